"""Claims, pools and caps, drawn at random: small, with much in which they meet."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from sheets_sync.rules.claims import Cap, Claims, Pool, Serving

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

MOST = 7
AMOUNTS: SearchStrategy[Any] = (
    st.integers(0, 12) | st.sampled_from((Fraction(1, 3), Fraction(7, 2))) | st.just(-3)
)
GROUPS: SearchStrategy[Any] = st.sampled_from(("a", "b", None))
POOLS: SearchStrategy[Any] = st.sampled_from(("p", "q", "p", "q", None))
ROOMS: SearchStrategy[Any] = st.integers(-2, 30)
TOTALS: SearchStrategy[Any] = st.integers(-2, 30) | st.integers(1, 12)
"""Most run out before the last claim."""
MANNERS = st.builds(Serving, st.sampled_from(("partial", "wait", "skip")), st.booleans())


def _column(cells: SearchStrategy[Any], height: int) -> SearchStrategy[list[Any]]:
    return st.lists(cells, min_size=height, max_size=height)


@st.composite
def givings(draw: DrawFn) -> tuple[Claims, Pool, list[Cap]]:
    height = draw(st.integers(0, MOST))
    blanks = st.none()
    claims = Claims(
        amounts=draw(_column(AMOUNTS, height) | _column(AMOUNTS | blanks, height)),
        pools=draw(_column(POOLS, height) | _column(st.just("p"), height)),
        order=draw(st.lists(_column(st.integers(0, 2) | blanks, height), max_size=2)),
        held=draw(blanks | _column(AMOUNTS, height)),
        ended=draw(st.frozensets(st.integers(0, MOST), max_size=2)),
        undrawn=draw(st.frozensets(st.integers(0, MOST), max_size=2)),
    )
    totals = draw(st.fixed_dictionaries({"p": TOTALS}, optional={"q": TOTALS | blanks}))
    taken = draw(st.dictionaries(st.sampled_from("pq"), AMOUNTS, max_size=2))
    caps = draw(st.just([]) | st.lists(_caps(height), max_size=3))
    return claims, Pool(totals, taken, draw(MANNERS)), caps


def _caps(height: int) -> SearchStrategy[Cap]:
    return st.builds(
        Cap,
        groups=_column(GROUPS, height),
        most=ROOMS | _column(ROOMS, height) | _column(ROOMS | st.none(), height),
        taken=st.dictionaries(st.sampled_from("abc"), AMOUNTS, max_size=2),
    )
