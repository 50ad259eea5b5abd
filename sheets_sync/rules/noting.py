"""What a run notes of people's cells: from some days later on that is what counts.

A cell is noted once, on the day on which a run first finds it fine. A correction before it is
sealed is noted anew; what is emptied before then, or no longer relied on, is not relied on at all.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import is_blank
from sheets_sync.formula.running import judged
from sheets_sync.register.facts import (
    AT_ONCE,
    KEPT,
    WITHDRAWN,
    FactLine,
    is_sealed,
    texts_of,
    writing_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sheets_sync.programme.model import Column, TabName
    from sheets_sync.register.facts import Fact
    from sheets_sync.rules.prepared import Prepared, ReliedStep, SealStep
    from sheets_sync.rules.world import RegisterWorld


REMEMBERED: Final = "memory.remembered"
"""Code of the line for a cell that said something else when it was decided on."""


def noted(world: RegisterWorld, prepared: Prepared) -> Iterator[FactLine]:
    """The lines for the log; none where all was noted before."""
    for seal in prepared.seals:
        rows = _rows(world, seal)
        for header in seal.headers:
            yield from _of_column(world, seal, header, rows)
    for step in prepared.relied:
        yield from _of_rows(world, step)


def _rows(world: RegisterWorld, step: SealStep | ReliedStep) -> Sequence[int]:
    """The rows in which it holds, without those that are gone."""
    if step.condition is None:
        rows: Sequence[int] = world.filled(step.tab)
    else:
        rows = judged(world, step.condition).rows
    gone = len(world.register.memory.gone.get(step.tab, ()))
    standing = world.height(step.tab) - gone
    return [row for row in rows if row < standing] if gone else rows


def _of_column(
    world: RegisterWorld, seal: SealStep, header: str, rows: Sequence[int]
) -> Iterator[FactLine]:
    register = world.register
    table = register.tables[seal.tab]
    spec, today, settle = table.table.spec, register.today, register.programme.settle
    column = next(one for one in spec.human if one.header == header)
    texts = written_of(world, seal.tab, column)
    facts = register.memory.facts.get((seal.tab, header), {})
    names = world.keys(seal.tab)
    fresh: list[int] = []
    for row in rows:
        fact = facts.get(names[row] or "")
        if fact is None or (fact[0] != texts[row] and not is_sealed(fact[1], today, settle)):
            fresh.append(row)
    values = table.values[header]
    decided = _decided(world, seal.tab, header) if fresh else {}
    for row in fresh:
        key = names[row]
        is_fine = values[row] is not None
        if seal.condition is not None and not is_fine:
            is_fine = is_blank(table.table.cell(header, row))
        if key and is_fine:
            was = _standing(facts.get(key))
            before = decided.get(key, texts[row]) if was is None else texts[row]
            if before != texts[row]:
                yield FactLine(spec.title, key, header, "", before, AT_ONCE, REMEMBERED)
            elif was != texts[row]:
                told = was or "", texts[row], str(today), "memory.noted"
                yield FactLine(spec.title, key, header, *told)
    yield from _withdrawn(world, seal, header, rows, texts)


def _decided(world: RegisterWorld, tab: TabName, header: str) -> dict[str, str]:
    """Key → what was remembered with a decision, before anything was noted of cells."""
    spec = world.register.tables[tab].table.spec
    status = spec.by_role.get("status")
    if status is None or not any(header in change.columns for change in spec.changes):
        return {}
    found: dict[str, str] = {}
    for (title, key, column), mark in world.register.history.marks.items():
        if title == spec.title and column == status.header:
            for part in mark.split("; "):
                name, is_cell, text = part.partition("=")
                if is_cell and name == header:
                    found[key] = text
    return found


def _standing(fact: Fact | None) -> str | None:
    return None if fact is None or fact[1] == WITHDRAWN else fact[0]


def _withdrawn(
    world: RegisterWorld, seal: SealStep, header: str, rows: Sequence[int], texts: Sequence[str]
) -> Iterator[FactLine]:
    """What was noted, is not sealed yet and is not relied on any more."""
    register = world.register
    today, settle = register.today, register.programme.settle
    facts = register.memory.facts.get((seal.tab, header), {})
    # Most rows were noted on few days: each mark is judged once.
    open_marks = {
        mark
        for mark in {mark for _, mark in facts.values()}
        if mark != WITHDRAWN and not is_sealed(mark, today, settle)
    }
    settling = {key: text for key, (text, mark) in facts.items() if mark in open_marks}
    if not settling:
        return
    names, table = world.keys(seal.tab), register.tables[seal.tab]
    holding = {
        names[row]
        for row in rows
        if texts[row] or (seal.condition is not None and is_blank(table.table.cell(header, row)))
    }
    for key, text in settling.items():
        if key not in holding:
            told = text, "", WITHDRAWN, "memory.withdrawn"
            yield FactLine(table.table.spec.title, key, header, *told)


def _of_rows(world: RegisterWorld, step: ReliedStep) -> Iterator[FactLine]:
    """Rows as they are now, where others rely on them and they were otherwise or not known."""
    register = world.register
    table = register.tables[step.tab]
    title, names = table.table.spec.title, world.keys(step.tab)
    known = register.memory.records.get(step.tab, {})
    rows = _rows(world, step)
    standing = set[str]()
    for row, record in zip(rows, _records(world, step, rows), strict=True):
        key = names[row]
        if key:
            standing.add(key)
            if known.get(key) != record:
                yield FactLine(title, key, "", "", record, KEPT, "memory.kept")
    present = set(names[: len(names) - len(register.memory.gone.get(step.tab, ()))])
    for key in known:
        if key in present and key not in standing:
            yield FactLine(title, key, "", "", "", WITHDRAWN, "memory.let_go")


def _records(world: RegisterWorld, step: ReliedStep, rows: Sequence[int]) -> Iterator[str]:
    """What is kept of each row, as the log writes it: JSON, header to text.

    Each distinct text is put into JSON once; ``json.dumps`` for each row takes three times as long.
    ``plain_record`` is its twin.
    """
    table = world.register.tables[step.tab]
    columns = [one for one in table.table.spec.human if one.header in step.headers]
    pieces = [_pieces(column.header, written_of(world, step.tab, column)) for column in columns]
    if not pieces:
        return iter(("{}",) * len(rows))
    whole = list(zip(*pieces, strict=True))
    return (f"{{{', '.join(filter(None, whole[row]))}}}" for row in rows)


def _pieces(header: str, texts: Sequence[str]) -> list[str]:
    name = json.dumps(header, ensure_ascii=False)
    known = {
        text: f"{name}: {json.dumps(text, ensure_ascii=False)}" if text else ""
        for text in set(texts)
    }
    return list(map(known.__getitem__, texts))


def plain_record(cells: Mapping[str, str]) -> str:
    """What is kept of one row, from header and text.

    >>> plain_record({"Hogeschool": "Leiden", "Geschatte uren": ""})
    '{"Hogeschool": "Leiden"}'
    """
    return json.dumps({header: text for header, text in cells.items() if text}, ensure_ascii=False)


def written_of(world: RegisterWorld, tab: TabName, column: Column) -> Sequence[str]:
    """The values of a column of people's as the log writes them; worked out once in a run."""
    register = world.register
    values = register.tables[tab].values[column.header]
    place = (tab, column.header)
    known = register.memory.texts.get(place) or world.kept.get((_TEXTS, *place))
    if known is None or known[0] is not values:
        texts = texts_of(values, writing_of(column, register.programme.language))
        known = world.kept[_TEXTS, tab, column.header] = values, texts
    return known[1]


_TEXTS: Final = "texts"
