"""Models that installed packages bring."""

from __future__ import annotations

import sys
import threading
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.cli import main
from core.errors import LeadlineError, ModelError
from core.session import open_model, opening
from core.types import Estimate
from core.weights.models import GROUP, all_models, installed_models
from tests.sample_estimates import make_estimate, make_photo

EXAMPLE = Path(__file__).parents[2] / "example_package"
Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Makes a package known as pip does; its code may come along."""

    def installed(name: str, points: dict[str, str], code: str = "") -> None:
        facts = tmp_path / f"{name}-1.0.dist-info"
        facts.mkdir()
        (facts / "METADATA").write_text(
            f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\nLicense-Expression: MIT\n"
        )
        lines = "".join(f"{model} = {value}\n" for model, value in points.items())
        (facts / "entry_points.txt").write_text(f"[{GROUP}]\n{lines}")
        if code:
            (tmp_path / f"{name}.py").write_text(code)
        installed_models.cache_clear()

    monkeypatch.syspath_prepend(str(tmp_path))
    yield installed
    installed_models.cache_clear()


@pytest.fixture
def example(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text())["project"]
    monkeypatch.syspath_prepend(str(EXAMPLE))
    monkeypatch.delitem(sys.modules, "leadline_example", raising=False)
    install(project["name"], project["entry-points"][GROUP])


def test_a_package_brings_a_model(example: None, capsys: pytest.CaptureFixture[str]) -> None:
    entry = all_models()["example-plane"]
    assert (entry.package, entry.licence, entry.available) == ("leadline-example", "MIT", True)
    assert main(["models", "list"]) == 0
    assert "example-plane" in capsys.readouterr().out
    assert "leadline_example" not in sys.modules  # nothing is loaded before it is chosen
    estimate = open_model("example-plane").estimate(make_photo())
    assert float(estimate.canonical_inverse_depth.mean()) == 0.5


def test_broken_ones_are_named_and_left_out(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    points = {"gone": "no_such_module_anywhere:open", "compact": "json:loads", "half": "json"}
    install("leadline-broken", points)
    found, problems = installed_models()
    assert not found
    assert len(problems) == 3
    assert main(["models", "list"]) == 0
    told = capsys.readouterr().err
    for name in ("leadline-broken", "gone", "compact", "half"):
        assert name in told


def test_one_that_raises_in_its_import(install: Install) -> None:
    install("leadline_raises", {"raises": "leadline_raises:open"}, "raise SystemExit('no')")
    with pytest.raises(ModelError, match="raises cannot be opened: no"):
        open_model("raises")


def test_one_that_hangs_in_its_import(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()
    monkeypatch.setattr(threading, "leadline_gate", gate, raising=False)
    monkeypatch.setattr(opening, "IMPORT_S", 0.2)
    code = "import threading\nthreading.leadline_gate.wait()\n"
    install("leadline_hangs", {"hangs": "leadline_hangs:open"}, code)
    try:
        with pytest.raises(ModelError, match="not imported within"):
            open_model("hangs")
    finally:
        gate.set()


def answering(found: Any) -> Any:
    class Model:
        info = make_estimate().info
        lanes = 1

        def estimate(self, photo: object, **_: object) -> Any:
            if isinstance(found, Exception):
                raise found
            return found

    return Model()


GOOD: Estimate = make_estimate()
MAP = GOOD.canonical_inverse_depth


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (None, "no estimate"),
        (replace(GOOD, canonical_inverse_depth=MAP.astype(np.float64)), "float64 of shape"),
        (replace(GOOD, canonical_inverse_depth=MAP[0]), r"shape \(40,\)"),
        (replace(GOOD, canonical_inverse_depth=MAP * np.nan), "not inverse depth"),
        (replace(GOOD, canonical_inverse_depth=-MAP), "not inverse depth"),
        (replace(GOOD, image_size=GOOD.image_size._replace(width=7)), "another photo's size"),
        (replace(GOOD, kind="guess"), "no estimate"),
        (replace(GOOD, fov_deg="wide"), "field of view"),
        (replace(GOOD, fov_deg=np.nan), "field of view"),
        (replace(GOOD, spread=MAP[:-1]), "a spread"),
        (replace(GOOD, spread=MAP * np.nan), "a spread"),
        (ZeroDivisionError("by zero"), "failed: ZeroDivisionError: by zero"),
    ],
)
def test_an_answer_that_is_no_depth(
    example: None, monkeypatch: pytest.MonkeyPatch, found: Any, words: str
) -> None:
    import leadline_example

    monkeypatch.setattr(leadline_example, "open_plane", lambda request: answering(found))
    with pytest.raises(LeadlineError, match=f"example-plane.*{words}"):
        open_model("example-plane").estimate(make_photo())
