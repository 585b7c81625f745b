"""A scene under construction: materials, props placed on one another, lights, sky; then frozen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import open3d as o3d
from numpy.typing import ArrayLike, NDArray

from core.training.synthetic import kernels
from core.training.synthetic.meshes import Mesh, box, join, rotation
from core.training.synthetic.textures import Bank

if TYPE_CHECKING:
    from core.training.synthetic.assets.environment import Environment
    from core.training.synthetic.assets.library import Library

F32 = NDArray[np.float32]
Rng = np.random.Generator
Triple = tuple[float, ...]


@dataclass(frozen=True)
class Material:
    """Surface: texture index, textures per metre (u, v), colour gain (3,), and how it shines.

    With ``cutout`` the texture's fourth byte is coverage, and what is not covered is a hole.
    """

    texture: int
    per_metre: tuple[float, float]
    tint: Triple
    contrast: float = 1.0
    gloss: float = 0.0
    bump: float = 0.0
    glow: float = 0.0
    cutout: bool = False


@dataclass(frozen=True)
class Top:
    """A level rectangle things can stand on: centre, half sizes and free height, metres."""

    at: tuple[float, float, float]
    half: tuple[float, float]
    yaw: float = 0.0
    clear: float = 1.0


@dataclass
class Prop:
    """A thing made of meshes with materials, standing on z = 0 around the origin."""

    parts: list[tuple[Mesh, int]] = field(default_factory=list)
    tops: list[Top] = field(default_factory=list)

    def add(
        self,
        mesh: Mesh,
        material: int,
        at: ArrayLike = 0.0,
        *,
        turn: F32 | None = None,
        scale: ArrayLike = 1.0,
    ) -> None:
        """Add a mesh, scaled, turned and moved."""
        self.parts.append((mesh.transformed(rotation=turn, scale=scale, at=at), material))

    def box(self, size: ArrayLike, at: ArrayLike, material: int) -> None:
        """Add a box standing on at."""
        self.parts.append((box(size, at), material))

    def put(self, other: Prop, at: ArrayLike, *, yaw: float = 0.0, scale: float = 1.0) -> None:
        """Add another prop with its tops."""
        placed = other.placed(at, yaw=yaw, scale=scale)
        self.parts += placed.parts
        self.tops += placed.tops

    def placed(self, at: ArrayLike, *, yaw: float = 0.0, scale: ArrayLike = 1.0) -> Prop:
        """This prop scaled, turned about z and moved."""
        turn = rotation(yaw=yaw)
        where = np.broadcast_to(np.asarray(at, np.float32), (3,))
        size = np.broadcast_to(np.asarray(scale, np.float32), (3,))
        parts = [(m.transformed(rotation=turn, scale=size, at=where), i) for m, i in self.parts]
        tops = []
        for top in self.tops:
            x, y, z = turn @ (np.asarray(top.at, np.float32) * size) + where
            half = (top.half[0] * float(size[0]), top.half[1] * float(size[1]))
            clear = top.clear * float(size[2])
            tops.append(Top((float(x), float(y), float(z)), half, top.yaw + yaw, clear))
        return Prop(parts, tops)

    @property
    def bounds(self) -> tuple[F32, F32]:
        """Lowest and highest corner (3,)."""
        low = np.min([mesh.vertices.min(axis=0) for mesh, _ in self.parts], axis=0)
        high = np.max([mesh.vertices.max(axis=0) for mesh, _ in self.parts], axis=0)
        return low, high


@dataclass(frozen=True)
class Light:
    """A light: sun where `sun` (then `at` is the direction towards it), else a sphere at `at`."""

    at: Triple
    colour: Triple
    radius: float
    sun: bool = False
    shadow: bool = True


@dataclass(frozen=True)
class Sky:
    """Surroundings: colours (linear RGB) of zenith, horizon and ground bounce; haze per metre.

    ``fill`` is the share of them that lights surfaces from all around; where there is an
    ``environment``, that is what is seen behind everything.
    """

    zenith: Triple = (0.3, 0.3, 0.3)
    horizon: Triple = (0.3, 0.3, 0.3)
    ground: Triple = (0.15, 0.15, 0.15)
    clouds: int | None = None
    haze: float = 0.0
    ao_reach: float = 1.0
    fill: float = 1.0
    environment: Environment | None = None


@dataclass(frozen=True)
class CameraHint:
    """Where cameras of a scene may stand (low, high corner) and what they look at (n, 3).

    With ``span``, the lens is chosen so that a picture is that many metres wide at its target.
    """

    low: Triple
    high: Triple
    targets: F32
    distance: tuple[float, float] | None = None
    span: tuple[float, float] | None = None
    wide: bool = False
    blur: float = 0.15


@dataclass(frozen=True)
class StagedScene:
    """A finished scene: ray caster, faces (F, 3), normals and uv (V, 5), materials and lights."""

    caster: o3d.t.geometry.RaycastingScene
    vertices: F32
    faces: NDArray[np.int32]
    vertex_table: F32
    material_of: NDArray[np.int32]
    density: F32
    materials: tuple[Material, ...]
    lights: tuple[Light, ...]
    sky: Sky
    hint: CameraHint


@dataclass
class Stage:
    """Collects what a layout places; `finish` makes the scene."""

    rng: Rng
    bank: Bank
    found: Sequence[Mesh] = ()
    library: Library | None = None
    materials: list[Material] = field(default_factory=list)
    parts: list[tuple[Mesh, int]] = field(default_factory=list)
    lights: list[Light] = field(default_factory=list)
    sky: Sky = field(default_factory=Sky)
    images: dict[str, NDArray[np.uint8]] = field(default_factory=dict)
    pictured: dict[tuple[str, Material], int] = field(default_factory=dict)

    def pictured_material(
        self, name: str, image: NDArray[np.uint8], material: Material | None = None
    ) -> int:
        """A material whose texture is a picture (SIZE, SIZE, 4) of its own, known by its name."""
        self.images.setdefault(name, image)
        index = self.bank.count + list(self.images).index(name)
        wanted = replace(material or Material(0, (1.0, 1.0), (1.0, 1.0, 1.0)), texture=index)
        if (name, wanted) not in self.pictured:
            self.materials.append(wanted)
            self.pictured[name, wanted] = len(self.materials) - 1
        return self.pictured[name, wanted]

    def material(
        self,
        *categories: str,
        metres: float | None = None,
        tint: ArrayLike = 1.0,
        gloss: float = 0.0,
        bump: float = 0.0,
        glow: float = 0.0,
        contrast: float = 1.0,
    ) -> int:
        """A material with a texture of one of the categories.

        One texture spans `metres`; without it, the mesh must carry coordinates in 0..1.
        """
        name = str(self.rng.choice(categories))
        texture = int(self.rng.choice(self.bank.categories[name]))
        per = 1.0 if metres is None else 1.0 / metres
        gain = np.broadcast_to(np.asarray(tint, float), (3,)) * self.rng.normal(1, 0.06, 3)
        self.materials.append(
            Material(texture, (per, per), tuple(gain), contrast, gloss, bump, glow)
        )
        return len(self.materials) - 1

    def paint(self, colour: ArrayLike, *, gloss: float = 0.0, glow: float = 0.0) -> int:
        """A nearly plain material of a given colour (gamma-coded RGB in 0..1)."""
        index = self.material("plain", metres=0.7, gloss=gloss, glow=glow, contrast=0.15)
        wanted = tuple(np.square(np.broadcast_to(np.asarray(colour, float), (3,))) / 0.35)
        self.materials[index] = replace(self.materials[index], tint=wanted)
        return index

    def add(self, mesh: Mesh, material: int) -> None:
        """Place a mesh as it is."""
        self.parts.append((mesh, material))

    def place(
        self, prop: Prop, at: ArrayLike, *, yaw: float = 0.0, scale: ArrayLike = 1.0
    ) -> list[Top]:
        """Place a prop; returns its tops in scene coordinates."""
        placed = prop.placed(at, yaw=yaw, scale=scale)
        self.parts += placed.parts
        return placed.tops

    def finish(self, hint: CameraHint) -> StagedScene:
        """Build the ray caster and the attribute tables."""
        if self.images:
            self._gather_textures()
        mesh = join([mesh for mesh, _ in self.parts])
        counts = [len(mesh.faces) for mesh, _ in self.parts]
        material_of = np.repeat([material for _, material in self.parts], counts).astype(np.int32)
        vertex_table = np.concatenate([mesh.normals, mesh.uv], -1, dtype=np.float32)
        caster = o3d.t.geometry.RaycastingScene(nthreads=1)
        caster.add_triangles(
            o3d.core.Tensor(np.ascontiguousarray(mesh.vertices, np.float32)),
            o3d.core.Tensor(np.ascontiguousarray(mesh.faces, np.uint32)),
        )
        return StagedScene(
            caster,
            mesh.vertices,
            mesh.faces,
            vertex_table,
            material_of,
            _uv_density(mesh),
            tuple(self.materials),
            tuple(self.lights),
            self.sky,
            hint,
        )

    def _gather_textures(self) -> None:
        """Make a bank of the textures that are used and of the pictures."""
        own = sorted({m.texture for m in self.materials if m.texture < self.bank.count})
        clouds = self.sky.clouds
        own = own if clouds is None or clouds in own else [*own, clouds]
        place = {texture: i for i, texture in enumerate(own)}
        place |= {self.bank.count + i: len(own) + i for i in range(len(self.images))}
        self.bank = self.bank.chosen(own, list(self.images.values()))
        self.materials = [replace(m, texture=place[m.texture]) for m in self.materials]
        if clouds is not None:
            self.sky = replace(self.sky, clouds=place[clouds])


def _uv_density(mesh: Mesh) -> F32:
    """Texture coordinate units per metre of each face (F,): root of the ratio of areas."""
    density = np.empty(len(mesh.faces), np.float32)
    kernels.uv_density(mesh.vertices, mesh.uv, mesh.faces, density)
    return density
