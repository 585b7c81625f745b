"""Depth Pro and the networks of its class, opened from the catalog."""

from __future__ import annotations

from pathlib import Path

from core.network.config import DepthProConfig
from core.network.depth_pro import DepthPro
from core.session.model import OpenRequest
from core.session.run_plan import RunPlan, in_int8, make_plan, may_take_int8
from core.session.session import Session
from core.session.trial import LIMIT, known_excess
from core.system.memory import lasting_blocks
from core.types import ModelInfo
from core.weights.digest import known_sha256
from core.weights.load import load_focal_head, load_network


def open_session(request: OpenRequest) -> Session:
    """Load a row whose weights are of Depth Pro's class; errors as ``open_model``."""
    preset, path = request.entry.preset, request.path
    assert preset is not None
    assert path is not None

    def load(plan: RunPlan, with_fov: bool = False) -> DepthPro:
        return load_network(
            path,
            preset,
            dtype=plan.dtype,
            int8=plan.precision == "int8",
            with_fov=with_fov,
            cancel=request.cancel,
        )

    def load_focal(network: DepthPro, plan: RunPlan) -> None:
        load_focal_head(path, network, dtype=plan.dtype, int8=plan.precision == "int8")

    plan = _plan(path, preset, request)
    with lasting_blocks():  # anew: the trial's layers end the one before
        network = load(plan, request.with_fov or not preset.leaves_fov_out)
        info = ModelInfo(request.entry.id, known_sha256(path), plan.device, plan.precision)
        return Session(network, info, plan, load=load, load_focal=load_focal)


def _plan(path: Path, preset: DepthProConfig, request: OpenRequest) -> RunPlan:
    plan = make_plan(preset, request.device, request.precision)
    if not may_take_int8(plan, request.precision):
        return plan
    with lasting_blocks():
        excess = known_excess(path, preset, cancel=request.cancel)
    return in_int8(plan, excess) if excess <= LIMIT else plan
