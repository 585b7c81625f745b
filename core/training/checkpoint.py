"""The state of a run in one file: written whole or not at all, and read without running code."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import torch

from core.errors import DataError, ExportError
from core.files import atomic_path
from core.files.regular_files import require_regular

CHECKPOINT = "last.ckpt"
READ_ERRORS = (RuntimeError, KeyError, TypeError, ValueError, EOFError, pickle.UnpicklingError)


def write_state(path: Path, state: dict[str, Any]) -> None:
    """Replace the file; the previous one stays until the new one is complete.

    Raises:
        ExportError: it cannot be written; the previous one is intact.
    """
    with atomic_path(path) as temporary:
        try:
            torch.save(state, temporary)
        except RuntimeError as error:  # what torch makes of a full disk
            raise ExportError(
                path, "cannot be written, is the disk full? ({detail})", detail=error
            ) from error


def read_state(path: Path) -> dict[str, Any]:
    """Read what ``write_state`` wrote.

    Raises:
        DataError: it cannot be read, or is something else.
    """
    try:
        require_regular(path)
        state = torch.load(path, map_location="cpu", weights_only=True)
    except (OSError, *READ_ERRORS) as error:
        raise DataError(
            path, "is no checkpoint of a training run ({detail})", detail=error
        ) from error
    if not isinstance(state, dict):
        raise DataError(path, "is no checkpoint of a training run")
    return state
