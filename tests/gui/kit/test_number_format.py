from __future__ import annotations

import math

import pytest

from gui.kit import number_format as fmt


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.4212, "3.42 m"),
        (18.63, "18.6 m"),
        (0.3421, "0.342 m"),
        (0.03421, "0.034 m"),
        (9.996, "10.0 m"),
        (123.4, "123 m"),
        (250.0, "250 m"),
        (250.1, "> 250 m"),
        (-0.42, "\u22120.420 m"),
        (-0.0001, "0.000 m"),
        (0.0, "0.00 m"),
        (-400.0, "< \u2212250 m"),
        (math.inf, "> 250 m"),
        (math.nan, "\u2013"),
    ],
)
def test_metres(value: float, text: str) -> None:
    assert fmt.metres(value) == text


def test_other_units() -> None:
    assert fmt.plain_metres(0.5) == "0.5 m"
    assert fmt.plain_metres(20.0) == "20 m"
    assert fmt.degrees(69.44) == "69.4\u00b0"
    assert fmt.pixels(2890.3) == "2\u202f890 px"
    assert fmt.millimetres(26.0) == "26 mm"
    assert fmt.millimetres(25.12) == "25.1 mm"
    assert fmt.percent(10.0) == "10 %"
    assert fmt.percent(12.5) == "12.5 %"
    assert fmt.count(2359296) == "2\u202f359\u202f296"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.416, "0.42 s"), (4.2, "4.2 s"), (11.6, "12 s"), (185, "3 min 05 s"), (7800, "2 h 10 min")],
)
def test_seconds(value: float, text: str) -> None:
    assert fmt.seconds(value) == text


def test_file_size() -> None:
    assert fmt.file_size(1_904_000_000) == "1.90 GB"
    assert fmt.file_size(820_400) == "820 kB"
    assert fmt.file_size(12) == "12 bytes"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.2, "1 s left"),
        (42.4, "42 s left"),
        (61.0, "1 min 00 s left"),
        (128.0, "2 min 10 s left"),
        (5400.0, "1 h 30 min left"),
        (math.inf, "\u2013"),
    ],
)
def test_time_left(value: float, text: str) -> None:
    assert fmt.time_left(value) == text


def test_deviations_have_their_sign() -> None:
    assert fmt.signed_percent(3.21) == "+3.2 %"
    assert fmt.signed_percent(-0.4) == "\u22120.4 %"
    assert fmt.signed_percent(0.01) == "0 %"


@pytest.mark.parametrize(
    ("value", "spread", "text"),
    [
        (1.832, 0.053, "1.83 \u00b1 0.05"),
        (5.03, 3.8, "5 \u00b1 4"),
        (0.912, 0.0141, "0.912 \u00b1 0.014"),
        (123.4, 17.2, "123 \u00b1 17"),
        (2.0, 0.97, "2.0 \u00b1 1.0"),
        (12.3, 0.0, "12.300 \u00b1 0.000"),
        (-4.0, 0.2, "\u22124.00 \u00b1 0.20"),
        (math.nan, 1.0, "\u2013 \u00b1 1.00"),
    ],
)
def test_a_value_has_the_decimals_of_its_spread(value: float, spread: float, text: str) -> None:
    assert fmt.with_spread(value, spread) == text
