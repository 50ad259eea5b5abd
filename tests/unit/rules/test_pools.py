"""Pools by example: who gets what, and what becomes of the others."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from sheets_sync.rules.claims import Cap, Claims, Pool, Serving, groups_of
from sheets_sync.rules.periods import years
from sheets_sync.rules.pools import give_out, give_out_offers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.rules.claims import Short

B = None


def claims(*amounts: Any) -> Claims:
    return Claims(amounts, ["pot"] * len(amounts))


@pytest.mark.parametrize(
    ("short", "whole", "reserved", "waiting", "places"),
    [
        ("partial", False, [30, 20, 0, 0], [0, 10, 15, 20], [B, 1, 2, 3]),
        ("partial", True, [30, 0, 15, 0], [0, 30, 0, 20], [B, 1, B, 2]),
        ("wait", False, [30, 0, 0, 0], [0, 30, 15, 20], [B, 1, 2, 3]),
        ("wait", True, [30, 0, 0, 0], [0, 30, 15, 20], [B, 1, 2, 3]),
        ("skip", False, [30, 0, 15, 0], [0, 30, 0, 20], [B, 1, B, 2]),
        ("skip", True, [30, 0, 15, 0], [0, 30, 0, 20], [B, 1, B, 2]),
    ],
)
def test_fifty_for_ninety_five(
    short: Short, *, whole: bool, reserved: list[int], waiting: list[int], places: list[int]
) -> None:
    shares = give_out(claims(30, 30, 15, 20), Pool({"pot": 50}, manner=Serving(short, whole)))
    assert shares.reserved == reserved
    assert shares.waiting == waiting
    assert shares.waiting_rank == places


@pytest.mark.parametrize(
    ("whole", "entitled", "reserved"),
    [(False, [30, 10, 5], [30, 10, 5]), (True, [30, 0, 5], [30, 0, 5])],
)
def test_a_cap_of_forty_is_no_reason_to_wait(
    *, whole: bool, entitled: list[int], reserved: list[int]
) -> None:
    pool = Pool({"pot": 100}, manner=Serving("wait", whole))
    shares = give_out(claims(30, 20, 5), pool, [Cap(["a", "a", "b"], 40)])
    assert shares.entitled == entitled
    assert shares.reserved == reserved
    assert shares.waiting == [0, 0, 0]


@pytest.mark.parametrize(
    ("most", "entitled"),
    [
        pytest.param(25, [20, 5, 20], id="of all groups alike"),
        pytest.param([25, 25, 10], [20, 5, 10], id="of each group"),
        pytest.param([20, 30, 10], [20, 10, 10], id="of each row by itself"),
    ],
)
def test_what_a_cap_may_be(most: int | Sequence[int], entitled: list[int]) -> None:
    shares = give_out(claims(20, 20, 20), Pool({"pot": 100}), [Cap(["a", "a", "b"], most)])
    assert shares.entitled == entitled


def test_the_least_of_several_caps_counts() -> None:
    caps = [Cap(["a", "a", "a"], 40), Cap(["x", "y", "x"], 25), Cap([B, "z", "z"], 10)]
    shares = give_out(claims(30, 30, 30), Pool({"pot": 100}), caps)
    assert shares.entitled == [25, 10, 0]


def test_what_was_taken_otherwise_goes_first() -> None:
    caps = [Cap(["a", "b"], 40, taken={"a": 35, "c": 100})]
    shares = give_out(claims(20, 20), Pool({"pot": 100}, taken={"pot": 90}), caps)
    assert shares.reserved == [5, 5]


def test_more_taken_than_there_is() -> None:
    caps = [Cap(["a", "b"], 40, taken={"a": 50})]
    shares = give_out(claims(20, 20), Pool({"pot": 100}, taken={"pot": 130}), caps)
    assert shares.entitled == [0, 20]
    assert shares.reserved == [0, 0]
    assert shares.waiting_rank == [B, 1]


def test_what_a_claim_holds_goes_before_claims_that_rank_higher() -> None:
    shares = give_out(claims(20, 20)._replace(held=[0, 15]), Pool({"pot": 30}))
    assert shares.reserved == [15, 15]
    assert shares.waiting == [5, 5]


def test_a_pool_for_each_course() -> None:
    asked = Claims([1, 1, 1, 1], ["yoga", "chess", "yoga", B], order=[[4, 3, 2, 1]])
    shares = give_out(asked, Pool({"yoga": 1, "chess": 5}))
    assert shares.rank == [2, 1, 1, B]
    assert shares.reserved == [0, 1, 1, B]
    assert shares.waiting_rank == [1, B, B, B]


def test_a_total_for_each_year_of_each_region() -> None:
    moments = [44_561.5, 44_562.0, 44_561.0, None, 44_600.25]
    pools = groups_of([["north", "north", "north", "north", "south"], years(moments)], 5)
    totals = {("north", 2021): 15, ("north", 2022): 20, ("south", 2022): 5}
    shares = give_out(Claims([10] * 5, pools, [moments]), Pool(totals))
    assert shares.reserved == [5, 10, 10, B, 5]
    assert shares.rank == [2, 1, 1, B, 1]


@pytest.mark.parametrize("short", ["partial", "wait", "skip"])
def test_a_pool_that_ran_out_keeps_nothing_from_another(short: Short) -> None:
    asked = Claims([2, 2, 2, 2, 2], ["yoga", "yoga", "yoga", "chess", "chess"])
    shares = give_out(asked, Pool({"yoga": 2, "chess": 3}, manner=Serving(short)))
    assert shares.reserved == [2, 0, 0, 2, 1 if short == "partial" else 0]


@pytest.mark.parametrize("most", [10, [10, 10, 10]])
def test_what_is_above_a_cap_leaves_no_less_than_nothing(most: Any) -> None:
    caps = [Cap(["a", "b", "b"], most, taken={"b": 25})]
    shares = give_out(claims(10, 10, 10), Pool({"pot": 10}), caps)
    assert shares.entitled == [10, 0, 0]


@pytest.mark.parametrize(
    ("totals", "most"),
    [
        pytest.param({"yoga": None, "chess": 5}, 3, id="the total"),
        pytest.param({"chess": 5}, 3, id="no total at all"),
        pytest.param({"yoga": 5, "chess": 5}, [None, 3, 3], id="the most of a cap"),
    ],
)
def test_a_pool_that_cannot_be_told_stops_alone(totals: dict[str, Any], most: Any) -> None:
    asked = Claims([2, 2, 2], ["yoga", "chess", "yoga"])
    shares = give_out(asked, Pool(totals), [Cap(["a", "a", "b"], most)])
    assert shares.stopped == {0, 2}
    assert shares.rank == [1, 1, 2]
    assert shares.reserved == [B, 2, B]
    assert shares.waiting == [B, 0, B]


def test_who_ended_or_is_not_in_the_queue_takes_nothing() -> None:
    asked = claims(20, B, 20, 20)._replace(ended=frozenset((0,)))
    shares = give_out(asked, Pool({"pot": 30}))
    assert shares.rank == [B, B, 1, 2]
    assert shares.reserved == [B, B, 20, 10]


def test_a_claim_of_nothing_has_a_rank() -> None:
    shares = give_out(claims(0, -5, 20), Pool({"pot": 30}))
    assert list(shares.rank) == [1, 2, 3]
    assert shares.reserved == [0, 0, 20]


def test_thirds_are_exact() -> None:
    shares = give_out(claims(*[Fraction(1000, 3)] * 3), Pool({"pot": 1000}))
    assert sum(amount or 0 for amount in shares.reserved) == 1000
    assert not any(shares.waiting)


def test_nothing_at_all() -> None:
    shares = give_out(claims(), Pool({}), [Cap([], 40)])
    assert not shares.order
    assert shares.stopped == frozenset()


def test_an_offer_behind_one_that_was_skipped_counts_before_it_at_once() -> None:
    asked, pool = claims(3, 4, 6, 5), Pool({"pot": 12}, manner=Serving("skip"))
    caps = [Cap(["a", "a", "b", "b"], 7)]
    assert give_out(asked, pool, caps).entitled == [3, 4, 6, 5]
    shares = give_out_offers(asked, pool, caps)
    assert shares.entitled == [3, 4, 2, 5]
    assert shares.reserved == [3, 4, 0, 5]
    assert give_out_offers(asked._replace(held=shares.reserved), pool, caps) == shares
