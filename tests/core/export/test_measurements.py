from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from core.errors import ExportError, MeasureError
from core.export.measurements import write_measurements, write_profile
from core.measuring.measure import Length, Measurement, Profile

MEASURED = [
    (
        Measurement("Door, left", (1.0, 2.0), (3.5, 4.0)),
        Length((0.1, 0.2, 1.0), (0.4, 0.6, 2.0), 1.118, 1.0, 0.03, 0.04, {"predicted": 1.118}),
    )
]
FACTS = {
    "photo": "a.jpg",
    "unit": "metre",
    "focal_px": 900.0,
    "focal_source": "metadata",
    "scale": 1.083,
    "model": "compact",
}


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_csv_holds_lengths_and_all_they_depend_on(tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    write_measurements(path, MEASURED, FACTS)
    (row,) = rows_of(path)
    assert row["name"] == "Door, left"
    assert float(row["length_m"]) == 1.118
    assert float(row["spread_m"]) == pytest.approx(0.05)
    assert (float(row["end_u_px"]), float(row["end_z_m"])) == (3.5, 2.0)
    assert {name: row[name] for name in FACTS} == {k: str(v) for k, v in FACTS.items()}


def test_json_holds_the_same(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    write_measurements(path, MEASURED, FACTS)
    read = json.loads(path.read_text(encoding="utf-8"))
    assert {name: read[name] for name in FACTS} == FACTS
    (row,) = read["measurements"]
    assert row["start_m"] == [0.1, 0.2, 1.0]
    assert row["length_by_focal_source_m"] == {"predicted": 1.118}


def test_nothing_to_write_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(MeasureError, match="measure something first"):
        write_measurements(tmp_path / "m.csv", [], FACTS)
    with pytest.raises(MeasureError, match=r"m\.txt.*\.csv or \.json"):
        write_measurements(tmp_path / "m.txt", MEASURED, FACTS)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"gone/m\.csv"):
        write_measurements(tmp_path / "gone" / "m.csv", MEASURED, FACTS)


def test_profile_leaves_the_unknown_empty(tmp_path: Path) -> None:
    xyz = np.array([[0, 0, 1.0], [0, 0, 2.0], [np.nan] * 3])
    pixels = np.arange(3.0)
    profile = Profile(pixels, pixels + 5, pixels, xyz, xyz[:, 2], np.array([False, True, True]))
    write_profile(tmp_path / "p.csv", profile, FACTS)
    rows = rows_of(tmp_path / "p.csv")
    assert [row["z_m"] for row in rows] == ["1.0", "2.0", ""]
    assert [row["contour_before"] for row in rows] == ["0", "1", "1"]
    assert (rows[1]["u_px"], rows[1]["distance_m"], rows[1]["scale"]) == ("6.0", "1.0", "1.083")
