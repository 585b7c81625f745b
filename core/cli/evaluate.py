"""``leadline evaluate``: figures of a prediction, or of a model on folders of photos."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from core.cli.common import (
    EXIT_FAILED,
    EXIT_OK,
    add_model_options,
    complain,
    count,
    number,
    open_session,
    print_json,
    say,
)
from core.errors import UsageError
from core.metrics.depth import ALIGNMENTS, Alignment
from core.truth.contact_sheet import ContactSheet
from core.truth.datasets import find_sets
from core.truth.evaluation import (
    FOCAL_MODES,
    DatasetResult,
    Figures,
    ItemResult,
    SetResult,
    evaluate_dataset,
    evaluate_files,
)

if TYPE_CHECKING:
    from core.session import DepthModel
    from core.types import Estimate, Photo

COLUMNS = {
    "abs_rel": "AbsRel",
    "delta1": "delta1",
    "rmse": "RMSE m",
    "silog": "SILog",
    "si_boundary_f1": "bound. F1",
    "si_boundary_recall": "b. recall",
    "normals_median_deg": "normals deg",
    "equal_neighbours": "equal",
    "focal_within_25": "f +-25 %",
}
NO_FIGURE = "-"
ALL = "all"  # alignments


def add_parser(commands: Any) -> None:
    """Add the command to argparse's sub-parsers."""
    parser = commands.add_parser(
        "evaluate",
        help="accuracy against truth: true depth, or a matte",
        description="Figures of one prediction (--pred, --truth) or of a model on a folder of "
        "photos with truth (--dataset): means over photos, then over the sets below it.",
    )
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--pred", type=Path, metavar="FILE", help="an exported NPZ")
    source.add_argument("--dataset", type=Path, metavar="DIR")
    parser.add_argument(
        "--truth",
        type=Path,
        metavar="FILE",
        help="NPZ or NPY in metres, 16-bit PNG in mm, float TIFF in metres",
    )
    parser.add_argument(
        "--focal-px",
        type=number(above=0),
        metavar="PX",
        help="with --pred: true focal length in pixels of the truth, for the error of normals",
    )
    parser.add_argument("--mask", type=Path, metavar="FILE", help="foreground, image or NPY")
    parser.add_argument(
        "--align",
        choices=(*ALIGNMENTS, ALL),
        default="none",
        help="all, with --dataset: figures without alignment, and those with one, named @scale",
    )
    _add_dataset_options(parser)
    parser.add_argument("--json", action="store_true", help="one object instead of a table")
    add_model_options(parser)
    parser.set_defaults(run=run)


def _add_dataset_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--focal",
        choices=FOCAL_MODES,
        default="predicted",
        help="with --dataset: the focal length that makes metres of the prediction",
    )
    parser.add_argument(
        "--sheet",
        type=Path,
        metavar="FILE.png",
        help="with --dataset: photo, truth, prediction and errors of every photo as a picture",
    )
    parser.add_argument(
        "--worst",
        type=count,
        metavar="N",
        help="with --sheet: only the N photos of each set with the largest AbsRel",
    )


def run(options: argparse.Namespace) -> int:
    """Evaluate files or a dataset."""
    if options.dataset is not None:
        if options.truth or options.mask or options.focal_px:
            raise UsageError(
                "--truth, --mask and --focal-px belong to --pred; a dataset brings its own"
            )
        return _run_dataset(options)
    if options.align == ALL or options.sheet or options.worst:
        raise UsageError("--sheet, --worst and --align all belong to --dataset")
    if options.truth is None:
        raise UsageError("--pred needs --truth, the file to compare it with")
    figures = evaluate_files(
        options.pred,
        options.truth,
        options.mask,
        alignment=options.align,
        focal_px=options.focal_px,
    )
    if options.json:
        print_json(figures)
    else:
        say("\n".join(f"{key:<20}{value:.6g}" for key, value in figures.items()))
    return EXIT_OK


def _run_dataset(options: argparse.Namespace) -> int:
    if options.worst and not options.sheet:
        raise UsageError("--worst belongs to --sheet")
    find_sets(options.dataset)  # before a model is loaded
    modes: tuple[Alignment, ...] = get_args(Alignment) if options.align == ALL else (options.align,)
    first, *further = modes
    sheet = ContactSheet(first, worst=options.worst)
    result = evaluate_dataset(
        _Seeing(open_session(options)),
        options.dataset,
        alignment=first,
        also=further,
        focal=options.focal,
        report=lambda failure: complain(failure.reason),
        seen=sheet.add if options.sheet else None,
    )
    if options.sheet:
        sheet.save(options.sheet)
    if options.json:
        print_json(_as_json(result, options))
    else:
        say(_table(result, options))
    return EXIT_FAILED if result.failures else EXIT_OK


class _Seeing:
    """A model that sees photos whose files say that they are panoramas as those.

    Args:
        model: sees flat pictures.
    """

    def __init__(self, model: DepthModel) -> None:
        self._model = model

    def estimate(self, photo: Photo) -> Estimate:
        """As ``core.truth.evaluation.DepthEstimator``."""
        from core.panorama import estimate_photo

        return estimate_photo(self._model, photo, photo.metadata.sphere)


def _table(result: DatasetResult, options: argparse.Namespace) -> str:
    width = max(len("mean over sets"), *(len(each.name) for each in result.sets)) + 2
    head = f"{'set':<{width}}{'photos':>7}" + "".join(f"{each:>12}" for each in COLUMNS.values())
    rows = [_row(each.name, len(each.items), each.means, width) for each in result.sets]
    total = sum(len(each.items) for each in result.sets)
    mean = _row("mean over sets", total, result.means, width)
    notes = [f"model {options.model}, alignment {options.align}, focal length {options.focal}"]
    nominal = sum(item.approx_focal for each in result.sets for item in each.items)
    if nominal:
        notes.append(
            f"{nominal} photos have a nominal focal length, left out of f +-25 % and normals"
        )
    return "\n".join([head, *rows, mean, *notes])


def _row(name: str, photos: int, figures: Figures, width: int) -> str:
    cells: Sequence[str] = [
        f"{figures[key]:.4f}" if key in figures else NO_FIGURE for key in COLUMNS
    ]
    return f"{name:<{width}}{photos:>7}" + "".join(f"{cell:>12}" for cell in cells)


def _as_json(result: DatasetResult, options: argparse.Namespace) -> dict[str, object]:
    return {
        "model": options.model,
        "align": options.align,
        "focal": options.focal,
        "mean": result.means,
        "sets": {each.name: _set_as_json(each) for each in result.sets},
        "failed": [{"item": each.name, "reason": each.reason} for each in result.failures],
    }


def _set_as_json(result: SetResult) -> dict[str, object]:
    return {
        "photos": len(result.items),
        "mean": result.means,
        "items": [_item_as_json(item) for item in result.items],
    }


def _item_as_json(item: ItemResult) -> dict[str, object]:
    return {
        "id": item.name,
        **item.figures,
        "predicted_focal_px": item.predicted_focal_px,
        "true_focal_px": item.true_focal_px,
        "approx_focal": item.approx_focal,
    }
