"""Files made from a scene: the format table, its writers, and reading an NPZ back."""
