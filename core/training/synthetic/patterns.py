"""Procedural textures: each painter returns RGB bytes (size, size, 3), most of them tileable."""

from __future__ import annotations

import colorsys
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from scipy.spatial import cKDTree

from core.training.synthetic.noise import f32, fractal

F32 = NDArray[np.float32]
U8 = NDArray[np.uint8]
Rng = np.random.Generator
Painter = Callable[[Rng, int], U8]

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIKLMNOPRSTUVW0123456789  "


def colour(
    rng: Rng,
    *,
    saturation: tuple[float, float] = (0.05, 0.6),
    value: tuple[float, float] = (0.2, 0.95),
) -> F32:
    """A random RGB colour in 0..1."""
    rgb = colorsys.hsv_to_rgb(rng.random(), rng.uniform(*saturation), rng.uniform(*value))
    return np.asarray(rgb, np.float32)


def hue(rng: Rng, low: float, high: float, *, saturation: float, value: float) -> F32:
    """A colour with its hue in [low, high] and the other two near the given ones."""
    s = np.clip(saturation * rng.uniform(0.6, 1.3), 0, 1)
    v = np.clip(value * rng.uniform(0.6, 1.4), 0, 1)
    return np.asarray(colorsys.hsv_to_rgb(rng.uniform(low, high) % 1, s, v), np.float32)


def shades(rng: Rng, count: int) -> list[F32]:
    """Colours that go together: mostly lighter and darker versions of one."""
    base = colour(rng, saturation=(0.02, 0.45))
    if rng.random() < 0.2:
        return [colour(rng) for _ in range(count)]
    return [f32(base * rng.uniform(0.55, 1.2) + rng.normal(0, 0.03, 3)) for _ in range(count)]


def to_bytes(image: NDArray[np.floating]) -> U8:
    """Colours of 0..1 as bytes."""
    return np.asarray(np.clip(image * 255 + 0.5, 0, 255), np.uint8)


def ramp(field: F32, colours: list[F32]) -> F32:
    """Colours (..., 3) along a piecewise linear ramp; the field is expected within 0..1."""
    stops = np.linspace(0, 1, len(colours))
    table = np.stack(colours)
    return np.stack([np.interp(field, stops, table[:, i]) for i in range(3)], -1).astype(np.float32)


def squash(field: F32, *, gain: float = 0.25) -> F32:
    """A field of unit deviation brought to 0..1."""
    return f32(np.clip(0.5 + gain * field, 0, 1))


def plain(rng: Rng, size: int) -> U8:
    """Paint or plaster: nearly one colour."""
    base = colour(rng, saturation=(0, 0.35), value=(0.35, 0.98))
    grain = fractal(rng, size, slope=rng.uniform(0.4, 1.8))[..., None]
    return to_bytes(base * (1 + rng.uniform(0.005, 0.05) * grain))


def mottled(rng: Rng, size: int) -> U8:
    """Stone, concrete, leather, cloth: noise between a few colours."""
    field = squash(fractal(rng, size, slope=rng.uniform(0.5, 2.0)), gain=rng.uniform(0.1, 0.35))
    return to_bytes(ramp(field, shades(rng, int(rng.integers(2, 5)))))


def wood_field(rng: Rng, size: int) -> F32:
    """Grain running along x."""
    bend = fractal(rng, size, slope=2.0, stretch=(6, 1))
    fine = fractal(rng, size, slope=0.8, stretch=(30, 1))
    rings = np.sin(bend * rng.uniform(3, 14))
    return squash(rings + rng.uniform(0.3, 1.0) * fine, gain=0.22)


def wood_colours(rng: Rng) -> list[F32]:
    """Dark to light tones of one wood."""
    light = hue(rng, 0.05, 0.11, saturation=0.45, value=0.7)
    return [light * rng.uniform(0.45, 0.75), light]


def wood(rng: Rng, size: int) -> U8:
    """One board of wood."""
    return to_bytes(ramp(wood_field(rng, size), wood_colours(rng)))


def planks(rng: Rng, size: int) -> U8:
    """Floor boards or panels."""
    count = int(rng.integers(3, 9))
    row = np.arange(size) * count // size
    field, tones = wood_field(rng, size), wood_colours(rng)
    shifts, gains = rng.integers(0, size, count), rng.uniform(0.75, 1.1, count)
    field = np.stack([np.roll(field[y], shifts[row[y]]) for y in range(size)])
    image = ramp(field, tones) * gains[row][:, None, None]
    image[(np.arange(size) * count) % size < 2 * count] *= rng.uniform(0.2, 0.7)
    ends = (np.arange(size)[None] - shifts[row][:, None]) % size < 2
    image[ends] *= 0.4
    return to_bytes(image)


