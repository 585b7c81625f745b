"""The known models: what each offers, its licence, its weights' files and where those are.

A new model is a row here and a file in ``core/session/models`` with its factory.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import platformdirs

from core.network.config import COMPACT, FULL, DepthProConfig
from core.types import DepthKind
from core.weights.licence import DEPTH_PRO_TERMS

DATA_DIR_VARIABLE = "LEADLINE_DATA_DIR"
DEFAULT_MODEL = "compact"


class Layout(StrEnum):
    """How a checkpoint's file and its tensors are organised."""

    OFFICIAL_PT = "official-pt"
    OFFICIAL_SAFETENSORS = "official-safetensors"
    TRANSFORMERS = "transformers"


@dataclass(frozen=True)
class WeightsSource:
    """A file that holds a model's weights.

    Attributes:
        id: what options call it.
        title: what people read.
        layout: layout of the file.
        stored: its name in the folder of weights.
        repo_id: hub repository that offers it; None where it cannot be downloaded.
        file: its name in that repository.
        size_bytes: size of the file; None where only the hub tells, or where it may change with a
            release of this program.
        sha256: digest of the file, hex; None likewise.
        url: where people find it without this program.
        revision: commit of the repository; None for its newest.
        folder: below the folder of weights; an absolute one stands for itself.
        companions: further small files of the repository that belong beside it.
    """

    id: str
    title: str
    layout: Layout
    stored: str
    repo_id: str | None = None
    file: str | None = None
    size_bytes: int | None = None
    sha256: str | None = None
    url: str | None = None
    revision: str | None = None
    folder: str = ""
    companions: tuple[str, ...] = ()

    def place(self, weights: Path) -> Path:
        """Where its file is, or belongs, in a folder of weights."""
        return weights / self.folder / self.stored


@dataclass(frozen=True)
class CatalogEntry:
    """A model that the program knows.

    Attributes:
        id: what options and settings call it.
        title: what people read.
        factory: ``module:function`` of a ``core.session.model.Factory``, imported when the
            model is opened.
        sources: the files that can hold its weights, the preferred one first; none for a model
            whose weights are its own package's business.
        licence: in one line, for people.
        origin: where it comes from, for people.
        about: what it is good for, one or two sentences for people.
        terms: what people are to accept before the weights are fetched, Markdown.
        preset: the network's configuration, where the weights are of Depth Pro's class: what a
            file is held against before it is installed.
        kind: what its estimates are.
        predicts_focal: whether it predicts the focal length.
        precisions: in which it can run.
        bundled: it ships with the program.
        quick: a photo takes about a second without a GPU, so that runs may start unasked.
        parameters: how many, as its makers say; None where they do not.
        commercial: whether its licence allows commercial use; None where that is not known.
        needs: the module of a package that is to be installed for it.
        install: how people get that package.
        repo_id: what that package is told to open.
        package: the installed package that brings it, by an entry point.
    """

    id: str
    title: str
    factory: str
    sources: tuple[WeightsSource, ...] = ()
    licence: str = ""
    origin: str = ""
    about: str = ""
    terms: str = ""
    preset: DepthProConfig | None = None
    kind: DepthKind = DepthKind.CANONICAL_INVERSE
    predicts_focal: bool = True
    precisions: tuple[str, ...] = ("float32", "bfloat16", "float16")
    bundled: bool = False
    quick: bool = False
    parameters: int | None = None
    commercial: bool | None = None
    needs: str = ""
    install: str = ""
    repo_id: str = ""
    package: str = ""

    @property
    def downloads(self) -> tuple[WeightsSource, ...]:
        """The sources that a hub offers, the preferred one first."""
        return tuple(source for source in self.sources if source.repo_id)

    @property
    def folder(self) -> Path:
        """Where its files belong."""
        return bundled_folder() if self.bundled else user_folder()

    @property
    def lacks_package(self) -> bool:
        """Whether a package that it needs is not installed."""
        return bool(self.needs) and find_spec(self.needs.partition(".")[0]) is None

    @property
    def available(self) -> bool:
        """Whether it can be opened: its package and weights are there, where it has any."""
        return not self.lacks_package and (not self.sources or self.installed() is not None)

    def path(self) -> Path | None:
        """Where the preferred file belongs, whether it is there or not; None without any."""
        return self.sources[0].place(self.folder) if self.sources else None

    def find(self) -> Path | None:
        """The file that is there; the first of several in the order of the sources."""
        source = self.installed()
        return source.place(self.folder) if source else None

    def installed(self) -> WeightsSource | None:
        """The source whose file is there; the first of several in their order."""
        there = (each for each in self.sources if each.place(self.folder).is_file())
        return next(there, None)


