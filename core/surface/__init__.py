"""Surfaces made of a depth map: meshes, what cuts and lights them, and reliefs."""
