"""Days on which nobody works: weekends, a country's holidays, those that a tab lists."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.dates import DAY_ZERO
from sheets_sync.formula.runtime import FIRST_DAY, LAST_DAY, is_weekday

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FIRST_YEAR, LAST_YEAR = 1980, 2150
"""Of which a country's holidays are known; who counts beyond them counts weekends alone."""

_LAW: Final = {"NL": ("public", "optional")}
"""Country → what of its holidays counts, where that is more than those on which all are free.

The Algemene termijnenwet (article 3) counts Good Friday and the fifth of May of each year.
"""


def is_country(name: str) -> bool:
    """Whether the holidays of the country with this code (``NL``) are known.

    >>> is_country("NL"), is_country("Nederland")
    (True, False)
    """
    from holidays import list_supported_countries

    return name in list_supported_countries()


def free_of_country(name: str, first: float, last: float) -> Sequence[int]:
    """The country's holidays from Monday to Friday, sorted, of the years between two days.

    ``"NL"`` is the list of the Algemene termijnenwet. Days are serials. Raises KeyError for a
    country that is not known.

    >>> free_of_country("NL", 44562, 44680)  # from 1 January 2022
    (44666, 44669, 44678, 44686, 44707, 44718, 44921)
    """
    if not is_country(name):
        raise KeyError(name)
    years = range(max(_year(first), FIRST_YEAR), min(_year(last), LAST_YEAR) + 1)
    return tuple(chain.from_iterable(_of_year(name, year) for year in years))


def free_along(name: str, columns: Iterable[Sequence[float | None]], days: int) -> Sequence[int]:
    """The country's free days in the years from the first cell of these columns on.

    Until so many ``days`` after the last cell (``lengths.reach``). Raises as ``free_of_country``.

    >>> free_along("NL", [[44620, None], [44622.5]], days=30)
    (44666, 44669, 44678, 44686, 44707, 44718, 44921)
    """
    cells = {cell for column in columns for cell in column if cell is not None}
    if not cells:
        return ()
    return free_of_country(name, min(cells), max(cells) + days)


def free_of_tab(days: Iterable[float | None]) -> Sequence[int]:
    """The days from Monday to Friday among those of a column, each once, sorted.

    >>> free_of_tab([44679.0, 44678, None, 44678, 44681])
    (44678, 44679)
    """
    whole = {int(day // 1) for day in days if day is not None}
    return tuple(sorted(filter(is_weekday, whole)))


@cache
def _of_year(name: str, year: int) -> tuple[int, ...]:
    from holidays import country_holidays

    found = country_holidays(name, years=year, categories=_LAW.get(name, ("public",)))
    days = (day.toordinal() - DAY_ZERO for day in found if day.year == year)
    return tuple(sorted(filter(is_weekday, days)))


def _year(day: float) -> int:
    within = min(max(int(day // 1), FIRST_DAY), LAST_DAY)
    return date.fromordinal(within + DAY_ZERO).year
