"""What a block of a programme file calls by a name that nothing has: tabs, columns, pools."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import fold
from sheets_sync.programme.misfits import mistake

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sheets_sync.problems.stop import BadProgramme
    from sheets_sync.programme.blocks import Bars, OverviewLine, Pool, Rule, Term
    from sheets_sync.programme.model import Programme, RegisterTab, TabName

COUNTED: Final = ("choice", "choices", "yes_no", "reference", "day", "moment")
"""Kinds of columns by which rows are counted in the overview."""

_NAME: Final = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_DAYS: Final = ("day", "moment")


def naming_mistakes(programme: Programme) -> Iterator[BadProgramme]:
    """All of them, each with the key it stands under."""
    for name in programme.values:
        if not _NAME.fullmatch(name):
            yield mistake("bad_name", f"values.{name}", name)
    yield from _names_of_tabs(programme)
    for name, tab in programme.tabs.items():
        yield from _of_tab(name, tab)
    for place, pool in enumerate(programme.pools, start=1):
        yield from _of_pool(f"pools[{place}] ({pool.name})", pool)
    for place, line in enumerate(programme.overview, start=1):
        yield from _of_line(f"overview[{place}]", line, programme)
    for place, bars in enumerate(programme.charts, start=1):
        yield from _of_bars(f"charts[{place}]", bars, programme)
    for place, alert in enumerate(programme.alerts, start=1):
        yield from _one_of(f"alerts[{place}].tab", alert.tab, programme.tabs)


def _one_of(key: str, name: str, known: Iterable[str]) -> Iterator[BadProgramme]:
    """What may be left out, and else is one of these."""
    there = list(known)
    if name and name not in there:
        yield mistake("not_one_of", key, name, ", ".join(there) or "-")


def _header(key: str, header: str, tab: RegisterTab) -> Iterator[BadProgramme]:
    known = [column.header for column in tab.columns]
    if header and header not in known:
        yield mistake("unknown_column", key, header, ", ".join(known))


# ---- tabs


def _names_of_tabs(programme: Programme) -> Iterator[BadProgramme]:
    """A name of one tab that is the title of another: formulas could mean either."""
    titles = {
        fold(title): name
        for name, tab in programme.tabs.items()
        for title in (*tab.accepts, tab.title)
    }
    for name in programme.tabs:
        other = titles.get(fold(name), name)
        if other != name:
            yield mistake("same_label", f"tabs.{name}", name, f"tabs.{other}")


def _of_tab(name: TabName, tab: RegisterTab) -> Iterator[BadProgramme]:
    key = f"tabs.{name}"
    for place, rule in enumerate(tab.rules, start=1):
        yield from _of_rule(f"{key}.rules[{place}]", rule, tab)
    for status, words in tab.statuses.items():
        for header in words.cells:
            yield from _header(f"{key}.statuses.{status}.cells", header, tab)
    for place, term in enumerate(tab.terms, start=1):
        yield from _of_term(f"{key}.terms[{place}]", term, tab)
    for place, column in enumerate(tab.columns, start=1):
        if column.stamp and column.kind != "moment":
            where = f"{key}.columns[{place}] ({column.header}).stamp"
            yield mistake("kind_for_key", where, column.kind, "moment")


def _of_rule(key: str, rule: Rule, tab: RegisterTab) -> Iterator[BadProgramme]:
    yield from _header(f"{key}.column", rule.column, tab)


def _of_term(key: str, term: Term, tab: RegisterTab) -> Iterator[BadProgramme]:
    """What a term fills has to be of a kind that can hold it."""
    kinds = {column.header: column.kind for column in tab.machine}
    for part, header, fitting in (
        ("fills", term.fills, _DAYS),
        ("late", term.late, ("number",)),
    ):
        kind = kinds.get(header)
        if kind is not None and kind not in fitting:
            yield mistake("kind_for_role", f"{key}.{part}", kind, ", ".join(fitting))


# ---- pools


def _of_pool(key: str, pool: Pool) -> Iterator[BadProgramme]:
    if pool.closes == "decided" and not pool.handed_in:
        yield mistake("missing", f"{key}.handed_in")
    if isinstance(pool.total, Mapping):
        for year in pool.total:
            if not re.fullmatch(r"\d{4}", year):
                yield mistake("not_a_year", f"{key}.total.{year}", year)
    elif isinstance(pool.total, (int, float)):
        for place, cap in enumerate(pool.caps, start=1):
            if isinstance(cap.most, (int, float)) and cap.most > pool.total:
                told = str(cap.most), str(pool.total)
                yield mistake("cap_above_total", f"{key}.caps[{place}].most", *told)


# ---- the overview


def _of_line(key: str, line: OverviewLine, programme: Programme) -> Iterator[BadProgramme]:
    with_statuses = [name for name, tab in programme.tabs.items() if tab.statuses]
    yield from _one_of(f"{key}.statuses", line.statuses, with_statuses)
    yield from _one_of(f"{key}.pool", line.pool, [pool.name for pool in programme.pools])
    if not line.choices:
        return
    name, _, asked = line.choices.partition(".")
    if name not in programme.tabs:
        yield from _one_of(f"{key}.choices", name, programme.tabs)
        return
    columns = programme.tabs[name].columns
    found = next((one for one in columns if asked and asked in {one.header, one.role}), None)
    if found is None:
        known = [f"{name}.{one.header}" for one in columns if one.kind in COUNTED]
        yield mistake("not_one_of", f"{key}.choices", line.choices, ", ".join(known) or "-")
    elif found.kind not in COUNTED:
        yield mistake("kind_for_key", f"{key}.choices", found.kind, ", ".join(COUNTED))


def _of_bars(key: str, bars: Bars, programme: Programme) -> Iterator[BadProgramme]:
    tab = programme.tabs.get(bars.tab)
    if tab is None:
        yield from _one_of(f"{key}.tab", bars.tab or "-", programme.tabs)
        return
    yield from _header(f"{key}.labels", bars.labels, tab)
    for header in bars.columns:
        yield from _header(f"{key}.columns.{header}", header, tab)
