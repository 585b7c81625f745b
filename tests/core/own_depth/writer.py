"""Photos with depth as phones write them, put together byte by byte."""

from __future__ import annotations

import base64
import io
import struct
from collections.abc import Callable

import numpy as np
import pillow_heif
from PIL import Image

SIZE = (128, 96)  # of the photo as it is stored
VALUES = (np.arange(48)[:, None] * 2 + np.arange(64)[None] * 2).astype(np.uint8)
"""Of the depth picture as it is stored: no two orientations look alike."""

# how the picture as stored is seen
SEEN: dict[int, Callable[[np.ndarray], np.ndarray]] = {
    1: lambda a: a,
    2: lambda a: a[:, ::-1],
    3: lambda a: a[::-1, ::-1],
    4: lambda a: a[::-1],
    5: lambda a: a.T,
    6: lambda a: np.rot90(a, -1),
    7: lambda a: a[::-1, ::-1].T,
    8: lambda a: np.rot90(a),
}
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"
_GUID = b"0123456789ABCDEF0123456789ABCDEF"


def apple_xmp(
    low: float = 0.25,
    high: float = 2.0,
    kind: str = "disparity",
    accuracy: str = "absolute",
    focal: float = 100.0,
) -> bytes:
    """What an iPhone writes beside a depth picture; a calibration of 4 times the photo's width."""
    matrix = "".join(
        f"<rdf:li>{n}</rdf:li>" for n in (4 * focal, 0, 0, 0, 4 * focal, 0, 256, 192, 1)
    )
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description '
        'xmlns:apdi="http://ns.apple.com/pixeldatainfo/1.0/">'
        f"<apdi:AuxiliaryImageType>{kind}</apdi:AuxiliaryImageType>"
        f"<apdi:FloatMinValue>{low}</apdi:FloatMinValue>"
        f"<apdi:FloatMaxValue>{high}</apdi:FloatMaxValue>"
        f"<depthData:Accuracy>{accuracy}</depthData:Accuracy>"
        f"<depthData:IntrinsicMatrix><rdf:Seq>{matrix}</rdf:Seq></depthData:IntrinsicMatrix>"
        "<depthData:IntrinsicMatrixReferenceWidth>512</depthData:IntrinsicMatrixReferenceWidth>"
        "<depthData:IntrinsicMatrixReferenceHeight>384</depthData:IntrinsicMatrixReferenceHeight>"
        "<depthData:LensDistortionCoefficients><rdf:Seq><rdf:li>0</rdf:li><rdf:li>0.5</rdf:li>"
        "</rdf:Seq></depthData:LensDistortionCoefficients>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


MATTE_XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description '
    b'xmlns:apdi="http://ns.apple.com/pixeldatainfo/1.0/">'
    b"<apdi:AuxiliaryImageSubType>portraiteffectsmatte</apdi:AuxiliaryImageSubType>"
    b"<apdi:NativeFormat>1278226488</apdi:NativeFormat>"
    b"<apdi:AuxiliaryImageType>depth</apdi:AuxiliaryImageType>"
    b"</rdf:Description></rdf:RDF></x:xmpmeta>"
)
"""What an iPhone writes beside the matte of a portrait's person."""


def png(values: np.ndarray) -> bytes:
    encoded = io.BytesIO()
    Image.fromarray(values).save(encoded, "PNG")
    return encoded.getvalue()


# JPEG


def jpeg(
    orientation: int = 1,
    size: tuple[int, int] = SIZE,
    picture: Image.Image | None = None,
    **options: object,
) -> bytes:
    """A photo without depth, of 28 mm."""
    picture = Image.new("RGB", size, (200, 120, 40)) if picture is None else picture
    exif = Image.Exif()
    exif[0x112] = orientation
    exif.get_ifd(0x8769)[0xA405] = 28
    encoded = io.BytesIO()
    picture.save(encoded, "JPEG", exif=exif, **options)
    return encoded.getvalue()


