"""How much memory a single call takes."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from core.system.memory import peak_memory_bytes

_STATUS, _RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def forget_peak() -> int:
    """Begin anew with the largest resident size, where the system can; what there is of it now."""
    with suppress(OSError):
        _RESET.write_text("5")
    return peak_bytes()


def peak_bytes() -> int:
    """Largest resident size since ``forget_peak``; of the whole process on other systems."""
    with suppress(OSError):
        for line in _STATUS.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return peak_memory_bytes() or 0
