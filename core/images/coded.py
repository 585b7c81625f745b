"""Colour that a file states as code points or numbers rather than as an ICC profile, as sRGB.

HEIC and AVIF have the code points of ITU-T H.273 in a box ``colr`` of the kind ``nclx``, PNG in
a chunk ``cICP``; older PNG state a gamma and chromaticities (``gAMA``, ``cHRM``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.images.png import find_chunk, without_broken_chunks
from core.types import ByteImage, FloatMap

REFERENCE_WHITE_NITS = 203.0
"""What white paper has in HDR pictures (ITU-R BT.2408)."""
_PQ_PEAK_NITS, _HLG_PEAK_NITS = 10_000.0, 1000.0
_BT709, _BT2020 = 1, 9
_SRGB, _PQ, _HLG = 13, 16, 18
_D65 = (0.3127, 0.3290)
# x and y of red, green, blue and white, by code point (H.273, table 2).
_PRIMARIES = {
    _BT709: ((0.640, 0.330), (0.300, 0.600), (0.150, 0.060), _D65),
    _BT2020: ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046), _D65),
    12: ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060), _D65),  # Display P3
}
HDR_TRANSFERS = (_PQ, _HLG)
"""Code points of what holds light above the white of paper."""
_HEAD_BYTES = 1 << 16  # where HEIC and AVIF describe their pictures
_NCLX = b"colrnclx"
_SRGB_GAMMA = (0.44, 0.47)  # 1 / 2.2 is how PNG states sRGB in a number
_SAME_XY = 0.003
_BAND_ROWS = 256
_LEVELS = 65535
_LUMINANCE = np.array([0.2627, 0.6780, 0.0593], np.float32)  # of BT.2020, for the OOTF of HLG

Chromaticities = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class CodedColour:
    """What the values of a picture stand for.

    Attributes:
        primaries: x and y of red, green, blue and white.
        transfer: code point of H.273, table 3.
        gamma: exponent that makes light of values, in place of ``transfer``; None without.
    """

    primaries: Chromaticities
    transfer: int = _SRGB
    gamma: float | None = None

    @property
    def is_srgb(self) -> bool:
        """Whether values are sRGB, or so near that viewers show them as they are."""
        usual = self.gamma is None and self.transfer not in (*HDR_TRANSFERS, 4, 5, 8)
        return usual and _alike(self.primaries, _PRIMARIES[_BT709])


def find_coded_colour(file: BinaryIO, image: Image.Image) -> CodedColour | None:
    """The colour that a picture states; None where its ICC profile or sRGB holds.

    Args:
        file: the open file.
        image: the picture in it.
    """
    if image.format == "PNG":
        code = find_chunk(file, b"cICP")
        found = coded_colour(code[0], code[1]) if code and len(code) == 4 else _png_numbers(image)
    elif image.format in ("HEIF", "AVIF") and not image.info.get("icc_profile"):
        found = _nclx(file)
    else:
        return None
    return None if found is None or found.is_srgb else found


def coded_to_srgb(image: Image.Image, file: BinaryIO, colour: CodedColour) -> Image.Image:
    """A decoded picture in sRGB, with the alpha that it had."""
    alpha = image.getchannel("A") if image.mode in ("RGBA", "LA") else None
    pixels = _sixteen_bits(image, file)
    made = Image.fromarray(to_srgb_bytes(pixels, colour))
    if alpha is not None:
        made.putalpha(alpha)
    return made


def _sixteen_bits(image: Image.Image, file: BinaryIO) -> NDArray[Any]:
    """All bits of a PNG, of which Pillow decodes eight at a time; of other pictures those."""
    upper = np.asarray(image.convert("RGB"))
    if image.mode.startswith("I"):
        grey = np.asarray(image).astype(np.uint16)
        return np.repeat(grey[..., None], 3, axis=2)
    file.seek(0)
    again = Image.open(without_broken_chunks(file), formats=(image.format or "PNG",))
    stored = [str(tile.args) for tile in again.tile if image.format == "PNG"]
    if not stored or not stored[0].endswith("16B"):
        return upper
    again.tile = [tile._replace(args=f"{str(tile.args)[:-1]}L") for tile in again.tile]
    lower = np.asarray(again.convert("RGB"))
    return np.asarray(upper.astype(np.uint16) << 8 | lower)


def to_srgb_bytes(pixels: NDArray[Any], colour: CodedColour) -> ByteImage:
    """Pixels of RGB as sRGB.

    Light above the white of paper becomes white.

    Args:
        pixels: (H, W, 3) uint8 or uint16.
        colour: what they stand for.
    """
    light = _light_table(colour, np.iinfo(pixels.dtype).max)
    matrix = _to_srgb_matrix(colour.primaries)
    result = np.empty(pixels.shape, np.uint8)
    for top in range(0, len(pixels), _BAND_ROWS):
        band = light[pixels[top : top + _BAND_ROWS]]
        if colour.transfer == _HLG:
            band = _hlg_display(band)
        linear = np.clip(band @ matrix.T, 0, 1)
        result[top : top + _BAND_ROWS] = _ENCODED[np.rint(linear * _LEVELS).astype(np.uint16)]
    return result


def coded_colour(primaries: int, transfer: int) -> CodedColour:
    """Colour by its code points in H.273.

    Unknown primaries count as BT.709, an unknown transfer as sRGB.
    """
    return CodedColour(_PRIMARIES.get(primaries, _PRIMARIES[_BT709]), transfer)


def _nclx(file: BinaryIO) -> CodedColour | None:
    file.seek(0)
    head = file.read(_HEAD_BYTES)
    place = head.find(_NCLX) + len(_NCLX)
    code = head[place : place + 4]
    if place < len(_NCLX) or len(code) < 4:
        return None
    return coded_colour(int.from_bytes(code[:2]), int.from_bytes(code[2:]))


def _png_numbers(image: Image.Image) -> CodedColour | None:
    info: Mapping[Any, Any] = image.info
    if "srgb" in info or info.get("icc_profile"):
        return None
    gamma = info.get("gamma")
    xy = info.get("chromaticity")  # white first
    white, *colours = [tuple(xy[n : n + 2]) for n in range(0, 8, 2)] if xy else [_D65]
    primaries = (*colours, white) if colours else _PRIMARIES[_BT709]
    if not _is_possible(primaries):
        return None
    if gamma is None or not 0.1 < gamma < 10 or _SRGB_GAMMA[0] < gamma < _SRGB_GAMMA[1]:
        return CodedColour(primaries)
    return CodedColour(primaries, gamma=1 / gamma)


def _is_possible(primaries: Chromaticities) -> bool:
    """Whether chromaticities span a triangle; a file may state any."""
    (rx, ry), (gx, gy), (bx, by), white = primaries
    area = (gx - rx) * (by - ry) - (bx - rx) * (gy - ry)
    return abs(area) > 1e-3 and all(0 < y <= 1 for _, y in (*primaries, white))


def _alike(first: Chromaticities, second: Chromaticities) -> bool:
    return bool(np.abs(np.subtract(first, second)).max() < _SAME_XY)


# Light


def _light_table(colour: CodedColour, top: int) -> FloatMap:
    """Light for each value up to ``top``, white paper 1; for HLG that of the scene."""
    values = np.linspace(0, 1, top + 1)
    if colour.gamma is not None:
        return (values**colour.gamma).astype(np.float32)
    curve = _CURVES.get(colour.transfer, srgb_light)
    return np.asarray(curve(values), np.float32)


def srgb_light(values: NDArray[Any]) -> NDArray[Any]:
    """Light, 0 to 1, of sRGB's values from 0 to 1."""
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def _bt709_light(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(values < 0.081, values / 4.5, ((values + 0.099) / 1.099) ** (1 / 0.45))


def _pq_light(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """SMPTE ST 2084."""
    m1, m2, c1, c2, c3 = 2610 / 16384, 2523 / 32, 3424 / 4096, 2413 / 128, 2392 / 128
    power = values ** (1 / m2)
    light = (np.maximum(power - c1, 0) / (c2 - c3 * power)) ** (1 / m1)
    return light * (_PQ_PEAK_NITS / REFERENCE_WHITE_NITS)


def _hlg_light(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """ITU-R BT.2100, light of the scene from 0 to 1."""
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    return np.where(values <= 0.5, values**2 / 3, (np.exp((values - c) / a) + b) / 12)


def _hlg_display(scene: FloatMap) -> FloatMap:
    """ITU-R BT.2100: what a display of 1000 cd/m2 makes of it."""
    luminance = (scene @ _LUMINANCE)[..., None]
    display: FloatMap = scene * luminance**0.2 * np.float32(_HLG_PEAK_NITS / REFERENCE_WHITE_NITS)
    return display


_CURVES: dict[int, Callable[[NDArray[Any]], NDArray[Any]]] = {
    **dict.fromkeys((1, 6, 14, 15), _bt709_light),
    4: lambda values: values**2.2,
    5: lambda values: values**2.8,
    8: lambda values: values,
    _PQ: _pq_light,
    _HLG: _hlg_light,
}


def _encoded() -> NDArray[np.uint8]:
    """sRGB's bytes for light from 0 to 1 in 65536 steps."""
    light = np.linspace(0, 1, _LEVELS + 1)
    values = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return np.asarray(np.rint(values * 255), np.uint8)


_ENCODED = _encoded()


def _to_srgb_matrix(primaries: Chromaticities) -> FloatMap:
    """From light of these primaries to that of sRGB, their white to its white (Bradford)."""
    if _alike(primaries, _PRIMARIES[_BT709]):
        return np.eye(3, dtype=np.float32)
    bradford = np.array(
        [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
    )
    here, there = (bradford @ _xyz(*white) for white in (primaries[3], _D65))
    adapted = np.linalg.inv(bradford) @ np.diag(there / here) @ bradford
    matrix = np.linalg.inv(_rgb_to_xyz(_PRIMARIES[_BT709])) @ adapted @ _rgb_to_xyz(primaries)
    return np.asarray(matrix, np.float32)


def _rgb_to_xyz(primaries: Chromaticities) -> NDArray[np.float64]:
    columns = np.stack([_xyz(*xy) for xy in primaries[:3]], axis=1)
    return np.asarray(columns * np.linalg.solve(columns, _xyz(*primaries[3])))


def _xyz(x: float, y: float) -> NDArray[np.float64]:
    return np.array([x / y, 1.0, (1 - x - y) / y])
