"""What was promised keeps counting: cells that were sealed, rows that are gone, what was answered.

The tables of a register as people made them are looked at beside what the log has noted. Where a
sealed cell says something else, what was noted stands in for it; a row on which others rely and
that is gone stands below the others. Each of these is asked, once, and people's answers decide.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import clean, fold, is_blank, quoted
from sheets_sync.problems.problem import attention, remark
from sheets_sync.programme.key_pattern import pattern_of
from sheets_sync.programme.questions_tab import (
    ALIAS,
    GONE,
    LAPSE,
    NAME_GONE,
    NEW,
    OFFERED,
    OLD,
    RELEASE,
    SEALED,
    UNREADABLE,
    declared_answers,
    offered,
)
from sheets_sync.records import NamedTuple
from sheets_sync.register.column_checks import check
from sheets_sync.register.facts import (
    AT_ONCE,
    KEPT,
    RELEASED,
    FactLine,
    cell_of,
    is_sealed,
    texts_of,
    writing_of,
)
from sheets_sync.register.memory import NOTHING, Asked, Memory
from sheets_sync.register.promised_tables import (
    ChangedCell,
    counted,
    record_of,
    spelled_no_more,
    spelled_too,
    spellings_of,
    tell_again,
)
from sheets_sync.register.questions_table import CLOSED, OPEN, Cause, asked_before, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.problems.problem import Problem
    from sheets_sync.programme.model import Column, Programme, RegisterTab, TabName
    from sheets_sync.programme.questions_tab import Offered
    from sheets_sync.register.column_checks import CheckedTable
    from sheets_sync.register.facts import Fact
    from sheets_sync.register.keys import Keys
    from sheets_sync.register.layout import Layout
    from sheets_sync.register.log_reader import History
    from sheets_sync.register.questions_table import Known

_ALONE: Final = 3
"""So many rows of a tab are asked about one by one; more have one cause, and one question."""
_MOST_NAMES: Final = 5


class Recollected(NamedTuple):
    """The tables as they are to be decided on, their keys, and what was remembered for it."""

    tables: Mapping[TabName, CheckedTable]
    keys: Mapping[TabName, Keys]
    memory: Memory


def recollect(
    layout: Layout,
    checked: Mapping[TabName, CheckedTable],
    keys: Mapping[TabName, Keys],
    programme: Programme,
    today: int,
    assumed: Cause | None = None,
) -> Recollected:
    """The register with what keeps counting in the place of what people made of it since.

    ``assumed`` is what is taken to count as people made it, without being asked.
    """
    if programme.asking is None:
        return Recollected(checked, keys, NOTHING)
    remembering = _Remembering(layout, checked, keys, programme, today)
    return remembering.recollected(programme.asking, assumed)


class _Remembering:
    def __init__(
        self,
        layout: Layout,
        checked: Mapping[TabName, CheckedTable],
        keys: Mapping[TabName, Keys],
        programme: Programme,
        today: int,
    ) -> None:
        self._layout, self._checked, self._keys = layout, checked, keys
        self._programme, self._today = programme, today
        self._history: History = layout.history
        self._facts: dict[tuple[TabName, str], Mapping[str, Fact]] = {}
        self._lines: list[FactLine] = []
        self._asked: list[Asked] = []
        self._texts: dict[tuple[TabName, str], tuple[object, Sequence[str]]] = {}
        self._numbers = count(_highest(layout, programme) + 1)
        self._names_gone: dict[TabName, Mapping[str, str]] = {}
        self._renamed: Mapping[TabName, Mapping[str, str]] = {}

    def recollected(self, spec: RegisterTab, assumed: Cause | None) -> Recollected:
        self._read_facts()
        earlier = [self._answered(one, spec) for one in asked_before(self._history, spec)]
        known = [one for one in earlier if not one.is_closed and one.cause.kind in OFFERED]
        self._take_over(known)
        records, gone, released = self._rows_gone(known)
        for name in gone:
            if self._programme.tabs[name].is_named:
                counting_on = set(gone[name]) - released.get(name, set())
                self._names_gone[name] = spellings_of(
                    {key: records[name][key] for key in counting_on}, self._programme.tabs[name]
                )
        self._renamed = _aliases(known)
        changed = list(self._changed())
        self._settle(known, changed, gone, spec)
        if assumed:
            changed = [
                one for one in changed if one.tab != assumed.tab or one.cell not in assumed.cells
            ]
            released.setdefault(assumed.tab, set()).update(cell[0] for cell in assumed.cells)
        counting = {name: tuple(set_of) for name, set_of in self._counting(gone, released)}
        notes = list(self._notes(changed))
        tables, keys = self._checked, self._keys
        if changed or any(counting.values()) or self._renamed:
            tables, keys = self._with_what_counts(changed, counting, records)
        for name, row, problem in notes:
            tables[name].problems.setdefault(row, []).append(problem)
        self._asked += [one for one in earlier if one.is_closed]
        declared = tuple(
            one for one in earlier if not one.is_closed and one.cause.kind not in OFFERED
        )
        memory = Memory(
            *(self._facts, records, counting, tuple(self._asked), tuple(self._lines)),
            *(declared, next(self._numbers), self._texts),
        )
        return Recollected(tables, keys, memory)

    # ---- what was noted

    def _read_facts(self) -> None:
        for name, spec in self._programme.tabs.items():
            for column in spec.human:
                if not column.seal:
                    continue
                noted = self._history.facts.get((spec.title, column.header), {})
                self._facts[name, column.header] = noted

    def _answered(self, known: Known, spec: RegisterTab) -> Asked:
        """The question with the answer that holds by now."""
        programme, cause = self._programme, known.cause
        options = self._options(cause)
        noted = next((one for one in options if one.label == known.answer), None)
        typed = self._typed(known.key, spec)
        asked = Asked(known.key, cause, options, noted, known.since, was_open=known.is_open)
        asked = asked._replace(is_closed=not known.is_open)
        if noted and known.since + programme.settle <= self._today:
            is_theirs = typed is None or fold(typed) == fold(noted.label)
            return asked._replace(is_final=True, typed="" if is_theirs else typed or "–")
        if typed is None or asked.is_closed:
            return asked
        given = next((one for one in options if fold(one.label) == fold(typed)), None)
        asked = asked._replace(typed="" if given else typed)
        if given == noted or (given and not self._still_says(cause)):
            return asked
        label = given.label if given else ""
        header = spec.by_role["answer"].header
        told = known.answer, label, str(self._today), "memory.answer"
        self._lines.append(FactLine(spec.title, known.key, header, *told))
        return asked._replace(answer=given, since=self._today)

    def _options(self, cause: Cause) -> tuple[Offered, ...]:
        if cause.kind in OFFERED:
            is_name = cause.kind == NAME_GONE
            names = filter(None, self._checked[cause.tab].names) if is_name else ()
            return offered(cause.kind, names, self._programme.language)
        asks = (one for one in self._programme.questions if one.name == cause.kind)
        found = next(asks, None)
        return declared_answers(found, self._programme.language) if found else ()

    def _still_says(self, cause: Cause) -> bool:
        """Whether the cells say what was asked about: else the answer is to another question."""
        if cause.kind != SEALED:
            return True
        for key, header, _, now in cause.cells:
            found, names = self._checked[cause.tab], self._names(cause.tab)
            column = next(one for one in found.table.spec.human if one.header == header)
            row = names.index(key) if key in names else None
            write = writing_of(column, self._programme.language)
            if row is None or write(found.values[header][row]) != now:
                return False
        return True

    def _typed(self, key: str, spec: RegisterTab) -> str | None:
        """What stands in the cell for its answer; None where the row is not there."""
        table, header = self._layout.questions.table, spec.by_role["answer"].header
        row = rows_of(table).get(key)
        if table is None or row is None or header not in table.places:
            return None
        return clean(table.cell(header, row))

    def _candidates(self, tab: TabName) -> tuple[str, ...]:
        """Names of rows of which nobody relied on any before: one may be another, renamed."""
        records = self._history.facts.get((self._programme.tabs[tab].title, ""), {})
        names = [name for name in self._checked[tab].names if name and name not in records]
        return tuple(names[-_MOST_NAMES:])

    def _take_over(self, known: Sequence[Asked]) -> None:
        """What was answered to count does so at once."""
        for asked in known:
            cause, answer = asked.cause, asked.answer
            if cause.kind != SEALED or answer is None or answer.meaning != NEW:
                continue
            title = self._programme.tabs[cause.tab].title
            # A copy for each column and not for each cell: one question may be about a whole tab.
            for header in {header for _, header, _, _ in cause.cells}:
                new = {key: (now, AT_ONCE) for key, one, _, now in cause.cells if one == header}
                self._facts[cause.tab, header] = {**self._facts[cause.tab, header], **new}
            for key, header, was, now in cause.cells:
                if asked.is_final:
                    told = was, now, AT_ONCE, "memory.accepted"
                    self._lines.append(FactLine(title, key, header, *told))

    # ---- what people made of it

    def _changed(self) -> Iterator[ChangedCell]:
        for (name, header), noted in self._facts.items():
            if noted:
                yield from self._changed_in(name, header, noted)

    def _changed_in(
        self, name: TabName, header: str, noted: Mapping[str, Fact]
    ) -> Iterator[ChangedCell]:
        found = self._checked[name]
        spec = found.table.spec
        column = next(one for one in spec.human if one.header == header)
        values = found.values[header]
        texts = texts_of(values, writing_of(column, self._programme.language))
        self._texts[name, header] = values, texts
        names = self._names(name)
        # Nearly all cells say what was noted, which takes no more than this one look.
        differing = [
            (row, fact)
            for row, (fact, text) in enumerate(
                zip(map(noted.get, map(str, names)), texts, strict=True)
            )
            if fact is not None and fact[0] != text
        ]
        for row, (was, mark) in differing:
            if not is_sealed(mark, self._today, self._programme.settle):
                continue
            if fold(was) == fold(texts[row]):
                continue
            cell = found.table.cell(header, row)
            if column.reference and self._is_same_name(column.reference, was, texts[row], cell):
                continue
            is_fine = values[row] is not None or is_blank(cell)
            now = texts[row] if is_fine else quoted(cell)
            is_later = spec.form and column is spec.arrival and _is_later(values[row], was, column)
            yield ChangedCell(name, row, names[row] or "", header, was, now, is_fine, is_later)

    def _names(self, name: TabName) -> Sequence[str | None]:
        return self._keys[name].keys if name in self._keys else self._checked[name].names

    def _rows_gone(
        self, known: Sequence[Asked]
    ) -> tuple[dict[TabName, dict[str, str]], dict[TabName, list[str]], dict[TabName, set[str]]]:
        """Rows as they were, the keys of those that are gone, and of those that were let go."""
        records: dict[TabName, dict[str, str]] = {}
        gone: dict[TabName, list[str]] = {}
        released: dict[TabName, set[str]] = defaultdict(set)
        for name, spec in self._programme.tabs.items():
            lines = self._history.facts.get((spec.title, ""), {})
            records[name] = {key: text for key, (text, mark) in lines.items() if mark == KEPT}
            standing = set(self._names(name))
            gone[name] = [key for key in records[name] if key not in standing]
        for asked in known:
            meaning = asked.answer.meaning if asked.answer else ""
            if meaning in {RELEASE, LAPSE, ALIAS}:
                released[asked.cause.tab].update(cell[0] for cell in asked.cause.cells)
        return records, gone, released

    # ---- questions

    def _settle(
        self,
        known: Sequence[Asked],
        changed: Sequence[ChangedCell],
        gone: Mapping[TabName, Sequence[str]],
        spec: RegisterTab,
    ) -> None:
        """Which questions go on, which close, and what is asked anew."""
        standing = {(one.tab, one.cell) for one in changed if not one.is_later}
        standing |= {(name, (key,)) for name, keys in gone.items() for key in keys}
        asked_for: set[tuple[TabName, tuple[str, ...]]] = set()
        for asked in known:
            left = tuple(one for one in asked.cause.cells if (asked.cause.tab, one) in standing)
            meaning = asked.answer.meaning if asked.answer else ""
            if meaning == NEW:
                self._go_on(asked._replace(is_closed=asked.is_final), asked.cause.cells, spec)
                continue
            self._go_on(asked._replace(is_closed=self._is_over(asked, left)), left, spec)
            asked_for |= {(asked.cause.tab, one) for one in left}
        fresh = [one for one in changed if not one.is_later]
        causes = [
            *_causes([one for one in fresh if (one.tab, one.cell) not in asked_for]),
            *self._causes_of_gone(gone, asked_for),
        ]
        for cause in causes:
            names = self._candidates(cause.tab) if cause.kind == NAME_GONE else ()
            options = offered(cause.kind, names, self._programme.language)
            key = f"{pattern_of(spec).prefix}-{next(self._numbers):0{pattern_of(spec).width}}"
            self._asked.append(Asked(key, cause, options))
            told = "", cause.text, OPEN, "memory.asked"
            self._lines.append(FactLine(spec.title, key, "", *told))

    def _is_over(self, asked: Asked, left: Sequence[tuple[str, ...]]) -> bool:
        is_let_go = asked.answer is not None and asked.answer.meaning in {RELEASE, LAPSE}
        if not (asked.is_final and is_let_go and left):
            return not left
        # What was let go for good is asked about no more.
        title = self._programme.tabs[asked.cause.tab].title
        records = self._history.facts.get((title, ""), {})
        for (key,) in left:
            told = "", records[key][0], RELEASED, "memory.released"
            self._lines.append(FactLine(title, key, "", *told))
        return True

    def _go_on(self, asked: Asked, left: tuple[tuple[str, ...], ...], spec: RegisterTab) -> None:
        cause = asked.cause._replace(cells=left) if left else asked.cause
        if asked.is_closed or cause != asked.cause:
            mark, code = (CLOSED, "memory.closed") if asked.is_closed else (OPEN, "memory.asked")
            self._lines.append(FactLine(spec.title, asked.key, "", "", cause.text, mark, code))
        self._asked.append(asked._replace(cause=cause))

    def _causes_of_gone(
        self, gone: Mapping[TabName, Sequence[str]], asked_for: set[tuple[TabName, tuple[str, ...]]]
    ) -> Iterator[Cause]:
        for name, keys in gone.items():
            kind = NAME_GONE if self._programme.tabs[name].is_named else GONE
            cells = [(key,) for key in keys if (name, (key,)) not in asked_for]
            if len(cells) > _ALONE and kind == GONE:
                yield Cause(kind, name, tuple(cells))
            else:
                yield from (Cause(kind, name, (cell,)) for cell in cells)

    # ---- what counts

    @staticmethod
    def _counting(
        gone: Mapping[TabName, Sequence[str]],
        released: Mapping[TabName, set[str]],
    ) -> Iterator[tuple[TabName, list[str]]]:
        for name, keys in gone.items():
            yield name, [key for key in keys if key not in released.get(name, ())]

    def _is_same_name(self, tab: TabName, was: str, now: str, cell: Cell) -> bool:
        """Whether a row is named as before: by a name that is gone, or by its other name."""
        spelled = self._names_gone.get(tab, {}).get(fold(clean(cell)))
        return was == spelled or self._renamed.get(tab, {}).get(was) == now

    def _with_what_counts(
        self,
        changed: Sequence[ChangedCell],
        gone: Mapping[TabName, tuple[str, ...]],
        records: Mapping[TabName, Mapping[str, str]],
    ) -> tuple[dict[TabName, CheckedTable], dict[TabName, Keys]]:
        tables = dict(self._layout.tables)
        language = self._programme.language
        aliases = self._renamed
        for name, table in self._layout.tables.items():
            cells = [one for one in changed if one.tab == name]
            rows = [record_of(records[name][key]) for key in gone.get(name, ())]
            if cells or rows or name in aliases:
                tables[name] = counted(table, cells, gone.get(name, ()), rows, language)
            if name in aliases:
                tables[name] = spelled_too(tables[name], aliases[name])
            if rows and table.spec.is_named:
                tables[name] = spelled_no_more(tables[name], len(rows))
        checked = check(self._layout._replace(tables=tables), self._programme, self._today)
        keys = dict(self._keys)
        for name, found in checked.items():
            first = self._layout.tables[name].height
            for row in range(first, found.table.height):
                # Of a row that is gone nobody can mend a cell.
                found.problems.pop(row, None)
                found.wrong.discard(row)
                found.missing.discard(row)
            tell_again(self._checked[name], found)
            if name in keys and gone.get(name):
                keys[name] = keys[name]._replace(keys=[*keys[name].keys, *gone[name]])
        return checked, keys

    def _notes(self, changed: Sequence[ChangedCell]) -> Iterator[tuple[TabName, int, Problem]]:
        """What the rows are told whose cells were changed."""
        questions = {
            (asked.cause.tab, cell): asked for asked in self._asked for cell in asked.cause.cells
        }
        spec = self._programme.asking
        assert spec is not None
        for one in changed:
            told = {"was": one.was or "–", "now": one.now or "–", "tab": spec.title}
            asked = questions.get((one.tab, one.cell))
            if one.is_later or asked is None:
                problem = remark("memory.later", one.header, **told)
            elif asked.answer and asked.answer.meaning == OLD:
                problem = remark("memory.old_counts", one.header, question=asked.key, **told)
            else:
                problem = attention("memory.changed", one.header, question=asked.key, **told)
            yield one.tab, one.row, problem


def _highest(layout: Layout, programme: Programme) -> int:
    """The highest number of a question that was ever asked."""
    spec = programme.asking
    asked = layout.history.facts.get((spec.title, ""), ()) if spec else ()
    used = (*asked, *rows_of(layout.questions.table))
    numbers = (key.rpartition("-")[2] for key in used)
    return max((int(one) for one in numbers if one.isdecimal()), default=0)


def _is_later(value: object, was: str, column: Column) -> bool:
    noted = cell_of(was, column, "nl")
    return isinstance(value, (int, float)) and isinstance(noted, (int, float)) and value > noted


def _causes(changed: Iterable[ChangedCell]) -> Iterator[Cause]:
    """One question a row; rows of a tab that were changed together have one cause."""
    tabs: dict[TabName, dict[str, list[ChangedCell]]] = defaultdict(lambda: defaultdict(list))
    for one in changed:
        tabs[one.tab][one.key].append(one)
    for name, rows in tabs.items():
        if len(rows) > _ALONE:
            yield _cause(name, [one for cells in rows.values() for one in cells])
        else:
            yield from (_cause(name, cells) for cells in rows.values())


def _cause(name: TabName, changed: Sequence[ChangedCell]) -> Cause:
    kind = SEALED if all(one.is_fine for one in changed) else UNREADABLE
    return Cause(kind, name, tuple(one.cell for one in changed))


def _aliases(known: Iterable[Asked]) -> dict[TabName, dict[str, str]]:
    """By tab, the name that rows use → the name of the row that it is another name of."""
    found: dict[TabName, dict[str, str]] = {}
    for asked in known:
        if asked.answer and asked.answer.meaning == ALIAS:
            for key, *_ in asked.cause.cells:
                found.setdefault(asked.cause.tab, {})[key] = asked.answer.name
    return found
