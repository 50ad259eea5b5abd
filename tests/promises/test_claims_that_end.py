"""Claims end as each would by itself, and nothing changes before the moment that is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from support.rules.plain_endings import plain_ending

from sheets_sync.rules.endings import Conditions, Facts, Rows, endings
from sheets_sync.rules.lengths import Length
from sheets_sync.rules.terms import Term

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

many = settings(max_examples=400, deadline=None)
HEIGHT = 4
ROWS = st.frozensets(st.integers(0, HEIGHT - 1))
DAYS = st.integers(100, 120)
TERMS = st.none() | st.integers(0, 9).map(lambda days: Term(Length(days * 100, "days")))


@st.composite
def histories(draw: DrawFn) -> tuple[Conditions, Facts, Rows]:
    reserved = draw(st.dictionaries(st.integers(0, HEIGHT - 1), DAYS))
    ended: Any = draw(st.dictionaries(st.integers(0, HEIGHT - 1), st.just("expired"), max_size=2))
    offered = {row: draw(st.integers(1, 9)) for row in reserved}
    closes: Any = draw(st.sampled_from((None, "all", "decided")))
    handed_in = [draw(st.none() | DAYS.map(lambda day: day + 0.5)) for _ in range(HEIGHT)]
    return (
        Conditions(draw(TERMS), draw(TERMS), closes, draw(DAYS)),
        Facts(reserved, offered, ended),
        Rows(draw(ROWS), draw(ROWS), draw(ROWS), handed_in),
    )


@many
@given(histories(), st.integers(100, 130))
def test_each_by_itself(history: tuple[Conditions, Facts, Rows], today: int) -> None:
    found = endings(*history, HEIGHT, today + 0.5)
    plain = [plain_ending(*history, row, today) for row in range(HEIGHT)]
    assert [found.ended.get(row) for row in range(HEIGHT)] == [one.why for one in plain]
    assert [found.held.get(row) for row in range(HEIGHT)] == [one.held for one in plain]


@many
@given(histories(), st.integers(100, 130))
def test_nothing_changes_before_it_is_told(
    history: tuple[Conditions, Facts, Rows], today: int
) -> None:
    conditions, facts, rows = history
    rows = rows._replace(mended=frozenset())
    found = endings(conditions, facts, rows, HEIGHT, today + 0.5)
    after = facts._replace(ended={**facts.ended, **found.fresh_ends})
    turns = 1000.0 if found.turns is None else found.turns
    just_before = endings(conditions, after, rows, HEIGHT, turns - 1 / 86_400)
    assert turns > today + 0.5
    assert just_before[:4] == found[:4]
    assert not just_before.fresh_ends
    if found.turns is not None:
        then = endings(conditions, after, rows, HEIGHT, turns)
        assert then.turns != found.turns
