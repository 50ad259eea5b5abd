"""Characters that nobody sees, or takes for others: forgiven where they change nothing, else named.

``"jan@example.org" is geen e-mailadres`` is a riddle to whoever sees nothing but those letters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.cells.text import clean
from sheets_sync.problems.problem import Wrong

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.grid.snapshot import Cell

_TURNS_ROUND: Final = "\u202e"
"""From here on text runs from right to left: 12,5 looks like 5,21."""

_CONTROLS: Final = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0)))).difference(
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85"
)
_LOOKALIKES: Final = dict(
    zip(
        "аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅ" + "αονρικυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
        "aeopcyxijshdqwABEKMHOPCTYXIJS" + "aovpikuABEZHIKMNOPTYX",
        strict=True,
    )
) | {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
"""Letters of Cyrillic and Greek, and wide forms, that look like letters of ours."""

_WORD: Final = re.compile(r"[^\W_]+")
_PLAIN: Final = str.maketrans(_LOOKALIKES | dict.fromkeys(_CONTROLS, ""))


def undisguised(read: Callable[[Cell], Any]) -> Callable[[Cell], Any]:
    """The same reader, that names what nobody sees where the cell cannot be read because of it.

    >>> from sheets_sync.problems.problem import Wrong
    >>> answer = undisguised(lambda cell: cell if cell == "JA" else Wrong("choice.unknown"))
    >>> answer("JA"), answer("NEE").code, answer("J\u0410").code  # that A is Cyrillic
    ('JA', 'choice.unknown', 'disguise.lookalike')
    """

    def reading(cell: Cell) -> Any:
        value = read(cell)
        if not isinstance(cell, str) or (cell.isascii() and cell.isprintable()):
            return value
        if _TURNS_ROUND in cell and clean(cell.partition(_TURNS_ROUND)[2]):
            return Wrong("disguise.turned")
        if value.__class__ is not Wrong:
            return value
        plain = cell.translate(_PLAIN)
        return value if plain == cell or read(plain).__class__ is Wrong else named(cell)

    return reading


def without_lookalikes(read: Callable[[Cell], Any]) -> Callable[[Cell], Any]:
    """The same for a reader that takes any letter: each word has to be of one alphabet.

    >>> word = without_lookalikes(str)
    >>> word("Stichting De Brug"), word("Stichting D\u0435 Brug").code  # the second "e" is Cyrillic
    ('Stichting De Brug', 'disguise.lookalike')
    """

    def reading(cell: Cell) -> Any:
        value = read(cell)
        if not isinstance(value, str) or value.isascii():
            return value
        return named(str(cell)) if any(map(_is_disguised, _WORD.findall(value))) else value

    return reading


def _is_disguised(word: str) -> bool:
    return not word.isascii() and word.translate(_PLAIN).isascii()


def named(cell: str) -> Wrong:
    r"""Which character it is that hides or passes for another; the first of them.

    >>> named("j\u0430n@example.org").code
    'disguise.lookalike'
    """
    found = next(at for at, one in enumerate(cell) if one in _CONTROLS or _plain(one))
    place, odd = ("place", found + 1), cell[found]
    if odd in _CONTROLS:
        return Wrong("disguise.invisible", (place, ("name", f"U+{ord(odd):04X}")))
    return Wrong("disguise.lookalike", (place, ("plain", _plain(odd))))


def _plain(letter: str) -> str:
    return _LOOKALIKES.get(letter) or _LOOKALIKES.get(letter.upper(), "").lower()
