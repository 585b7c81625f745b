"""Command: render training views into a folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from core.training.synthetic.shards import write_shards


def main() -> None:
    """Read the arguments and render."""
    parser = argparse.ArgumentParser(prog="python -m core.training.synthetic", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder to fill with part-NN")
    parser.add_argument("--views", type=int, required=True, help="views in all parts together")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--pixels", type=int, default=160_000, help="pixels of a view")
    parser.add_argument(
        "--textures", type=Path, nargs="*", default=[], help="folders of photos and meshes"
    )
    parser.add_argument(
        "--assets", type=Path, help="folder of a library of assets, whose scenes are then rendered"
    )
    options = parser.parse_args()
    write_shards(
        options.out,
        views=options.views,
        seed=options.seed,
        workers=options.workers,
        pixels=options.pixels,
        textures=options.textures,
        assets=options.assets,
    )


if __name__ == "__main__":
    main()
