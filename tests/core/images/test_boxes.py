"""Boxes, whole and broken."""

from __future__ import annotations

from core.images.boxes import boxes


def test_boxes_of_all_three_kinds_of_length() -> None:
    long = b"\0\0\0\1long" + (18).to_bytes(8) + b"ab"
    data = b"\0\0\0\x0bfreexyz" + long + b"\0\0\0\0mdatto the end"
    assert list(boxes(data)) == [(b"free", b"xyz"), (b"long", b"ab"), (b"mdat", b"to the end")]


def test_a_box_shorter_than_its_head_ends_it() -> None:
    assert list(boxes(b"\0\0\0\x08free\0\0\0\x04mdat")) == [(b"free", b"")]
    assert list(boxes(b"\0\0\0")) == []
