"""Mistakes in formulas as people read them: the formula, a mark under the place, a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.cells.legible import legible
from sheets_sync.formula.mistakes import marked
from sheets_sync.messages import formula as sentences

if TYPE_CHECKING:
    from sheets_sync.cells.text import Language
    from sheets_sync.formula.mistakes import Mistake
    from sheets_sync.formula.types import Schema


def show_mistake(text: str, mistake: Mistake, schema: Schema, language: Language) -> str:
    """The formula with its mark, and below it what is wrong.

    >>> from sheets_sync.formula.types import NUMBER, Schema, TabNames
    >>> from sheets_sync.formula.check import check
    >>> schema = Schema({"hours": TabNames("hours", "Uren", {"Uren": "Uren"}, {"Uren": NUMBER})})
    >>> [mistake] = check('[Uuren] > 8', schema, "hours")
    >>> print(show_mistake('[Uuren] > 8', mistake, schema, "nl"))
    [Uuren] > 8
    ^^^^^^^
    In Uren is geen kolom "Uuren"; bedoelt u [Uren]?
    """
    return f"{marked(text, mistake.span)}\n{sentence_of(mistake, schema, language)}"


def sentence_of(mistake: Mistake, schema: Schema, language: Language) -> str:
    """What is wrong, without the formula."""
    said = sentences.EN if language == "en" else sentences.NL
    details = {
        name: _type_in_words(value, schema, said) if name in _TYPES else legible(value)
        for name, value in mistake.details
    }
    sentence = said[mistake.code].format_map(details)
    return sentence[:1].upper() + sentence[1:]


_TYPES: Final = frozenset(("left", "right"))
"""The places of sentences where a type stands."""


def _type_in_words(name: str, schema: Schema, said: dict[str, str]) -> str:
    """See ``agreement.type_name``."""
    family, _, of = name[1:].partition(":")
    if family == "row":
        return said["formula.type.row"].format(tab=schema.tabs[of].title)
    if family == "number" and of == "euro":
        return said["formula.type.euro"]
    if family == "number" and of:
        return said["formula.type.unit"].format(unit=schema.units.get(of, (of, of))[1])
    return said[f"formula.type.{family}"]
