"""The lines of the overview: figures of the whole register, and counts of rows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sheets_sync.cells.dates import format_day
from sheets_sync.cells.numbers import to_number
from sheets_sync.formula.running import worked_out
from sheets_sync.formula.runtime import half_up
from sheets_sync.programme.blocks import in_language
from sheets_sync.register.model import Figure
from sheets_sync.register.questions_table import asker
from sheets_sync.rules.no_rows import NoRows
from sheets_sync.rules.overview import breakdown
from sheets_sync.rules.periods import all_months, month_of, months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sheets_sync.cells.text import Language
    from sheets_sync.formula.runtime import Number
    from sheets_sync.programme.model import Column, Programme
    from sheets_sync.rules.prepared import LineStep
    from sheets_sync.rules.shared_out import Shared
    from sheets_sync.rules.world import RegisterWorld

    Value: TypeAlias = str | float | None


def overview_lines(
    world: RegisterWorld, lines: Sequence[LineStep], programme: Programme
) -> list[tuple[str, Value]]:
    """Label and value, from top to bottom; a heading has None for a value."""
    return [found for line in lines for found in _line(world, line, programme)]


def figures_of(world: RegisterWorld, lines: Sequence[LineStep]) -> Iterator[Figure]:
    """The figures of lines with a name, for summaries."""
    for line in lines:
        if line.name and line.recipe:
            value = half_up(_figure(world, line) or 0)
            yield Figure(line.name, line.label, line.kind, value, line.urgent, line.shade)


def empty_lines(lines: Sequence[LineStep], programme: Programme) -> list[tuple[str, Value]]:
    """Those of a register without rows."""
    return [found for line in lines for found in _empty(line, programme)]


def _empty(line: LineStep, programme: Programme) -> Iterator[tuple[str, Value]]:
    label = in_language(line.label, programme.language)
    if line.statuses:
        yield label or programme.tabs[line.statuses].title, None
        for words in programme.tabs[line.statuses].statuses.values():
            yield words.label, 0
    elif line.pool:
        yield label or line.pool, None
        yield from ((each, 0) for each in _POOL[programme.language].values())
    elif line.choices:
        column = _column(line.choices, programme)
        yield label or column.header, None
        yield from ((choice, 0) for choice in _words(column, programme.language))
    elif line.asked or line.gone:
        yield label, 0
    elif line.recipe is None:
        yield label, None
    else:
        value = next(iter(worked_out(NoRows(), line.recipe).values), None)
        yield label, _shown(value, programme) or 0


_POOL: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "total": "Beschikbaar",
        "taken": "Gegeven",
        "reserved": "Gereserveerd",
        "left": "Over",
        "waiting": "Wachtend",
    },
    "en": {
        "total": "Available",
        "taken": "Given",
        "reserved": "Reserved",
        "left": "Left",
        "waiting": "Waiting",
    },
}


def _waiting(world: RegisterWorld, turn: str) -> int:
    """How many questions wait for an answer of theirs."""
    programme = world.register.programme
    return sum(one.is_open and asker(one.cause, programme) == turn for one in world.asked)


def _of_pool(shared: Shared) -> dict[str, Number]:
    """The sums of all groups of a pool; one of which the total cannot be told counts as empty."""
    total = _sum(shared.pool.totals.values())
    taken = sum(shared.pool.taken.values())
    reserved = _sum(shared.shares.reserved)
    return {
        "total": total,
        "taken": taken,
        "reserved": reserved,
        "left": max(0, total - taken - reserved),
        "waiting": _sum(shared.shares.waiting),
    }


def _sum(amounts: Iterable[Number | None]) -> Number:
    return sum(amount for amount in amounts if amount)


def _column(place: tuple[str, str], programme: Programme) -> Column:
    tab, name = place
    return next(one for one in programme.tabs[tab].columns if name in {one.role, one.header})


def _line(
    world: RegisterWorld, line: LineStep, programme: Programme
) -> Iterator[tuple[str, Value]]:
    label = in_language(line.label, programme.language)
    if line.statuses:
        yield (
            label or programme.tabs[line.statuses].title,
            None,
        )
        counts = Counter(world.ladders.get(line.statuses, ()))
        for words in programme.tabs[line.statuses].statuses.values():
            yield words.label, counts[words.label]
    elif line.pool:
        yield label or line.pool, None
        shared = next(one for one in world.shared if one.step.name == line.pool)
        sums = _of_pool(shared)
        for figure, label in _POOL[programme.language].items():
            yield label, _shown(sums[figure], programme)
    elif line.choices:
        column = _column(line.choices, programme)
        yield label or column.header, None
        yield from _counted(world, line.choices[0], column, programme)
    elif line.asked:
        yield label, _waiting(world, line.asked)
    elif line.gone:
        yield label, sum(map(len, world.register.memory.gone.values()))
    elif line.recipe is None:
        yield label, None
    else:
        yield label, _shown(_figure(world, line), programme)


def _counted(
    world: RegisterWorld, tab: str, column: Column, programme: Programme
) -> Iterator[tuple[str, Value]]:
    """How many rows there are of each choice, each row that is pointed at, each month."""
    values = world.column(tab, column.header)
    among: Sequence[Any] = _words(column, programme.language)
    if column.reference:
        names = world.keys(column.reference)
        values = [None if row is None else names[row] for row in values]
        among = [names[row] for row in world.filled(column.reference) if names[row]]
    elif column.kind == "yes_no":
        yes, no = among
        values = [None if value is None else yes if value else no for value in values]
    elif column.kind in {"day", "moment"}:
        values = months(values)
        among = all_months(values)
    for one in breakdown(values, among=among):
        yield _called(one.group), one.rows


def _words(column: Column, language: Language) -> Sequence[str]:
    """The groups that there are also without any row."""
    if column.kind == "yes_no":
        return ("ja", "nee") if language == "nl" else ("yes", "no")
    return column.choices


def _called(group: Any) -> str:
    if isinstance(group, int):
        year, month = month_of(group)
        return f"{year}-{month:02}"
    return str(group)


def _figure(world: RegisterWorld, line: LineStep) -> Any:
    """A formula about whole tabs gives the same in every row; of no rows it gives a blank."""
    assert line.recipe is not None
    values = worked_out(world, line.recipe).values
    return next(iter(values), None)


def _shown(value: Any, programme: Programme) -> Value:
    if isinstance(value, bool):
        return ("nee", "ja")[value] if programme.language == "nl" else ("no", "yes")[value]
    if isinstance(value, float):
        return format_day(int(value), programme.language)
    if value is None or isinstance(value, (str, tuple)):
        return None if value is None else str(value)
    return to_number(half_up(value))
