"""What the window says of a model that tells no metres."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core.measuring.known_length import Kind, Reference
from core.measuring.measure import Measurement
from core.types import DepthKind
from gui.snapshot.measure import length_text
from gui.snapshot.parts import Snapshot
from gui.snapshot.probe import fields_of, read
from gui.snapshot.resolve import resolve
from gui.state.entry import Derived
from gui.state.models import ModelChoice
from tests.gui.samples import make_derived, make_entry, make_state

LENGTH = Measurement("table", (10.0, 30.0), (30.0, 30.0))
KNOWN = Reference(Kind.LENGTH, (10.0, 20.0), (30.0, 20.0), 1.5)


def derived_of_kind(kind: DepthKind) -> Derived:
    derived = make_derived()
    return replace(derived, estimate=replace(derived.estimate, kind=kind))


def shown(kind: DepthKind, **changes: Any) -> Snapshot:
    results = {ModelChoice("compact"): derived_of_kind(kind)}
    entry = make_entry(1, results=results, measurements=(LENGTH,), **changes)
    return resolve(make_state(entry))


def test_without_metres_none_are_shown() -> None:
    snapshot = shown(DepthKind.AFFINE_INVERSE)
    assert snapshot.depth.per_metre is None
    (row,) = snapshot.measure.rows
    assert row.length is None
    assert "no metres" in row.problem
    assert length_text(row) not in [
        mark.label for mark in snapshot.measure.marks if mark.label[:1].isdigit()
    ]
    assert snapshot.cloud is not None
    assert snapshot.cloud.far_m is None
    assert not snapshot.cloud_look.grid
    assert snapshot.evaluation.alignment == "scale-shift"
    fields = fields_of(read(snapshot, 10, 30))
    assert fields["Z"] == fields["X"] == fields["1/m"] == ""


def test_a_known_length_gives_them() -> None:
    snapshot = shown(DepthKind.AFFINE_INVERSE, references=(KNOWN,))
    assert snapshot.depth.per_metre is not None
    (row,) = snapshot.measure.rows
    assert row.length is not None
    assert 1.4 < row.length.length_m < 1.6
    assert snapshot.cloud is not None
    assert snapshot.cloud.far_m is not None


def test_metric_depth_does_not_follow_the_focal_length() -> None:
    from core.types import FocalSource
    from gui.state.entry import FocalChoice

    seen = [
        shown(DepthKind.METRIC, focal=FocalChoice(FocalSource.MANUAL, px)).depth for px in (50, 100)
    ]
    assert seen[0].per_metre == seen[1].per_metre == 1.0
    assert seen[0].near_m == seen[1].near_m
