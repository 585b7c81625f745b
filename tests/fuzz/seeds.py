"""A small whole file of every kind that the program reads."""

from __future__ import annotations

import dataclasses
import io
import json
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import OpenEXR
import pillow_heif
import tifffile
import torch
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from safetensors.torch import save

from core.batch.manifest import BEGUN, DONE, Record
from core.settings import Settings
from tests.core.images.raw_files import write_cr2, write_dng
from tests.core.own_depth.writer import (
    VALUES,
    apple_xmp,
    dynamic,
    gdepth,
    heic,
    huawei,
    mpf,
    png,
    samsung,
)
from tests.films import write_film

_RNG = np.random.default_rng(5)
_RGB = _RNG.integers(0, 255, (24, 32, 3), np.uint8)
_DEPTH = _RNG.uniform(1, 20, (24, 32)).astype(np.float32)
_FACTS = {
    "software": "Leadline", "photo": "a.jpg", "image_size": [32, 24], "grid_size": [16, 12],
    "focal_px": 30.0, "focal_source": "manual", "predicted_focal_px": None, "scale": 1.0,
    "model": "compact", "weights_sha256": "ab", "unit": "metre", "metres_per_value": 0.001,
}  # fmt: skip
_SESSION = {
    "format": "leadline session", "version": 1, "settings": {"near_m": 1.0}, "current": 0,
    "photos": [{"file": {"path": "/a.jpg"}, "adjusted": {}}],
}  # fmt: skip


_MANIFEST = b"".join(
    json.dumps(asdict(Record("a.jpg", status, "ab", 99, 12345, ("a.ply",)))).encode() + b"\n"
    for status in (BEGUN, DONE)
)


def seeds() -> dict[str, list[bytes]]:
    """Files by suffix."""
    pillow_heif.register_heif_opener()
    return {
        ".jpg": [
            _saved("JPEG"),
            _saved("JPEG", progressive=True, exif=_exif()),
            gdepth(png(VALUES)),
            gdepth(png(VALUES), extended=True),
            dynamic(png(VALUES)),
            mpf(VALUES, apple_xmp()),
            samsung(VALUES),
            huawei(VALUES),
        ],
        ".png": [
            _saved("PNG"),
            _saved("PNG", pnginfo=_texts()),
            _depth_png(),
            _animation("PNG"),
        ],
        ".webp": [_saved("WEBP"), _animation("WEBP")],
        ".gif": [_saved("GIF"), _animation("GIF")],
        ".bmp": [_saved("BMP")],
        ".heic": [_saved("HEIF"), heic(VALUES, apple_xmp())],
        ".dng": _raws(),
        ".csv": [b"u,v,metres\n1,2,3.5\n10,20,4\n"],
        ".jsonl": [_MANIFEST],
        ".pt": [_checkpoint()],
        ".safetensors": [save({"a": torch.ones(3, 4), "b": torch.ones(2)})],
        ".avif": [_saved("AVIF")],
        ".mp4": [_film("a.mp4"), _film("a.mp4", codec="mpeg4")],
        ".mov": [_film("a.mov", codec="prores_ks", pixels="yuva444p10le")],
        ".mkv": [_film("a.mkv", sound=True), _film("a.mkv", codec="ffv1", pixels="bgra")],
        ".webm": [_film("a.webm", codec="libvpx-vp9")],
        ".avi": [_film("a.avi", codec="mpeg4", options={"bf": "2"})],
        ".mts": [_film("a.mts", codec="mpeg2video", container="mpegts")],
        ".tif": _tiffs(),
        ".exr": [_exr()],
        ".npz": [_npz(np.savez), _npz(np.savez_compressed)],
        ".npy": [_npy(_DEPTH), _npy(_DEPTH > 5)],
        ".json": [
            json.dumps(value).encode()
            for value in (
                {"version": 1, **dataclasses.asdict(Settings())},
                {"version": 1, "presets": {"a": {"colormap": "turbo"}}},
                _SESSION,
                {"name": "a", "items": [{"rgb": "a.jpg", "depth": "a.png", "fx": 5.0}]},
                {"base": "compact", "stages": [{"name": "generalise", "steps": 9}], "seed": 1},
            )
        ],
    }


def _saved(kind: str, **options: object) -> bytes:
    made = io.BytesIO()
    Image.fromarray(_RGB).save(made, kind, **options)
    return made.getvalue()


def _animation(kind: str) -> bytes:
    made = io.BytesIO()
    frames = [Image.fromarray(np.roll(_RGB, number, axis=1)) for number in range(4)]
    frames[0].save(made, kind, save_all=True, append_images=frames[1:], duration=[40, 50, 60, 70])
    return made.getvalue()


def _film(name: str, **options: Any) -> bytes:
    with TemporaryDirectory() as folder:
        return write_film(Path(folder) / name, 8, **options).read_bytes()


def _raws() -> list[bytes]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.dng"
        return [write(path).read_bytes() for write in (write_dng, write_cr2)]


def _checkpoint() -> bytes:
    made = io.BytesIO()
    torch.save({"a": torch.ones(3, 4), "b": torch.ones(2)}, made)
    return made.getvalue()


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8769)[0xA405] = 28
    return exif


def _texts() -> PngInfo:
    texts = PngInfo()
    for name, value in _FACTS.items():
        texts.add_itxt(name, json.dumps(value), zip=name == "model")
    return texts


def _depth_png() -> bytes:
    made = io.BytesIO()
    values = (_DEPTH * 1000).astype(np.uint16)
    Image.fromarray(values).save(made, "PNG", pnginfo=_texts())
    return made.getvalue()


def _tiffs() -> list[bytes]:
    kinds: list[tuple[np.ndarray, dict[str, object]]] = [
        (_RGB, {"photometric": "rgb"}),
        (_RGB.astype(np.uint16) * 257, {"photometric": "rgb", "compression": "zlib"}),
        (_DEPTH, {"photometric": "minisblack", "description": json.dumps(_FACTS)}),
        (np.moveaxis(_RGB, -1, 0).copy(), {"photometric": "rgb", "planarconfig": "separate"}),
    ]
    made = []
    for pixels, options in kinds:
        file = io.BytesIO()
        tifffile.imwrite(file, pixels, metadata=None, **options)
        made.append(file.getvalue())
    return made


def _exr() -> bytes:
    made = io.BytesIO()
    OpenEXR.File({"type": OpenEXR.scanlineimage}, {"Z": _DEPTH}).write(made)
    return made.getvalue()


def _npz(save) -> bytes:
    made = io.BytesIO()
    save(
        made,
        depth=_DEPTH,
        canonical_inverse_depth=1 / _DEPTH,
        focal_px=30.0,
        focal_source="manual",
        predicted_focal_px=np.nan,
        fov_deg=np.nan,
        scale=1.0,
        model="compact",
        weights_sha256="ab",
        image_size=np.array([32, 24]),
        metadata=json.dumps(_FACTS),
    )
    return made.getvalue()


def _npy(values: np.ndarray) -> bytes:
    made = io.BytesIO()
    np.save(made, values)
    return made.getvalue()
