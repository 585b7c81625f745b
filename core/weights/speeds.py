"""How long models took on this machine, remembered beside the weights."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from core.files import atomic_path
from core.files.safe_json import read_json
from core.weights.entry import user_folder

FILE_NAME = "speeds.json"


@dataclass(frozen=True)
class Speed:
    """What one model took.

    Attributes:
        seconds: of one photo, the model being loaded.
        memory_bytes: the most that the measuring process has used in all.
        device, precision: in which it ran.
        sharpness: ``core.metrics.sharpness.step_share`` of its depth; 0 where it was not measured.
    """

    seconds: float
    memory_bytes: int
    device: str
    precision: str
    sharpness: float = 0.0


def known_speeds() -> dict[str, Speed]:
    """What was measured on this machine, by model; nothing where the file cannot be read."""
    try:
        found = read_json(user_folder() / FILE_NAME)
        return {model: Speed(**facts) for model, facts in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def remember_speed(model: str, speed: Speed) -> None:
    """Keep it for the next time. ExportError: the file cannot be written."""
    speeds = known_speeds() | {model: speed}
    path = user_folder() / FILE_NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    with atomic_path(path) as temporary:
        text = json.dumps({name: asdict(each) for name, each in speeds.items()}, indent=1)
        temporary.write_text(text, encoding="utf-8")
