"""GPano fields: whole, cropped, of a cylinder, and nonsense, which leaves a photo a photo."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from PIL import Image

from core.images import load_photo
from core.images.gpano import sphere_in
from core.types import Projection, Size, Sphere

WHOLE = {
    "ProjectionType": "equirectangular",
    "FullPanoWidthPixels": 8000,
    "FullPanoHeightPixels": 4000,
    "CroppedAreaImageWidthPixels": 8000,
    "CroppedAreaImageHeightPixels": 4000,
    "CroppedAreaLeftPixels": 0,
    "CroppedAreaTopPixels": 0,
}
PART = WHOLE | {
    "CroppedAreaImageWidthPixels": 4000,
    "CroppedAreaImageHeightPixels": 1000,
    "CroppedAreaLeftPixels": 1000,
    "CroppedAreaTopPixels": 1500,
}


def xmp(fields: dict[str, object], *, elements: bool = False) -> bytes:
    """A packet with fields as attributes or as elements."""
    inner, attributes = "", " ".join(f'GPano:{name}="{value}"' for name, value in fields.items())
    if elements:
        inner = "".join(f"<GPano:{n}>{value}</GPano:{n}>" for n, value in fields.items())
        attributes = ""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        f'xmlns:GPano="http://ns.google.com/photos/1.0/panorama/" {attributes}>{inner}'
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


@pytest.mark.parametrize("elements", [False, True])
def test_a_whole_sphere(elements: bool) -> None:
    assert sphere_in(xmp(WHOLE, elements=elements), Size(8000, 4000)) == Sphere()


def test_a_part_looks_where_its_fields_say_whatever_size_it_has_now() -> None:
    for size in (Size(4000, 1000), Size(1000, 250)):
        part = sphere_in(xmp(PART), size)
        assert part is not None
        # columns 1000 to 5000 of 8000: 45 to 225 degrees from the left edge
        assert (part.left_deg, part.right_deg) == (-135, 45)
        assert (part.top_deg, part.bottom_deg) == (22.5, -22.5)


def test_a_cylinder_counts_its_rows_by_tangents() -> None:
    fields = PART | {"ProjectionType": "cylindrical"}
    part = sphere_in(xmp(fields), Size(4000, 1000))
    assert part is not None
    assert part.projection is Projection.CYLINDRICAL
    radius = 8000 / (2 * math.pi)
    assert part.top_deg == pytest.approx(math.degrees(math.atan(500 / radius)))


def test_how_the_camera_was_turned() -> None:
    pose = {"PoseHeadingDegrees": 350.5, "PosePitchDegrees": -3, "PoseRollDegrees": 1.25}
    found = sphere_in(xmp(WHOLE | pose), Size(8000, 4000))
    assert found is not None
    assert (found.heading_deg, found.pitch_deg, found.roll_deg) == (350.5, -3, 1.25)


def test_a_file_that_only_wants_a_viewer_is_whole_when_it_has_that_shape() -> None:
    said = xmp({"UsePanoramaViewer": "True"})
    assert sphere_in(said, Size(2000, 1000)) == Sphere()
    with pytest.raises(ValueError, match="which part"):
        sphere_in(said, Size(2000, 800))


def test_other_photos_are_none() -> None:
    assert sphere_in(b"", Size(2000, 1000)) is None
    assert sphere_in(b"<exif:FocalLength>33/1</exif:FocalLength>", Size(2000, 1000)) is None


NONSENSE = {
    "negative": (WHOLE | {"CroppedAreaLeftPixels": -20}, "CroppedAreaLeftPixels is -20"),
    "zero": (WHOLE | {"FullPanoWidthPixels": 0}, "FullPanoWidthPixels is 0"),
    "zero part": (WHOLE | {"CroppedAreaImageHeightPixels": 0}, "CroppedAreaImageHeightPixels is 0"),
    "endless": (WHOLE | {"FullPanoWidthPixels": "inf"}, "is inf"),
    "no number": (WHOLE | {"FullPanoWidthPixels": "wide"}, "'wide', not a number"),
    "nan": (WHOLE | {"CroppedAreaTopPixels": "nan"}, "is nan"),
    "larger than the whole": (PART | {"CroppedAreaLeftPixels": 6000}, "stands over"),
    "wider than the whole": (WHOLE | {"CroppedAreaImageWidthPixels": 9000}, "stands over"),
    "another shape": (PART | {"CroppedAreaImageHeightPixels": 2000}, "another shape"),
    "no whole": ({"CroppedAreaImageWidthPixels": 4000}, "how large the whole"),
    "projection": (WHOLE | {"ProjectionType": "fisheye"}, "fisheye"),
    "pose": (WHOLE | {"PoseHeadingDegrees": 1e9}, "no angle"),
}


@pytest.mark.parametrize(("fields", "cause"), NONSENSE.values(), ids=NONSENSE)
def test_nonsense_is_named(fields: dict[str, object], cause: str) -> None:
    size = Size(4000, 1000) if fields.get("CroppedAreaTopPixels") == 1500 else Size(8000, 4000)
    with pytest.raises(ValueError, match=cause):
        sphere_in(xmp(fields), size)


def test_xmp_that_is_cut_off_is_named() -> None:
    packet = xmp(WHOLE)
    place = packet.index(b"FullPanoHeightPixels") + len(b'FullPanoHeightPixels="40')
    with pytest.raises(ValueError, match="cut off"):
        sphere_in(packet[:place], Size(8000, 4000))


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp"])
def test_photos_bring_their_sphere(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"pano{suffix}"
    if suffix == ".png":
        from PIL.PngImagePlugin import PngInfo

        chunks = PngInfo()
        chunks.add_itxt("XML:com.adobe.xmp", xmp(PART).decode())
        Image.new("RGB", (400, 100)).save(path, pnginfo=chunks)
    else:
        Image.new("RGB", (400, 100)).save(path, xmp=xmp(PART))
    metadata = load_photo(path).metadata
    assert metadata.panorama
    assert metadata.sphere is not None
    assert metadata.sphere.left_deg == -135
    assert not metadata.sphere_doubt


def test_a_photo_with_nonsense_opens_and_says_why_it_is_no_panorama(tmp_path: Path) -> None:
    path = tmp_path / "pano.jpg"
    Image.new("RGB", (400, 200)).save(path, xmp=xmp(NONSENSE["negative"][0]))
    metadata = load_photo(path).metadata
    assert metadata.sphere is None
    assert metadata.sphere_doubt == "CroppedAreaLeftPixels is -20"
