"""Pools given out to whole columns give what they give claim by claim, and what the pilot gives."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from support.oracle.generate import cases
from support.rules.drawn_pools import givings
from support.rules.plain_pools import plainly_given_out
from support.written.generated import memory_of, moment_of, programme_of

from sheets_sync.rules.claims import Cap, Claims, Manner, Pool
from sheets_sync.rules.pools import Shares, give_out
from sheets_sync.sync.review import review
from sheets_sync.validators import decide, parties
from sheets_sync.validators.allocation import allocate
from sheets_sync.validators.evaluations import judge_evaluations
from sheets_sync.validators.hours import judge_bookings, name_plans
from sheets_sync.validators.plans import committed, read_plans, statuses
from sheets_sync.validators.requests import _claims, judge_requests

if TYPE_CHECKING:
    from support.oracle.generate import Case

    from sheets_sync.register.model import Decision, Register

Giving = tuple[Claims, Pool, list[Cap]]
many = settings(max_examples=400, deadline=None)


@many
@given(givings())
def test_claim_by_claim(giving: Giving) -> None:
    shares, plain = give_out(*giving), plainly_given_out(*giving)
    assert list(shares.rank) == plain.rank
    assert list(shares.entitled) == plain.entitled
    assert list(shares.reserved) == plain.reserved
    assert list(shares.waiting_rank) == plain.waiting_rank
    assert shares.stopped == plain.stopped


@many
@given(givings())
def test_never_more_than_there_is(giving: Giving) -> None:
    claims, pool, caps = giving
    shares = give_out(*giving)
    for one, total in pool.totals.items():
        _within(claims.pools, one, total, pool.taken, claims, shares)
    for cap in caps:
        for group in {*cap.groups} - {None}:
            mosts = [
                most for most, other in zip(_mosts(cap), cap.groups, strict=True) if other == group
            ]
            if None not in mosts:
                _within(cap.groups, group, max(mosts), cap.taken, claims, shares)


def _mosts(cap: Cap) -> Any:
    return cap.most if isinstance(cap.most, list) else [cap.most] * len(cap.groups)


def _within(groups: Any, group: Any, most: Any, taken: Any, claims: Claims, shares: Shares) -> None:
    got = [row for row, amount in enumerate(shares.reserved) if amount and groups[row] == group]
    given = sum(shares.reserved[row] or 0 for row in got)
    held = sum(max(claims.held[row], 0) for row in got) if claims.held else 0
    assert most is None or given <= max(most - taken.get(group, 0), held)


@many
@given(givings(), st.randoms(use_true_random=False))
def test_the_place_on_the_sheet_means_nothing_where_no_two_rank_alike(
    giving: Giving, random: Any
) -> None:
    claims, pool, caps = giving
    height = len(claims.amounts)
    moved = list(range(height))
    random.shuffle(moved)

    def along(column: Any) -> Any:
        return [column[row] for row in moved] if isinstance(column, list) else column

    claims = claims._replace(order=[*claims.order, list(range(height))])
    shares = give_out(claims, pool, caps)
    other = give_out(
        Claims(
            along(claims.amounts),
            along(claims.pools),
            [along(column) for column in claims.order],
            along(claims.held),
            frozenset(at for at, row in enumerate(moved) if row in claims.ended),
            frozenset(at for at, row in enumerate(moved) if row in claims.undrawn),
        ),
        pool,
        [Cap(along(cap.groups), along(cap.most), cap.taken) for cap in caps],
    )
    assert list(other.reserved) == [shares.reserved[row] for row in moved]
    assert list(other.waiting_rank) == [shares.waiting_rank[row] for row in moved]


@many
@given(
    st.lists(st.tuples(st.integers(0, 50), st.sampled_from(("a", "b", None)))),
    st.fixed_dictionaries({"a": st.integers(-5, 90), "b": st.integers(-5, 90)}),
    st.integers(-5, 200),
    st.sampled_from(("partial", "wait", "skip")),
)
def test_as_the_pilot(
    asked: list[tuple[int, str | None]], room: dict[str, int], pool: int, short: Any
) -> None:
    amounts = [amount for amount, _ in asked]
    groups = [party for _, party in asked]
    theirs = allocate(amounts, groups, room, pool, short)
    cap = Cap(groups, 40, {party: 40 - left for party, left in room.items()})
    ours = give_out(
        Claims(amounts, ["all"] * len(asked)),
        Pool({"all": 200}, {"all": 200 - pool}, Manner(short)),
        [cap],
    )
    assert list(ours.entitled) == list(theirs.entitled)
    assert list(ours.reserved) == list(theirs.reserved)


@settings(max_examples=60, deadline=None)
@given(cases())
def test_whole_registers_as_the_pilot(case: Case) -> None:
    seen: list[None] = []

    def decide_both(register: Register) -> Decision:
        _compare(register)
        seen.append(None)
        return decide(register)

    read = memory_of(case.register).read()
    review(read, programme_of(case.rules), decide_both, moment_of(case))
    assert seen


def _compare(register: Register) -> None:
    plans = read_plans(register)
    named = name_plans(register, plans)
    bookings = judge_bookings(register, plans, named)
    evaluations = judge_evaluations(register, plans, named)
    found = statuses(register, plans, evaluations)
    amounts = committed(register, plans, bookings, evaluations)
    granted = parties.sum_by_party(parties.party_of_plans(register, plans), amounts)
    rooms = parties.rooms(register, granted)
    theirs = judge_requests(register, plans, found, amounts, rooms)
    live, asked = set(theirs.queue.rows), _claims(register, plans)
    height = len(asked)
    programme = register.programme
    ours = give_out(
        Claims(
            [asked[row] if row in live else None for row in range(height)],
            ["all"] * height,
            [theirs.moments],
        ),
        Pool({"all": programme.total}, {"all": sum(amounts)}, Manner(programme.queue.short)),
        [Cap(register.tables["requests"].role("party"), programme.cap, granted)],
    )
    assert list(ours.order) == list(theirs.queue.rows)
    assert list(ours.rank) == list(theirs.rank)
    assert [amount or None for amount in ours.reserved] == list(theirs.reserved)
    assert [amount or None for amount in ours.waiting] == list(theirs.waiting)
    waited = [place for place in ours.waiting_rank if place]
    assert sorted(waited) == list(range(1, len(waited) + 1))
    ranked = [theirs.waiting_rank[row] for row in ours.order if ours.waiting_rank[row]]
    assert all(first < second for first, second in pairwise(filter(None, ranked)))
    assert list(ours.waiting_rank) == list(theirs.waiting_rank)
