"""The weighted sum of a stage's losses over one batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import torch
from torch import Tensor

from core.errors import UsageError
from core.network.depth_pro import NetworkOutput
from core.training import losses, surface
from core.training.curriculum import ROLE_WORDS, Term
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
    "trimmed_scale_invariant_log": (losses.logarithms, losses.centered_trimmed_mae),
    "scale_log": (losses.logarithms, losses.median_error),
}
# Ours, not the paper's; they need the true field of view.
SURFACE_LOSSES = {"normal_angle": surface.normal_angle}
FOCAL_LOSSES: dict[str, Callable[[Tensor, Tensor], Tensor]] = {
    loss.__name__: loss for loss in (losses.focal, losses.log_focal)
}


def check_terms(terms: Sequence[Term]) -> None:
    """Raise UsageError for a loss or a word for examples that does not exist."""
    known = {**DEPTH_LOSSES, **SURFACE_LOSSES, **FOCAL_LOSSES}
    for term in terms:
        if term.loss not in known:
            raise UsageError(
                "no loss is named {loss!r}; there are {known}",
                loss=term.loss,
                known=", ".join(known),
            )
        for word in term.on.split():
            if word not in ROLE_WORDS:
                raise UsageError(
                    "{on!r} names no examples; words: {words}",
                    on=term.on,
                    words=", ".join(ROLE_WORDS),
                )


def needs_focal(terms: Sequence[Term]) -> bool:
    """Whether any of the losses is about the focal length."""
    return any(term.loss in FOCAL_LOSSES for term in terms)


def count(batch: Batch, terms: Sequence[Term]) -> Tensor:
    """(T,) float64: how many images of the batch each term's mean is over."""
    return torch.stack([_counted(batch, term).sum() for term in terms]).double()


def objective(
    output: NetworkOutput, batch: Batch, terms: Sequence[Term], counts: Tensor | None = None
) -> tuple[Tensor, dict[str, Tensor]]:
    """Return the weighted sum of the losses and the value of each, by "name/on".

    Args:
        output: output of the network for ``batch.rgb``, float32.
        batch: the targets.
        terms: what to add up; the focal terms need ``output.fov_deg``.
        counts: ``count`` summed over all parts of a batch that is worked on in parts: the
            results of the parts then add up to that of the whole.
    """
    own = count(batch, terms).tolist()
    whole = own if counts is None else counts.tolist()
    total = output.canonical.new_zeros(())
    parts: dict[str, Tensor] = {}
    subsets: dict[str, _Subset] = {}
    for term, images, of in zip(terms, own, whole, strict=True):
        if not images:
            continue
        if term.on not in subsets:
            subsets[term.on] = _Subset(output, batch, batch.chosen(term.on))
        value = subsets[term.on].loss(term.loss) * (images / of)
        total = total + term.weight * value
        parts[f"{term.loss}/{term.on}"] = value.detach()
    return (total if parts else _nothing(output)), parts


def _counted(batch: Batch, term: Term) -> Tensor:
    known = batch.focal if term.loss in FOCAL_LOSSES else batch.known
    if term.loss in SURFACE_LOSSES:
        known = batch.focal & batch.known
    return batch.chosen(term.on) & known


def _nothing(output: NetworkOutput) -> Tensor:
    """0, with a gradient of 0: processes that share a batch all have to go backward."""
    nothing = 0.0 * torch.nan_to_num(output.canonical).sum()
    return nothing if output.fov_deg is None else nothing + 0.0 * output.fov_deg.sum()


class _Subset:
    """Some examples of a batch; what several losses need of them is computed once."""

    def __init__(self, output: NetworkOutput, batch: Batch, chosen: Tensor) -> None:
        self._output, self._batch, self._chosen = output, batch, chosen
        self._prepared: dict[Preparation, tuple[Tensor, Tensor]] = {}

    def loss(self, name: str) -> Tensor:
        if name in FOCAL_LOSSES:
            return self._focal_loss(name)
        if name in SURFACE_LOSSES:
            return self._surface_loss(name)
        preparation, loss = DEPTH_LOSSES[name]
        if preparation not in self._prepared:
            self._prepared[preparation] = preparation(*self._maps)
        return loss(*self._prepared[preparation], self._maps[2])

    def _focal_loss(self, name: str) -> Tensor:
        if self._output.fov_deg is None:
            raise UsageError("the loss {name!r} needs the focal head", name=name)
        known = self._indices(self._chosen & self._batch.focal)
        return FOCAL_LOSSES[name](self._output.fov_deg[known], self._batch.fov_deg[known])

    def _surface_loss(self, name: str) -> Tensor:
        known = self._indices(self._chosen & self._batch.focal & self._batch.known)
        batch, predicted = self._batch, self._output.canonical[known]
        truth = batch.canonical[known], batch.valid[known], batch.fov_deg[known]
        return SURFACE_LOSSES[name](predicted, *truth)

    @cached_property
    def _maps(self) -> tuple[Tensor, Tensor, Tensor]:
        batch, output = self._batch, self._output
        if bool(self._chosen.all()):
            return output.canonical, batch.canonical, batch.valid
        chosen = self._indices(self._chosen)
        return output.canonical[chosen], batch.canonical[chosen], batch.valid[chosen]

    def _indices(self, chosen: Tensor) -> Tensor:
        """Where ``chosen`` is true, on the output's device, which is not waited for."""
        return chosen.nonzero().flatten().to(self._output.canonical.device, non_blocking=True)
