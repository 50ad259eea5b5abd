"""What cannot be right in a programme file although every single value is of the right kind."""

from __future__ import annotations

import math
import re
from dataclasses import asdict
from typing import TYPE_CHECKING

from sheets_sync.cells.text import fold
from sheets_sync.programme.column_mistakes import column_mistakes
from sheets_sync.programme.misfits import mistake
from sheets_sync.programme.roles import MACHINE_TAB_ROLES, ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sheets_sync.problems.stop import BadProgramme
    from sheets_sync.programme.model import Budget, Programme, RegisterTab, TabName

_PREFIX = re.compile("[A-Z][A-Z0-9]*")
_LONGEST_TERM = 3650


def mistakes(programme: Programme) -> list[BadProgramme]:
    """All mistakes, each with the key it stands under; empty when the programme is sound."""
    return [
        *_names(programme),
        *_terms(programme),
        *_amounts(programme.budget),
        *_key_prefixes(programme),
        *_titles(programme),
        *_machine_tabs(programme),
        *(error for name, tab in programme.register_tabs() for error in _tab(name, tab)),
        *_decisions(programme),
        *_parties(programme),
    ]


def _names(programme: Programme) -> Iterator[BadProgramme]:
    names = {"name": programme.name}
    names |= {f"names.{key}": name for key, name in asdict(programme.names).items()}
    for key, name in names.items():
        if not fold(name):
            yield mistake("empty", key)


def _terms(programme: Programme) -> Iterator[BadProgramme]:
    period, days = programme.period, programme.evaluation_days
    if period.end < period.start:
        yield mistake("end_before_start", "period.end", str(period.end), str(period.start))
    if days < 0:
        yield mistake("negative", "evaluation_days", str(days))
    if days > _LONGEST_TERM:
        yield mistake("too_long", "evaluation_days", str(days), str(_LONGEST_TERM))
    if programme.queue.tie == "lottery" and programme.queue.seed is None:
        yield mistake("lottery_without_seed", "queue.seed")
    try:
        from zoneinfo import ZoneInfo

        ZoneInfo(programme.time_zone)
    except (ValueError, OSError, LookupError):
        yield mistake("unknown_time_zone", "time_zone", programme.time_zone)


def _amounts(budget: Budget) -> Iterator[BadProgramme]:
    for name, amount in (("total", budget.total), ("cap", budget.cap)):
        if not math.isfinite(amount):
            yield mistake("not_a_number", f"budget.{name}", str(amount))
        elif amount <= 0:
            yield mistake("too_small", f"budget.{name}", str(amount))
        elif abs(amount * 100 - round(amount * 100)) > 1e-6:
            yield mistake("too_precise", f"budget.{name}", str(amount))


def _key_prefixes(programme: Programme) -> Iterator[BadProgramme]:
    prefixes = {"key_prefix": programme.key_prefix}
    for name, tab in programme.register_tabs():
        if name in {"bookings", "evaluations"}:
            prefixes[f"tabs.{name}.key_prefix"] = tab.key_prefix
    for key, prefix in prefixes.items():
        if not _PREFIX.fullmatch(prefix):
            yield mistake("bad_key_prefix", key, prefix)


def _titles(programme: Programme) -> Iterator[BadProgramme]:
    titled = [
        (f"tabs.{name}", title)
        for name, tab in programme.register_tabs()
        for title in _distinct((tab.title, *tab.accepts))
    ]
    titled += [(f"tabs.{name}", getattr(programme.tabs, name).title) for name in MACHINE_TAB_ROLES]
    seen: dict[str, str] = {}
    for key, title in titled:
        if not fold(title):
            yield mistake("empty", f"{key}.title")
        elif fold(title) in seen:
            yield mistake("same_title", f"{key}.title", title, seen[fold(title)])
        seen[fold(title)] = key


def _distinct(names: Iterable[str]) -> list[str]:
    return list({fold(name): name for name in names}.values())


def _machine_tabs(programme: Programme) -> Iterator[BadProgramme]:
    for name, roles in MACHINE_TAB_ROLES.items():
        headers = getattr(programme.tabs, name).headers
        key = f"tabs.{name}.headers"
        for role in headers:
            if role not in roles:
                yield mistake("unknown_role", f"{key}.{role}", role, ", ".join(roles))
        for role in roles:
            if role not in headers:
                yield mistake("missing", f"{key}.{role}")
        yield from _same_headers(key, headers.items())


def _same_headers(key: str, headers: Iterable[tuple[str, str]]) -> Iterator[BadProgramme]:
    seen: dict[str, str] = {}
    for role, header in headers:
        if not fold(header):
            yield mistake("empty", f"{key}.{role}")
        elif fold(header) in seen:
            yield mistake("same_header", f"{key}.{role}", header, seen[fold(header)])
        seen[fold(header)] = header


def _tab(name: TabName, tab: RegisterTab) -> Iterator[BadProgramme]:
    yield from column_mistakes(name, tab)
    statuses = ROLES[name].statuses
    key = f"tabs.{name}.statuses"
    for status in tab.statuses:
        if status not in statuses:
            expected = ", ".join(statuses) or "-"
            yield mistake("unknown_status", f"{key}.{status}", status, expected)
    for status in statuses:
        if status not in tab.statuses:
            yield mistake("missing_status", key, status)
    yield from _labels(key, tab)


def _labels(key: str, tab: RegisterTab) -> Iterator[BadProgramme]:
    seen: dict[str, str] = {}
    for status, words in tab.statuses.items():
        label = fold(words.label)
        if not label:
            yield mistake("empty", f"{key}.{status}.label")
        elif label in seen:
            yield mistake("same_label", f"{key}.{status}.label", words.label, seen[label])
        seen[label] = status


def _decisions(programme: Programme) -> Iterator[BadProgramme]:
    plans = programme.tabs.plans
    column = plans.by_role.get("decision")
    if plans.decisions is None:
        yield mistake("missing", "tabs.plans.decisions")
    elif column:
        seen: dict[str, str] = {}
        for name, word in asdict(plans.decisions).items():
            key = f"tabs.plans.decisions.{name}"
            if word not in column.choices:
                yield mistake("not_a_choice", key, word, ", ".join(column.choices))
            if word in seen:
                yield mistake("same_label", key, word, seen[word])
            seen[word] = name


def _parties(programme: Programme) -> Iterator[BadProgramme]:
    seen: dict[str, str] = {}
    for place, party in enumerate(programme.parties, start=1):
        key = f"parties[{place}] ({party.name})"
        if not fold(party.name):
            yield mistake("empty", f"parties[{place}].name")
        own = [name for name in _distinct((party.name, party.short, *party.other)) if fold(name)]
        for name in own:
            if fold(name) in seen:
                yield mistake("same_party", key, name, seen[fold(name)])
        seen.update(dict.fromkeys(map(fold, own), party.name))
