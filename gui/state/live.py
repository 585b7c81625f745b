"""A camera that is open: frozen values that state and views share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LiveState:
    """What is known of a camera, beside its newest frame and that one's depth.

    Attributes:
        source: what ``core.live.Camera`` opens.
        on: frames come, or will; it is switched off while it is not on show.
        fps: results per second lately; 0 before the second.
        recording: name of the film that is being recorded; "" for none.
        predicted_px: the median of the focal lengths that the model predicted.
        low, high: ends of the automatic colour range, in the unit of C; they follow slowly.
    """

    source: str
    on: bool = True
    fps: float = 0.0
    recording: str = ""
    predicted_px: float | None = None
    low: float | None = None
    high: float | None = None
