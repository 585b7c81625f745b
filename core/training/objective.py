"""The weighted sum of a stage's losses over one batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from core.errors import UsageError
from core.network.depth_pro import NetworkOutput
from core.training import losses
from core.training.curriculum import Term
from core.training.data import Batch

Preparation = Callable[[Tensor, Tensor, Tensor], tuple[Tensor, Tensor]]
DepthLoss = Callable[[Tensor, Tensor, Tensor], Tensor]


def _plain(prediction: Tensor, target: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    return prediction, target


# Each loss as what is done to both maps first, shared by the losses of a step, and the rest.
DEPTH_LOSSES: dict[str, tuple[Preparation, DepthLoss]] = {
    "mae": (_plain, losses.mae),
    "mse": (_plain, losses.mse),
    "trimmed_mae": (_plain, losses.trimmed_mae),
    "mage": (_plain, losses.mage),
    "male": (_plain, losses.male),
    "msge": (_plain, losses.msge),
    "ssi_mae": (losses.invariant, losses.mae),
    "ssi_trimmed_mae": (losses.invariant, losses.trimmed_mae),
    "ssi_mage": (losses.invariant, losses.mage),
    "log_mage": (losses.logarithms, losses.mage),
    "scale_invariant_log": (losses.logarithms, losses.centered_mae),
    "scale_log": (losses.logarithms, losses.median_error),
}
FOCAL_LOSSES: dict[str, Callable[[Tensor, Tensor], Tensor]] = {
    loss.__name__: loss for loss in (losses.focal, losses.log_focal)
}


def check_terms(terms: Sequence[Term]) -> None:
    """Raise UsageError for a loss that does not exist."""
    known = {**DEPTH_LOSSES, **FOCAL_LOSSES}
    for term in terms:
        if term.loss not in known:
            raise UsageError(f"no loss is named {term.loss!r}; there are {', '.join(known)}")


def objective(
    output: NetworkOutput, batch: Batch, terms: Sequence[Term]
) -> tuple[Tensor, dict[str, float]]:
    """Return the weighted sum of the losses and the value of each, by "name/on".

    Args:
        output: of the network for ``batch.rgb``, float32.
        batch: the targets.
        terms: what to add up; the focal terms need ``output.fov_deg``.
    """
    total = output.canonical.new_zeros(())
    parts: dict[str, float] = {}
    subsets = {on: _Subset(output, batch, chosen) for on, chosen in _choices(batch.real).items()}
    for term in terms:
        subset = subsets[term.on]
        if subset.empty:
            continue
        value = subset.loss(term.loss)
        total = total + term.weight * value
        parts[f"{term.loss}/{term.on}"] = float(value.detach())
    return total, parts


def _choices(real: Tensor) -> dict[str, Tensor]:
    return {"all": torch.ones_like(real), "real": real, "synthetic": ~real}


class _Subset:
    """Some examples of a batch; what several losses need of them is computed once."""

    def __init__(self, output: NetworkOutput, batch: Batch, chosen: Tensor) -> None:
        self._output, self._batch, self._chosen = output, batch, chosen
        self._prepared: dict[Preparation, tuple[Tensor, Tensor]] = {}

    @property
    def empty(self) -> bool:
        return not bool(self._chosen.any())

    def loss(self, name: str) -> Tensor:
        if name in FOCAL_LOSSES:
            if self._output.fov_deg is None:
                raise UsageError(f"the loss {name!r} needs the focal head")
            truth = self._batch.fov_deg[self._chosen]
            return FOCAL_LOSSES[name](self._output.fov_deg[self._chosen], truth)
        preparation, loss = DEPTH_LOSSES[name]
        if preparation not in self._prepared:
            self._prepared[preparation] = preparation(*self._maps())
        return loss(*self._prepared[preparation], self._maps()[2])

    def _maps(self) -> tuple[Tensor, Tensor, Tensor]:
        chosen, batch = self._chosen, self._batch
        return self._output.canonical[chosen], batch.canonical[chosen], batch.valid[chosen]
