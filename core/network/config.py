"""The network's configuration: every size of Depth Pro derives from one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import sqrt

PATCH_SIZE = 16  # tokens at stride 16 become levels at strides 2, 4, 8, 16 and 32


@dataclass(frozen=True)
class VitConfig:
    """A DINOv2-flavoured vision transformer.

    Attributes:
        image_size: side of its square input, pixels.
        patch_size: side of a token's patch, pixels.
        width: channels of a token.
        depth: number of blocks.
        heads: attention heads.
    """

    image_size: int = 384
    patch_size: int = PATCH_SIZE
    width: int = 1024
    depth: int = 24
    heads: int = 16

    @property
    def grid(self) -> int:
        """Tokens along one side."""
        return self.image_size // self.patch_size


@dataclass(frozen=True)
class PyramidConfig:
    """The multi-scale patch encoder: tiles of one ViT on an image pyramid.

    Attributes:
        vit: the patch encoder; the image encoder has the same shape.
        fine_tiles: tiles along one side at full resolution.
        middle_tiles: tiles along one side at half resolution.
        taps: 0-based blocks whose tokens of the fine tiles are kept.
        dims: channels of the five levels, fine to coarse.
    """

    vit: VitConfig = field(default_factory=VitConfig)
    fine_tiles: int = 5
    middle_tiles: int = 3
    taps: tuple[int, int] = (5, 11)
    dims: tuple[int, int, int, int, int] = (256, 256, 512, 1024, 1024)

    def __post_init__(self) -> None:
        if self.vit.patch_size != PATCH_SIZE:
            raise ValueError(f"the five levels need patches of {PATCH_SIZE} px")

    @property
    def input_size(self) -> int:
        """Side of the network's square input: four times the transformer's."""
        return 4 * self.vit.image_size

    def tile_stride(self, tiles: int, side: int) -> int:
        """Distance of neighbouring tiles, pixels, for ``tiles`` a side covering ``side``."""
        if tiles == 1:
            return side
        span = side - self.vit.image_size
        if span % (tiles - 1):
            raise ValueError(f"{tiles} tiles do not cover {side} px evenly")
        return span // (tiles - 1)

    def merge_padding(self, tiles: int, side: int) -> int:
        """Tokens cut off every inner side of a tile so that the rest lies side by side."""
        if tiles == 1:
            return 0
        overlap = self.vit.image_size - self.tile_stride(tiles, side)
        if overlap % (2 * self.vit.patch_size):
            raise ValueError(f"an overlap of {overlap} px cannot be shared evenly by two tiles")
        return overlap // (2 * self.vit.patch_size)


@dataclass(frozen=True)
class ConvConfig:
    """A convolutional encoder whose stages have strides 2, 4, 8, 16, 32.

    Attributes:
        timm_name: the timm model.
        dims: channels of the five stages, fine to coarse.
        input_pixels: pixels of the network's input; the photo's aspect ratio is kept.
    """

    timm_name: str = "tf_efficientnet_lite0"
    dims: tuple[int, int, int, int, int] = (16, 24, 40, 112, 320)
    input_pixels: int = 196_608
    multiple: int = 32


@dataclass(frozen=True)
class DepthProConfig:
    """All of Depth Pro: encoder, decoder, depth head, focal head.

    Attributes:
        encoder: the multi-scale ViT or a convolutional encoder.
        decoder_dim: channels of the decoder.
        head_dims: channels of the depth head after its first and its second convolution.
        fov_vit: the focal head's own encoder; None takes the encoder's coarsest features.
        sharpen_radius: radius in pixels of the edge sharpening of the output; 0 for none.
        layout_shares: sides of the smaller images whose mean answer gives the layout, as shares
            of the input's; every second one is mirrored. None: the input gives all.
    """

    encoder: PyramidConfig | ConvConfig
    decoder_dim: int = 256
    head_dims: tuple[int, int] = (128, 32)
    fov_vit: VitConfig | None = field(default_factory=VitConfig)
    sharpen_radius: int = 0
    layout_shares: tuple[float, ...] = ()

    @property
    def tiled(self) -> bool:
        """Whether a photo is seen in tiles of a transformer, which takes long."""
        return isinstance(self.encoder, PyramidConfig)

    @property
    def leaves_fov_out(self) -> bool:
        """Whether the focal head can be left out: where it is a network of its own."""
        return self.fov_vit is not None

    def input_size(self, width: int, height: int) -> tuple[int, int]:
        """Return (height, width) of the network's input for a photo of that size."""
        if isinstance(self.encoder, PyramidConfig):
            return self.encoder.input_size, self.encoder.input_size
        return _same_aspect(width, height, self.encoder.input_pixels, self.encoder.multiple)


# Beyond this aspect ratio the short side would be too small for a stride of 32.
MAX_ASPECT = 4.0


def _same_aspect(width: int, height: int, pixels: int, multiple: int) -> tuple[int, int]:
    aspect = min(MAX_ASPECT, max(1 / MAX_ASPECT, width / height))
    columns = max(1, round(sqrt(pixels * aspect) / multiple))
    rows = max(1, round(sqrt(pixels / aspect) / multiple))
    return rows * multiple, columns * multiple


FULL = DepthProConfig(encoder=PyramidConfig())
COMPACT = DepthProConfig(
    encoder=ConvConfig(),
    decoder_dim=48,
    head_dims=(32, 16),
    fov_vit=None,
    sharpen_radius=5,
    layout_shares=(0.75, 0.65),
)
