"""Command: render training views with Blender's Cycles into a folder."""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path

from core.errors import LeadlineError
from core.training.synthetic.cycles.blender import VARIABLE, find_blender
from core.training.synthetic.cycles.shards import Rendering, write_scenes


def main() -> int:
    """Read the arguments and render; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m core.training.synthetic.cycles", description=__doc__
    )
    parser.add_argument("--out", type=Path, required=True, help="folder to fill with scene-SEED")
    parser.add_argument("--scenes", type=int, required=True, help="of eight views each")
    parser.add_argument("--seed", type=int, default=0, help="of the first scene")
    parser.add_argument("--assets", type=Path, help="folder of a library of assets")
    parser.add_argument("--textures", type=Path, nargs="*", default=[], help="folders of photos")
    parser.add_argument("--kind", help="of the scenes; else by their shares")
    parser.add_argument("--pixels", type=int, default=196_608, help="pixels of a view")
    parser.add_argument("--samples", type=int, default=8, help="rays a pixel before denoising")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument(
        "--blender-python", type=Path, help=f"interpreter that has bpy (else ${VARIABLE})"
    )
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    try:
        job = Rendering(
            find_blender(options.blender_python), options.textures, options.assets, options.kind,
            options.pixels, options.samples, options.threads,
        )  # fmt: skip
        there = write_scenes(options.out, job, scenes=options.scenes, seed=options.seed)
    except LeadlineError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{there} scenes in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
