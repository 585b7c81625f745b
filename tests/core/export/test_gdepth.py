"""A photo with its depth inside, read back by other means than those that wrote it."""

from __future__ import annotations

import base64
import io
import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from core.errors import ExportError
from core.export.gdepth import LONGEST_SIDE
from core.export.registry import write_format
from core.export.scene import Scene
from core.images import load_photo
from core.own_depth import OwnKind, read_own_depth
from core.types import DepthKind, Size

GDEPTH = "{http://ns.google.com/photos/1.0/depthmap/}"
NOTE = "{http://ns.adobe.com/xmp/note/}"
DD = "http://ns.google.com/photos/dd/1.0"


def xmp_of(data: bytes) -> tuple[ElementTree.Element, ElementTree.Element]:
    """The packet and the extended one, by the XMP specification, part 3."""
    main, place = b"", 2
    parts: dict[int, bytes] = {}
    guid = b""
    while data[place + 1] != 0xDA:
        length = int.from_bytes(data[place + 2 : place + 4])
        content = data[place + 4 : place + 2 + length]
        if content.startswith(b"http://ns.adobe.com/xap/1.0/\0"):
            main = content.split(b"\0", 1)[1]
        if content.startswith(b"http://ns.adobe.com/xmp/extension/\0"):
            rest = content.split(b"\0", 1)[1]
            guid = rest[:32]
            parts[int.from_bytes(rest[36:40])] = rest[40:]
            whole = int.from_bytes(rest[32:36])
        place += 2 + length
    extended = b"".join(parts[key] for key in sorted(parts))
    assert len(extended) == whole
    first, second = (ElementTree.fromstring(packet) for packet in (main, extended))
    assert first[0][0].attrib[f"{NOTE}HasExtendedXMP"].encode() == guid
    return first, second


def metres(picture: bytes, near: float, far: float) -> np.ndarray:
    """RangeInverse as its definition has it: dn = far (d - near) / (d (far - near))."""
    image = Image.open(io.BytesIO(picture))
    assert image.mode == "I;16"
    dn = np.asarray(image).astype(float) / 65535
    return far * near / (far - dn * (far - near))


def check(depth: np.ndarray, scene: Scene) -> None:
    step = (1 / scene.depth.min() - 1 / scene.depth.max()) / 65535
    assert depth.shape == scene.depth.shape
    np.testing.assert_allclose(1 / depth, 1 / scene.depth, atol=1.01 * step)


def test_gdepth_by_another_reader(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "gdepth", tmp_path / "a.jpg")
    main, extended = xmp_of((tmp_path / "a.jpg").read_bytes())
    told = {name: value for name, value in main[0][0].attrib.items() if GDEPTH in name}
    assert told[f"{GDEPTH}Format"] == "RangeInverse"
    assert (told[f"{GDEPTH}Units"], told[f"{GDEPTH}Mime"]) == ("m", "image/png")
    picture = base64.b64decode(extended[0][0].attrib[f"{GDEPTH}Data"], validate=True)
    check(metres(picture, float(told[f"{GDEPTH}Near"]), float(told[f"{GDEPTH}Far"])), scene)


def test_dynamic_depth_by_another_reader(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "gdepth", tmp_path / "a.jpg")
    data = (tmp_path / "a.jpg").read_bytes()
    main, _ = xmp_of(data)
    items = [
        {name.split("}")[1]: value for name, value in item.attrib.items()}
        for item in main.iter(f"{{{DD}/container/}}Item")
    ]
    assert [item["DataURI"] for item in items] == ["primary_image", "android/depthmap"]
    (told,) = main.iter(f"{{{DD}/camera/}}DepthMap")
    near, far = (float(told.attrib[f"{{{DD}/depthmap/}}{end}"]) for end in ("Near", "Far"))
    picture = data[-int(items[1]["Length"]) :]
    check(metres(picture, near, far), scene)
    (model,) = main.iter(f"{{{DD}/camera/}}ImagingModel")
    assert float(model.attrib[f"{{{DD}/imagingmodel/}}FocalLengthX"]) == scene.focal.px


def test_the_photo_is_the_photo_and_says_what_it_is(scene: Scene, tmp_path: Path) -> None:
    smooth = np.full_like(scene.photo.rgb, 90)
    smooth[:20] = (200, 40, 40)
    scene = replace(scene, photo=replace(scene.photo, rgb=smooth))
    write_format(scene, "gdepth", tmp_path / "a.jpg")
    photo = load_photo(tmp_path / "a.jpg")
    assert np.abs(photo.rgb.astype(int) - smooth).mean() < 3
    with Image.open(tmp_path / "a.jpg") as image:
        assert json.loads(image.info["comment"]) == scene.metadata


def test_it_comes_back_as_its_own_depth(scene: Scene, tmp_path: Path) -> None:
    write_format(scene, "gdepth", tmp_path / "a.jpg")
    own = read_own_depth(tmp_path / "a.jpg")
    assert own is not None
    assert (own.kind, own.metric) == (OwnKind.DYNAMIC, True)
    assert own.focal_px == pytest.approx(scene.focal.px)
    check(1 / own.inverse, scene)


def test_large_photos_have_smaller_depth(scene: Scene, tmp_path: Path) -> None:
    size = Size(2 * LONGEST_SIDE, 300)
    rgb = np.zeros((size.height, size.width, 3), np.uint8)
    estimate = replace(scene.estimate, image_size=size)
    scene = replace(scene, photo=replace(scene.photo, rgb=rgb), estimate=estimate)
    write_format(scene, "gdepth", tmp_path / "a.jpg")
    own = read_own_depth(tmp_path / "a.jpg")
    assert own is not None
    assert own.size == Size(LONGEST_SIDE, 150)


def test_depth_without_metres_is_no_gdepth(scene: Scene, tmp_path: Path) -> None:
    relative = replace(scene.estimate, kind=DepthKind.AFFINE_INVERSE)
    with pytest.raises(ExportError, match="tells no metres"):
        write_format(replace(scene, estimate=relative), "gdepth", tmp_path / "a.jpg")
    assert not list(tmp_path.iterdir())
