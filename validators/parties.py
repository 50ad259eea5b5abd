"""What each party was granted, what is held for it and what it may still get."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheets_sync.register.model import Register
    from sheets_sync.validators.plans import Plans
    from sheets_sync.validators.requests import Requests


def party_of_plans(register: Register, plans: Plans) -> list[str | None]:
    """The party of each plan row, None where it cannot be told."""
    party = register.tables["requests"].role("party")
    return [None if request is None else party[request] for request in plans.request]


def sum_by_party(parties: Sequence[str | None], amounts: Sequence[int]) -> dict[str, int]:
    """Hundredths for each party that has any."""
    sums: dict[str, int] = {}
    for party, amount in zip(parties, amounts, strict=True):
        if party is not None and amount:
            sums[party] = sums.get(party, 0) + amount
    return sums


def rooms(register: Register, granted: Mapping[str, int]) -> dict[str, int]:
    """What each party may still get under the cap before anything is reserved."""
    cap = register.programme.cap
    names = register.tables["parties"].role("name")
    return {name: cap - granted.get(name, 0) for name in names if name is not None}


def answer_columns(
    register: Register,
    plans: Plans,
    plan_statuses: Sequence[str],
    amounts: Sequence[int],
    worked: Sequence[int],
    requests: Requests,
) -> dict[str, list[int | None]]:
    """The machine columns of the parties; every named party has numbers, 0 included."""
    of_plans = party_of_plans(register, plans)
    granted = sum_by_party(of_plans, amounts)
    spent = sum_by_party(of_plans, worked)
    late = sum_by_party(of_plans, [int(status == "late") for status in plan_statuses])
    of_requests = register.tables["requests"].role("party")
    reserved: dict[str, int] = {}
    for row in compress(range(len(of_requests)), requests.reserved):
        if (party := of_requests[row]) is not None:
            reserved[party] = reserved.get(party, 0) + (requests.reserved[row] or 0)
    cap = register.programme.cap
    names = register.tables["parties"].role("name")
    return {
        "granted": [_of(granted, name) for name in names],
        "reserved": [_of(reserved, name) for name in names],
        "spent": [_of(spent, name) for name in names],
        "available": [
            None if name is None else max(0, cap - granted.get(name, 0) - reserved.get(name, 0))
            for name in names
        ],
        "late": [_of(late, name) for name in names],
    }


def _of(sums: Mapping[str, int], name: str | None) -> int | None:
    return None if name is None else sums.get(name, 0)