def segment(data: bytes, marker: int = 0xE1) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def inserted(photo: bytes, *segments: bytes) -> bytes:
    """A JPEG with more segments, behind its first one (Exif)."""
    end = 4 + int.from_bytes(photo[4:6])
    return photo[:end] + b"".join(segments) + photo[end:]


def gdepth(
    picture: bytes,
    *,
    orientation: int = 1,
    near: object = 0.5,
    far: object = 8.0,
    form: str = "RangeInverse",
    more: str = "",
    extended: bool = False,
    lost_parts: int = 0,
) -> bytes:
    """A JPEG with GDepth, its picture in the packet or in an extended one."""
    data = base64.b64encode(picture).decode()
    head = (
        f'GDepth:Format="{form}" GDepth:Near="{near}" GDepth:Far="{far}" '
        f'GDepth:Mime="image/png" {more}'
    )
    if not extended:
        packet = f'<x:xmpmeta><rdf:Description {head} GDepth:Data="{data}"/></x:xmpmeta>'
        return inserted(jpeg(orientation), segment(_XMP + packet.encode()))
    guid = _GUID.decode()
    packet = f'<x:xmpmeta><rdf:Description {head} xmpNote:HasExtendedXMP="{guid}"/></x:xmpmeta>'
    long = f'<x:xmpmeta><rdf:Description GDepth:Data="{data}"/></x:xmpmeta>'.encode()
    parts = [
        segment(_EXTENSION + _GUID + struct.pack(">II", len(long), at) + long[at : at + 100])
        for at in range(0, len(long), 100)
    ]
    kept = parts[: len(parts) - lost_parts]
    return inserted(jpeg(orientation), segment(_XMP + packet.encode()), *kept[::-1])


def dynamic(
    picture: bytes,
    *,
    orientation: int = 1,
    near: float = 0.5,
    far: float = 8.0,
    units: str = "Meters",
    length: int | None = None,
    before: bytes = b"",
    padding: int = 0,
) -> bytes:
    """A JPEG with Dynamic Depth, and something else before the depth, each with padding."""
    length = len(picture) if length is None else length
    items = "".join(
        f'<rdf:li><Container:Item Item:Mime="{mime}" Item:Length="{count}" '
        f'Item:Padding="{padding}" Item:DataURI="{uri}"/></rdf:li>'
        for mime, count, uri in (
            ("image/jpeg", 0, "primary_image"),
            ("video/mp4", len(before), "motion"),
            ("image/png", length, "android/depthmap"),
        )
    )
    packet = (
        "<x:xmpmeta><rdf:Description><Device:Container><Container:Directory><rdf:Seq>"
        f"{items}</rdf:Seq></Container:Directory></Device:Container>"
        '<Camera:ImagingModel ImagingModel:FocalLengthX="50" ImagingModel:ImageWidth="64" '
        'ImagingModel:ImageHeight="48"/>'
        f'<Camera:DepthMap DepthMap:Format="RangeInverse" DepthMap:Near="{near}" '
        f'DepthMap:Far="{far}" DepthMap:Units="{units}" DepthMap:DepthURI="android/depthmap"/>'
        "</rdf:Description></x:xmpmeta>"
    )
    photo = inserted(jpeg(orientation), segment(_XMP + packet.encode()))
    gap = bytes(padding)
    return photo + gap + before + gap + picture + gap


