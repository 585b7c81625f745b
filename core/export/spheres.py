"""What exports say about a panorama, and read again."""

from __future__ import annotations

from dataclasses import replace

from core.export.facts import Facts
from core.files.json_codec import from_plain, to_plain
from core.types import Estimate, Joint, Sphere

KEY = "panorama"


def sphere_facts(estimate: Estimate) -> Facts:
    """Where the pixels look and how well the views fit; nothing for a photo."""
    if estimate.sphere is None:
        return {}
    joint = {} if estimate.joint is None else to_plain(estimate.joint)
    return {"depth_along": "the ray (range)", KEY: to_plain(estimate.sphere) | joint}


def sphere_in(facts: Facts) -> Sphere | None:
    """The sphere of a panorama; None for a photo.

    Raises:
        ValueError: what stands there is none.
    """
    return from_plain(Sphere, facts[KEY], []) if KEY in facts else None


def with_sphere(estimate: Estimate, facts: Facts) -> Estimate:
    """The estimate as one of a panorama, where facts say so. ValueError as ``sphere_in``."""
    sphere = sphere_in(facts)
    if sphere is None:
        return estimate
    told = facts[KEY]
    joint = from_plain(Joint, told, []) if isinstance(told, dict) and "views" in told else None
    return replace(estimate, sphere=sphere, joint=joint)
