"""Depth Pro without a window: network, geometry, files. Never imports Qt."""
