"""Round numbers: 1, 2 and 5 times powers of ten."""

from __future__ import annotations

import math

_DIGITS = (1, 2, 5, 10)
_SLACK = 1e-9


def round_up(least: float) -> float:
    """The smallest of ..., 0.1, 0.2, 0.5, 1, 2, 5, ... that is not below ``least`` (> 0)."""
    steps = _around(least)
    return next((step for step in steps if step >= least * (1 - _SLACK)), steps[-1])


def round_down(most: float) -> float:
    """The largest of them that is not above ``most`` (> 0)."""
    return max(step for step in _around(most) if step <= most * (1 + _SLACK))


def _around(value: float) -> list[float]:
    exponent = math.floor(math.log10(value) + _SLACK)
    # Through text: 2 * 10**-4 itself is not the number that is written 0.0002.
    return [float(f"{digit}e{exponent}") for digit in _DIGITS]
