"""A network of Depth Pro's class on a device, and how it copes when memory runs out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

import torch
from torch import Tensor, nn

from core.enlarge import enlarged
from core.errors import ModelError
from core.network.cpu import prepare_for_cpu
from core.network.depth_pro import DepthPro, NetworkOutput
from core.network.heads import FocalHead
from core.network.surfaces import smooth_stairs
from core.progress import CancelToken, Monitor, ProgressCallback
from core.sentence import Sentence
from core.session.gpu_progress import QueuedMonitor, cuda_mark
from core.session.prepare import prepare_image
from core.session.run_plan import RunPlan, fallbacks, is_out_of_memory, make_plan
from core.system.memory import lasting_blocks
from core.types import Estimate, ModelInfo, Photo

Module = TypeVar("Module", bound=nn.Module)
MAX_LANES = 4


class Session:
    """A network of Depth Pro's class on a device: a ``core.session.model.DepthModel``.

    When memory runs out it goes on with less: see ``core.session.run_plan.fallbacks``.

    Args:
        network: on the CPU, in the precision of the plan; for int8 as ``load_network`` makes it.
        info: which model this is; how it runs follows from the plan.
        plan: how to run it; by default what suits ``info``.
        load: loads the network anew, without its focal head, for another plan.
        load_focal: fills in the focal head of a network that was loaded without it.
    """

    def __init__(
        self,
        network: DepthPro,
        info: ModelInfo,
        plan: RunPlan | None = None,
        *,
        load: Callable[[RunPlan], DepthPro] | None = None,
        load_focal: Callable[[DepthPro, RunPlan], None] | None = None,
    ) -> None:
        self._config = network.config
        self._plan = plan or make_plan(network.config, info.device, info.precision)
        self._info = info
        self._load = load
        self._load_focal = load_focal
        self._network: DepthPro | None = None
        self._place_first(network)

    @property
    def info(self) -> ModelInfo:
        """Which model this is, and how it runs now."""
        plan = self._plan
        return replace(self._info, device=plan.device, precision=plan.precision, reason=plan.reason)

    @property
    def lanes(self) -> int:
        """How many threads may estimate at a time, each with its share of torch's threads, so
        that most photos are done per second; 1 where one photo takes all there is."""
        small = not self._config.tiled and self._plan.device == "cpu"
        return min(MAX_LANES, torch.get_num_threads()) if small else 1

    def estimate(
        self,
        photo: Photo,
        *,
        with_fov: bool = True,
        progress: ProgressCallback | None = None,
        cancel: CancelToken | None = None,
    ) -> Estimate:
        """Run the network once on a photo.

        Args:
            photo: any size of at least 1 x 1.
            with_fov: whether the focal length is predicted; the focal head is loaded if need be.
                The compact model always predicts it: that costs nothing.
            progress: called in this thread as work gets done.
            cancel: checked throughout; within a small part of the work.

        Raises:
            Cancelled: the token was cancelled.
            ModelError: memory ran out, and there is nothing smaller to fall back to.
            WeightsError: the focal head cannot be loaded any more.
        """
        with_fov = with_fov or not self._config.leaves_fov_out

        def run() -> Estimate:
            start = time.perf_counter()
            image = self._input(photo)
            prepared = time.perf_counter()
            output = self._forward(image, with_fov, progress, cancel)
            if self._config.sharpen_radius:
                output = output._replace(canonical=_on_edges(output.canonical, image))
            seconds = {
                "preprocess": prepared - start,
                "network": time.perf_counter() - prepared,
            }
            return _estimate(output, photo, self.info, seconds)

        return self._with_fallbacks(run, photo, cancel)

    def predict_fov(
        self,
        photo: Photo,
        estimate: Estimate,
        *,
        progress: ProgressCallback | None = None,
        cancel: CancelToken | None = None,
    ) -> Estimate:
        """The same estimate with the field of view, which had been left out.

        Runs the focal head alone, a fiftieth of a whole pass; it is loaded if need be.

        Args:
            photo: the one that the estimate is of.
            estimate: made with ``with_fov=False`` by a session of the same model.
            progress: called in this thread as work gets done.
            cancel: checked between the blocks of its transformer.

        Raises:
            Cancelled, ModelError, WeightsError: as ``estimate``.
        """
        context = estimate.context
        if context is None:
            raise ModelError(
                "there is nothing to predict the focal length of {photo} from",
                photo=photo.name,
            )

        def run() -> Estimate:
            network = self._ready(with_fov=True)
            assert isinstance(network.fov, FocalHead)
            monitor = self._monitor(network.fov.work(1), progress, cancel)
            with torch.inference_mode():
                fov = network.predict_fov(
                    self._to_device(self._input(photo)),
                    self._to_device(torch.from_numpy(context)[None]),
                    monitor=monitor,
                )
            _wait_for(monitor)
            return replace(estimate, fov_deg=_degrees(fov), context=None)

        return self._with_fallbacks(run, photo, cancel)

    def _forward(
        self,
        image: Tensor,
        with_fov: bool,
        progress: ProgressCallback | None,
        cancel: CancelToken | None,
    ) -> NetworkOutput:
        network = self._ready(with_fov=with_fov)
        monitor = self._monitor(network.work(image, with_fov=with_fov), progress, cancel)
        with torch.inference_mode():
            output: NetworkOutput = network(
                self._to_device(image),
                with_fov=with_fov,
                tile_batch=self._plan.tile_batch,
                monitor=monitor,
            )
        _wait_for(monitor)
        return output

    def _input(self, photo: Photo) -> Tensor:
        device = "cuda" if self._plan.device == "cuda" else "cpu"
        with torch.inference_mode():
            return prepare_image(photo.rgb, self._config, device)

    def _monitor(
        self, total: float, progress: ProgressCallback | None, cancel: CancelToken | None
    ) -> Monitor:
        if self._plan.device == "cuda":
            return QueuedMonitor(total, progress, cancel, mark=cuda_mark)
        return Monitor(total, progress, cancel)

    def _to_device(self, image: Tensor) -> Tensor:
        moved = image.to(self._plan.device, self._plan.dtype)
        return moved.contiguous(memory_format=torch.channels_last)

    def _ready(self, *, with_fov: bool) -> DepthPro:
        """The network, loaded again if it had to go, with its focal head if wanted."""
        if self._network is None:
            assert self._load is not None
            with lasting_blocks():
                self._network = _placed(self._load(self._plan), self._plan)
        network = self._network
        if with_fov and network.fov is None and self._load_focal is not None:
            with lasting_blocks():
                self._load_focal(network, self._plan)
                assert network.fov is not None
                network.fov = _placed(network.fov, self._plan)
        return network

    # When memory runs out

    def _place_first(self, network: DepthPro) -> None:
        """Put the network where the plan wants it, or where there is room.

        Raises:
            ModelError: there is none.
        """
        steps = fallbacks(self._plan)
        while True:
            try:
                self._network = _placed(network, self._plan)
                return
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
            before = self._plan
            for plan, _ in steps:  # smaller batches do not make the weights smaller
                if (plan.device, plan.precision) != (before.device, before.precision):
                    break
            else:
                raise ModelError(
                    "not enough memory for the model on the {device}", device=before.device
                )
            network = network.to("cpu", plan.dtype)
            self._plan = plan
            _release_gpu(before)

    def _with_fallbacks(
        self, run: Callable[[], Estimate], photo: Photo, cancel: CancelToken | None
    ) -> Estimate:
        notices: list[Sentence] = []
        steps = fallbacks(self._plan)
        while True:
            try:
                return replace(run(), notices=tuple(notices[-1:]))
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
            # Outside the handler: the error's frames keep the tensors of the run alive.
            notices.append(self._fall_back(steps, photo))
            if cancel is not None:
                cancel.check()

    def _fall_back(self, steps: Iterator[tuple[RunPlan, Sentence]], photo: Photo) -> Sentence:
        """Take the next step that can be taken; what it says.

        Raises:
            ModelError: there is none.
        """
        for plan, notice in steps:
            if (plan.device, plan.precision) != (self._plan.device, self._plan.precision):
                if self._load is None:
                    break
                self._network = None  # two at once would take the memory that is short
            _release_gpu(self._plan)
            self._plan = plan
            return notice
        raise ModelError(
            "not enough memory to estimate {photo} on the {device}",
            photo=photo.name,
            device=self._plan.device,
        )


def _wait_for(monitor: Monitor) -> None:
    """Until a GPU has done what was queued; on a CPU it is done."""
    if isinstance(monitor, QueuedMonitor):
        monitor.drain()


def _release_gpu(plan: RunPlan) -> None:
    """Give the memory back that torch keeps of a GPU."""
    if plan.device == "cuda":
        torch.cuda.empty_cache()


def _placed(module: Module, plan: RunPlan) -> Module:
    """A module where and as the plan wants it."""
    if plan.device == "cuda":
        # float32 means that: torch would round the factors of convolutions to 10 bits.
        torch.backends.cudnn.allow_tf32 = False
    module = module.to(plan.device).to(memory_format=torch.channels_last)
    if plan.device == "cpu" and plan.precision != "int8":  # which comes prepared
        prepare_for_cpu(module)
    return module


def _on_edges(canonical: Tensor, image: Tensor) -> Tensor:
    """Inverse depth (1, 1, h, w) with its steps on the edges of the image (1, 3, h, w)."""
    rgb = image[0].add(1).mul(127.5).round().byte().permute(1, 2, 0).cpu().numpy()
    cut = enlarged(canonical[0, 0].float().cpu().numpy(), rgb)
    return smooth_stairs(torch.from_numpy(cut)[None, None])


def _estimate(
    output: NetworkOutput, photo: Photo, info: ModelInfo, seconds: dict[str, float]
) -> Estimate:
    canonical = output.canonical[0, 0].float().cpu().numpy()
    fov_deg = _degrees(output.fov_deg)
    # Kept only where it will be needed: a prediction that was left out.
    context = output.context[0].float().cpu().numpy() if fov_deg is None else None
    spread = None if output.spread is None else output.spread[0, 0].float().cpu().numpy()
    return Estimate(canonical, fov_deg, photo.size, info, seconds, context=context, spread=spread)


def _degrees(fov: Tensor | None) -> float | None:
    return None if fov is None else float(fov[0])
