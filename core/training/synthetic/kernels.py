"""Per-pixel loops of the renderer, compiled by Numba. Colours are linear; arrays are float32."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numba
import numpy as np

# Numba infers the types of the loops from their arguments.
# mypy: disallow-untyped-defs=False


def compiled(function: Callable[..., None]) -> Callable[..., None]:
    """The function compiled for one thread; the machine code is kept on disk between runs."""
    machine: Any = numba.njit(
        cache=True, fastmath={"contract", "arcp", "nsz"}, error_model="numpy"
    )(function)
    return machine  # type: ignore[no-any-return]


@compiled
def camera_rays(rotation, at, f_px, cx, cy, x, y, rays):
    """Rays (N, 6) through pixels; direction has camera z 1, so that hit distance is depth."""
    for i in range(x.size):
        a, b = (x[i] - cx) / f_px, (y[i] - cy) / f_px
        for k in range(3):
            rays[i, k] = at[k]
            rays[i, 3 + k] = rotation[k, 0] * a + rotation[k, 1] * b + rotation[k, 2]


@compiled
def texel(texels, base, side, u, v, out):
    """Bilinear RGBH in 0..1 of one mip level."""
    x, y = u * side - 0.5, v * side - 0.5
    x0, y0 = math.floor(x), math.floor(y)
    fx, fy = x - x0, y - y0
    left, top = int(x0) & (side - 1), int(y0) & (side - 1)
    right, bottom = (left + 1) & (side - 1), (top + 1) & (side - 1)
    a, b = texels[base + top * side + left], texels[base + top * side + right]
    c, d = texels[base + bottom * side + left], texels[base + bottom * side + right]
    for k in range(4):
        shift = np.uint32(8 * k)
        upper = (1 - fx) * ((a >> shift) & 255) + fx * ((b >> shift) & 255)
        lower = (1 - fx) * ((c >> shift) & 255) + fx * ((d >> shift) & 255)
        out[k] = ((1 - fy) * upper + fy * lower) / 255.0


@compiled
def resolve(
    rays,
    depth,
    primitive,
    bary,
    flat,
    faces,
    vertex_table,
    material_of,
    density,
    table,
    texture_of,
    texels,
    offsets,
    size,
    f_px,
    points,
    facing,
    normals,
    albedo,
    shine,
):
    """Hit points, normals and surface colours; shine is gloss and glow."""
    sample = np.empty(4, np.float32)
    n, g = np.empty(3, np.float32), np.empty(3, np.float32)
    for i in range(depth.size):
        if not math.isfinite(depth[i]):
            continue
        p = primitive[i]
        b1, b2 = bary[i, 0], bary[i, 1]
        b0 = 1 - b1 - b2
        c0, c1, c2 = faces[p, 0], faces[p, 1], faces[p, 2]
        gl, nl, against, dl = 0.0, 0.0, 0.0, 0.0
        for k in range(3):
            g[k] = flat[i, k]
            n[k] = b0 * vertex_table[c0, k] + b1 * vertex_table[c1, k] + b2 * vertex_table[c2, k]
            gl += g[k] * g[k]
            nl += n[k] * n[k]
            against += g[k] * rays[i, 3 + k]
            dl += rays[i, 3 + k] * rays[i, 3 + k]
        gl = math.copysign(1.0 / math.sqrt(max(gl, 1e-20)), -against)
        agree = n[0] * g[0] + n[1] * g[1] + n[2] * g[2]
        nl = math.copysign(1.0 / math.sqrt(max(nl, 1e-20)), agree * gl)
        lift = 1e-4 + 4e-4 * depth[i]
        for k in range(3):
            facing[i, k] = g[k] * gl
            n[k] = n[k] * nl
            points[i, k] = rays[i, k] + rays[i, 3 + k] * depth[i] + facing[i, k] * lift
        m = material_of[p]
        u = b0 * vertex_table[c0, 3] + b1 * vertex_table[c1, 3] + b2 * vertex_table[c2, 3]
        v = b0 * vertex_table[c0, 4] + b1 * vertex_table[c1, 4] + b2 * vertex_table[c2, 4]
        u, v = u * table[m, 0], v * table[m, 1]
        slant = max(abs(against * gl) / math.sqrt(dl), 0.02)
        footprint = depth[i] / f_px * density[p] * table[m, 0] * size / math.sqrt(slant)
        mip = int(min(max(math.log2(max(footprint, 1e-3)) + 0.5, 0.0), offsets.size - 1.0))
        side = size >> mip
        texel(texels, offsets[mip] + texture_of[m] * side * side, side, u, v, sample)
        finish_surface(sample, table[m], n, normals[i], albedo[i])
        shine[i, 0], shine[i, 1] = table[m, 6], table[m, 7]


@compiled
def finish_surface(sample, row, n, normal, albedo):
    """Normal bent by the texture's height (a cheap bump), and its colour under the material."""
    bend = (sample[3] - 0.5) * row[8]
    n[0] += 0.6 * bend
    n[1] -= 0.5 * bend
    n[2] += 0.4 * bend
    length = math.sqrt(max(n[0] * n[0] + n[1] * n[1] + n[2] * n[2], 1e-20))
    for k in range(3):
        normal[k] = n[k] / length
        colour = 0.35 + (sample[k] * sample[k] - 0.35) * row[5]
        albedo[k] = min(max(colour * row[2 + k], 0.01), 0.9)


