"""What exports say about a panorama, and read again."""

from __future__ import annotations

from core.export.facts import Facts
from core.files.json_codec import from_plain, to_plain
from core.types import Estimate, Joint, Sphere

KEY = "panorama"


def sphere_facts(estimate: Estimate) -> Facts:
    """Where the pixels look and how well the views fit; nothing for a photo."""
    if estimate.sphere is None:
        return {}
    joint = {} if estimate.joint is None else to_plain(estimate.joint)
    sphere = estimate.sphere
    by = [name for name in ("pitch_deg", "roll_deg") if getattr(sphere, name)]
    turned = {"turned_upright_by": by} if by else {}
    return {"depth_along": "the ray (range)", KEY: to_plain(sphere) | joint, **turned}


def panorama_in(facts: Facts) -> tuple[Sphere | None, Joint | None]:
    """Where a panorama's pixels look, and how well its views fit; None for what is not told.

    Raises:
        ValueError: what stands there is none.
    """
    if KEY not in facts:
        return None, None
    told = facts[KEY]
    joint = from_plain(Joint, told, []) if isinstance(told, dict) and "views" in told else None
    return from_plain(Sphere, told, []), joint
