"""Films from files: moving pictures of any common kind in, upright sRGB frames out."""

from core.films.film import FILM_SUFFIXES, VIDEO_SUFFIXES, Film, FilmFacts
from core.films.opening import is_film, open_film
from core.films.thumbnails import thumbnails

__all__ = [
    "FILM_SUFFIXES",
    "VIDEO_SUFFIXES",
    "Film",
    "FilmFacts",
    "is_film",
    "open_film",
    "thumbnails",
]
