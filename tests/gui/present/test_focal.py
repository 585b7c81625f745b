"""What the title of the cloud's pane says of its ghost."""

from __future__ import annotations

import pytest

from core.focal import FocalChoices, px_from_35mm
from core.types import FocalLength, FocalSource, Size
from gui.present.focal import ghost_title
from gui.snapshot.ghost import Ghost
from gui.snapshot.parts import FocalPart

SIZE = Size(4000, 3000)


@pytest.mark.parametrize(
    ("source", "title"),
    [(None, "faint: 26 mm, before"), (FocalSource.PREDICTED, "faint: 26 mm, predicted")],
)
def test_names_the_other_focal_length(source: FocalSource | None, title: str) -> None:
    active = FocalLength(2000.0, FocalSource.MANUAL)
    part = FocalPart(FocalChoices(manual=2000.0), active, SIZE)
    assert ghost_title(Ghost(source, px_from_35mm(26, SIZE), 1.0), part) == title