def mpf(
    values: np.ndarray,
    xmp: bytes | list[bytes],
    *,
    orientation: int = 1,
    move: int = 0,
    more: bytes = b"",
    picture: Image.Image | None = None,
) -> bytes:
    """A JPEG with further ones behind it, each with XMP; ``move``: wrong offsets."""
    seconds = []
    for each in xmp if isinstance(xmp, list) else [xmp]:
        encoded = io.BytesIO()
        Image.fromarray(values).save(encoded, "JPEG", quality=100)
        seconds.append(inserted(encoded.getvalue(), segment(_XMP + each)))
    first = jpeg(orientation, picture=picture)
    photo = inserted(first, *([segment(_XMP + more)] if more else []))
    count = 1 + len(seconds)
    head = 8 + 2 + 3 * 12 + 4 + 16 * count  # TIFF header, directory, entries
    whole = len(photo) + 4 + 4 + head
    base = 2 + 2 + int.from_bytes(photo[4:6]) + 4 + 4  # of the offsets: behind "MPF\0"
    entries = struct.pack("<IIIHH", 0x030000, whole, 0, 0, 0)
    place = whole
    for second in seconds:
        entries += struct.pack("<IIIHH", 0, len(second), place - base + move, 0, 0)
        place += len(second)
    directory = struct.pack("<H", 3)
    directory += struct.pack("<HHI4s", 0xB000, 7, 4, b"0100")
    directory += struct.pack("<HHII", 0xB001, 4, 1, count)
    directory += struct.pack("<HHII", 0xB002, 7, len(entries), 8 + 2 + 36 + 4)
    index = b"MPF\0II*\0" + struct.pack("<I", 8) + directory + bytes(4) + entries
    return inserted(photo, segment(index, 0xE2)) + b"".join(seconds)


# Behind the end of a JPEG


def samsung(
    values: np.ndarray,
    *,
    orientation: int = 1,
    told_at: int = 64,
    sides: tuple[int, int] | None = None,
    move: int = 0,
    maps: int = 1,
) -> bytes:
    """A JPEG with Samsung's records of two lenses; ``told_at``: where width and height stand."""
    height, width = values.shape
    told = bytearray(96)
    told[told_at - 4 : told_at] = b"\x01\0\xff\xff"
    told[told_at : told_at + 8] = struct.pack("<II", *(sides or (width, height)))
    contents = [(0x0A01, b"Image_UTC_Data", b"1234567890123")]
    contents += [(0x0AB1, b"DualShot_DepthMap_1", values.tobytes())] * maps
    contents += [(0x0AB3, b"DualShot_Extra_Info", bytes(told))]
    return jpeg(orientation) + sef(contents, move=move)


def samsung_one_lens(content: bytes, sizes: dict[str, int], *, maps: int = 1) -> bytes:
    """A JPEG with Samsung's records of one lens, whose numbers have names."""
    rows = b"".join(
        struct.pack("<BB", 0, len(name)) + name.encode() + struct.pack("<HI", 4, value)
        for name, value in sizes.items()
    )
    told = b"DOFS" + struct.pack("<IIIH", 3, 0, 18 + len(rows), len(sizes)) + rows
    maps_of_it = [(0x0B41, b"SingeShot_DepthMap_1", content)] * maps
    return jpeg() + sef([(0x0B40, b"SingleShot_Meta_Info", told), *maps_of_it])


def sef(contents: list[tuple[int, bytes, bytes]], *, move: int = 0) -> bytes:
    """Samsung's records: kinds, names, contents."""
    records = [
        struct.pack("<HHI", 0, kind, len(name)) + name + content for kind, name, content in contents
    ]
    directory = b"SEFH" + struct.pack("<II", 106, len(records))
    for number, (kind, _, _) in enumerate(contents):
        back = sum(map(len, records[number:])) + move
        directory += struct.pack("<HHII", 0, kind, back, len(records[number]))
    return b"".join(records) + directory + struct.pack("<I", len(directory)) + b"SEFT"


def with_sefd(heif: bytes, records: bytes) -> bytes:
    """A HEIC with Samsung's box, and a film behind it."""
    return heif + _box(b"sefd", records) + _box(b"mpvd", b"film")


def huawei(
    values: np.ndarray, *, turns: int = 0, photo: bytes | None = None, more_rows: int = 0
) -> bytes:
    """A JPEG with the photo as it was taken, and Huawei's block of depth, behind it."""
    photo = jpeg() if photo is None else photo
    head = bytearray(64)
    head[0] = 1
    head[3] = 0x10 + turns
    head[12:16] = struct.pack("<HH", values.shape[1], values.shape[0] + more_rows)
    block = bytes(head) + values.tobytes()
    before = photo + struct.pack("<I", len(photo)) + b"edof" + bytes(4)
    return photo + before + block + struct.pack("<I", len(block)) + b"DepthEn\0"