@compiled
def light_rays(points, normals, pick, at, sun, radius, jitter, rays):
    """Rays (M, 6) from picked points towards random spots of a light; zero where it is behind."""
    for j in range(pick.size):
        i = pick[j]
        front, length = 0.0, 0.0
        for k in range(3):
            goal = at[k] + radius * jitter[j, k]
            rays[j, k] = points[i, k]
            rays[j, 3 + k] = goal if sun else goal - points[i, k]
            front += rays[j, 3 + k] * normals[i, k]
            length += rays[j, 3 + k] * rays[j, 3 + k]
        reach = 1.0 / math.sqrt(max(length, 1e-12)) if sun else 0.96
        for k in range(3):
            rays[j, 3 + k] *= reach if front > 0 else 0.0
        if front <= 0:
            rays[j, 2] = 1e9  # no scene up there: an unlit face costs nothing to trace


@compiled
def ambient_rays(points, facing, pick, around, rays):
    """Rays (M, 6) in cosine-distributed directions: the normal plus a point of the unit sphere."""
    for j in range(pick.size):
        i = pick[j]
        length = 0.0
        for k in range(3):
            length += around[j, k] * around[j, k]
        length = 0.999 / math.sqrt(max(length, 1e-12))
        for k in range(3):
            rays[j, k] = points[i, k]
            rays[j, 3 + k] = facing[i, k] + around[j, k] * length


@compiled
def guided_blur(values, inverse, normals, step, result):
    """Mean over 3 x 3 neighbours `step` apart of like inverse depth and normal."""
    height, width = values.shape
    for y in range(height):
        for x in range(width):
            total, weight, here = 0.0, 0.0, inverse[y, x]
            for dy in range(-step, step + 1, step):
                for dx in range(-step, step + 1, step):
                    v, u = y + dy, x + dx
                    if v < 0 or u < 0 or v >= height or u >= width:
                        continue
                    there = inverse[v, u]
                    if abs(there - here) > 0.03 * (there + here):
                        continue
                    bent = 0.0
                    for k in range(3):
                        bent += normals[y, x, k] * normals[v, u, k]
                    if bent > 0.75:
                        total += values[v, u]
                        weight += 1.0
            result[y, x] = total / weight if weight else values[y, x]


