"""The one place for how numbers are written: units, digits and the words for "too far"."""

from __future__ import annotations

import math

from core.depth import FAR_M
from gui.kit.translate import tr

UNKNOWN = "\u2013"  # an en dash: there is no value
MINUS = "\u2212"


def metres(value: float, *, far_m: float = FAR_M) -> str:
    """``value`` metres with three significant digits, at most to the millimetre.

    Examples: "0.342 m", "3.42 m", "18.6 m", "> 250 m"; a dash for a value that is not a number.
    """
    if math.isnan(value):
        return UNKNOWN
    if abs(value) > far_m:
        return f"{'>' if value > 0 else f'< {MINUS}'} {far_m:g} m".replace(f"{MINUS} ", MINUS)
    return f"{significant(value)} m"


def plain_metres(value: float) -> str:
    """A round length without trailing zeros, for scales and limits: "0.5 m", "20 m"."""
    return f"{value:.3g} m" if math.isfinite(value) else UNKNOWN


def degrees(value: float) -> str:
    """An angle with one decimal: "69.4°"."""
    return _fixed(value, 1, "\u00b0")


def pixels(value: float) -> str:
    """A length in pixels, whole and in groups of three: "2 890 px"."""
    return _fixed(value, 0, " px")


def millimetres(value: float) -> str:
    """A focal length in millimetres: "26 mm", "25.1 mm", "3122 mm"."""
    if not math.isfinite(value):
        return UNKNOWN
    text = f"{value:.{1 if abs(value) < 1000 else 0}f}".removesuffix(".0")
    return f"{_sign(text)} mm"


def percent(value: float) -> str:
    """``value`` per cent with one decimal where it is not whole: "10 %", "12.5 %"."""
    if not math.isfinite(value):
        return UNKNOWN
    return f"{_sign(f'{value:.1f}'.removesuffix('.0'))} %"


def signed_percent(value: float) -> str:
    """A deviation in per cent with its sign: "+3.2 %", "\u22120.4 %"."""
    return f"+{percent(value)}" if round(value, 1) > 0 else percent(value)


def count(value: int) -> str:
    """A whole number in groups of three, divided by thin spaces: "2 359 296"."""
    return _sign(f"{value:,}".replace(",", "\u202f"))


def seconds(value: float) -> str:
    """A duration: "0.42 s", "12 s", "3 min 05 s", "2 h 10 min"."""
    if not math.isfinite(value) or value < 0:
        return UNKNOWN
    whole = round(value)
    if whole >= 3600:
        minutes = f"{whole % 3600 // 60:02d}"
        return tr("{hours} h {minutes} min").format(hours=whole // 3600, minutes=minutes)
    if whole >= 60:
        rest = f"{whole % 60:02d}"
        return tr("{minutes} min {seconds} s").format(minutes=whole // 60, seconds=rest)
    decimals = 2 if value < 1 else 1 if value < 10 else 0
    return tr("{seconds} s").format(seconds=f"{value:.{decimals}f}" if decimals else whole)


def time_left(value: float) -> str:
    """A forecast, no finer than it can be: "40 s left", "2 min 05 s left", "1 h 10 min left"."""
    if not math.isfinite(value) or value < 0:
        return UNKNOWN
    step = 5 if value >= 60 else 1
    whole = max(1, step * round(value / step))
    time = tr("{seconds} s").format(seconds=whole) if whole < 60 else seconds(whole)
    return tr("{time} left").format(time=time)


def file_size(size_bytes: int) -> str:
    """A file's size in decimal units: "820 kB", "1.9 GB"."""
    for unit, power in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if size_bytes >= power:
            return f"{significant(size_bytes / power)} {unit}"
    return tr("%n bytes", size_bytes)


def significant(value: float, digits: int = 3) -> str:
    """``value`` without a unit: ``digits`` significant digits, at most three decimals."""
    if not math.isfinite(value):
        return UNKNOWN
    magnitude = abs(value)
    # 9.996 has four digits before rounding but three after: round first.
    exponent = math.floor(math.log10(float(f"{magnitude:.{digits - 1}e}"))) if magnitude else 0
    decimals = min(max(digits - 1 - exponent, 0), 3)
    return _sign(f"{value:.{decimals}f}")


def with_spread(value: float, spread: float) -> str:
    """A value and its spread to the same decimals, those that the spread gives sense to.

    The spread has one significant digit, two where the first is 1 or 2, at most three decimals.

    Examples: "1.83 \u00b1 0.05", "5 \u00b1 4", "0.912 \u00b1 0.014".
    """
    if not (math.isfinite(value) and math.isfinite(spread)):
        return f"{significant(value)} \u00b1 {significant(spread)}"
    first, exponent = f"{spread:.0e}".split("e")
    decimals = (1 if first in "12" else 0) - int(exponent) if spread > 0 else 3
    decimals = min(max(decimals, 0), 3)
    return f"{_sign(f'{value:.{decimals}f}')} \u00b1 {spread:.{decimals}f}"


def _fixed(value: float, decimals: int, unit: str) -> str:
    if not math.isfinite(value):
        return UNKNOWN
    return f"{_sign(f'{value:,.{decimals}f}'.replace(',', chr(0x202F)))}{unit}"


def _sign(text: str) -> str:
    """A true minus sign, and none before a number that is written as zero."""
    if text.startswith("-"):
        digits = text[1:]
        return digits if not digits.strip("0.") else MINUS + digits
    return text