def bundled_folder() -> Path:
    """The folder of the weights that ship with the program."""
    return Path(str(files("resources"))) / "weights"


def bundled_weights() -> Path:
    """The bundled model's weights."""
    path = CATALOG[DEFAULT_MODEL].path()
    assert path is not None
    return path


def user_folder() -> Path:
    """The folder of the weights that a user downloads or brings."""
    chosen = os.environ.get(DATA_DIR_VARIABLE)
    base = Path(chosen) if chosen else Path(platformdirs.user_data_dir("leadline", appauthor=False))
    return base / "weights"


TRANSFORMERS_FACTORY = "core.session.models.transformers:open_transformers"
TRANSFORMERS_INSTALL = "pip install -c constraints.txt -e '.[models]'"
TRANSFORMERS_FILE = "model.safetensors"
TRANSFORMERS_COMPANIONS = ("config.json", "preprocessor_config.json")


def transformers_source(
    repo_id: str | None = None, *, revision: str | None = None, folder: str = ""
) -> WeightsSource:
    """The weights of a model of transformers: a repository's, or those in a folder."""
    return WeightsSource(
        id="hub",
        title="its makers' weights",
        layout=Layout.TRANSFORMERS,
        stored=TRANSFORMERS_FILE,
        repo_id=repo_id,
        file=TRANSFORMERS_FILE,
        url=f"https://huggingface.co/{repo_id}" if repo_id else None,
        revision=revision,
        folder=folder or str(repo_id).replace("/", "--"),
        companions=TRANSFORMERS_COMPANIONS,
    )


def _transformers_row(
    model: str,
    title: str,
    repo_id: str,
    *,
    licence: str,
    parameters: int,
    metres: bool = False,
    about: str = "",
) -> CatalogEntry:
    return CatalogEntry(
        id=model,
        title=title,
        factory=TRANSFORMERS_FACTORY,
        sources=(transformers_source(repo_id),),
        licence=licence,
        origin=f"huggingface repository {repo_id}",
        about=about,
        terms=f"The weights of {title} are their makers', under {licence}.\n\n"
        f"https://huggingface.co/{repo_id}",
        kind=DepthKind.METRIC if metres else DepthKind.AFFINE_INVERSE,
        predicts_focal=False,
        parameters=parameters,
        commercial="-NC-" not in licence,
        needs="transformers",
        install=TRANSFORMERS_INSTALL,
    )


def _depth_pro_2_row(size: str, parameters: int) -> CatalogEntry:
    return CatalogEntry(
        id=f"depth-pro-2-{size.lower().replace('+', '-plus')}",
        title=f"Depth Pro 2 {size}",
        factory="core.session.models.depth_pro_2:open_depth_pro_2",
        licence="Apple's own terms (apple-amlr: research use only)",
        origin="Apple's package depth_pro_2",
        kind=DepthKind.METRIC,
        parameters=parameters,
        commercial=False,
        needs="depth_pro_2",
        install='pip install "git+https://github.com/apple-aiml-research/ml-depth-pro-2"',
        repo_id=f"apple/DepthPro2-{size}",
    )


