"""Procedural scenes rendered with exact depth: an endless source of training data."""

from core.training.synthetic.views import KINDS, View, render_views

__all__ = ["KINDS", "View", "render_views"]
