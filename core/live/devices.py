"""Which cameras this machine has."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

SYSTEMS = {"linux": "v4l2", "darwin": "avfoundation", "win32": "dshow"}
"""FFmpeg's input for cameras, by Python's name of the platform."""
_LINUX_LIST = Path("/sys/class/video4linux")


@dataclass(frozen=True)
class CameraDevice:
    """A camera.

    Attributes:
        id: what ``Camera`` opens.
        name: how people know it.
    """

    id: str
    name: str


def list_cameras(
    *, platform: str = sys.platform, linux_list: Path = _LINUX_LIST
) -> tuple[CameraDevice, ...]:
    """All cameras that the system tells of, without opening any; none where it tells nothing."""
    if platform == "linux":
        return _linux_cameras(linux_list)
    return _told_by_ffmpeg(SYSTEMS.get(platform, ""))


def _linux_cameras(folder: Path) -> tuple[CameraDevice, ...]:
    """The first node of each camera: further ones carry no pictures."""
    try:
        nodes = [node for node in folder.iterdir() if node.name.startswith("video")]
    except OSError:
        return ()
    nodes.sort(key=lambda node: (len(node.name), node.name))
    return tuple(
        CameraDevice(f"/dev/{node.name}", _line(node / "name") or node.name)
        for node in nodes
        if _line(node / "index") in ("", "0")
    )


def _line(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace").strip()
    except OSError:
        return ""


def _told_by_ffmpeg(system: str) -> tuple[CameraDevice, ...]:
    import av
    from av.device import enumerate_input_devices

    try:
        found = enumerate_input_devices(system)
    except (av.FFmpegError, ValueError, NotImplementedError):
        return ()
    return tuple(
        CameraDevice(device.name, device.description or device.name)
        for device in found
        if "video" in device.media_types or not device.media_types
    )
