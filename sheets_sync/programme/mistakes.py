"""What cannot be right in a programme file although every single value is of the right kind."""

from __future__ import annotations

from collections.abc import Iterator

from sheets_sync.cells.text import fold
from sheets_sync.errors import BadProgramme
from sheets_sync.programme.model import Column, Programme, RegisterTab, TabName
from sheets_sync.programme.roles import MACHINE_TAB_ROLES, NEEDED_MACHINE, ROLES


def mistakes(programme: Programme) -> list[BadProgramme]:
    """All mistakes, each with the key it stands under; empty when the programme is sound."""
    return [
        *_programme(programme),
        *_titles(programme),
        *_machine_tabs(programme),
        *(error for name, tab in programme.register_tabs() for error in _tab(name, tab)),
        *_decisions(programme),
        *_parties(programme),
    ]


def _mistake(code: str, key: str, found: str = "", expected: str = "") -> BadProgramme:
    return BadProgramme(f"programme.{code}", key=key, found=found, expected=expected)


def _programme(programme: Programme) -> Iterator[BadProgramme]:
    period = programme.period
    if period.end < period.start:
        yield _mistake("end_before_start", "period.end", str(period.end), str(period.start))
    for name in ("total", "cap"):
        amount = getattr(programme.budget, name)
        if abs(amount * 100 - round(amount * 100)) > 1e-6:
            yield _mistake("too_precise", f"budget.{name}", str(amount))
    if programme.queue.tie == "lottery" and programme.queue.seed is None:
        yield _mistake("lottery_without_seed", "queue.seed")
    try:
        from zoneinfo import ZoneInfo  # noqa: PLC0415 -- only a changed file pays for it

        ZoneInfo(programme.time_zone)
    except (ValueError, OSError, LookupError):
        yield _mistake("unknown_time_zone", "time_zone", programme.time_zone)


def _titles(programme: Programme) -> Iterator[BadProgramme]:
    seen: dict[str, str] = {}
    titled = [(f"tabs.{name}", (tab.title, *tab.accepts)) for name, tab in programme.register_tabs()]
    titled += [
        (f"tabs.{name}", (getattr(programme.tabs, name).title,)) for name in MACHINE_TAB_ROLES
    ]
    for key, titles in titled:
        for title in dict.fromkeys(map(fold, titles)):
            if title in seen:
                yield _mistake("same_title", f"{key}.title", title, seen[title])
            seen[title] = key


def _machine_tabs(programme: Programme) -> Iterator[BadProgramme]:
    for name, roles in MACHINE_TAB_ROLES.items():
        headers = getattr(programme.tabs, name).headers
        key = f"tabs.{name}.headers"
        for role in headers:
            if role not in roles:
                yield _mistake("unknown_role", key, role, ", ".join(roles))
        for role in roles:
            if role not in headers:
                yield _mistake("missing_role", key, role)


def _tab(name: TabName, tab: RegisterTab) -> Iterator[BadProgramme]:
    yield from _headers(name, tab)
    yield from _roles(name, tab)
    for place, column in enumerate(tab.columns):
        yield from _column(f"tabs.{name}.columns[{place}]", column, tab)
    statuses = ROLES[name].statuses
    for status in tab.statuses:
        if status not in statuses:
            yield _mistake("unknown_status", f"tabs.{name}.statuses", status, ", ".join(statuses))
    for status in statuses:
        if status not in tab.statuses:
            yield _mistake("missing_status", f"tabs.{name}.statuses", status)


def _headers(name: TabName, tab: RegisterTab) -> Iterator[BadProgramme]:
    seen: dict[str, str] = {}
    for column in tab.columns:
        for header in dict.fromkeys(map(fold, (column.header, *column.accepts))):
            if header in seen:
                yield _mistake("same_header", f"tabs.{name}.columns", header, seen[header])
            seen[header] = column.header


def _roles(name: TabName, tab: RegisterTab) -> Iterator[BadProgramme]:
    roles = ROLES[name]
    people = {**roles.needed, **roles.welcome}
    seen: set[str] = set()
    for place, column in enumerate(tab.columns):
        key = f"tabs.{name}.columns[{place}].role"
        known = tuple(people) if column.owner == "person" else roles.machine
        if column.role in seen:
            yield _mistake("same_role", key, column.role)
        elif column.role and column.role not in known:
            yield _mistake("unknown_role", key, column.role, ", ".join(known))
        elif column.owner == "person" and column.role and column.kind not in people[column.role]:
            yield _mistake("kind_for_role", key, column.kind, ", ".join(people[column.role]))
        elif column.owner == "machine" and not column.role:
            yield _mistake("missing_role", key, column.header)
        if column.role:
            seen.add(column.role)
    for role in (*roles.needed, *NEEDED_MACHINE[name]):
        if role not in seen:
            yield _mistake("missing_role", f"tabs.{name}.columns", role)


def _column(key: str, column: Column, tab: RegisterTab) -> Iterator[BadProgramme]:
    if column.kind in {"choice", "choices"} and not column.choices:
        yield _mistake("no_choices", f"{key}.choices")
    if column.kind == "reference" and column.reference is None:
        yield _mistake("no_reference", f"{key}.reference")
    others = {other.header for other in tab.human}
    named = {"not_before": column.not_before}
    if column.required_when:
        named["required_when.column"] = column.required_when.column
    for name, header in named.items():
        if header and header not in others:
            yield _mistake("unknown_column", f"{key}.{name}", header, ", ".join(sorted(others)))
    if column.maximum is not None and column.maximum < (column.minimum or column.above or 0):
        yield _mistake("empty_bounds", f"{key}.maximum", str(column.maximum))


def _decisions(programme: Programme) -> Iterator[BadProgramme]:
    plans = programme.tabs.plans
    column = plans.by_role.get("decision")
    if plans.decisions is None:
        yield _mistake("missing", "tabs.plans.decisions")
    elif column:
        words = (plans.decisions.approved, plans.decisions.rejected, plans.decisions.incomplete)
        for word in words:
            if word not in column.choices:
                expected = ", ".join(column.choices)
                yield _mistake("decision_not_a_choice", "tabs.plans.decisions", word, expected)


def _parties(programme: Programme) -> Iterator[BadProgramme]:
    seen: dict[str, str] = {}
    for place, party in enumerate(programme.parties):
        for name in dict.fromkeys(map(fold, (party.name, party.short, *party.other))):
            if name and seen.get(name, party.name) != party.name:
                yield _mistake("same_party", f"parties[{place}]", name, seen[name])
            seen[name] = party.name
