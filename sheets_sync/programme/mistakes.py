"""What cannot be right in a programme file although every single value is of the right kind."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import TYPE_CHECKING

from sheets_sync.cells.text import fold
from sheets_sync.programme.column_mistakes import cell_mistakes, column_mistakes
from sheets_sync.programme.key_pattern import read_pattern, stem_column
from sheets_sync.programme.misfits import mistake
from sheets_sync.programme.roles import DECLARED_ROLES, MACHINE_TAB_ROLES, ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sheets_sync.problems.stop import BadProgramme
    from sheets_sync.programme.model import Budget, MachineTab, Programme, RegisterTab, TabName

_LONGEST_TERM = 3650


def mistakes(programme: Programme) -> list[BadProgramme]:
    """All mistakes, each with the key it stands under; empty when the programme is sound."""
    if programme.budget is None:
        return declared_mistakes(programme)
    return [
        *_names(programme),
        *_terms(programme),
        *_amounts(programme.budget),
        *_keys(programme),
        *_titles(programme),
        *_machine_tabs(programme),
        *_lacking_tabs(programme),
        *(error for name, tab in programme.register_tabs() for error in _tab(name, tab, programme)),
        *_decisions(programme),
        *_rows(programme),
    ]


def declared_mistakes(programme: Programme) -> list[BadProgramme]:
    """Those of a programme that says its own rules; formulas are checked by ``rules``."""
    return [
        *(() if fold(programme.name) else (mistake("empty", "name"),)),
        *_terms(programme),
        *_keys(programme),
        *_titles(programme),
        *_machine_tabs(programme),
        *_pools(programme),
        *(
            error
            for name, tab in programme.tabs.items()
            for error in _declared(name, tab, programme)
        ),
        *_rows(programme),
    ]


def _declared(name: TabName, tab: RegisterTab, programme: Programme) -> Iterator[BadProgramme]:
    yield from cell_mistakes(name, tab, programme.tabs)
    yield from _labels(f"tabs.{name}.statuses", tab)
    filled = {header for term in tab.terms for header in (term.fills, term.late)}
    filled |= {
        header
        for pool in programme.pools
        if pool.claims.tab == name or pool.claims.tab not in programme.tabs
        for header in pool.fills.values()
    }
    for place, column in enumerate(tab.columns, start=1):
        key = f"tabs.{name}.columns[{place}] ({column.header})"
        is_filled = column.header in filled or bool(column.formula or column.stamp)
        is_told = is_filled or column.role in DECLARED_ROLES
        if column.owner == "machine" and not is_told:
            expected = ", ".join(DECLARED_ROLES)
            yield mistake("machine_without_formula", f"{key}.formula", expected=expected)
        if column.formula and column.owner != "machine":
            yield mistake("formula_of_person", f"{key}.owner")
        if column.unit and column.unit not in programme.units:
            known = ", ".join(programme.units) or "-"
            yield mistake("unknown_unit", f"{key}.unit", column.unit, known)
    own = [column.header for column in tab.machine]
    for place, term in enumerate(tab.terms, start=1):
        for part in ("fills", "late"):
            header = getattr(term, part)
            if header and header not in own:
                key = f"tabs.{name}.terms[{place}].{part}"
                yield mistake("not_filled", key, header, ", ".join(own) or "-")
    needed = ("status",) if tab.statuses else ()
    for role in (*needed, *(("messages",) if tab.rules or tab.key else ())):
        if role not in tab.by_role:
            yield mistake("missing_role", f"tabs.{name}.columns", role)


def _pools(programme: Programme) -> Iterator[BadProgramme]:
    """Pools are told apart by name, and claimed from in a tab that there is."""
    seen: dict[str, str] = {}
    for place, pool in enumerate(programme.pools, start=1):
        key = f"pools[{place}] ({pool.name})"
        if not fold(pool.name):
            yield mistake("empty", f"{key}.name")
        elif fold(pool.name) in seen:
            yield mistake("same_label", f"{key}.name", pool.name, seen[fold(pool.name)])
        seen[fold(pool.name)] = key
        if pool.claims.tab not in programme.tabs:
            known = ", ".join(programme.tabs)
            yield mistake("not_one_of", f"{key}.claims.tab", pool.claims.tab, known)
        yield from _filled_twice(key, place, programme)


def _filled_twice(key: str, place: int, programme: Programme) -> Iterator[BadProgramme]:
    """A column that an earlier pool fills."""
    pool = programme.pools[place - 1]
    earlier = {
        header: other.name
        for other in programme.pools[: place - 1]
        if other.claims.tab == pool.claims.tab
        for header in other.fills.values()
    }
    for filling, header in pool.fills.items():
        if header in earlier:
            yield mistake("same_header", f"{key}.fills.{filling}", header, earlier[header])


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


def _keys(programme: Programme) -> Iterator[BadProgramme]:
    for name, tab in programme.register_tabs():
        pattern = read_pattern(tab.key) if tab.key else None
        if tab.key and pattern is None:
            yield mistake("bad_key", f"tabs.{name}.key", tab.key)
        elif pattern and pattern.within and not _points_at_keys(programme, name):
            columns = ", ".join(_pointing(programme, tab)) or "-"
            yield mistake("key_within", f"tabs.{name}.key", pattern.within, columns)
        if "key" in tab.by_role and not tab.key:
            yield mistake("missing", f"tabs.{name}.key")
        elif tab.key and "key" not in tab.by_role:
            yield mistake("missing_role", f"tabs.{name}.columns", "key")


def _points_at_keys(programme: Programme, name: TabName) -> bool:
    """Whether keys within keys end somewhere; what else is wrong on the way is told elsewhere."""
    seen: list[TabName] = []
    while name not in seen:
        seen.append(name)
        tab = programme.tabs[name]
        pattern = read_pattern(tab.key)
        if pattern is None or not pattern.within:
            return bool(tab.key)
        stem = stem_column(tab)
        if stem is None:
            return False
        if stem.reference is None or stem.reference not in programme.tabs:
            return True
        name = stem.reference
    return False


def _pointing(programme: Programme, tab: RegisterTab) -> Iterator[str]:
    for column in tab.human:
        if column.reference and (known := programme.tabs.get(column.reference)) and known.key:
            yield column.role or column.header


def _titles(programme: Programme) -> Iterator[BadProgramme]:
    titled = [
        (f"tabs.{name}", title)
        for name, tab in programme.register_tabs()
        for title in _distinct((tab.title, *tab.accepts))
    ]
    titled += [(f"own.{name}", tab.title) for name, tab in programme.own.by_name.items()]
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
    for name, tab in programme.own.by_name.items():
        if name == "queue" and programme.budget is None:
            yield from _declared_queue(tab, programme)
            continue
        roles, headers = MACHINE_TAB_ROLES[name], tab.headers
        key = f"own.{name}.headers"
        for role in headers:
            if role not in roles:
                yield mistake("unknown_role", f"{key}.{role}", role, ", ".join(roles))
        for role in roles:
            if role not in headers:
                yield mistake("missing", f"{key}.{role}")
        yield from _same_headers(key, headers.items())


def _declared_queue(tab: MachineTab, programme: Programme) -> Iterator[BadProgramme]:
    """Its columns are those of the tab from which the first pool is claimed."""
    if not programme.pools:
        yield mistake("queue_without_pool", "own.queue")
        return
    claims = programme.tabs.get(programme.pools[0].claims.tab)
    columns = claims.columns if claims else ()
    headers = [column.header for column in columns]
    known = {*headers, *(column.role for column in columns)}
    for name in tab.headers:
        if claims and name not in known:
            yield mistake("unknown_column", f"own.queue.headers.{name}", name, ", ".join(headers))
    yield from _same_headers("own.queue.headers", tab.headers.items())


def _same_headers(key: str, headers: Iterable[tuple[str, str]]) -> Iterator[BadProgramme]:
    seen: dict[str, str] = {}
    for role, header in headers:
        if not fold(header):
            yield mistake("empty", f"{key}.{role}")
        elif fold(header) in seen:
            yield mistake("same_header", f"{key}.{role}", header, seen[fold(header)])
        seen[fold(header)] = header


def _lacking_tabs(programme: Programme) -> Iterator[BadProgramme]:
    for name in programme.tabs:
        if name not in ROLES:
            yield mistake("not_one_of", f"tabs.{name}", name, ", ".join(ROLES))
    for name in ROLES:
        if name not in programme.tabs and name != "bookings":
            yield mistake("missing", f"tabs.{name}")


def _tab(name: TabName, tab: RegisterTab, programme: Programme) -> Iterator[BadProgramme]:
    if name not in ROLES:
        return
    yield from column_mistakes(name, tab, programme.tabs)
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
    plans = programme.tabs.get("plans")
    if plans is None:
        return
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


def _rows(programme: Programme) -> Iterator[BadProgramme]:
    """The rows that a new register begins with."""
    for name, tab in programme.register_tabs():
        seen: dict[str, str] = {}
        known = [column.header for column in tab.human]
        for place, row in enumerate(tab.rows, start=1):
            key = f"tabs.{name}.rows[{place}]"
            for header in row:
                if header not in known:
                    yield mistake("unknown_column", f"{key}.{header}", header, ", ".join(known))
            yield from _spelled_twice(key, tab, row, seen)


def _spelled_twice(
    key: str, tab: RegisterTab, row: Mapping[str, str], seen: dict[str, str]
) -> Iterator[BadProgramme]:
    if not tab.spellings:
        return
    name = row.get(tab.spellings[0].header, "")
    if not fold(name):
        yield mistake("empty", f"{key}.{tab.spellings[0].header}")
    texts = [(one, row.get(one.header, "")) for one in tab.spellings]
    spellings = [
        spelling
        for one, text in texts
        for spelling in (text.split(",") if one.spelling == "several" else (text,))
    ]
    own = [one for one in _distinct(spellings) if fold(one)]
    for spelling in own:
        if fold(spelling) in seen:
            yield mistake("same_party", f"{key} ({name})", spelling, seen[fold(spelling)])
    seen.update(dict.fromkeys(map(fold, own), name))
