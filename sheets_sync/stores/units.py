"""What number formats show beside a plain number: a percentage, money, another unit, thousands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import category

from sheets_sync.grid.snapshot import CurrencyCell, PercentCell, UnitCell

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import ShownNumber

# The patterns stay text: re compiles each at its first use, and most workbooks need none of them.
_UNIT: Final = r"""(?xi)["\\\s](?:dag|dagen|dgn|days?|week|weken|weeks?|maand|maanden|months?
    |min|mins|minuut|minuten|minutes?|kwartier|sec|seconden?|seconds?|dzd|duizend|thousands?|k|mln|miljoen|million|m)\b
    |"[^"]*%[^"]*"|\\%"""
_IN_THOUSANDS: Final = r"[0#?],+(?:\.0+)?(?![0#?,.])"
_QUOTED: Final = r'"[^"]*"|\\.'
_LITERAL: Final = r"\"[^\"]*\"|\\.|_.|\*.|\[[^\]]*\]"
_LOCALE: Final = r"\[\$-[^\]]*\]"
_CURRENCY_NAME: Final = r"(?i)\[\$[^\]-]|\bEUR\b|\beuro\b"


def kind_of_number(section: str) -> type[ShownNumber] | None:
    """What a format with places for digits makes of a number; None for a plain number.

    >>> kind_of_number("0.0%").kind, kind_of_number('0" dagen"').kind, kind_of_number("0.00")
    ('percent', 'unit', None)
    """
    if "%" in re.sub(_LITERAL, "", section):
        return PercentCell
    if has_unit(section):
        return UnitCell
    named = re.sub(_LOCALE, "", section)
    if re.search(_CURRENCY_NAME, named) or any(category(one) == "Sc" for one in named):
        return CurrencyCell
    return None


def has_unit(pattern: str) -> bool:
    """Whether what a person sees is not the number that the cell holds.

    >>> has_unit('0" dagen"'), has_unit("#,##0,"), has_unit('0.00" uur"'), has_unit("#,##0.00")
    (True, True, False, False)
    """
    return bool(re.search(_UNIT, pattern) or re.search(_IN_THOUSANDS, re.sub(_QUOTED, "", pattern)))


def hides_number(pattern: str) -> bool:
    """Whether a format shows fixed words, or nothing, whatever the number is.

    >>> hides_number('"ja";"nee"'), hides_number(";;;"), hides_number("0;;"), hides_number("@")
    (True, True, False, False)
    """
    return bool(pattern) and not re.search(r"\w|[#?@]", re.sub(_LITERAL, "", pattern))
