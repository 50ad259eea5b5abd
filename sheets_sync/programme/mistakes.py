"""What cannot be right in a programme file although every single value is of the right kind."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sheets_sync.cells.text import fold
from sheets_sync.programme.blocks import Quantity
from sheets_sync.programme.key_pattern import read_pattern, stem_column
from sheets_sync.programme.mail_mistakes import mail_mistakes
from sheets_sync.programme.misfits import mistake
from sheets_sync.programme.naming_mistakes import naming_mistakes
from sheets_sync.programme.people_mistakes import people_mistakes
from sheets_sync.programme.roles import MACHINE_TAB_ROLES
from sheets_sync.programme.tab_mistakes import tab_mistakes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sheets_sync.problems.stop import BadProgramme
    from sheets_sync.programme.blocks import Pool
    from sheets_sync.programme.model import MachineTab, Programme, RegisterTab, TabName

_NEAR = 1e-6


def mistakes(programme: Programme) -> list[BadProgramme]:
    """All mistakes, each with the key it stands under; empty when the programme is sound.

    Formulas are checked by ``rules``.
    """
    return [
        *(() if fold(programme.name) else (mistake("empty", "name"),)),
        *_period(programme),
        *_settle(programme),
        *_keys(programme),
        *_titles(programme),
        *_machine_tabs(programme),
        *_values(programme),
        *_pools(programme),
        *(
            error
            for name, tab in programme.tabs.items()
            for error in tab_mistakes(name, tab, programme)
        ),
        *naming_mistakes(programme),
        *_rows(programme),
        *people_mistakes(programme),
        *mail_mistakes(programme),
    ]


def _values(programme: Programme) -> Iterator[BadProgramme]:
    """What formulas call by a name."""
    for name, value in programme.values.items():
        key = f"values.{name}"
        if isinstance(value, Quantity):
            known = (*programme.units, "euro")
            if value.unit not in known:
                yield mistake("unknown_unit", f"{key}.unit", value.unit, ", ".join(known))
            yield from _number(f"{key}.number", value.number)
        elif isinstance(value, (int, float)):
            yield from _number(key, value)


def _number(key: str, number: float) -> Iterator[BadProgramme]:
    """All numbers are exact to the hundredth."""
    if not math.isfinite(number):
        yield mistake("not_a_number", key, str(number))
    elif abs(number * 100 - round(number * 100)) > _NEAR:
        yield mistake("too_precise", key, str(number))


def _amounts(pool: Pool, key: str) -> Iterator[BadProgramme]:
    """What a pool holds and what its caps allow, where that is said in figures."""
    totals = pool.total if isinstance(pool.total, Mapping) else {"": pool.total}
    said = [(f"{key}.total{year and f'.{year}'}", total) for year, total in totals.items()]
    said += [(f"{key}.caps[{n}].most", cap.most) for n, cap in enumerate(pool.caps, start=1)]
    for place, amount in said:
        if isinstance(amount, (int, float)):
            yield from _number(place, amount)
            if amount < 0:
                yield mistake("negative", place, str(amount))


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
        yield from _amounts(pool, key)


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


def _period(programme: Programme) -> Iterator[BadProgramme]:
    period = programme.period
    if period.end < period.start:
        yield mistake("end_before_start", "period.end", str(period.end), str(period.start))
    try:
        from zoneinfo import ZoneInfo

        ZoneInfo(programme.time_zone)
    except (ValueError, OSError, LookupError):
        yield mistake("unknown_time_zone", "time_zone", programme.time_zone)


def _settle(programme: Programme) -> Iterator[BadProgramme]:
    if programme.settle < 0:
        yield mistake("negative", "settle", str(programme.settle))


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
        if name == "queue":
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