# HEIC


def heic(
    values: np.ndarray,
    xmp: bytes | None = None,
    *,
    orientation: int = 1,
    pictures: int = 1,
    size: tuple[int, int] = SIZE,
    more: bytes = b"",
) -> bytes:
    """A HEIC by pillow-heif, whose further pictures are made auxiliary ones of the first.

    ``more``: XMP of the photo itself, before that of the others.
    """
    exif = Image.Exif()
    exif[0x112] = orientation
    file = pillow_heif.from_bytes("RGB", size, bytes([200, 120, 40] * (size[0] * size[1])))
    for _ in range(pictures):
        file.add_frombytes("L", (values.shape[1], values.shape[0]), values.tobytes())
    for number in range(1 + pictures):
        file[number].info["exif"] = exif.tobytes()
        if more and not number:
            file[number].info["xmp"] = more
        if xmp is not None and number:
            file[number].info["xmp"] = xmp
    encoded = io.BytesIO()
    file.save(encoded, quality=-1, primary_index=0)
    return _auxiliary(encoded.getvalue())


def _boxes(data: bytes) -> list[tuple[bytes, bytes]]:
    found, place = [], 0
    while place < len(data):
        size, kind = struct.unpack(">I4s", data[place : place + 8])
        found.append((kind, data[place + 8 : place + size]))
        place += size
    return found


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, kind) + content


def _auxiliary(data: bytes) -> bytes:
    """All coded items but the first as its auxiliary depth pictures (ISO/IEC 23008-12, 6.6.2)."""
    top = _boxes(data)
    meta = next(content for kind, content in top if kind == b"meta")
    inner = dict(_boxes(meta[4:]))
    items = [
        int.from_bytes(content[4:6])
        for _, content in _boxes(inner[b"iinf"][6:])
        if content[8:12] == b"hvc1"
    ]
    aux = items[1:]
    changed = dict(inner)
    for item in aux:
        changed[b"iref"] = changed.get(b"iref", bytes(4)) + _box(
            b"auxl", struct.pack(">HHH", item, 1, items[0])
        )
    changed[b"iprp"] = _with_aux_type(inner[b"iprp"], aux)
    grown = sum(map(len, changed.values())) - sum(map(len, inner.values()))
    changed[b"iloc"] = _moved(changed[b"iloc"], grown)
    whole = meta[:4] + b"".join(_box(kind, content) for kind, content in changed.items())
    return b"".join(_box(kind, whole if kind == b"meta" else content) for kind, content in top)


def _with_aux_type(iprp: bytes, items: list[int]) -> bytes:
    inner = dict(_boxes(iprp))
    number = len(_boxes(inner[b"ipco"])) + 1
    inner[b"ipco"] += _box(b"auxC", bytes(4) + b"urn:mpeg:hevc:2015:auxid:2\0")
    ipma, place = inner[b"ipma"], 8
    rows = ipma[:8]
    for _ in range(int.from_bytes(ipma[4:8])):
        item, count = struct.unpack(">HB", ipma[place : place + 3])
        told = ipma[place + 3 : place + 3 + count]
        place += 3 + count
        if item in items:
            told = bytes([told[0], 0x80 | number]) + told[1:]
        rows += struct.pack(">HB", item, len(told)) + told
    inner[b"ipma"] = rows
    return b"".join(_box(kind, content) for kind, content in inner.items())


def _moved(iloc: bytes, by: int) -> bytes:
    """Item locations of version 0, offsets and lengths of 4 bytes, no base offset."""
    result, place = iloc[:8], 8
    base_bytes = iloc[5] >> 4
    for _ in range(int.from_bytes(iloc[6:8])):
        head = 4 + base_bytes + 2
        result += iloc[place : place + head]
        extents = int.from_bytes(iloc[place + head - 2 : place + head])
        place += head
        for _ in range(extents):
            offset, length = struct.unpack(">II", iloc[place : place + 8])
            result += struct.pack(">II", offset + by, length)
            place += 8
    return result
