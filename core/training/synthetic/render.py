"""Ray casting and shading of one view: colour and exact depth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from core.training.synthetic import kernels
from core.training.synthetic.noise import f32
from core.training.synthetic.stage import Light, StagedScene
from core.training.synthetic.textures import SIZE, Bank
from core.training.synthetic.tracing import blocked, first_hits

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]
Bool = NDArray[np.bool_]
Rng = np.random.Generator

AO_RAYS = 1
EDGE_RATIO = 0.015
EDGE_OFFSETS_PX = ((0.38, 0.1), (-0.28, 0.28), (-0.1, -0.38))
EDGE_BUDGET = 0.45
BRIGHTEST = 4.0
SOFT_RADIUS = 0.04
SOFT_RAYS = 1
BLUR_STEPS_PX = (1, 2, 4)


@dataclass(frozen=True)
class Camera:
    """A pinhole: rotation (3, 3) of camera axes (x right, y down, z ahead) into the world."""

    rotation: F32
    at: F32
    f_px: float
    width: int
    height: int

    def rays(self, x: F32, y: F32) -> F32:
        """Origins and directions (N, 6) through pixel positions; the directions have camera z 1."""
        rays = np.empty((x.size, 6), np.float32)
        centre = (self.width - 1) / 2, (self.height - 1) / 2
        kernels.camera_rays(self.rotation, self.at, self.f_px, *centre, x, y, rays)
        return rays

    def pixels(self) -> tuple[F32, F32]:
        """Pixel centres x, y (H * W,)."""
        y, x = np.mgrid[: self.height, : self.width].astype(np.float32)
        return x.reshape(-1), y.reshape(-1)


@dataclass(frozen=True)
class Hits:
    """What rays (N, 6) meet: depth Z (inf for sky), points, normals, colours, gloss and glow."""

    rays: F32
    depth: F32
    material: I32
    points: F32
    facing: F32
    normals: F32
    albedo: F32
    shine: F32


def material_table(scene: StagedScene) -> F32:
    """Columns: textures per metre (2), tint (3), contrast, gloss, glow, bump."""
    return np.asarray(
        [(*m.per_metre, *m.tint, m.contrast, m.gloss, m.glow, m.bump) for m in scene.materials],
        np.float32,
    )


def cast(scene: StagedScene, bank: Bank, rays: F32, f_px: float) -> Hits:
    """First hits of rays whose directions have camera z 1, so that hit distance is depth Z."""
    depth, primitive, bary, flat = first_hits(scene, bank, rays)
    points, facing, normals, albedo = np.zeros((4, len(depth), 3), np.float32)
    shine = np.zeros((len(depth), 2), np.float32)
    textures = np.asarray([m.texture for m in scene.materials], np.int64)
    kernels.resolve(
        rays, depth, primitive, bary, flat, scene.faces, scene.vertex_table, scene.material_of,
        scene.density, material_table(scene), textures, bank.texels, bank.offsets, SIZE, f_px,
        points, facing, normals, albedo, shine,
    )  # fmt: skip
    material = np.where(np.isfinite(depth), scene.material_of[primitive], -1).astype(np.int32)
    return Hits(rays, depth, material, points, facing, normals, albedo, shine)


def open_share(
    scene: StagedScene, bank: Bank, hits: Hits, pick: NDArray[np.int64], rng: Rng
) -> F32:
    """Ambient occlusion of the picked hits (M,): the share of open directions."""
    total = np.zeros(len(pick), np.float32)
    rays = np.empty((len(pick), 6), np.float32)
    for _ in range(AO_RAYS):
        around = rng.standard_normal((len(pick), 3), np.float32)
        kernels.ambient_rays(hits.points, hits.facing, pick, around, rays)
        total += ~blocked(scene, bank, rays, far=scene.sky.ao_reach)
    return total / np.float32(AO_RAYS)


def lit_share(
    scene: StagedScene, bank: Bank, light: Light, hits: Hits, pick: NDArray[np.int64], rng: Rng
) -> F32:
    """Share (M,) of a light that the picked hits see."""
    soft = light.radius > SOFT_RADIUS
    count = SOFT_RAYS if soft else 1
    total = np.zeros(len(pick), np.float32)
    rays = np.empty((len(pick), 6), np.float32)
    at, far = np.asarray(light.at, np.float32), np.inf if light.sun else 1.0
    for _ in range(count):
        jitter = rng.standard_normal((len(pick), 3), np.float32) * np.float32(0.6)
        kernels.light_rays(
            hits.points, hits.normals, pick, at, light.sun, light.radius, jitter, rays
        )
        total += ~blocked(scene, bank, rays, far=far)
    return total / np.float32(count)


@dataclass(frozen=True)
class Coarse:
    """Every second pixel of every second row: where slowly varying light is worked out."""

    pick: NDArray[np.int64]
    inverse: F32
    coarse_inverse: F32
    coarse_facing: F32

    @classmethod
    def of(cls, hits: Hits, camera: Camera) -> Coarse:
        """The coarse lattice of a view."""
        shape = camera.height, camera.width
        inverse = f32(1 / hits.depth).reshape(shape)
        index = np.arange(hits.depth.size).reshape(shape)[::2, ::2].reshape(-1)
        facing = np.ascontiguousarray(hits.facing.reshape(*shape, 3)[::2, ::2])
        return cls(index, inverse, np.ascontiguousarray(inverse[::2, ::2]), facing)

    def spread(self, known: Bool, values: F32) -> F32:
        """Values of the known coarse pixels, smoothed and brought to full size (H * W,)."""
        lattice = np.ones(self.pick.size, np.float32)
        lattice[known] = values
        field = lattice.reshape(self.coarse_inverse.shape)
        for step in BLUR_STEPS_PX:
            smooth = np.empty_like(field)
            kernels.guided_blur(field, self.coarse_inverse, self.coarse_facing, step, smooth)
            field = smooth
        full = np.empty_like(self.inverse)
        kernels.upsampled(field, self.inverse, full)
        return full.reshape(-1)


def light_shares(
    scene: StagedScene, bank: Bank, hits: Hits, camera: Camera, rng: Rng
) -> tuple[F32, F32]:
    """Open share (N,) and share of each light (L, N) for a whole view."""
    coarse = Coarse.of(hits, camera)
    known = np.isfinite(hits.depth[coarse.pick])
    pick, everything = coarse.pick[known], np.flatnonzero(np.isfinite(hits.depth))
    ambient = coarse.spread(known, open_share(scene, bank, hits, pick, rng))
    shares = np.ones((len(scene.lights), hits.depth.size), np.float32)
    for row, light in zip(shares, scene.lights, strict=True):
        if light.shadow and light.radius > SOFT_RADIUS:
            row[:] = coarse.spread(known, lit_share(scene, bank, light, hits, pick, rng))
        elif light.shadow:
            row[everything] = lit_share(scene, bank, light, hits, everything, rng)
    return ambient, shares


def shade(scene: StagedScene, bank: Bank, hits: Hits, ambient: F32, shares: F32) -> F32:
    """Linear colour (N, 3) under the given shares of ambient (N,) and direct light (L, N)."""
    lights = np.asarray([(*i.at, *i.colour, float(i.sun)) for i in scene.lights], np.float32)
    sky = scene.sky
    row = np.asarray([*sky.zenith, *sky.horizon, *sky.ground], np.float32)
    colour = np.empty((hits.depth.size, 3), np.float32)
    around = ambient * np.float32(sky.fill)
    kernels.compose(
        hits.rays, hits.depth, hits.points, hits.normals, hits.albedo, hits.shine, around, shares,
        lights.reshape(-1, 7), row, -1 if sky.clouds is None else sky.clouds, sky.haze,
        bank.texels, bank.offsets, SIZE, colour,
    )  # fmt: skip
    if sky.environment is not None:
        far = ~np.isfinite(hits.depth)
        colour[far] = sky.environment.seen(hits.rays[far, 3:])
    return colour


def render(scene: StagedScene, bank: Bank, camera: Camera, rng: Rng) -> tuple[F32, F32]:
    """Linear colour (H, W, 3) and inverse depth (H, W) in 1/m, 0 where there is only sky."""
    x, y = camera.pixels()
    hits = cast(scene, bank, camera.rays(x, y), camera.f_px)
    ambient, shares = light_shares(scene, bank, hits, camera, rng)
    colour = shade(scene, bank, hits, ambient, shares)
    shape = camera.height, camera.width
    inverse = f32(1 / hits.depth).reshape(shape)
    edges = np.flatnonzero(edge_mask(inverse, hits.material.reshape(shape)))
    total = np.minimum(colour[edges], BRIGHTEST)
    # Further rays inside the pixels at edges, fewer where these are many; the depth stays that
    # of the pixel's centre.
    offsets = EDGE_OFFSETS_PX[: max(1, int(EDGE_BUDGET * x.size / max(edges.size, 1)))]
    for dx, dy in offsets:
        rays = camera.rays(x[edges] + np.float32(dx), y[edges] + np.float32(dy))
        more = cast(scene, bank, rays, camera.f_px)
        extra = shade(scene, bank, more, ambient[edges], np.ascontiguousarray(shares[:, edges]))
        total += np.minimum(extra, BRIGHTEST)
    colour[edges] = total / (1 + len(offsets))
    return colour.reshape(*shape, 3), inverse


def with_unknown(scene: StagedScene, camera: Camera, inverse: F32) -> F32:
    """Inverse depth (H, W), NaN instead of 0 where the surroundings picture other than sky."""
    around = scene.sky.environment
    if around is None:
        return inverse
    values = inverse.reshape(-1).copy()
    far = np.flatnonzero(values == 0)
    x, y = camera.pixels()
    values[far[~around.is_sky(camera.rays(x[far], y[far])[:, 3:])]] = np.nan
    return values.reshape(inverse.shape)


def edge_mask(inverse: F32, material: I32) -> Bool:
    """Pixels whose depth or material differs from a neighbour's."""
    high = ndimage.maximum_filter(inverse, 3)
    low = ndimage.minimum_filter(inverse, 3)
    edge = high - low > EDGE_RATIO * 2 * high
    edge[:, 1:] |= material[:, 1:] != material[:, :-1]
    edge[1:] |= material[1:] != material[:-1]
    return np.asarray(edge, bool)
