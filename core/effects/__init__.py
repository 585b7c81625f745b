"""Pictures made from a photo and its depth: another focus, haze, a second eye, a moving camera."""
