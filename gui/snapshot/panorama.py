"""Whether a photo may be a panorama. Pure."""

from __future__ import annotations

from core.images.gpano import is_whole
from core.types import SPAN_DEG
from gui.state.entry import Entry


def may_be_panorama(entry: Entry) -> bool:
    """Whether it is offered to be estimated as a panorama: by its file, or by its shape."""
    photo = entry.photo
    if photo is None or entry.reopened is not None or entry.moves or entry.live is not None:
        return False
    from core.panorama import looks_like_panorama

    return photo.metadata.sphere is not None or entry.is_panorama or looks_like_panorama(photo)


def sweep_span_deg(entry: Entry) -> float | None:
    """How far a photo goes from left to right if it is a sweep, by the user, its lens, or as most
    do; None where its file or its shape says that it is another kind of panorama."""
    photo = entry.photo
    if photo is None or photo.metadata.sphere is not None or is_whole(photo.size):
        return None
    from core.panorama import likely_span_deg

    return entry.said.span_deg or round(likely_span_deg(photo) or SPAN_DEG.default)
