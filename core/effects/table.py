"""The table of effects: their names, their parameters, and what makes them.

Command line, panel, settings and files are made from it: another effect is one row here and one
module beside it. Quick to import: a row's ``make`` imports its module when it is called.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from core.effects.params import Facts, Param, ParamValue
from core.effects.viewing import DEFAULT_VIEWING, NO_SPATIAL, VIEWINGS
from core.errors import UsageError

if TYPE_CHECKING:
    from core.effects.picture import Picture
    from core.effects.request import EffectRequest
    from core.progress import Monitor
    from core.types import ByteImage

STILL_TYPES = ("png", "jpg", "tif")
CLIP_TYPES = ("mp4", "gif", "webp")


class Still(Protocol):
    """Makes a still effect of a picture: (H, W, 3) uint8, of a pair twice as wide; and what the
    scene made of the values."""

    def __call__(
        self, request: EffectRequest, focus_m: float, *, full: bool
    ) -> tuple[ByteImage, Facts]: ...


class Clip(Protocol):
    """Makes the frames of a moving effect, (H, W, 3) uint8 each; Cancelled."""

    def __call__(
        self, request: EffectRequest, focus_m: float, monitor: Monitor | None
    ) -> Iterator[ByteImage]: ...


@dataclass(frozen=True)
class Effect:
    """One effect.

    Attributes:
        id: on the command line, in settings, and in files' names.
        title: for people.
        make: makes a picture ready, once for all values: a Still, or of what moves a Clip.
        params: what it can be given.
        moving: it has frames.
        focused: there is a point in focus, without disparity, or at rest.
        paired: it is of two pictures, which converge by themselves until a point is chosen.
        in_place: every pixel stays where it is, so that marks on the photo stay right. That is
            quick: a preview of full size follows a slider; others are made coarsely first.
        note: what to say of the facts of a still, whose names stand in braces.
    """

    id: str
    title: str
    make: Callable[[Picture], Any]
    params: tuple[Param, ...] = ()
    moving: bool = False
    focused: bool = True
    paired: bool = False
    in_place: bool = False
    note: str = ""

    @property
    def file_types(self) -> tuple[str, ...]:
        """Suffixes of its files without the dot, the usual one first."""
        return CLIP_TYPES if self.moving else STILL_TYPES


def _refocus(picture: Picture) -> Still:
    from core.effects.refocus import FULL, PREVIEW, Lens

    lens = Lens(picture)

    def make(request: EffectRequest, focus_m: float, *, full: bool) -> tuple[ByteImage, Facts]:
        f_number = request.number("f_number")
        if request.text("blur_by") == "scene":
            f_number = lens.f_number(focus_m=focus_m, blur_percent=request.number("blur_percent"))
        quality = FULL if full else PREVIEW
        blurred = lens.refocus(focus_m=focus_m, f_number=f_number, quality=quality)
        return blurred, {"f_number": f_number}

    return make


def _haze(picture: Picture) -> Still:
    from core.effects.haze import Haze

    haze = Haze(picture)

    def make(request: EffectRequest, focus_m: float, *, full: bool) -> tuple[ByteImage, Facts]:
        visibility_m = request.number("haze_m")
        if request.text("haze_by") == "scene":
            visibility_m = haze.visibility_m(percent=request.number("haze_percent"))
        own = request.text("haze_air") == "own"
        color = request.color("haze_color") if own else haze.air_color
        hazy = haze.render(visibility_m=visibility_m, color=color)
        return hazy, {"visibility_m": visibility_m, "air_color": list(color)}

    return make


def _stereo(picture: Picture) -> Still:
    from core.effects.comfort import StereoPose, comfort_of
    from core.effects.stereo import StereoRenderer

    stereo = StereoRenderer(picture)

    def make(request: EffectRequest, focus_m: float, *, full: bool) -> tuple[ByteImage, Facts]:
        baseline_mm = stereo.baseline_used_mm(request.number("baseline_mm"), focus_m)
        layout = "anaglyph" if request.effect == "anaglyph" else request.text("stereo")
        pair = stereo.render(baseline_mm=baseline_mm, converge_m=focus_m, layout=layout)
        viewing = VIEWINGS[request.text("viewing")]
        comfort = comfort_of(picture, StereoPose(baseline_mm, focus_m), viewing)
        told: Facts = {"baseline_used_mm": baseline_mm, "viewing_place": viewing.title}
        return pair, told | comfort.facts

    return make


def _moving(picture: Picture) -> Clip:
    from core.effects.motion import Motion, MotionRenderer, Move

    motion = MotionRenderer(picture)
    return lambda request, focus_m, monitor: motion.frames(
        Motion(
            Move(request.effect), focus_m, request.number(request.effect), request.count("frames")
        ),
        monitor,
    )


_BASELINE = Param(
    "baseline_mm",
    "Baseline",
    65.0,
    limits=(1, 1000),
    unit="mm",
    tip="Distance between the eyes; people have about 65 mm",
    slider_end=300,
    flag="--baseline",
)
_VIEWING = Param(
    "viewing",
    "Seen on",
    DEFAULT_VIEWING,
    choices=tuple((name, viewing.title) for name, viewing in VIEWINGS.items()),
    tip="Where the pair is looked at: what tires the eyes depends on it",
    full_title="Where the pair is looked at",
)
_COMFORT = (
    "The largest parallax is {parallax_percent} % of the width: {parallax_degrees} degrees there"
)
_CLIP = (
    Param("frames", "Frames", 48.0, limits=(2, 600)),
    Param("fps", "Per second", 24.0, limits=(1, 60), full_title="Frames per second"),
    Param(
        "width",
        "Width",
        1280.0,
        limits=(64, 8192),
        unit="px",
        full_title="Width of the file",
        step=2,
    ),
    Param("loop", "Loop", True, full_title="Play again at the end", flag="--once"),
)


def _amount(effect: str, percent: float) -> Param:
    """How far the camera moves."""
    return Param(
        effect,
        "Move",
        percent,
        limits=(0, 100),
        unit="%",
        tip="How far the camera moves, of what the scene allows",
        flag="--amount",
    )


EFFECTS: dict[str, Effect] = {
    effect.id: effect
    for effect in (
        Effect(
            "refocus",
            "Refocus",
            _refocus,
            (
                Param(
                    "blur_by",
                    "Blur",
                    "scene",
                    choices=(("scene", "As suits the scene"), ("lens", "Of a real lens")),
                    full_title="How much blur",
                ),
                Param(
                    "blur_percent",
                    "Amount",
                    2.0,
                    limits=(0.1, 6),
                    unit="%",
                    tip="Diameter of the largest blur, of the picture's width",
                    full_title="Amount of blur",
                    step=0.1,
                    flag="--blur",
                    only_with=("blur_by", "scene"),
                ),
                Param(
                    "f_number",
                    "f-number",
                    1.4,
                    # Below 0.5 no lens can be built; wide angles need it to blur at all.
                    limits=(0.2, 32),
                    tip="Small numbers blur more: the opening of a full-frame lens",
                    step=0.1,
                    only_with=("blur_by", "lens"),
                ),
            ),
            in_place=True,
            note="Blurs as a full-frame lens at f/{f_number} does",
        ),
        Effect(
            "haze",
            "Haze",
            _haze,
            (
                Param(
                    "haze_by",
                    "Haze",
                    "scene",
                    choices=(("scene", "As suits the scene"), ("visibility", "By visibility")),
                    full_title="How much haze",
                ),
                Param(
                    "haze_percent",
                    "Amount",
                    60.0,
                    limits=(0, 100),
                    unit="%",
                    tip="How much of the contrast is lost where the scene is far",
                    full_title="Amount of haze",
                    flag="--haze",
                    only_with=("haze_by", "scene"),
                ),
                Param(
                    "haze_m",
                    "Visibility",
                    10.0,
                    limits=(0.5, 10_000),
                    unit="m",
                    tip="Depth at which only 2 % of the contrast is left",
                    flag="--visibility",
                    only_with=("haze_by", "visibility"),
                ),
                Param(
                    "haze_air",
                    "Air",
                    "photo",
                    choices=(("photo", "Colour of the photo's distance"), ("own", "Own colour")),
                    full_title="Colour of the air",
                ),
                Param(
                    "haze_color",
                    "Colour",
                    "#c8cdd6",
                    full_title="Colour of the haze",
                    only_with=("haze_air", "own"),
                ),
            ),
            focused=False,
            in_place=True,
            note="Things can be seen up to {visibility_m} m",
        ),
        Effect(
            "anaglyph",
            "Anaglyph, red and cyan",
            _stereo,
            (_BASELINE, _VIEWING),
            paired=True,
            note=_COMFORT,
        ),
        Effect(
            "stereo",
            "Stereo pair",
            _stereo,
            (
                _BASELINE,
                _VIEWING,
                Param(
                    "stereo",
                    "Pictures",
                    "parallel",
                    choices=(
                        ("parallel", "Side by side"),
                        ("crossed", "Side by side, crossed eyes"),
                    ),
                    tip=NO_SPATIAL,
                    full_title="Stereo pictures",
                    flag="--pair",
                ),
            ),
            paired=True,
            note=_COMFORT,
        ),
        Effect("dolly", "Dolly zoom", _moving, (_amount("dolly", 80.0), *_CLIP), moving=True),
        Effect("parallax", "Parallax", _moving, (_amount("parallax", 60.0), *_CLIP), moving=True),
        Effect("orbit", "Orbit", _moving, (_amount("orbit", 60.0), *_CLIP), moving=True),
    )
}


def find_effect(effect: str) -> Effect:
    """The effect of that id.

    Raises:
        UsageError: there is none.
    """
    if effect not in EFFECTS:
        raise UsageError(
            "effect: expected one of {effects}, found {found}",
            effects=", ".join(EFFECTS),
            found=effect,
        )
    return EFFECTS[effect]


def all_params() -> dict[str, Param]:
    """Every parameter by name; effects share some."""
    return {param.name: param for effect in EFFECTS.values() for param in effect.params}


def default_values() -> dict[str, ParamValue]:
    """Every parameter's default by name."""
    return {name: param.default for name, param in all_params().items()}


def effect_texts() -> list[str]:
    """Every text of the table for people, to be translated."""
    texts = [text for effect in EFFECTS.values() for text in (effect.title, effect.note)]
    for param in all_params().values():
        texts += [param.title, param.full_title, param.tip, *(title for _, title in param.choices)]
    return [text for text in dict.fromkeys(texts) if text]
