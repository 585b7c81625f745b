"""Makes effects of one picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from core.effects.params import Facts
from core.effects.picture import Picture
from core.effects.request import EffectRequest
from core.effects.table import Clip, Still
from core.errors import UsageError
from core.progress import Monitor
from core.types import ByteImage


class EffectRenderer:
    """A picture with what its effects need, each made ready on its first use.

    Args:
        picture: at the size of the results.
    """

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self._ready: dict[Callable[[Picture], Any], Any] = {}

    def still(self, request: EffectRequest, *, full: bool = False) -> tuple[ByteImage, Facts]:
        """The picture with a still effect, (H, W, 3) uint8, a pair twice as wide; and its facts.

        Args:
            request: the effect.
            full: as fine as for a file, else as quick as for a slider.

        Raises:
            UsageError: the effect moves.
        """
        if request.row.moving:
            raise UsageError("{effect} is no still effect: it has frames", effect=request.effect)
        still: Still = self._made_ready(request)
        pixels, facts = still(request, request.focus_depth_m(self.picture), full=full)
        return pixels, request.facts(self.picture) | facts

    def clip(self, request: EffectRequest, monitor: Monitor | None = None) -> Iterator[ByteImage]:
        """Iterator over the frames of a moving effect. Cancelled."""
        clip: Clip = self._made_ready(request)
        return clip(request, request.focus_depth_m(self.picture), monitor)

    def _made_ready(self, request: EffectRequest) -> Any:
        """Effects of one kind (dolly and parallax) share what is made ready."""
        make = request.row.make
        if make not in self._ready:
            self._ready[make] = make(self.picture)
        return self._ready[make]
