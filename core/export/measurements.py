"""Measurements and depth profiles as CSV and JSON.

Every row of a CSV carries the facts it depends on (photo, model, focal length and its source,
scale), so that tables of several photos can be put together.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from core.errors import MeasureError
from core.files import atomic_path
from core.files.tables import write_table
from core.measuring.measure import Length, Measurement, Point, Profile
from core.measuring.region import RegionStats

Row = dict[str, object]
ENDS = ("start", "end")
FORMATS = (".csv", ".json")


def write_measurements(
    path: Path,
    measured: Sequence[tuple[Measurement, Length]],
    facts: Row,
    regions: Sequence[tuple[Sequence[Point], RegionStats]] = (),
) -> None:
    """Write lengths, and what regions hold; the suffix says whether as CSV or as JSON.

    Args:
        path: .csv or .json; existing content is replaced.
        measured: lengths in metres, points in metres (OpenCV camera frame) and pixels.
        facts: what they depend on; values that JSON can hold.
        regions: outlines in pixels, and the depths within; in a CSV each is a row of its own.

    Raises:
        MeasureError: there is nothing to write, or another suffix.
        ExportError: the file cannot be written.
    """
    if not measured and not regions:
        raise MeasureError("there is no measurement to write: measure something first")
    rows = [_row(*pair) for pair in measured]
    held = [_region_row(*pair) for pair in regions]
    suffix = path.suffix.lower()
    if suffix == ".json":
        with atomic_path(path) as temporary:
            document = {**facts, "measurements": rows, **({"regions": held} if held else {})}
            text = json.dumps(document, indent=2, ensure_ascii=False)
            temporary.write_text(text + "\n", encoding="utf-8")
    elif suffix == ".csv":
        flat = [*map(_flat, rows), *map(_flat_region, held)]
        columns = {name: "" for row in flat for name in row}
        _write_csv(path, ({**columns, **row, **facts} for row in flat))
    else:
        raise MeasureError("{file}: measurements are written as .csv or .json", file=path.name)


def _row(measurement: Measurement, length: Length) -> Row:
    return {
        "name": measurement.name,
        "start_px": list(measurement.start),
        "end_px": list(measurement.end),
        "start_m": list(length.start),
        "end_m": list(length.end),
        "length_m": length.length_m,
        "dz_m": length.dz_m,
        "spread_m": length.spread_m,
        "spread_local_m": length.local_m,
        "spread_focal_m": length.focal_m,
        "length_by_focal_source_m": dict(length.by_source),
    }


def _region_row(outline: Sequence[Point], stats: RegionStats) -> Row:
    near, middle, far = stats.shares
    return {
        "outline_px": [list(corner) for corner in outline],
        "least_m": stats.least_m,
        "mean_m": stats.mean_m,
        "median_m": stats.median_m,
        "greatest_m": stats.greatest_m,
        "near_below_m": stats.limits_m[0],
        "far_above_m": stats.limits_m[1],
        "near_share": near,
        "middle_share": middle,
        "far_share": far,
        "sky_share": stats.sky,
    }


def _flat_region(row: Row) -> Row:
    """A row of the table of lengths, without the outline."""
    figures = {f"region_{name}": value for name, value in row.items() if name != "outline_px"}
    return {"name": "region", **figures}


def _flat(row: Row) -> Row:
    """One value a column: start_u_px, start_x_m, ..."""
    flat: Row = {"name": row["name"]}
    for end in ENDS:
        pixel, point = np.asarray(row[f"{end}_px"]), np.asarray(row[f"{end}_m"])
        flat |= {f"{end}_{axis}_px": float(x) for axis, x in zip("uv", pixel, strict=True)}
        flat |= {f"{end}_{axis}_m": float(x) for axis, x in zip("xyz", point, strict=True)}
    numbers = ("length_m", "dz_m", "spread_m", "spread_local_m", "spread_focal_m")
    return flat | {name: row[name] for name in numbers}


def write_profile(path: Path, profile: Profile, facts: Row) -> None:
    """Write the samples of a profile as CSV; empty cells where nothing can be measured.

    Raises:
        ExportError: the file cannot be written.
    """
    distance = profile.distance_m
    rows = (
        {
            "pixels": float(profile.pixels[place]),
            "u_px": float(profile.u[place]),
            "v_px": float(profile.v[place]),
            "distance_m": _or_empty(distance[place]),
            "x_m": _or_empty(profile.xyz[place, 0]),
            "y_m": _or_empty(profile.xyz[place, 1]),
            "z_m": _or_empty(profile.xyz[place, 2]),
            "contour_before": int(profile.gaps[place]),
            **facts,
        }
        for place in range(len(profile.pixels))
    )
    _write_csv(path, rows)


def _or_empty(value: float) -> float | str:
    return float(value) if np.isfinite(value) else ""


def _write_csv(path: Path, rows: Iterable[Row]) -> None:
    listed = list(rows)
    write_table(path, list(listed[0]), (list(row.values()) for row in listed))
