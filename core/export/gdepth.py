"""A JPEG that brings its depth along, as phones write it: GDepth and Dynamic Depth in one file.

https://developers.google.com/depthmap-metadata (GDepth) and Dynamic Depth 1.0. Older programs
read the first, Android the second; both hold the same picture, which grows from near to far.
"""

from __future__ import annotations

import base64
import hashlib
import json
import struct
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from core.export.photo_jpeg import photo_jpeg
from core.export.rgbd import normalised
from core.export.scene import Scene
from core.images.jpeg_segments import APP0, APP1, COMMENT, EXIF, EXTENDED_XMP, XMP, Segment, joined
from core.images.orientation import as_stored
from core.types import FloatMap, Size

LONGEST_SIDE = 1536
"""Of the depth picture, which readers stretch over the photo."""
_LARGEST = 65_535
_PART_BYTES = 65_000  # of an extended packet in one segment
_URI = "android/depthmap"


def write_gdepth(scene: Scene, path: Path) -> None:
    """Write the photo with its depth in metres, the scene's facts as the JPEG's comment.

    A JPEG's own pixels, Exif data and colour profile stay as they are; the depth is turned as they
    are.
    """
    photo = photo_jpeg(scene)
    depth = normalised(scene)
    picture = _png(as_stored(Image.fromarray(1 - _reduced(depth.values)), photo.exif))
    packet = _extended_packet(picture)
    digest = hashlib.md5(packet, usedforsecurity=False).hexdigest().upper()
    xmp = _XMP.format(
        near=f"{depth.near:.9g}",
        far=f"{depth.far:.9g}",
        guid=digest,
        length=len(picture),
        uri=_URI,
        focal=f"{scene.focal.px:.9g}",
        width=photo.size.width,
        height=photo.size.height,
    )
    added = (
        Segment(APP1, XMP + xmp.encode()),
        *_extension(packet, digest.encode()),
        Segment(COMMENT, json.dumps(scene.metadata).encode()),
    )
    path.write_bytes(joined(_behind_exif(photo.segments, added), photo.pixels) + picture)


def _behind_exif(segments: Sequence[Segment], added: Sequence[Segment]) -> list[Segment]:
    """Readers expect JFIF and Exif first."""
    first = [each.marker == APP0 or each.content.startswith(EXIF) for each in segments]
    place = first.index(False) if False in first else len(segments)
    return [*segments[:place], *added, *segments[place:]]


def _reduced(values: FloatMap) -> FloatMap:
    height, width = values.shape
    share = LONGEST_SIDE / max(height, width)
    if share >= 1:
        return values
    size = Size(max(1, round(width * share)), max(1, round(height * share)))
    return np.asarray(Image.fromarray(values).resize(size, Image.Resampling.BOX))


def _png(values: Image.Image) -> bytes:
    steps = np.rint(np.asarray(values) * np.float32(_LARGEST)).astype(np.uint16)
    encoded = BytesIO()
    Image.fromarray(steps).save(encoded, "PNG")
    return encoded.getvalue()


def _extended_packet(picture: bytes) -> bytes:
    data = base64.b64encode(picture)
    return _EXTENDED[0].encode() + data + _EXTENDED[1].encode()


def _extension(packet: bytes, guid: bytes) -> Iterator[Segment]:
    """Segments of an extended packet (XMP specification, part 3, 1.1.3.1)."""
    for place in range(0, len(packet), _PART_BYTES):
        part = packet[place : place + _PART_BYTES]
        yield Segment(APP1, EXTENDED_XMP + guid + struct.pack(">II", len(packet), place) + part)


_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DD = "http://ns.google.com/photos/dd/1.0"
_DEPTHMAP = "http://ns.google.com/photos/1.0/depthmap/"
_EXTENDED = (
    f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">'
    f'<rdf:Description rdf:about="" xmlns:GDepth="{_DEPTHMAP}" GDepth:Data="',
    '"/></rdf:RDF></x:xmpmeta>',
)
_XMP = f"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">
<rdf:Description rdf:about=""
 xmlns:xmpNote="http://ns.adobe.com/xmp/note/"
 xmlns:GDepth="{_DEPTHMAP}"
 xmlns:Device="{_DD}/device/"
 xmlns:Container="{_DD}/container/"
 xmlns:Item="{_DD}/item/"
 xmlns:Profile="{_DD}/profile/"
 xmlns:Camera="{_DD}/camera/"
 xmlns:Image="{_DD}/image/"
 xmlns:DepthMap="{_DD}/depthmap/"
 xmlns:ImagingModel="{_DD}/imagingmodel/"
 xmpNote:HasExtendedXMP="{{guid}}"
 GDepth:Format="RangeInverse" GDepth:Near="{{near}}" GDepth:Far="{{far}}" GDepth:Units="m"
 GDepth:MeasureType="OpticalAxis" GDepth:Mime="image/png" GDepth:Software="Leadline">
<Device:Container><Container:Directory><rdf:Seq>
<rdf:li rdf:parseType="Resource"><Container:Item Item:Mime="image/jpeg" Item:Length="0"
 Item:DataURI="primary_image"/></rdf:li>
<rdf:li rdf:parseType="Resource"><Container:Item Item:Mime="image/png" Item:Length="{{length}}"
 Item:DataURI="{{uri}}"/></rdf:li>
</rdf:Seq></Container:Directory></Device:Container>
<Device:Profiles><rdf:Seq><rdf:li rdf:parseType="Resource"><Device:Profile
 Profile:Type="DepthPhoto"/></rdf:li></rdf:Seq></Device:Profiles>
<Device:Cameras><rdf:Seq><rdf:li rdf:parseType="Resource"><Device:Camera>
<Camera:Image Image:ItemSemantic="Primary" Image:ItemURI="primary_image"/>
<Camera:ImagingModel ImagingModel:FocalLengthX="{{focal}}" ImagingModel:FocalLengthY="{{focal}}"
 ImagingModel:ImageWidth="{{width}}" ImagingModel:ImageHeight="{{height}}"/>
<Camera:DepthMap DepthMap:Format="RangeInverse" DepthMap:Near="{{near}}" DepthMap:Far="{{far}}"
 DepthMap:Units="Meters" DepthMap:MeasureType="OpticalAxis" DepthMap:ItemSemantic="Depth"
 DepthMap:DepthURI="{{uri}}" DepthMap:Software="Leadline"/>
</Device:Camera></rdf:li></rdf:Seq></Device:Cameras>
</rdf:Description></rdf:RDF></x:xmpmeta>"""
