"""What a camera sees now: the newest frame, its depth, freezing and recording it."""

from core.live.camera import Camera, CameraFrame, photo_of
from core.live.devices import CameraDevice, list_cameras

__all__ = ["Camera", "CameraDevice", "CameraFrame", "list_cameras", "photo_of"]
