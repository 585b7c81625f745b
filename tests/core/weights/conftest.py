"""A small file that a hub offers."""

from __future__ import annotations

import hashlib
import random

import pytest

from core.weights.entry import Layout, WeightsSource
from tests.hub_server import HubServer

DATA = random.Random(0).randbytes(3_000_000)
SOURCE = WeightsSource(
    id="official",
    title="a file",
    layout=Layout.OFFICIAL_PT,
    stored="small.pt",
    repo_id="apple/Small",
    file="weights.pt",
    size_bytes=len(DATA),
    sha256=hashlib.sha256(DATA).hexdigest(),
)


@pytest.fixture
def data() -> bytes:
    return DATA


@pytest.fixture
def source(hub: HubServer) -> WeightsSource:
    """Offered by the hub as it should be."""
    hub.add("apple/Small", "weights.pt", DATA)
    return SOURCE
