"""Lengths and heights in a scene: marks, regions, the floor, and what corrects the scale."""
