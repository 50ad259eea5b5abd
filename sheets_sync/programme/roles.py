"""What the rules call the columns and statuses, and which of them a programme must have."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.programme.model import Kind, TabName


class Roles(NamedTuple):
    """The roles of one tab: role → the kinds of column that can play it."""

    needed: Mapping[str, tuple[Kind, ...]]
    welcome: Mapping[str, tuple[Kind, ...]]
    machine: tuple[str, ...]
    statuses: tuple[str, ...]


_TEXT: tuple[Kind, ...] = ("text",)
_AMOUNT: tuple[Kind, ...] = ("amount",)
_DAY: tuple[Kind, ...] = ("day",)
_MOMENT: tuple[Kind, ...] = ("moment", "day")
_REFERENCE: tuple[Kind, ...] = ("reference",)

ROLES: Mapping[TabName, Roles] = {
    "requests": Roles(
        needed={"arrival": _MOMENT, "party": _REFERENCE, "claim": _AMOUNT},
        welcome={"withdrawn": _DAY},
        machine=(
            *("key", "rank", "counts_from", "status", "granted", "reserved"),
            *("waiting", "waiting_rank", "turn", "messages"),
        ),
        statuses=(
            *("withdrawn", "wrong", "incomplete", "outside", "duplicate", "late", "due"),
            *("running", "granted", "planned", "accounted", "rejected", "full", "waiting", "open"),
        ),
    ),
    "plans": Roles(
        needed={
            "request": _REFERENCE,
            "claim": _AMOUNT,
            "start": _DAY,
            "decision": ("choice",),
            "decided": _DAY,
            "completed": _DAY,
        },
        welcome={"award": _AMOUNT, "submitted": _DAY, "end": _DAY, "cost_budget": ("money",)},
        machine=("key", "status", "due", "days_late", "spent", "left", "turn", "messages"),
        statuses=(
            *("unknown", "wrong", "incomplete", "more", "pending", "rejected", "accounted"),
            *("accounted_late", "late", "due", "running", "approved"),
        ),
    ),
    "bookings": Roles(
        needed={"date": _DAY, "plan": _REFERENCE, "amount": _AMOUNT},
        welcome={},
        machine=("key", "status", "balance", "messages"),
        statuses=(
            *("wrong", "incomplete", "unknown", "not_granted", "outside", "above", "booked"),
        ),
    ),
    "evaluations": Roles(
        needed={"sent": _MOMENT, "plan": _REFERENCE},
        welcome={
            "spent": _AMOUNT,
            "cost": ("money",),
            "jobs": ("number",),
            "jobs_expected": ("number",),
        },
        machine=("key", "status", "days_late", "messages"),
        statuses=(
            *("wrong", "incomplete", "unknown", "not_granted", "early", "duplicate"),
            *("late", "on_time"),
        ),
    ),
    "parties": Roles(
        needed={"name": _TEXT},
        welcome={"short": _TEXT, "other": _TEXT},
        machine=("granted", "reserved", "spent", "available", "late"),
        statuses=(),
    ),
}

NEEDED_MACHINE: Mapping[TabName, tuple[str, ...]] = {
    "requests": ("key", "counts_from", "status", "messages"),
    "plans": ("key", "status", "messages"),
    "bookings": ("key", "status", "messages"),
    "evaluations": ("key", "status", "messages"),
    "parties": (),
}
"""Machine columns without which the register cannot keep its promises."""

DECLARED_ROLES = ("key", "status", "turn", "next", "messages")
"""Columns that the program fills by itself in a programme that says its own rules."""

MACHINE_TAB_ROLES: Mapping[str, tuple[str, ...]] = {
    "overview": ("item", "value"),
    "queue": (
        *("rank", "key", "party", "counts_from", "status", "granted", "reserved", "waiting"),
    ),
    "rules": ("topic", "rule"),
    "log": ("moment", "tab", "key", "column", "old", "new", "reason"),
}
