"""What is asked of a pool, what there is, and what keeps people from it.

Rows count from 0 within the tab of the claims. Groups are whatever tells one pool, or one group of
a cap, from another: the row that a reference points at, a word, a tuple of these. Amounts are
hundredths: ints, or Fractions of them where a formula divided; they are compared, added and
subtracted, and never rounded here.
"""

from __future__ import annotations

from operator import eq
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sheets_sync.formula.runtime import Number

Group: TypeAlias = "Hashable"
Short: TypeAlias = Literal["partial", "wait", "skip"]
NOTHING: Final[Mapping[Any, Any]] = MappingProxyType({})


class Serving(NamedTuple):
    """How claims are served.

    ``short`` says what becomes of a claim for which too little is left: it gets that little
    (``partial``), it and all behind it in the pool wait (``wait``), or the next is tried
    (``skip``). A ``whole`` claim is met whole or not at all: ``partial`` then does as ``skip``.
    """

    short: Short = "partial"
    whole: bool = False


class Claims(NamedTuple):
    """What is asked, an item for each row of the tab.

    ``amounts`` is what a row claims: None where it is not in the queue at all, 0 where it is and
    asks nothing; less than 0 counts as 0. ``pools`` is the pool that it claims from; a row of none
    (None) claims nothing. ``order`` are the columns by which claims rank (``ranking.in_order``);
    or else ``ranked`` has all rows of the tab in their order.
    ``held`` is the part of each claim that it has already and that goes before all new ones (an
    offer that stands). ``ended`` are rows that claim no more, ``undrawn`` rows that keep their
    place and get nothing yet, without keeping anything from those behind them.
    """

    amounts: Sequence[Number | None]
    pools: Sequence[Group | None]
    order: Sequence[Sequence[Any]] = ()
    held: Sequence[Number] | None = None
    ended: AbstractSet[int] = frozenset()
    undrawn: AbstractSet[int] = frozenset()
    ranked: Sequence[int] | None = None


class Cap(NamedTuple):
    """At most so much for all claims of a group together.

    ``groups`` is the group of each row, None where the cap does not hold it. ``most`` is one
    amount for all groups, or one for each row; None in it: it cannot be told, and the row's pool
    stops. ``taken`` is what each group has been given otherwise: it counts before any claim.
    """

    groups: Sequence[Group | None]
    most: Number | Sequence[Number | None]
    taken: Mapping[Any, Number] = NOTHING


class Pool(NamedTuple):
    """What there is.

    ``totals`` is what each pool holds, None where that cannot be told: that pool stops, as does
    one that lacks. ``taken`` is what has been given from each otherwise, before any claim.
    """

    totals: Mapping[Any, Number | None]
    taken: Mapping[Any, Number] = NOTHING
    manner: Serving = Serving()


def sums_by(groups: Iterable[Group | None], amounts: Iterable[Number | None]) -> dict[Any, Number]:
    """The sum of each group that has any; what has no group, or no amount, is passed over.

    >>> sums_by(["a", None, "a"], [100, 50, 25])
    {'a': 125}
    """
    sums: dict[Any, Number] = {}
    for group, amount in zip(groups, amounts, strict=True):
        if group is not None and amount:
            sums[group] = sums.get(group, 0) + amount
    return sums


def groups_of(columns: Sequence[Sequence[Any]], height: int) -> Sequence[Any]:
    """The group of each row by these columns: one for all without any, None with a blank in them.

    >>> groups_of([["a", "b", None], [1, 2, 3]], 3)
    [('a', 1), ('b', 2), None]
    >>> groups_of([], 2)
    [(), ()]
    """
    if not columns:
        return [()] * height
    if len(columns) == 1:
        return columns[0]
    return [None if None in cells else cells for cells in zip(*columns, strict=True)]


def as_it_stands(rows: Sequence[int], height: int) -> Sequence[int]:
    """A range where these are all rows from top to bottom: no column need be put in order."""
    whole = range(height)
    if isinstance(rows, range):
        return rows
    return whole if len(rows) == height and all(map(eq, rows, whole)) else rows


def along(column: Sequence[Any], rows: Sequence[int]) -> Sequence[Any]:
    """The cells of these rows; the column itself where that is all of them as they stand."""
    return column if isinstance(rows, range) else list(map(column.__getitem__, rows))


HUNDREDTHS: Final = 2
"""The decimals that numbers have unless their unit has fewer."""


def written(amounts: Sequence[Number | None], decimals: int = HUNDREDTHS) -> list[int | None]:
    """The hundredths as they are written: rounded half up to a unit's decimals, 0 to 2.

    >>> from fractions import Fraction
    >>> written([Fraction(1000, 3), 450, None, 350], decimals=0)
    [300, 500, None, 400]
    """
    step = 10 ** (2 - decimals)
    # Twice as fine, so that half a step is whole.
    return [
        None if amount is None else int((2 * amount + step) // (2 * step)) * step
        for amount in amounts
    ]
