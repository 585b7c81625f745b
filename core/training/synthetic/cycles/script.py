"""Runs under Blender's Python, not under Leadline's: renders the scene that a folder describes.

    python script.py FOLDER SAMPLES THREADS

See ``export.py`` for the files. Each view becomes ``NN.exr``, linear colour.
"""

# mypy: ignore-errors
import json
import math
import sys
from pathlib import Path

import bpy
import numpy as np
from mathutils import Matrix

OPAQUE = 110 / 255
SENSOR_MM = 36.0
NOISE_THRESHOLD = 0.08


def main(folder, samples, threads):
    """Build the scene once and render its views."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    described = json.loads((folder / "scene.json").read_text())
    add_mesh(scene, folder, described["materials"])
    for light in described["lights"]:
        add_light(scene, light)
    add_surroundings(scene, folder, described["sky"])
    settings(scene, samples, threads)
    camera = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
    scene.collection.objects.link(camera)
    scene.camera = camera
    for number, view in enumerate(described["views"]):
        aim(scene, camera, view)
        scene.render.filepath = str(folder / f"{number:02d}.exr")
        bpy.ops.render.render(write_still=True)


def add_mesh(scene, folder, materials):
    """All triangles as one object with a slot for each material."""
    data = np.load(folder / "scene.npz")
    vertices, faces = data["vertices"], data["faces"]
    mesh = bpy.data.meshes.new("scene")
    mesh.vertices.add(len(vertices))
    mesh.vertices.foreach_set("co", vertices.ravel())
    mesh.loops.add(faces.size)
    mesh.loops.foreach_set("vertex_index", faces.ravel())
    mesh.polygons.add(len(faces))
    mesh.polygons.foreach_set("loop_start", np.arange(0, faces.size, 3, dtype=np.int32))
    mesh.polygons.foreach_set("material_index", data["material_of"])
    mesh.polygons.foreach_set("use_smooth", np.ones(len(faces), bool))
    uv = data["uv"][faces.ravel()]
    uv[:, 1] = 1 - uv[:, 1]
    mesh.uv_layers.new().uv.foreach_set("vector", uv.ravel())
    mesh.update(calc_edges=True)
    mesh.normals_split_custom_set_from_vertices(data["normals"])
    used = set(np.unique(data["material_of"]).tolist())
    for number, material in enumerate(materials):
        mesh.materials.append(surface(folder, material) if number in used else None)
    scene.collection.objects.link(bpy.data.objects.new("scene", mesh))


def surface(folder, described):
    """A material: the texture under its tint, glossy or glowing, with holes where cut out."""
    material = bpy.data.materials.new("surface")
    material.use_nodes = True
    nodes, links = material.node_tree.nodes, material.node_tree.links
    shader = nodes["Principled BSDF"]
    picture = nodes.new("ShaderNodeTexImage")
    picture.image = bpy.data.images.load(
        str(folder / "textures" / described["texture"]), check_existing=True
    )
    picture.image.alpha_mode = "CHANNEL_PACKED"
    scaled = nodes.new("ShaderNodeVectorMath")
    scaled.operation = "MULTIPLY_ADD"
    contrast = described["contrast"]
    scaled.inputs[1].default_value = [t * contrast for t in described["tint"]]
    scaled.inputs[2].default_value = [0.35 * (1 - contrast) * t for t in described["tint"]]
    links.new(picture.outputs["Color"], scaled.inputs[0])
    links.new(scaled.outputs[0], shader.inputs["Base Color"])
    shader.inputs["Roughness"].default_value = 0.85 - 0.7 * min(1.0, described["gloss"])
    shader.inputs["Specular IOR Level"].default_value = 0.25 + 0.5 * min(1.0, described["gloss"])
    if described["glow"] > 0:
        links.new(scaled.outputs[0], shader.inputs["Emission Color"])
        shader.inputs["Emission Strength"].default_value = described["glow"]
    if described["cutout"]:
        there = nodes.new("ShaderNodeMath")
        there.operation = "GREATER_THAN"
        there.inputs[1].default_value = OPAQUE
        links.new(picture.outputs["Alpha"], there.inputs[0])
        links.new(there.outputs[0], shader.inputs["Alpha"])
    return material


def add_light(scene, described):
    """A sun or a ball that shines, as bright as the other renderer takes it."""
    sun = described["sun"]
    light = bpy.data.lights.new("light", "SUN" if sun else "POINT")
    colour = np.asarray(described["colour"])
    power = float(colour.max())
    light.color = (colour / max(power, 1e-9)).tolist()
    light.energy = power * math.pi if sun else power * 4 * math.pi**2
    if sun:
        light.angle = 2 * math.atan(described["radius"])
    else:
        light.shadow_soft_size = described["radius"]
    thing = bpy.data.objects.new("light", light)
    if sun:
        towards = Matrix.Identity(3).col[0].copy()
        towards.xyz = described["at"]
        thing.rotation_euler = towards.to_track_quat("Z", "Y").to_euler()
    else:
        thing.location = described["at"]
    scene.collection.objects.link(thing)


def add_surroundings(scene, folder, sky):
    """A photographed environment, turned about the vertical, or one colour."""
    world = bpy.data.worlds.new("world")
    scene.world = world
    world.use_nodes = True
    nodes, links = world.node_tree.nodes, world.node_tree.links
    background = nodes["Background"]
    background.inputs["Color"].default_value = (*sky["colour"], 1)
    if sky["yaw"] is None:
        return
    picture = nodes.new("ShaderNodeTexEnvironment")
    picture.image = bpy.data.images.load(str(folder / "surroundings.exr"))
    place, turn = nodes.new("ShaderNodeTexCoord"), nodes.new("ShaderNodeMapping")
    turn.inputs["Rotation"].default_value = (0, 0, math.pi - sky["yaw"])
    links.new(place.outputs["Generated"], turn.inputs["Vector"])
    links.new(turn.outputs["Vector"], picture.inputs["Vector"])
    links.new(picture.outputs["Color"], background.inputs["Color"])


def settings(scene, samples, threads):
    """Few samples, denoised; linear colour in half precision."""
    render, cycles = scene.render, scene.cycles
    render.engine = "CYCLES"
    render.threads_mode, render.threads = "FIXED", threads
    render.use_persistent_data = True
    render.resolution_percentage = 100
    render.image_settings.file_format = "OPEN_EXR"
    render.image_settings.color_mode = "RGB"
    render.image_settings.color_depth = "16"
    cycles.device, cycles.samples = "CPU", samples
    cycles.use_adaptive_sampling, cycles.adaptive_threshold = True, NOISE_THRESHOLD
    cycles.use_denoising, cycles.denoiser = True, "OPENIMAGEDENOISE"
    cycles.denoising_prefilter, cycles.denoising_quality = "FAST", "FAST"
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces = 4, 3, 2
    cycles.transparent_max_bounces = 12
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.sample_clamp_indirect = 4


def aim(scene, camera, view):
    """Put the camera where the view is taken from."""
    scene.render.resolution_x, scene.render.resolution_y = view["width"], view["height"]
    rotation = np.asarray(view["rotation"])
    turned = np.eye(4)
    # Blender's cameras look along -z with y up; ours along z with y down.
    turned[:3, :3] = rotation * [1, -1, -1]
    turned[:3, 3] = view["at"]
    camera.matrix_world = Matrix(turned.tolist())
    lens = camera.data
    lens.sensor_fit, lens.sensor_width, lens.lens = "HORIZONTAL", SENSOR_MM, view["lens_mm"]
    lens.clip_start, lens.clip_end = 0.01, 5000
    lens.dof.use_dof = "focus_m" in view
    if lens.dof.use_dof:
        lens.dof.focus_distance, lens.dof.aperture_fstop = view["focus_m"], view["stop"]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