def _cells(rng: Rng, size: int, *, rows: int, columns: int, stagger: float) -> tuple[F32, F32]:
    """Cell tint factor and joint mask (both (size, size)) of a brick-like lattice."""
    line = np.arange(size) / size
    y = line[:, None] * rows
    x = line[None] * columns + stagger * (np.floor(y) % 2)
    joint = rng.uniform(0.02, 0.08)
    wide = joint * columns / rows
    mask = (y % 1 < joint) | (x % 1 < wide)
    index = np.floor(y).astype(int) % rows, np.floor(x).astype(int) % columns
    tint = rng.normal(1, rng.uniform(0.0, 0.18), (rows, columns))[index]
    return tint.astype(np.float32), mask.astype(np.float32)


def tiles(rng: Rng, size: int) -> U8:
    """Square tiles with joints, sometimes a chessboard."""
    rows = int(rng.choice([2, 4, 6, 8]))
    tint, joint = _cells(rng, size, rows=rows, columns=rows, stagger=0)
    image = ramp(squash(fractal(rng, size, slope=1.4)), [colour(rng, saturation=(0, 0.3))] * 1 * 2)
    image = image * tint[..., None] * (1 + 0.04 * fractal(rng, size, slope=1.2)[..., None])
    if rng.random() < 0.3:
        line = np.arange(size) * rows // size
        odd = ((line[:, None] + line[None]) % 2)[..., None]
        image = np.where(odd, image * rng.uniform(0.2, 0.7), image)
    grout = colour(rng, saturation=(0, 0.1), value=(0.15, 0.9))
    return to_bytes(image + (grout - image) * joint[..., None])


