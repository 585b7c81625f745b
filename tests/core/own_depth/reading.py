"""Reading depth out of photos that a test puts together."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import DataError
from core.images import load_photo
from core.own_depth import OwnDepth, read_own_depth


def read(tmp_path: Path, data: bytes, name: str = "photo.jpg") -> OwnDepth:
    """The depth in a photo; it lies on the photo as this is seen."""
    path = tmp_path / name
    path.write_bytes(data)
    own = read_own_depth(path)
    assert own is not None
    photo = load_photo(path)
    assert own.size.width * photo.size.height == own.size.height * photo.size.width
    return own


def failure(tmp_path: Path, data: bytes, name: str = "photo.jpg") -> str:
    """Why the depth in a photo cannot be read; the photo itself can be opened all the same."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DataError) as caught:
        read_own_depth(path)
    assert caught.value.path == path
    load_photo(path)
    return str(caught.value.cause)
