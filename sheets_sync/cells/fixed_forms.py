"""Texts of a fixed form: web addresses, phone numbers, IBANs, postcodes, percentages, yes or no.

Each reader gives the text in one form, None where the cell is blank, or what is wrong with it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import fold
from sheets_sync.cells.words import plain
from sheets_sync.grid.snapshot import PercentCell, ShownNumber
from sheets_sync.problems.problem import Wrong

if TYPE_CHECKING:
    from sheets_sync.cells.text import Language
    from sheets_sync.grid.snapshot import Cell

_URL: Final = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[^\W\d]{2,}(?::\d+)?(?:[/?#]\S*)?")
_PHONE: Final = re.compile(r"\+?[\d ()./-]{8,24}")
_POSTCODE: Final = re.compile(r"([1-9]\d{3}) ?([A-Z]{2})")
_IBAN: Final = re.compile(r"[A-Z]{2}\d{2}[A-Z\d]{11,30}")
_PERCENT: Final = re.compile(r"(-?\d{1,9})(?:[.,](\d*))? ?%")
_YES: Final = frozenset(("ja", "j", "yes", "y", "waar", "true", "x", "1", "✓"))
_NO: Final = frozenset(("nee", "n", "no", "onwaar", "false", "0"))
_FEWEST_DIGITS: Final = 8


def url(cell: Cell, _language: Language) -> str | Wrong | None:
    """A web address.

    >>> url("www.example.org/pagina", "nl"), url("pagina", "nl").code
    ('www.example.org/pagina', 'url.unknown')
    """
    return _of_form(cell, _URL, "url.unknown")


def phone(cell: Cell, _language: Language) -> str | Wrong | None:
    """A phone number, as it was written; a number that lost its first 0 is told.

    >>> phone("020 123 45 67", "nl"), phone(201234567, "nl").code
    ('020 123 45 67', 'phone.number')
    """
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return Wrong("phone.number")
    read = _of_form(cell, _PHONE, "phone.unknown")
    if isinstance(read, str) and sum(map(str.isdecimal, read)) < _FEWEST_DIGITS:
        return Wrong("phone.unknown")
    return read


def postcode(cell: Cell, _language: Language) -> str | Wrong | None:
    """A Dutch postcode: four digits and two letters.

    >>> postcode("1234ab", "nl"), postcode("0123 AB", "nl").code
    ('1234 AB', 'postcode.unknown')
    """
    read = plain(cell)
    if not isinstance(read, str):
        return read
    found = _POSTCODE.fullmatch(read.upper())
    return f"{found[1]} {found[2]}" if found else Wrong("postcode.unknown")


def iban(cell: Cell, _language: Language) -> str | Wrong | None:
    """An IBAN of which the check digits are right (ISO 13616: modulo 97).

    >>> iban("nl91 abna 0417 1643 00", "nl"), iban("NL92ABNA0417164300", "nl").code
    ('NL91ABNA0417164300', 'iban.check')
    """
    read = plain(cell)
    if not isinstance(read, str):
        return read
    text = re.sub(r"[\s.-]", "", read).upper()
    if not (_IBAN.fullmatch(text) and text.isascii()):
        return Wrong("iban.unknown")
    digits = "".join(str(int(char, 36)) for char in text[4:] + text[:4])
    return text if int(digits) % 97 == 1 else Wrong("iban.check")


def percent(cell: Cell, _language: Language) -> int | Wrong | None:
    """A share, in hundredths of one: ``50%`` is 50, and so is 0.5 shown as a percentage.

    >>> percent("12,5%", "nl").code, percent("12%", "nl"), percent(PercentCell(0.5), "nl")
    ('percent.too_precise', 12, 50)
    """
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        is_one = isinstance(cell, PercentCell) or not isinstance(cell, ShownNumber)
        hundredths = round(float(cell) * 100, 6)
        if not is_one:
            return Wrong("percent.unknown")
        return int(hundredths) if hundredths == int(hundredths) else Wrong("percent.too_precise")
    read = plain(cell)
    if not isinstance(read, str):
        return read
    found = _PERCENT.fullmatch(read)
    if found is None:
        return Wrong("percent.unknown")
    return Wrong("percent.too_precise") if (found[2] or "").strip("0") else int(found[1])


def yes_no(cell: Cell, _language: Language) -> bool | Wrong | None:
    """A box that is ticked, or a word for yes or no; an unticked box is a no.

    >>> yes_no(True, "nl"), yes_no("Nee", "nl"), yes_no("misschien", "nl").code
    (True, False, 'yes_no.unknown')
    """
    if isinstance(cell, bool):
        return cell
    read = plain(cell)
    if not isinstance(read, str):
        return read
    word = fold(read)
    if word in _YES or word in _NO:
        return word in _YES
    return Wrong("yes_no.unknown")


def _of_form(cell: Cell, form: re.Pattern[str], code: str) -> str | Wrong | None:
    read = plain(cell)
    if not isinstance(read, str):
        return read
    return read if form.fullmatch(read) else Wrong(code)