DEPTH_PRO_FACTORY = "core.session.models.depth_pro:open_session"
CATALOG = {
    entry.id: entry
    for entry in (
        CatalogEntry(
            id=DEFAULT_MODEL,
            title="Compact",
            factory=DEPTH_PRO_FACTORY,
            preset=COMPACT,
            commercial=True,
            quick=True,
            sources=(
                WeightsSource(
                    id="bundled",
                    title="bundled",
                    layout=Layout.OFFICIAL_SAFETENSORS,
                    stored="compact.safetensors",
                ),
            ),
            licence="MIT",
            origin="trained by this project, see the model card beside it",
            bundled=True,
        ),
        CatalogEntry(
            id="depth-pro",
            title="Depth Pro",
            factory=DEPTH_PRO_FACTORY,
            preset=FULL,
            precisions=("float32", "bfloat16", "float16", "int8"),
            about="The released network: finer edges and steadier metres than the compact model, "
            "for more memory and time. Without a GPU a photo takes a minute or more.",
            terms=DEPTH_PRO_TERMS,
            sources=(
                WeightsSource(
                    id="official",
                    title="Apple's checkpoint",
                    layout=Layout.OFFICIAL_PT,
                    stored="depth_pro.pt",
                    repo_id="apple/DepthPro",
                    file="depth_pro.pt",
                    size_bytes=1_904_446_787,
                    sha256="3eb35ca68168ad3d14cb150f8947a4edf85589941661fdb2686259c80685c0ce",
                    url="https://ml-site.cdn-apple.com/models/depth-pro/depth_pro.pt",
                ),
                WeightsSource(
                    id="transformers",
                    title="the same weights as laid out for transformers",
                    layout=Layout.TRANSFORMERS,
                    stored="depth_pro_transformers.safetensors",
                    repo_id="apple/DepthPro-hf",
                    file="model.safetensors",
                    url="https://huggingface.co/apple/DepthPro-hf",
                ),
                WeightsSource(
                    id="safetensors",
                    title="Apple's checkpoint as safetensors",
                    layout=Layout.OFFICIAL_SAFETENSORS,
                    stored="depth_pro.safetensors",
                ),
            ),
            licence="Apple's own terms (apple-amlr: research use only)",
            parameters=952_000_000,
            commercial=False,
            origin="Apple, huggingface repositories apple/DepthPro and apple/DepthPro-hf",
        ),
        _depth_pro_2_row("S", 24_000_000),
        _depth_pro_2_row("B", 97_000_000),
        _depth_pro_2_row("L", 334_000_000),
        _depth_pro_2_row("H+", 872_000_000),
        CatalogEntry(
            id="moge-2",
            title="MoGe-2",
            factory="core.session.models.moge:open_moge",
            licence="MIT",
            origin="Microsoft's package moge",
            kind=DepthKind.METRIC,
            precisions=("float32",),
            commercial=True,
            needs="moge.model.v2",
            install='pip install "git+https://github.com/microsoft/MoGe"',
            repo_id="Ruicheng/moge-2-vitl-normal",
        ),
        CatalogEntry(
            id="depth-anything-3-metric",
            title="Depth Anything 3, metres",
            factory="core.session.models.depth_anything_3:open_depth_anything_3",
            licence="Apache-2.0",
            origin="ByteDance's package depth_anything_3",
            predicts_focal=False,
            precisions=("float32",),
            parameters=350_000_000,
            commercial=True,
            needs="depth_anything_3.api",
            install='pip install "git+https://github.com/ByteDance-Seed/depth-anything-3"',
            repo_id="depth-anything/DA3METRIC-LARGE",
        ),
        _transformers_row(
            "depth-anything-v2-small",
            "Depth Anything V2 Small",
            "depth-anything/Depth-Anything-V2-Small-hf",
            licence="Apache-2.0",
            parameters=24_800_000,
        ),
        _transformers_row(
            "depth-anything-v2-base",
            "Depth Anything V2 Base",
            "depth-anything/Depth-Anything-V2-Base-hf",
            licence="CC-BY-NC-4.0",
            parameters=97_500_000,
        ),
        _transformers_row(
            "depth-anything-v2-large",
            "Depth Anything V2 Large",
            "depth-anything/Depth-Anything-V2-Large-hf",
            licence="CC-BY-NC-4.0",
            parameters=335_300_000,
        ),
        _transformers_row(
            "depth-anything-v2-indoor-small",
            "Depth Anything V2 Small, metres indoors",
            "depth-anything/Depth-Anything-V2-Metric-Indoor-Small-hf",
            licence="Apache-2.0",
            parameters=24_800_000,
            metres=True,
        ),
        _transformers_row(
            "depth-anything-v2-outdoor-small",
            "Depth Anything V2 Small, metres outdoors",
            "depth-anything/Depth-Anything-V2-Metric-Outdoor-Small-hf",
            licence="Apache-2.0",
            parameters=24_800_000,
            metres=True,
        ),
        _transformers_row(
            "depth-anything-large",
            "Depth Anything V1 Large",
            "LiheYoung/depth-anything-large-hf",
            licence="Apache-2.0",
            parameters=335_300_000,
        ),
        _transformers_row(
            "zoedepth",
            "ZoeDepth",
            "Intel/zoedepth-nyu-kitti",
            licence="MIT",
            parameters=346_000_000,
            metres=True,
        ),
        _transformers_row(
            "dpt-large",
            "DPT Large (MiDaS 3)",
            "Intel/dpt-large",
            licence="Apache-2.0",
            parameters=343_000_000,
        ),
    )
}
