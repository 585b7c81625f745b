"""Whether a photo may be a panorama. Pure."""

from __future__ import annotations

from core.images.gpano import is_whole
from gui.state.entry import Entry


def may_be_panorama(entry: Entry) -> bool:
    """Whether it can be estimated as a panorama: by its file, its shape, or a sweep's lens."""
    photo = entry.photo
    if photo is None or entry.reopened is not None:
        return False
    from core.panorama import likely_span_deg, looks_like_panorama

    told = photo.metadata.sphere is not None or entry.is_panorama
    known = is_whole(photo.size) or likely_span_deg(photo) is not None
    return told or (known and looks_like_panorama(photo))
