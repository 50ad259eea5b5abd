"""Colours, number formats and widths: how a new register looks, wherever it is made.

Every text stands on its colour with a contrast of at least 4.5 to 1, and no colour says anything
that is not written there in words as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.cells.text import Language, Unit
    from sheets_sync.programme.model import Column, Kind, Owner, Programme, Tone


class NumberForm(NamedTuple):
    """How numbers are shown that are not plain ones; workbooks and Google read one pattern."""

    shows: Literal["money", "day", "moment"]
    pattern: str


class Look(NamedTuple):
    """How a cell looks; colours are ``#RRGGBB``, and ``""`` leaves a thing as it is.

    What is aligned stands off its edge a little; ``ruled`` cells have lines around them.
    """

    fill: str = ""
    ink: str = ""
    bold: bool = False
    italic: bool = False
    align: Literal["", "left", "right"] = ""
    valign: Literal["", "top", "middle"] = ""
    wrapped: bool = False
    ruled: bool = False
    form: NumberForm | None = None


FONT: Final = "Arial"
"""Everybody has it or one of the same widths, so that what fits here fits everywhere."""

INK: Final = "#1F2933"
DEEP: Final = "#17456B"
MIDDLE: Final = "#2E6DA4"
PALE: Final = "#9DC3E6"
LINE: Final = "#D5DAE0"
FAINT: Final = "#D3D9E0"
SHADED: Final = "#F3F5F7"
MACHINE: Final = "#DCE1E7"


@dataclass(frozen=True, slots=True)
class Shade:
    """A status in a cell, ``text`` on ``fill``, and ``solid`` as a bar of a chart."""

    fill: str
    text: str
    solid: str


SHADES: Final[Mapping[Tone, Shade]] = {
    "good": Shade("#D2ECE3", "#0B5345", "#1B8A6B"),
    "busy": Shade("#D6E6F5", "#134A7C", "#3B7DB8"),
    "attention": Shade("#FFE9B8", "#6B4400", "#E3A008"),
    "bad": Shade("#F9D6D2", "#931A10", "#C0392B"),
    "quiet": Shade("#E7E9EC", "#4A5560", "#A3ABB5"),
}

_WIDTHS: Final[Mapping[Kind, int]] = {
    "text": 30,
    "email": 34,
    "amount": 12,
    "money": 15,
    "number": 12,
    "day": 14,
    "moment": 20,
    "choice": 17,
    "choices": 32,
    "reference": 18,
    "url": 40,
    "phone": 18,
    "iban": 26,
    "postcode": 12,
    "percent": 12,
    "yes_no": 10,
    "duration": 12,
}
_WIDTHS_BY_ROLE: Final[Mapping[str, int]] = {
    "key": 17,
    "effect": 60,
    "handled": 34,
    "messages": 70,
    "name": 42,
    "options": 26,
    "other": 60,
    "party": 40,
    "short": 16,
    "status": 20,
    "turn": 13,
    "what": 60,
}
_HEADER_LINES: Final = 2
_MARGIN: Final = 4
"""Characters that the indent and the button of the filter take."""
_WORDED: Final[frozenset[Kind]] = frozenset(
    {"text", "email", "choice", "choices", "reference", "url", "phone", "iban", "postcode"}
)


def header_look(column: Column) -> Look:
    """Dark where people write, darkest where they must; light and slanted where they need not."""
    if column.owner == "machine":
        return machine_header_look()
    return _header(DEEP if column.required else MIDDLE)._replace(ink="#FFFFFF")


def machine_header_look() -> Look:
    """The header of a column that the program fills."""
    return _header(MACHINE)._replace(italic=True)


def _header(fill: str) -> Look:
    # On the left, because the button of the filter lies over the right.
    return Look(fill, INK, bold=True, align="left", valign="middle", wrapped=True, ruled=True)


def body_look(kind: Kind, owner: Owner, unit: Unit, language: Language) -> Look:
    """All cells below a header, ruled on paper too; the program's own are shaded."""
    fill = SHADED if owner == "machine" else ""
    return plain_look(kind, unit, language)._replace(ruled=True, fill=fill)


def plain_look(kind: Kind, unit: Unit, language: Language) -> Look:
    """A cell of this kind: text is wrapped, days and money are shown as such."""
    look = Look(ink=INK, valign="top", form=number_form(kind, unit, language))
    if kind in _WORDED:
        return look._replace(align="left", wrapped=True)
    return look._replace(align="right")


def number_form(kind: Kind, unit: Unit, language: Language) -> NumberForm | None:
    """How numbers of this kind are shown; None is plainly: with ``0.##`` 40 ends in a comma."""
    day = "dd-mm-yyyy" if language == "nl" else "d mmm yyyy"
    if kind == "money" or (kind == "amount" and unit == "euro"):
        return NumberForm("money", '"€" #,##0.00' if language == "nl" else '"€"#,##0.00')
    if kind == "day":
        return NumberForm("day", day)
    return NumberForm("moment", f"{day} hh:mm") if kind == "moment" else None


def unit_of(column: Column, programme: Programme) -> Unit:
    """How amounts in this column are shown: as money, or as plain numbers."""
    return "euro" if (column.unit or programme.unit) == "euro" else "hours"


def width(column: Column, unit: Unit) -> int:
    """Characters: enough for what comes in it, and for the header on two lines."""
    money = column.kind == "amount" and unit == "euro"
    usual = _WIDTHS["money" if money else column.kind]
    return fitting(column.header, _WIDTHS_BY_ROLE.get(column.role, usual))


def fitting(header: str, usual: int) -> int:
    """Characters: the usual width, or more so that the header fits on one or else two lines."""
    on_one = len(header) + _MARGIN
    longest_word = max(map(len, header.split()))
    on_two = max(longest_word, -(-len(header) // _HEADER_LINES)) + _MARGIN
    return on_one if usual < on_one <= usual + _MARGIN else max(usual, on_two)


def tone_look(tone: Tone) -> Look:
    """A status of this tone; what is wrong is bold too."""
    shade = SHADES[tone]
    return Look(shade.fill, shade.text, bold=tone == "bad")


def alarm_look() -> Look:
    """A number that asks for attention."""
    return Look(ink=SHADES["bad"].text, bold=True)


def heading_look() -> Look:
    """A heading between lines."""
    return Look(MACHINE, DEEP, bold=True)
