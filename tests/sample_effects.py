"""An effect that the program does not have, for tests of its table."""

from __future__ import annotations

from core.effects.params import Facts, Param
from core.effects.picture import Picture
from core.effects.request import EffectRequest
from core.effects.table import Effect, Still
from core.types import ByteImage

SHARE = Param("sepia_share", "Tone", 50.0, limits=(0, 100), unit="%")


def sepia(picture: Picture) -> Still:
    def make(request: EffectRequest, focus_m: float, *, full: bool) -> tuple[ByteImage, Facts]:
        share = request.number("sepia_share") / 100
        return (picture.rgb * [1.0, 1 - share / 2, 1 - share]).astype("uint8"), {}

    return make


SEPIA = Effect("sepia", "Sepia", sepia, (SHARE,), focused=False)
