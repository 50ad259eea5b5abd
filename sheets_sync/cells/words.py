"""Words as people type them: choices, names, e-mail addresses and plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sheets_sync.cells.shown import as_seen
from sheets_sync.cells.suggestions import suggestion
from sheets_sync.cells.text import Language, clean, fold, is_blank, quoted, refused, visible
from sheets_sync.problems.problem import Wrong

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sheets_sync.grid.snapshot import Cell

_ARTICLES = ("de ", "het ", "the ")
_SHOWN_PARTS = 3

_LONGEST_ADDRESS = 254
_ATOM = r"[^\s@<>,;:\"()\[\]\\.]+"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_ADDRESS = rf"{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+[^\W\d_]{{2,63}}"


def plain(cell: Cell, language: Language = "nl") -> str | Wrong | None:
    """Any text; a number is what a person would have typed, or sees where it is shown otherwise.

    A box that nobody ticked says nothing.

    >>> plain(" Rolstoel  sport "), plain(12.0), plain("")
    ('Rolstoel sport', '12', None)
    """
    error = refused(cell)
    if error is not None or cell is False or is_blank(cell):
        return error
    return clean(as_seen(cell, language), language)


def email(cell: Cell) -> str | Wrong | None:
    """One e-mail address, as written, but for characters that nobody sees.

    >>> email("jan@example.org")
    'jan@example.org'
    >>> email("jan@").code
    'email.not_an_address'
    """
    text = plain(cell)
    if not isinstance(text, str):
        return text
    text = visible(text).removeprefix("'")
    if (
        len(text) > _LONGEST_ADDRESS
        or not text.isprintable()
        or re.fullmatch(_ADDRESS, text) is None
    ):
        return Wrong("email.not_an_address")
    return text


def choice(cell: Cell, choices: Mapping[str, str], language: Language = "nl") -> str | Wrong | None:
    """The canonical spelling of one of the choices, which map folded spellings to it.

    >>> choice("INKOOP", {"inkoop": "Inkoop"})
    'Inkoop'
    """
    text = plain(cell, language)
    if not isinstance(text, str):
        return text
    found = choices.get(fold(text))
    if found is not None:
        return found
    options = ("choices", _canonical(choices.values()))
    meant = suggestion(text, choices)
    if meant is None:
        return Wrong("choice.unknown", (options,))
    return Wrong("choice.near_miss", (("suggestion", meant), options))


def several(
    cell: Cell, choices: Mapping[str, str], language: Language = "nl"
) -> tuple[str, ...] | Wrong | None:
    """The canonical spellings of the choices in the cell, each once, in the order written.

    Commas stand between them as forms write them; semicolons and line ends do as well.

    >>> several("workshop, Presentatie", {"workshop": "Workshop", "presentatie": "Presentatie"})
    ('Workshop', 'Presentatie')
    """
    text = plain(cell, language)
    if not isinstance(text, str):
        return text
    found, unknown = _split(text, choices)
    if found and not unknown:
        return _canonical(found)
    options = ("choices", _canonical(choices.values()))
    meant = suggestion(unknown[0], choices) if len(unknown) == 1 else None
    parts = ("unknown", _shown(unknown or [text]))
    if meant is None:
        return Wrong("several.unknown", (parts, options))
    return Wrong("several.near_miss", (parts, ("suggestion", meant), options))


def name(cell: Cell, names: Mapping[str, str], language: Language = "nl") -> str | Wrong | None:
    """The canonical name of a party, which ``names`` gives for every folded spelling of it.

    >>> names = {"stichting de brug": "Stichting De Brug"}
    >>> name("stichting De Brug", names), name("Stichting De Burg", names).code
    ('Stichting De Brug', 'name.near_miss')
    """
    text = plain(cell, language)
    if not isinstance(text, str):
        return text
    folded = fold(text)
    found = names.get(folded) or _without_article(folded, names)
    if found is not None:
        return found
    meant = suggestion(text, names)
    if meant is None:
        return Wrong("name.unknown")
    return Wrong("name.near_miss", (("suggestion", meant),))


def _canonical(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _shown(parts: list[str]) -> tuple[str, ...]:
    shown = _canonical(quoted(part) for part in parts)
    return shown if len(shown) <= _SHOWN_PARTS else (*shown[:_SHOWN_PARTS], "…")


def _split(text: str, choices: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The choices found and the parts that are none; the longest choice that fits comes first."""
    pieces = re.split(r"([,;\n])", text)
    longest = 2 * max((len(re.findall("[,;]", spelling)) for spelling in choices), default=0) + 1
    found, unknown, place = [], [], 0
    while place < len(pieces):
        for end in range(place + longest, place, -2):
            spelled = choices.get(fold("".join(pieces[place:end])))
            if spelled is not None:
                found.append(spelled)
                break
        else:
            end = place + 1
            if not is_blank(pieces[place]):
                unknown.append(pieces[place])
        place = end + 1
    return found, unknown


def _without_article(folded: str, names: Mapping[str, str]) -> str | None:
    bare = next((folded.removeprefix(a) for a in _ARTICLES if folded.startswith(a)), folded)
    spellings = (bare, *(article + bare for article in _ARTICLES))
    found = {names[spelling] for spelling in spellings if spelling in names}
    return found.pop() if len(found) == 1 else None
