"""Claims that end, by example: day by day, as a run finds them."""

from __future__ import annotations

from typing import Any

import pytest

from sheets_sync.rules.claims import Claims, Pool
from sheets_sync.rules.endings import Conditions, Endings, Facts, Rows, endings, noted
from sheets_sync.rules.lengths import Length
from sheets_sync.rules.pools import Shares, give_out, give_out_offers
from sheets_sync.rules.terms import Term

FIVE_DAYS, SIXTY_DAYS = Term(Length(500, "days")), Term(Length(6000, "days"))
OFFER, LAPSE = Conditions(offer=FIVE_DAYS), Conditions(lapse=SIXTY_DAYS)


@pytest.mark.parametrize(
    ("conditions", "rows", "day", "why"),
    [
        pytest.param(OFFER, Rows(), 105, None, id="an offer stands on its last day"),
        pytest.param(OFFER, Rows(), 106, "expired", id="and ends with it"),
        pytest.param(OFFER, Rows(accepted={0}), 106, None, id="unless it was accepted"),
        pytest.param(OFFER, Rows(kept={0}), 106, "expired", id="what keeps it is not accepting"),
        pytest.param(LAPSE, Rows(), 160, None, id="the last day before it lapses"),
        pytest.param(LAPSE, Rows(), 161, "lapsed", id="it lapses"),
        pytest.param(LAPSE, Rows(kept={0}), 161, None, id="unless something keeps it"),
        pytest.param(
            Conditions(FIVE_DAYS, SIXTY_DAYS), Rows(accepted={0}), 161, "lapsed", id="accepted, but"
        ),
    ],
)
def test_one_that_got_something_on_day_100(
    conditions: Conditions, rows: Rows, day: int, why: str | None
) -> None:
    found = endings(conditions, Facts({0: 100}, {0: 7}), rows, 2, day + 0.5)
    assert found.ended == ({0: why} if why else {})
    assert found.fresh_ends == found.ended


CLOSED = {"all": Conditions(closes="all", last_day=200)}
CLOSED["decided"] = CLOSED["all"]._replace(closes="decided")


@pytest.mark.parametrize(
    ("closes", "day", "ended"),
    [
        ("all", 200, set()),
        ("all", 201, {0, 1, 2, 3}),
        ("decided", 200, set()),
        ("decided", 201, {0, 1}),
    ],
)
def test_after_the_last_day(closes: str, day: int, ended: set[int]) -> None:
    rows = Rows(handed_in=[None, 201.25, 200.75, 150])
    found = endings(CLOSED[closes], Facts(), rows, 4, day + 0.25)
    assert found.ended == dict.fromkeys(ended, "closed")
    assert not found.fresh_ends
    assert found.turns == (201 if day == 200 else None)


@pytest.mark.parametrize("closes", ["all", "decided"])
def test_closing_ends_offers_but_those_that_were_accepted(closes: Any) -> None:
    conditions = Conditions(FIVE_DAYS, closes=closes, last_day=200)
    rows = Rows(accepted={0}, handed_in=[10, 10])
    found = endings(conditions, Facts({0: 199, 1: 199}, {0: 5, 1: 7}), rows, 2, 201.5)
    assert found.ended == {1: "closed"}
    assert found.fresh_ends == {1: "closed"}
    assert found.held == {0: 5}


def test_what_ended_stays_so_until_its_row_is_mended() -> None:
    facts = Facts({0: 100, 1: 100}, {0: 7, 1: 7}, {0: "expired", 1: "expired"})
    found = endings(OFFER, facts, Rows(accepted={0, 1}, mended={1}), 2, 110.5)
    assert found.ended == {0: "expired"}
    assert found.fresh_renewals == {1}
    assert found.moments([1.0, 2.0]) == [1.0, 110.5]
    assert not found.held
    assert not found.fresh_ends


class Register:
    """A pool of 10 over several runs, the rows remembered from one to the next."""

    def __init__(self, *amounts: int) -> None:
        self.amounts: list[int | None] = list(amounts)
        self.moments: list[float | None] = list(map(float, range(len(amounts))))
        self.facts = Facts({}, {}, {}, {})

    total: int | None = 10

    def run(self, day: int, **rows: Any) -> tuple[Endings, Shares]:
        height = len(self.amounts)
        found = endings(OFFER, self.facts, Rows(**rows), height, day + 0.5)
        claims = Claims(
            self.amounts,
            ["pot"] * height,
            order=[found.moments(self.moments)],
            held=found.amounts_held(height),
            ended=found.ended.keys(),
        )
        shares = give_out_offers(claims, Pool({"pot": self.total}))
        self.facts = noted(OFFER, self.facts, found, shares, day)
        return found, shares

    def reserved(self, day: int, **rows: Any) -> list[Any]:
        return list(self.run(day, **rows)[1].reserved)


def test_an_offer_that_is_not_accepted_goes_to_the_next() -> None:
    register = Register(6, 6, 6)
    assert register.reserved(100) == [6, 4, 0]
    assert register.reserved(105) == [6, 4, 0]
    assert register.reserved(106, accepted={1}) == [None, 6, 4]
    assert register.reserved(112, accepted={1, 2}, mended={0}) == [0, 6, 4]
    assert register.facts.ended == {}
    assert register.reserved(113, accepted={1, 2}) == [0, 6, 4]
    register.amounts[2] = 1
    assert register.reserved(120, accepted={1, 2}) == [3, 6, 1]
    assert register.reserved(125, accepted={1, 2}) == [3, 6, 1]
    assert register.reserved(126, accepted={1, 2}) == [None, 6, 1]


def test_an_offer_that_stands_is_not_taken_by_who_comes_first() -> None:
    register = Register(6, 6)
    assert register.reserved(100) == [6, 4]
    register.amounts.append(6)
    register.moments.append(-1.0)
    assert register.reserved(101) == [6, 4, 0]
    register.amounts[0] = None
    assert register.reserved(102) == [None, 4, 6]


def test_what_an_offer_gave_up_is_not_held_for_it() -> None:
    register = Register(6, 6, 6)
    assert register.reserved(100) == [6, 4, 0]
    register.amounts[0] = 1
    assert register.reserved(101) == [1, 6, 3]
    register.amounts[0] = 6
    assert register.reserved(102) == [1, 6, 3]


def test_a_pool_that_stops_takes_no_offer_back() -> None:
    register = Register(6, 6)
    assert register.reserved(100) == [6, 4]
    register.amounts.append(10)
    register.moments.append(-1.0)
    register.total = None
    assert register.reserved(101) == [None, None, None]
    register.total = 10
    assert register.reserved(102) == [6, 4, 0]


def test_a_pool_without_offers_or_lapses_notes_nothing() -> None:
    shares = give_out(Claims([5], ["pot"]), Pool({"pot": 10}))
    found = endings(Conditions(), Facts(), Rows(), 1, 100.5)
    assert noted(Conditions(), Facts(), found, shares, 100) == Facts({}, {}, {}, {})


def test_a_run_that_finds_nothing_new_notes_nothing_new() -> None:
    register = Register(6, 6, 6)
    register.run(100)
    before = register.facts
    register.run(101)
    assert register.facts == before
