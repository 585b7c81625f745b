"""Kinds of pictures by their suffixes, and by what their files begin with."""

from __future__ import annotations

from core.sentence import Sentence

USUAL_SUFFIXES = (
    ".jpg", ".jpeg", ".jfif", ".png", ".webp", ".tif", ".tiff", ".bmp", ".gif",
    ".heic", ".heif", ".hif", ".avif", ".jxl", ".jp2", ".j2k", ".jpx", ".jpf",
)  # fmt: skip
RAW_SUFFIXES = (
    ".dng", ".cr2", ".cr3", ".crw", ".nef", ".nrw", ".arw", ".sr2", ".srf", ".raf", ".orf",
    ".rw2", ".rwl", ".pef", ".srw", ".3fr", ".fff", ".iiq", ".x3f", ".erf", ".mrw", ".mef",
    ".mos", ".kdc", ".dcr", ".gpr",
)  # fmt: skip
"""Of what cameras write before it is developed."""
SUFFIXES = USUAL_SUFFIXES + RAW_SUFFIXES
KINDS = Sentence(
    "JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC, AVIF, JPEG XL, JPEG 2000 or a camera's raw file"
)
HEAD_BYTES = 512
_MAGIC = {
    b"\xff\xd8": "JPEG", b"\x89PNG": "PNG", b"GIF8": "GIF", b"BM": "BMP",
    b"II*\0": "TIFF", b"MM\0*": "TIFF", b"RIFF": "WebP", b"\0\0\0\x0cjP  ": "JPEG 2000",
    b"\xff\x4f\xff\x51": "JPEG 2000",
}  # fmt: skip
_HEIF_BRAND = slice(4, 8)


def not_a_picture(head: bytes) -> Sentence:
    """Why a file that begins with these bytes cannot be read as a picture."""
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            return Sentence(
                "the file begins like {kind}, but its header is damaged or cut off", kind=kind
            )
    if head[_HEIF_BRAND] == b"ftyp":
        return Sentence(
            "the file is a film, or its HEIC or AVIF header is damaged or of an unknown kind"
        )
    if is_text(head):
        return Sentence("expected a picture ({kinds}), found text", kinds=KINDS)
    return Sentence("expected a picture ({kinds}), found something else", kinds=KINDS)


def is_text(head: bytes) -> bool:
    # the last character may be cut in two
    text = head.decode("utf-8", errors="ignore")
    return len(head) - len(text.encode()) < 4 and all(
        c.isprintable() or c in "\r\n\t" for c in text
    )