@compiled
def upsampled(coarse, inverse, result):
    """Half-size values (h, w) brought to full size, from the coarse pixel of the nearest depth."""
    height, width = inverse.shape
    rows, columns = coarse.shape
    for y in range(height):
        for x in range(width):
            best, value = 1e30, 1.0
            for dy in range(2):
                for dx in range(2):
                    r, c = min((y + dy) // 2, rows - 1), min((x + dx) // 2, columns - 1)
                    gap = abs(inverse[2 * r, 2 * c] - inverse[y, x])
                    if gap < best:
                        best, value = gap, coarse[r, c]
            result[y, x] = value


@compiled
def sky(x, y, z, sky_row, clouds, seen, texels, offsets, size, sample, out):
    """Colour of the surroundings in a direction; sky_row is zenith, horizon, ground."""
    length = 1.0 / math.sqrt(max(x * x + y * y + z * z, 1e-20))
    x, y, z = x * length, y * length, z * length
    rise = math.sqrt(max(z, 0.0))
    for k in range(3):
        horizon = sky_row[3 + k]
        below = horizon if seen else sky_row[6 + k]
        out[k] = horizon + (sky_row[k] - horizon) * rise if z > 0 else below
    if clouds < 0 or z <= 0:
        return
    mip = int(min(max(2.5 - 6 * z, 0.0), 3.0))
    side = size >> mip
    far = 0.15 / (z + 0.12)
    texel(texels, offsets[mip] + clouds * side * side, side, x * far, y * far, sample)
    cover = sample[0] * min(z * 6, 1.0)
    bright = 0.0
    for k in range(6):
        bright = max(bright, sky_row[k])
    for k in range(3):
        out[k] += (1.1 * bright * (1.05 - 0.35 * cover) - out[k]) * cover


@compiled
def direct(point, n, view, facing, shares, lights, glossy, light, spots):
    """Add what a point with normal n receives from the lights, and their mirror spots."""
    for j in range(lights.shape[0]):
        if shares[j] <= 0:
            continue
        sun = lights[j, 6] > 0
        tx = lights[j, 0] - (0.0 if sun else point[0])
        ty = lights[j, 1] - (0.0 if sun else point[1])
        tz = lights[j, 2] - (0.0 if sun else point[2])
        away = tx * tx + ty * ty + tz * tz
        inverse = 1.0 / math.sqrt(max(away, 1e-12))
        cosine = (tx * n[0] + ty * n[1] + tz * n[2]) * inverse
        strength = shares[j] * (1.0 if sun else 1.0 / max(away, 0.09))
        if cosine > 0:
            for k in range(3):
                light[k] += lights[j, 3 + k] * strength * cosine
        if glossy:
            along = (tx * view[0] + ty * view[1] + tz * view[2]) * inverse
            mirrored = 2 * facing * cosine - along
            if mirrored > 0.8:
                for k in range(3):
                    spots[k] += lights[j, 3 + k] * mirrored**40 * strength


@compiled
def compose(
    rays,
    depth,
    points,
    normals,
    albedo,
    shine,
    open_share,
    seen_lights,
    lights,
    sky_row,
    clouds,
    haze,
    texels,
    offsets,
    size,
    colour,
):
    """Light on every hit, haze before it, sky elsewhere.

    A row of `lights` holds its place or direction, its colour and whether it is a sun.
    """
    sample, around = np.empty(4, np.float32), np.empty(3, np.float32)
    n, view = np.empty(3, np.float32), np.empty(3, np.float32)
    light, spots = np.empty(3, np.float32), np.empty(3, np.float32)
    for i in range(depth.size):
        dx, dy, dz = rays[i, 3], rays[i, 4], rays[i, 5]
        if not math.isfinite(depth[i]):
            sky(dx, dy, dz, sky_row, clouds, True, texels, offsets, size, sample, around)
            for k in range(3):
                colour[i, k] = around[k]
            continue
        length = math.sqrt(dx * dx + dy * dy + dz * dz)
        share = 0.08 + 0.92 * open_share[i]
        facing = 0.0
        for k in range(3):
            n[k] = normals[i, k]
            view[k] = -rays[i, 3 + k] / length
            facing += n[k] * view[k]
        up = 0.5 + 0.5 * n[2]
        for k in range(3):
            above = 0.5 * (sky_row[k] + sky_row[3 + k])
            light[k] = (sky_row[6 + k] * (1 - up) + above * up) * share + shine[i, 1]
            spots[k] = 0.0
        gloss = shine[i, 0]
        direct(points[i], n, view, facing, seen_lights[:, i], lights, gloss > 0, light, spots)
        for k in range(3):
            colour[i, k] = albedo[i, k] * light[k]
        if gloss > 0:
            fresnel = gloss * (0.08 + 0.9 * (1 - abs(facing)) ** 4) * share
            mx, my = 2 * facing * n[0] - view[0], 2 * facing * n[1] - view[1]
            mz = 2 * facing * n[2] - view[2]
            sky(mx, my, mz, sky_row, clouds, False, texels, offsets, size, sample, around)
            for k in range(3):
                colour[i, k] += gloss * spots[k] + fresnel * around[k]
        if haze > 0:
            clear = math.exp(-haze * depth[i] * length)
            for k in range(3):
                colour[i, k] = colour[i, k] * clear + sky_row[3 + k] * (1 - clear)


@compiled
def uv_density(vertices, uv, faces, density):
    """Texture coordinate units per metre of each face: root of the ratio of areas."""
    for i in range(faces.shape[0]):
        a, b, c = faces[i, 0], faces[i, 1], faces[i, 2]
        px, py, pz = (vertices[b, 0] - vertices[a, 0], vertices[b, 1] - vertices[a, 1],
                      vertices[b, 2] - vertices[a, 2])  # fmt: skip
        qx, qy, qz = (vertices[c, 0] - vertices[a, 0], vertices[c, 1] - vertices[a, 1],
                      vertices[c, 2] - vertices[a, 2])  # fmt: skip
        x, y, z = py * qz - pz * qy, pz * qx - px * qz, px * qy - py * qx
        flat = (uv[b, 0] - uv[a, 0]) * (uv[c, 1] - uv[a, 1])
        flat -= (uv[b, 1] - uv[a, 1]) * (uv[c, 0] - uv[a, 0])
        density[i] = math.sqrt(abs(flat) / max(math.sqrt(x * x + y * y + z * z), 1e-12))
