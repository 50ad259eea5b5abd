"""Number formats that show a number in a unit of their own, or in thousands."""

from __future__ import annotations

import re
from typing import Final

_UNIT: Final = re.compile(
    r"""["\\\s](?:dag|dagen|dgn|days?|week|weken|weeks?|maand|maanden|months?|min|mins|minuut|minuten
    |minutes?|kwartier|sec|seconden?|seconds?|dzd|duizend|thousands?|k|mln|miljoen|million|m)\b
    |"[^"]*%[^"]*"|\\%""",
    re.IGNORECASE | re.VERBOSE,
)
_IN_THOUSANDS: Final = re.compile(r"[0#?],+(?:\.0+)?(?![0#?,.])")


def has_unit(pattern: str) -> bool:
    """Whether what a person sees is not the number that the cell holds.

    >>> has_unit('0" dagen"'), has_unit("#,##0,"), has_unit('0.00" uur"'), has_unit("#,##0.00")
    (True, True, False, False)
    """
    return bool(_UNIT.search(pattern) or _IN_THOUSANDS.search(re.sub(r'"[^"]*"|\\.', "", pattern)))
