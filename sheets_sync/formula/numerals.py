"""Numbers as they stand in a formula: read, or doubted where people read them in two ways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.cells.text import Language

_FORMS: Final[Mapping[Language, str]] = {
    "nl": r"\d+(?:,\d+(?=\.))?(?:\.\d+)*(?:,\d+)?",
    "en": r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)*",
}
_DECIMAL: Final[Mapping[Language, str]] = {"nl": ",", "en": "."}
_THOUSANDS: Final = r"[1-9]\d{0,2}(?:[.,]\d{3})+"
"""What may be whole, its thousands apart: ``50.000``, ``1,000``."""


class Numeral(NamedTuple):
    """``text`` as it stands there, ``read`` with a point before decimals.

    ``doubt`` is the code of a mistake, "" where there is one reading; ``details`` is what it names.
    """

    text: str
    read: str
    doubt: str = ""
    details: tuple[tuple[str, str], ...] = ()


def numeral_at(text: str, place: int, language: Language) -> Numeral:
    """The number that begins at this digit.

    >>> numeral_at("7,5 + 1", 0, "nl")
    Numeral(text='7,5', read='7.5', doubt='', details=())
    >>> numeral_at("50.000", 0, "en").details
    (('found', '50.000'), ('whole', '50000'), ('decimal', '50.0'))
    """
    found = re.compile(_FORMS[language]).match(text, place)
    assert found is not None
    own = found.group()
    if language == "en" and "," in own:
        details = _details(own, whole=_bare(own), apart=own.replace(",", ", "))
        return Numeral(own, _bare(own), "thousands", details)
    if re.fullmatch(_THOUSANDS, own) and len(set(own) & set(".,")) == 1:
        return _in_two_ways(own, language)
    return _point(own, language)


def _bare(text: str) -> str:
    return text.replace(",", "")


def _in_two_ways(text: str, language: Language) -> Numeral:
    """A sign that may stand between thousands, or before decimals."""
    whole = re.sub("[.,]", "", text)
    before, *after = re.split("[.,]", text)
    decimals = "".join(after).rstrip("0") or "0"
    # Three decimals would be doubted again.
    decimals += "0" if len(decimals) == 3 else ""
    decimal = f"{before}{_DECIMAL[language]}{decimals}"
    details = _details(text, whole=whole, decimal=decimal)
    return Numeral(text, f"{before}.{''.join(after)}", "two_meanings", details)


def _point(text: str, language: Language) -> Numeral:
    """A point in a Dutch number, or more than one in an English one, is no decimal point."""
    if "." not in text or (language == "en" and text.count(".") == 1):
        return Numeral(text, text.replace(",", "."))
    sign = _DECIMAL[language]
    kept = text.replace(".", "") if "," in text or text.count(".") > 1 else text
    read = re.sub(r"[.,](?=.*[.,])|\.(?=\d{3}$)", "", text).replace(",", ".")
    return Numeral(text, read, "point", _details(text, expected=kept.replace(".", sign)))


def _details(text: str, **others: str) -> tuple[tuple[str, str], ...]:
    return (("found", text), *others.items())


def with_a_comma(text: str, place: int) -> Numeral | None:
    """A decimal comma in an English formula, where no comma can separate: ``7,5``."""
    found = re.compile(r"(\d+),(\d+)(?![\d,])").match(text, place)
    if found is None:
        return None
    meant = f"{found[1]}.{found[2]}"
    return Numeral(found.group(), meant, "point", _details(found.group(), expected=meant))
