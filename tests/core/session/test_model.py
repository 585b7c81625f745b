"""The port: a row in the catalog is all that the program needs to know of a model."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.cli import main
from core.errors import ModelError, UsageError
from core.session import open_model
from core.weights.catalog import CATALOG
from core.weights.verify import verify
from tests.fake_model import FAKE


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CATALOG, FAKE.id, FAKE)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photos" / "photo.png"
    path.parent.mkdir()
    Image.new("RGB", (64, 48), (200, 120, 40)).save(path)
    return path


def test_the_command_line_lists_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "list", "--json"]) == 0
    rows = {row["id"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert rows["fake"]["available"]
    assert rows["fake"]["path"] is None
    assert main(["models", "list"]) == 0
    assert "fake: Fake" in capsys.readouterr().out
    assert main(["models", "verify"]) in (0, 1)
    assert "fake" not in capsys.readouterr().out


def test_the_command_line_exports_what_it_sees(photo: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = ["export", str(photo), "--out", str(out), "--format", "npz", "--model", "fake"]
    assert main(arguments) == 0
    with np.load(out / "photo.npz") as data:
        assert json.loads(str(data["metadata"]))["model"] == "fake"


def test_a_batch_goes_through_it(photo: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = ["batch", str(photo.parent), str(out), "--format", "npz", "--model", "fake"]
    assert main(arguments) == 0
    assert len(list(out.glob("*.npz"))) == 1


def test_it_has_no_weights_to_check() -> None:
    with pytest.raises(UsageError, match="Fake has no file of weights"):
        verify(FAKE)


@pytest.mark.parametrize("factory", ["tests.fake_model:missing", "tests.no_such_module:open"])
def test_a_factory_that_is_not_there(monkeypatch: pytest.MonkeyPatch, factory: str) -> None:
    monkeypatch.setitem(CATALOG, FAKE.id, dataclasses.replace(FAKE, factory=factory))
    with pytest.raises(ModelError, match="Fake cannot be opened"):
        open_model("fake")
