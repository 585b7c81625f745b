"""One loaded model: photo in, estimate out."""

from core.session.plan import DEVICES, PRECISIONS, available_devices
from core.session.prepare import prepare_image
from core.session.session import Session

__all__ = ["DEVICES", "PRECISIONS", "Session", "available_devices", "prepare_image"]
