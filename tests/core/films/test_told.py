"""What people are told of a film."""

import pytest
from PIL import Image

from core.errors import PhotoError
from core.films import open_film
from core.films.told import film_facts
from core.focal import FocalChoices
from tests.films import numbered_frame, write_film


def told(path, **choices):
    with open_film(path) as film:
        groups = film_facts(film.facts, film.photo(0), FocalChoices(**choices))
    return {str(fact.name): str(fact.value) for group in groups for fact in group.facts}


def test_a_film(tmp_path):
    metadata = {"make": "Maker", "model": "M 1"}
    path = write_film(tmp_path / "a.mp4", 50, sound=True, metadata=metadata)
    facts = told(path, predicted=70.0)
    assert (facts["Name"], facts["Pixels"], facts["Frames"]) == ("a.mp4", "64 x 48", "50")
    assert (facts["Frames per second"], facts["Duration"]) == ("25", "00:00:02.000")
    assert (facts["Sound"], facts["Make and model"]) == ("yes", "Maker M 1")
    assert facts["Predicted"].startswith("70 px")


def test_notes_and_changing_rates(tmp_path):
    colour = {"colorspace": 9, "color_primaries": 9, "color_trc": 18, "color_range": 1}
    times = [0, 0.1, 0.5, 0.6, 2]
    path = write_film(tmp_path / "a.mkv", 5, times_s=times, pixels="yuv420p10le", colour=colour)
    facts = told(path)
    assert "changing" in facts["Frames per second"]
    assert "HDR" in facts["Note"]
    assert facts["Sound"] == "none"


def test_folders_and_patterns(tmp_path):
    for number in range(3):
        Image.fromarray(numbered_frame(number)).save(tmp_path / f"a{number}.png")
    assert told(tmp_path)["Frames"] == "3"
    assert told(tmp_path / "a%d.png")["Name"] == "a%d.png"


def test_a_film_that_is_gone(tmp_path):
    path = write_film(tmp_path / "a.mp4", 2)
    with open_film(path) as film:
        path.unlink()
        with pytest.raises(PhotoError, match="no such file"):
            film_facts(film.facts, film.photo(0), FocalChoices())
