"""Pictures that this program wrote: where photos are looked for they are none."""

from __future__ import annotations

from pathlib import Path

from core.files.regular_files import require_regular

OWN_MARK = b"Leadline"
_PLAYERS_ENDINGS = ("_SBS", "_LR", "_fulltb")
_LOOKED_AT_BYTES = 1 << 14  # at the beginning and the end, where pictures keep their texts


def is_own_picture(path: Path) -> bool:
    """Whether a file is an export or an effect of this program, by what it says of itself.

    Their names all have an inner dot (``NAME.color.png``) or an ending that players know, so
    most photos are not looked into.
    """
    if "." not in path.stem and not path.stem.endswith(_PLAYERS_ENDINGS):
        return False
    try:
        require_regular(path)
        with path.open("rb") as file:
            head = file.read(_LOOKED_AT_BYTES)
            file.seek(max(0, path.stat().st_size - _LOOKED_AT_BYTES))
            return OWN_MARK in head or OWN_MARK in file.read()
    except OSError:  # opened as a photo it says what is wrong
        return False