def bricks(rng: Rng, size: int) -> U8:
    """A brick wall."""
    rows = int(rng.choice([6, 8, 10, 12]))
    tint, joint = _cells(rng, size, rows=rows, columns=rows // 2, stagger=0.5)
    clay = hue(rng, -0.01, 0.1, saturation=0.5, value=0.5)
    grain = 1 + 0.12 * fractal(rng, size, slope=0.9)[..., None]
    mortar = colour(rng, saturation=(0, 0.1), value=(0.4, 0.85))
    image = clay * tint[..., None] * grain
    return to_bytes(image + (mortar * grain - image) * joint[..., None])


def fabric(rng: Rng, size: int) -> U8:
    """Woven or knitted cloth, often with stripes or checks."""
    line = np.arange(size) * 2 * np.pi / size
    threads = int(rng.choice([32, 48, 64, 100]))
    weave = np.sin(line * threads)[None] * np.sin(line * threads)[:, None]
    image = np.ones((size, size, 3), np.float32) * colour(rng)
    for axis in (0, 1):
        if rng.random() < 0.5:
            band = np.sin(line * rng.integers(2, 14) + rng.uniform(0, 6)) > rng.uniform(-0.6, 0.8)
            band = band[:, None, None] if axis else band[None, :, None]
            image = np.where(band, image * 0.4 + 0.6 * colour(rng), image)
    grain = 1 + 0.1 * weave + 0.08 * fractal(rng, size, slope=0.3)
    return to_bytes(image * grain[..., None])


def carpet(rng: Rng, size: int) -> U8:
    """Short pile with speckles, sometimes a mirrored ornament."""
    image = np.ones((size, size, 3), np.float32) * colour(rng, value=(0.15, 0.7))
    if rng.random() < 0.5:
        half = fractal(rng, size, slope=1.3)
        ornament = half + half[::-1] + half[:, ::-1] + half[::-1, ::-1]
        for threshold in rng.uniform(-1, 2, 3):
            image = np.where((ornament > threshold)[..., None], colour(rng), image)
    return to_bytes(image * (1 + 0.2 * fractal(rng, size, slope=0.1)[..., None]))


def ground(rng: Rng, size: int) -> U8:
    """Soil, sand or gravel."""
    tones = [hue(rng, 0.05, 0.14, saturation=0.35, value=v) for v in (0.2, 0.45, 0.7)]
    field = fractal(rng, size, slope=rng.uniform(0.6, 1.4))
    return to_bytes(ramp(squash(field, gain=0.25), tones))


def grass(rng: Rng, size: int) -> U8:
    """Lawn or meadow."""
    tones = [hue(rng, 0.16, 0.32, saturation=0.5, value=v) for v in (0.15, 0.35, 0.55)]
    blades = fractal(rng, size, slope=0.5, stretch=(1, rng.uniform(1, 4)))
    patches = fractal(rng, size, slope=1.8)
    return to_bytes(ramp(squash(blades + rng.uniform(0, 1) * patches, gain=0.2), tones))


def asphalt(rng: Rng, size: int) -> U8:
    """Road or pavement."""
    base = colour(rng, saturation=(0, 0.12), value=(0.2, 0.55))
    speckle = rng.uniform(0.05, 0.2) * fractal(rng, size, slope=0.2)
    stains = rng.uniform(0.03, 0.12) * fractal(rng, size, slope=1.7)
    return to_bytes(base * (1 + speckle + stains)[..., None])


def stones(rng: Rng, size: int) -> U8:
    """Cobbles or a stone wall: cells about random points."""
    points = rng.random((int(rng.integers(60, 500)), 2))
    grid = np.stack(np.meshgrid(np.arange(size), np.arange(size)), -1) / size
    distance, index = cKDTree(points, boxsize=1.0).query(grid, k=2)
    gap = (distance[..., 1] - distance[..., 0]) * np.sqrt(len(points))
    tones = ramp(
        rng.random(len(points)).astype(np.float32),
        [colour(rng, saturation=(0, 0.3)) for _ in "123"],
    )
    shade = np.clip(gap * 4, 0.25, 1) * (1 + 0.1 * fractal(rng, size, slope=0.8))
    return to_bytes(tones[index[..., 0]] * shade[..., None])


def leaves(rng: Rng, size: int) -> U8:
    """A hedge or leaf litter seen from afar."""
    hues = (0.18, 0.36) if rng.random() < 0.75 else (0.02, 0.15)
    points = rng.random((int(rng.integers(300, 1500)), 2))
    grid = np.stack(np.meshgrid(np.arange(size), np.arange(size)), -1) / size
    distance, index = cKDTree(points, boxsize=1.0).query(grid)
    tones = np.stack([hue(rng, *hues, saturation=0.5, value=0.4) for _ in points])
    shade = np.clip(1.3 - distance * np.sqrt(len(points)) * 1.2, 0.1, 1.2)
    return to_bytes(tones[index] * shade[..., None])


def bark(rng: Rng, size: int) -> U8:
    """Tree bark running along v."""
    tones = [hue(rng, 0.04, 0.12, saturation=0.3, value=v) for v in (0.12, 0.35, 0.55)]
    return to_bytes(ramp(squash(fractal(rng, size, slope=0.9, stretch=(1, 8)), gain=0.3), tones))


def metal(rng: Rng, size: int) -> U8:
    """Brushed or painted metal with scratches and rust."""
    base = colour(rng, saturation=(0, 0.25), value=(0.3, 0.9))
    brushed = rng.uniform(0.01, 0.1) * fractal(rng, size, slope=0.4, stretch=(20, 1))
    image = base * (1 + brushed)[..., None]
    if rng.random() < 0.3:
        rust = (fractal(rng, size, slope=1.3) > rng.uniform(0.8, 2.0))[..., None]
        image = np.where(rust, hue(rng, 0.03, 0.07, saturation=0.7, value=0.4), image)
    return to_bytes(image)


def _write(rng: Rng, draw: ImageDraw.ImageDraw, at: tuple[float, float], height: float) -> None:
    text = "".join(rng.choice(list(LETTERS), int(rng.integers(3, 14))))
    ink = tuple(int(c) for c in to_bytes(colour(rng, value=(0.0, 1.0))))
    draw.text(at, text, fill=ink, font=ImageFont.load_default(size=max(8.0, height)))


def label(rng: Rng, size: int) -> U8:
    """A package or book cover: fields of colour and words."""
    image = Image.fromarray(to_bytes(np.ones((size, size, 3), np.float32) * colour(rng)))
    draw = ImageDraw.Draw(image)
    for _ in range(int(rng.integers(2, 9))):
        x, y, w, h = rng.uniform(0, size, 4)
        ink = tuple(int(c) for c in to_bytes(colour(rng, saturation=(0.0, 0.95))))
        shape = draw.ellipse if rng.random() < 0.4 else draw.rectangle
        shape((x - w / 2, y - h / 2, x + w / 2, y + h / 2), fill=ink)
    for _ in range(int(rng.integers(1, 7))):
        at = (rng.uniform(-0.1, 0.6) * size, rng.uniform(0, 0.9) * size)
        _write(rng, draw, at, size * rng.uniform(0.03, 0.2))
    return np.asarray(image)


def page(rng: Rng, size: int) -> U8:
    """A printed page or a screen full of text."""
    dark = rng.random() < 0.25
    paper = colour(rng, saturation=(0, 0.15), value=(0.05, 0.2) if dark else (0.85, 1.0))
    image = Image.fromarray(to_bytes(np.ones((size, size, 3), np.float32) * paper))
    draw = ImageDraw.Draw(image)
    ink = tuple(int(c) for c in to_bytes(np.full(3, 0.85 if dark else 0.15, np.float32)))
    height = size * rng.uniform(0.02, 0.05)
    font = ImageFont.load_default(size=height)
    margin = size * rng.uniform(0.04, 0.12)
    for y in np.arange(margin, size - margin, height * 1.35):
        count = int(
            (size - 2 * margin) / height * rng.choice([2.0, 1.9, 1.2, 0.0], p=[0.5, 0.3, 0.1, 0.1])
        )
        draw.text((margin, y), "".join(rng.choice(list(LETTERS), count)), fill=ink, font=font)
    if rng.random() < 0.4:
        x, y, w = rng.uniform(0.1, 0.5, 3) * size
        draw.rectangle((x, y, x + w, y + w / 2), fill=tuple(int(c) for c in to_bytes(colour(rng))))
    return np.asarray(image)


def keys(rng: Rng, size: int) -> U8:
    """Keyboard keys or a panel of buttons."""
    image = Image.fromarray(to_bytes(np.full((size, size, 3), rng.uniform(0.02, 0.3), np.float32)))
    draw = ImageDraw.Draw(image)
    columns, rows = 15, 6
    tone = tuple(int(c) for c in to_bytes(colour(rng, saturation=(0, 0.1), value=(0.1, 0.95))))
    ink = (250, 250, 250) if tone[0] < 128 else (20, 20, 20)
    for row in range(rows):
        for column in range(columns):
            x, y = column * size / columns, row * size / rows
            draw.rectangle((x + 2, y + 4, x + size / columns - 3, y + size / rows - 6), fill=tone)
            draw.text((x + 8, y + 8), LETTERS[(row * columns + column) % 52], fill=ink)
    return np.asarray(image)


def facade(rng: Rng, size: int) -> U8:
    """A wall with rows of windows, for buildings seen from afar."""
    wall = (bricks, plain, mottled, tiles)[int(rng.integers(4))](rng, size)
    image = Image.fromarray(wall)
    draw = ImageDraw.Draw(image)
    rows, columns = (int(n) for n in rng.integers(2, 6, 2))
    fill_x, fill_y = rng.uniform(0.35, 0.85, 2)
    frame = tuple(int(c) for c in to_bytes(colour(rng, saturation=(0, 0.2))))
    for row in range(rows):
        for column in range(columns):
            w, h = size / columns, size / rows
            x, y = (column + 0.5 - fill_x / 2) * w, (row + 0.5 - fill_y / 2) * h
            glass = int(rng.uniform(10, 130))
            corners = (x, y, x + fill_x * w, y + fill_y * h)
            draw.rectangle(corners, fill=(glass, glass + 6, glass + 14), outline=frame, width=6)
            draw.line(
                (x + fill_x * w / 2, y, x + fill_x * w / 2, y + fill_y * h), fill=frame, width=4
            )
    return np.asarray(image)


def gradient(rng: Rng, size: int) -> U8:
    """A smooth change between colours, with a random direction."""
    line = np.linspace(-1, 1, size)
    angle = rng.uniform(0, 2 * np.pi)
    field = 0.5 + 0.5 * (np.cos(angle) * line[None] + np.sin(angle) * line[:, None]) / np.sqrt(2)
    return to_bytes(
        ramp(field.astype(np.float32), [colour(rng) for _ in range(int(rng.integers(2, 4)))])
    )


def collage(rng: Rng, size: int) -> U8:
    """Overlapping polygons and noise: stands in for photo crops when there are none."""
    image = Image.fromarray(mottled(rng, size))
    draw = ImageDraw.Draw(image)
    for _ in range(int(rng.integers(5, 40))):
        middle, reach = rng.uniform(0, size, 2), size * rng.uniform(0.02, 0.3)
        corners = [tuple(middle + rng.normal(0, reach, 2)) for _ in range(int(rng.integers(3, 7)))]
        draw.polygon(corners, fill=tuple(int(c) for c in to_bytes(colour(rng))))
    grain = 1 + rng.uniform(0.02, 0.2) * fractal(rng, size, slope=rng.uniform(0.5, 1.5))
    return to_bytes(np.asarray(image, np.float32) / 255 * grain[..., None])


def clouds(rng: Rng, size: int) -> U8:
    """Cloud cover: grey level is the share of cloud."""
    field = fractal(rng, size, slope=rng.uniform(1.3, 2.0), stretch=(1, rng.uniform(1, 2)))
    cover = squash(field + rng.uniform(-1.2, 1.0), gain=rng.uniform(0.25, 0.6))
    return to_bytes(np.repeat(cover[..., None], 3, axis=2))


PATTERNS: dict[str, Painter] = {
    painter.__name__: painter
    for painter in (
        plain, mottled, wood, planks, tiles, bricks, fabric, carpet, ground, grass, asphalt,
        stones, leaves, bark, metal, label, page, keys, facade, gradient, collage, clouds,
    )
}  # fmt: skip
