"""Depth Pro as a network: torch and timm only, no files."""
