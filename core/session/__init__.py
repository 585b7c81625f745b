"""Depth models: opening one of the catalog, and running it on a photo."""

import os

# Weights in memory pages of 2 MB: a third of the time of loading goes into smaller ones. torch
# reads this at its first large tensor.
os.environ.setdefault("THP_MEM_ALLOC_ENABLE", "1")

from core.session.model import DepthModel, OpenRequest
from core.session.opening import open_model
from core.session.prepare import prepare_image
from core.session.run_plan import available_devices
from core.session.session import Session

__all__ = [
    "DepthModel",
    "OpenRequest",
    "Session",
    "available_devices",
    "open_model",
    "prepare_image",
]
