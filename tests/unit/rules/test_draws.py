"""Lots: the same for everybody who knows the secret, and made once for each day."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from sheets_sync.rules.claims import Claims, Pool
from sheets_sync.rules.lottery import drawn, draws, is_secret, lot, promise
from sheets_sync.rules.pools import give_out

SECRET = "5d41402abc4b2a76b9719d911017c592"
DAYS = [100.5, 100.25, 101.0, None, 102.5, 100.0]
KEYS = ["K-1", "K-2", "K-3", "K-4", "K-5", "K-6"]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum here")
def test_anybody_can_redo_it() -> None:
    said = f"{SECRET} 2022-03-01 SI-2022-001".encode()
    summed = subprocess.run(["sha256sum"], input=said, capture_output=True, check=True)
    assert summed.stdout.decode().split()[0] == lot(SECRET, 44_621, "SI-2022-001")


def test_the_promise_is_the_sum_of_the_secret() -> None:
    assert promise("abc").startswith("ba7816bf")


def test_days_that_are_over_are_drawn_once() -> None:
    found = draws(SECRET, range(6), DAYS, KEYS, {}, today=102)
    assert found.fresh == {
        100: drawn(SECRET, 100, ["K-1", "K-2", "K-6"]),
        101: ("K-3",),
    }
    assert found.undrawn == {4}
    assert found.turns == 103
    again = draws(SECRET, range(6), DAYS, KEYS, found.fresh, today=102)
    assert not again.fresh
    assert again.order == found.order


def test_who_comes_to_a_drawn_day_later_ranks_behind_it() -> None:
    first = draws(SECRET, [0, 1], DAYS, KEYS, {}, today=102)
    later = draws(SECRET, range(6), DAYS, KEYS, first.fresh, today=102)
    claims = Claims(
        [10] * 6,
        ["pot"] * 6,
        [[None if day is None else day // 1 for day in DAYS], *later.order],
        undrawn=later.undrawn,
    )
    shares = give_out(claims, Pool({"pot": 45}))
    lots = [KEYS.index(key) for key in first.fresh[100]]
    assert shares.order == [*lots, 5, 2, 4, 3]
    assert shares.reserved[5] == 10
    assert shares.reserved[2] == 10
    assert shares.reserved[4] == 0
    assert shares.reserved[3] == 5


def test_only_who_is_in_the_queue_is_drawn() -> None:
    assert draws(SECRET, [1], DAYS, KEYS, {}, today=102).fresh == {100: ("K-2",)}


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        (SECRET, True),
        (SECRET[1:], False),
        (SECRET.upper(), False),
        ("", False),
        ("geheim " * 9, False),
    ],
)
def test_a_secret_has_128_bits(text: str, *, fine: bool) -> None:
    assert is_secret(text) is fine


def test_days_that_no_calendar_has_are_no_days() -> None:
    found = draws(SECRET, [0, 1], [-(10.0**9), 10.0**9], KEYS, {}, today=102)
    assert not found.fresh
    assert not found.undrawn
