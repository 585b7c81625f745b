"""Sentences for people: English text that the window can say in another language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Translate = Callable[[str], str]
"""Gives a template in another language, or as it is where there is no translation."""


class Sentence(str):
    """An English text that remembers its template and values; the template is its code.

    Templates stand in the source as literals, where ``resources.translations`` finds them.

    Args:
        template: the text with places as ``str.format`` has them: "found {width:g} m".
        values: what stands in the places. Sentences among them are translated too; an error
            that holds one stands for it.
    """

    template: str
    values: Mapping[str, Any]

    def __new__(cls, template: str, /, **values: object) -> Sentence:
        kept = {name: _in_words(value) for name, value in values.items()}
        made = super().__new__(cls, template.format_map(kept))
        made.template, made.values = template, kept
        return made

    def translated(self, translate: Translate) -> str:
        """The text in another language."""
        values = {
            name: value.translated(translate) if isinstance(value, Sentence) else value
            for name, value in self.values.items()
        }
        return translate(self.template).format_map(values)

    def to_plain(self) -> dict[str, Any]:
        """The sentence as JSON holds it."""
        values = {name: _plain(value) for name, value in self.values.items()}
        return {"template": self.template, "values": values}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Sentence:
        """The sentence that ``to_plain`` made ``plain`` of."""
        values = {
            name: cls.from_plain(value) if isinstance(value, Mapping) else value
            for name, value in plain["values"].items()
        }
        return cls(plain["template"], **values)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (self.template, dict(self.values))


NO_SENTENCE = Sentence("")


def joined(parts: Sequence[str], separator: str) -> Sentence:
    """Sentences one after the other, each to be translated by itself."""
    names = [f"part{number}" for number in range(len(parts))]
    template = separator.join(f"{{{name}}}" for name in names)
    return Sentence(template, **dict(zip(names, parts, strict=True)))


def _in_words(value: object) -> object:
    if not isinstance(value, Exception):
        return value
    told = getattr(value, "sentence", value.args[0] if value.args else None)
    return told if isinstance(told, Sentence) else value


def _plain(value: object) -> object:
    if isinstance(value, Sentence):
        return value.to_plain()
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _restored(template: str, values: Mapping[str, object]) -> Sentence:
    return Sentence(template, **values)
