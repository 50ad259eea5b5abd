"""A pool with offers over many runs, while people change, accept, withdraw and mend."""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sheets_sync.rules.claims import Cap, Claims, Pool, Serving
from sheets_sync.rules.endings import Conditions, Endings, Facts, Rows, endings, noted
from sheets_sync.rules.lengths import Length
from sheets_sync.rules.pools import Shares, give_out_offers
from sheets_sync.rules.terms import Term

TOTAL, CAP = 12, 7
ROWS = st.integers(0, 4)
AMOUNTS = st.integers(3, 6) | st.integers(1, 6) | st.integers(3, 6) | st.none()


class Offers(RuleBasedStateMachine):
    """What holds after each run, whatever people did before it."""

    @initialize(
        amounts=st.lists(AMOUNTS, min_size=5, max_size=5),
        short=st.sampled_from(("partial", "wait", "skip")),
        whole=st.booleans(),
        lapse=st.none() | st.just(Term(Length(900, "days"))),
    )
    def begin(self, amounts: list[int | None], short: Any, *, whole: bool, lapse: Any) -> None:
        self.amounts = amounts
        self.moments: list[float | None] = [95.0, 96.0, 97.0, 98.0, 99.0]
        self.manner = Serving(short, whole)
        self.conditions = Conditions(Term(Length(500, "days")), lapse, "all", 140)
        self.accepted: set[int] = set()
        self.mended: set[int] = set()
        self.facts = Facts()
        self.day = 100
        self.shares: Shares | None = None

    @rule(row=ROWS, amount=AMOUNTS)
    def change(self, row: int, amount: int | None) -> None:
        self.amounts[row] = amount
        if row in self.facts.ended:
            self.mended.add(row)

    @rule(row=ROWS)
    def accept(self, row: int) -> None:
        self.accepted ^= {row}

    @rule(row=ROWS)
    def move_up(self, row: int) -> None:
        self.moments[row] = (self.moments[row] or 0) - 10

    @rule(days=st.sampled_from((0, 1, 1, 2, 5)))
    def run(self, days: int) -> None:
        self.day += days
        before, held_before = self.facts, dict(self.facts.offered)
        found, shares = self._worked_out()
        self.facts = noted(self.conditions, before, found, shares, self.day)
        self._judge(before, held_before, found, shares)
        again, same = self._worked_out()
        assert same == shares
        assert again.fresh_ends == {}
        assert noted(self.conditions, self.facts, again, same, self.day) == self.facts
        self.mended -= found.fresh_renewals
        self.shares = shares

    def _worked_out(self) -> tuple[Endings, Shares]:
        rows = Rows(self.accepted, frozenset(), self.mended & self.facts.ended.keys())
        found = endings(self.conditions, self.facts, rows, 5, self.day + 0.5)
        claims = Claims(
            self.amounts,
            ["pot"] * 5,
            [found.moments(self.moments)],
            found.amounts_held(5),
            frozenset(found.ended),
        )
        caps = [Cap(["a", "a", "b", "b", "b"], CAP)]
        return found, give_out_offers(claims, Pool({"pot": TOTAL}, manner=self.manner), caps)

    def _judge(self, before: Facts, held: dict[int, Any], found: Endings, shares: Shares) -> None:
        for row, amount in held.items():
            asked, got = self.amounts[row], shares.reserved[row]
            if row not in found.ended and asked is not None:
                assert got is not None
                assert got >= min(amount, asked)
        for row in before.ended:
            assert (row in found.ended) != (row in found.fresh_renewals)
        for row in found.ended:
            assert shares.reserved[row] is None
        assert (self.day > 140) <= (len(found.ended) + len(found.held) >= 5)

    @invariant()
    def no_more_than_there_is(self) -> None:
        got = [amount or 0 for amount in self.shares.reserved] if self.shares else [0] * 5
        assert sum(got) <= TOTAL
        assert max(sum(got[:2]), sum(got[2:])) <= CAP


TestOffers = Offers.TestCase
TestOffers.settings = settings(max_examples=150, stateful_step_count=25, deadline=None)
