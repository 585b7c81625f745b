"""Reading what others wrote, and writing whole files or none."""

from core.files.regular_files import plain_cause
from core.files.writing import (
    atomic_group,
    atomic_path,
    exclusive,
    make_folder,
    refuse_existing,
    set_aside,
)

__all__ = [
    "atomic_group",
    "atomic_path",
    "exclusive",
    "make_folder",
    "plain_cause",
    "refuse_existing",
    "set_aside",
]
