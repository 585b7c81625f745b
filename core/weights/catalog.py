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
    repo_id: str | None = None,
    *,
    revision: str | None = None,
    sha256: str | None = None,
    folder: str = "",
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
        sha256=sha256,
        revision=revision,
        folder=folder or str(repo_id).replace("/", "--"),
        companions=TRANSFORMERS_COMPANIONS,
    )


def _transformers_row(
    model: str,
    title: str,
    repo_id: str,
    revision: str,
    sha256: str | None,
    *,
    licence: str,
    parameters: int,
    metres: bool = False,
) -> CatalogEntry:
    """A row of one version of a repository.

    Args:
        revision: its commit, which fixes every file.
        sha256: of its weights; None where only the hub tells that of this commit.
    """
    return CatalogEntry(
        id=model,
        title=title,
        factory=TRANSFORMERS_FACTORY,
        sources=(transformers_source(repo_id, revision=revision, sha256=sha256),),
        licence=licence,
        origin=f"huggingface repository {repo_id}",
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
            "5426e4f0f36572d16453bbda7a8389317b1bef99",
            "3152477ce0d8d6978d76b995120de97cb5b928701fd0f817769f59e249a16b70",
            licence="Apache-2.0",
            parameters=24_800_000,
        ),
        _transformers_row(
            "depth-anything-v2-base",
            "Depth Anything V2 Base",
            "depth-anything/Depth-Anything-V2-Base-hf",
            "b1958afc87fb45a9e3746cb387596094de553ed8",
            None,
            licence="CC-BY-NC-4.0",
            parameters=97_500_000,
        ),
        _transformers_row(
            "depth-anything-v2-large",
            "Depth Anything V2 Large",
            "depth-anything/Depth-Anything-V2-Large-hf",
            "7581137eff8d4e94f6e796d3baea0e9fa79b22d2",
            "4e01e34ed5549b529b70b92d53226bc370f03041977b390d3dde45d47f516cf9",
            licence="CC-BY-NC-4.0",
            parameters=335_300_000,
        ),
        _transformers_row(
            "depth-anything-v2-indoor-small",
            "Depth Anything V2 Small, metres indoors",
            "depth-anything/Depth-Anything-V2-Metric-Indoor-Small-hf",
            "8078d68a9c75a972131914f6afd0c1723be0da7f",
            "e990eb82fbf11b05b7813261196a2b841bdcf5a05f64396724a8987fa90504a3",
            licence="Apache-2.0",
            parameters=24_800_000,
            metres=True,
        ),
        _transformers_row(
            "depth-anything-v2-outdoor-small",
            "Depth Anything V2 Small, metres outdoors",
            "depth-anything/Depth-Anything-V2-Metric-Outdoor-Small-hf",
            "fd2c22027eaf20374204f14099b8341e1925ad39",
            "ad065c77a7421ca55159a1f0db9433397a607690f2d76bb8a6fc54b1be7a3124",
            licence="Apache-2.0",
            parameters=24_800_000,
            metres=True,
        ),
        _transformers_row(
            "depth-anything-v2-indoor-base",
            "Depth Anything V2 Base, metres indoors",
            "depth-anything/Depth-Anything-V2-Metric-Indoor-Base-hf",
            "c6d9784685727bfc6d0a7b5452ce94afaee1e7f5",
            "8b902f5d9a8c8a9520f3a8c6a00afe442b464eff5aaf0cb405d1da721cd9f79f",
            licence="CC-BY-NC-4.0",
            parameters=97_500_000,
            metres=True,
        ),
        _transformers_row(
            "depth-anything-v2-indoor-large",
            "Depth Anything V2 Large, metres indoors",
            "depth-anything/Depth-Anything-V2-Metric-Indoor-Large-hf",
            "d2fc6a93601aabb1139a3bf0ebfcb4e89c67817f",
            "04d3295ff4f9cbee72b8998a85930fe870b45ba4431e7af47415fbded02388ca",
            licence="CC-BY-NC-4.0",
            parameters=335_300_000,
            metres=True,
        ),
        _transformers_row(
            "depth-anything-v2-outdoor-base",
            "Depth Anything V2 Base, metres outdoors",
            "depth-anything/Depth-Anything-V2-Metric-Outdoor-Base-hf",
            "5b575fded0346068343a6d96d0ce3ab6dbc9fb49",
            "1f2e9ed13ee39126686994669f8d1bfd9cd8f093a4d2a0891e5a0e5263b480c9",
            licence="CC-BY-NC-4.0",
            parameters=97_500_000,
            metres=True,
        ),
        _transformers_row(
            "depth-anything-v2-outdoor-large",
            "Depth Anything V2 Large, metres outdoors",
            "depth-anything/Depth-Anything-V2-Metric-Outdoor-Large-hf",
            "4eab4cf1983c2801c515804005214de56a4b67cc",
            "15f7de4b22f1b1194847ea694ee9ed6395563ba5cd52b70b87901f183c232c9a",
            licence="CC-BY-NC-4.0",
            parameters=335_300_000,
            metres=True,
        ),
        _transformers_row(
            "depth-anything-large",
            "Depth Anything V1 Large",
            "LiheYoung/depth-anything-large-hf",
            "27ccb0920352c0c37b3a96441873c8d37bd52fb6",
            "bc27360a3e6906e5ddd8f618e2dcde11362327361918b8f76793e42e25de31b3",
            licence="Apache-2.0",
            parameters=335_300_000,
        ),
        _transformers_row(
            "zoedepth",
            "ZoeDepth",
            "Intel/zoedepth-nyu-kitti",
            "f364d4c7936e91f465abba182208dd68142bf0ca",
            "c5494fa0938f18d71e215e245472470c3aefebd7b434abd89750e5ae4008e2dc",
            licence="MIT",
            parameters=346_000_000,
            metres=True,
        ),
        _transformers_row(
            "dpt-large",
            "DPT Large (MiDaS 3)",
            "Intel/dpt-large",
            "bc15f29aa3a80d532f2ed650b5e16ac48d8958f9",
            "c173e7fd575c4d6c2164621063fed3a0e7e2eb6adbfb7c1845b364bc0fed9ce8",
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
