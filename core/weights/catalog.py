"""The known models, one row each.

A new model is a row here and a file in ``core/session/models`` with its factory.
"""

from __future__ import annotations

from pathlib import Path

from core.network.config import COMPACT, FULL
from core.types import DepthKind
from core.weights.entry import CatalogEntry, Layout, WeightsSource
from core.weights.licence import DEPTH_PRO_TERMS

DEFAULT_MODEL = "compact"
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
            parameters=3_800_000,
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


def bundled_weights() -> Path:
    """The bundled model's weights."""
    path = CATALOG[DEFAULT_MODEL].path()
    assert path is not None
    return path
