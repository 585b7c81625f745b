"""Furnished places made of textured meshes from a folder of free assets."""
