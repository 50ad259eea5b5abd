"""What helps people to fill in a column: a note on its header, and what belongs below it.

Nothing is ever refused: a short name or an answer copied from a form may be right although no list
has it, and the rules tell the next time. A refused cell would only be lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from sheets_sync.records import NamedTuple
from sheets_sync.stores.founding.looks import unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.programme.model import Column, Period, Programme, RegisterTab, TabName


class Choices(NamedTuple):
    """One of these options, or ``several`` with commas in between."""

    options: tuple[str, ...]
    several: bool = False


class ListedIn(NamedTuple):
    """What stands in a column of another tab; unless it is ``exact``, other spellings will do."""

    tab: TabName
    header: str
    exact: bool


class Days(NamedTuple):
    """A day, or a moment, within a period if there is one."""

    kind: Literal["day", "moment"]
    period: Period | None = None


class Limits(NamedTuple):
    """A number between bounds, both in hundredths and allowed themselves; None is no bound."""

    kind: Literal["amount", "money", "number"]
    low: int | None
    high: int | None


Hint: TypeAlias = Choices | ListedIn | Days | Limits


def hint_of(programme: Programme, column: Column) -> Hint | None:
    """What people are to type below this header; None where anything may be right."""
    if column.owner == "machine":
        return None
    if column.kind in {"choice", "choices"}:
        return Choices(column.choices, several=column.kind == "choices")
    if column.reference:
        return _listed(programme, column.reference)
    if column.kind in {"day", "moment"}:
        return Days(column.kind, programme.period if column.within_period else None)
    return _limits(programme, column)


def listed_column(spec: RegisterTab) -> Column | None:
    """The column by which other tabs name the rows of this one: their keys, or else their names."""
    return spec.naming if spec.key or spec.spellings else None


def note_of(catalogue: Catalogue, column: Column) -> str:
    """What a person should know about a column, one thing a line."""
    return "\n".join(filter(None, _note_lines(catalogue, column)))


def options_of(catalogue: Catalogue, choices: Choices) -> str:
    """All that can be chosen, as a sentence."""
    code = "new.choose_more" if choices.several else "new.choose_one"
    return catalogue.say(code, options=choices.options)


def _listed(programme: Programme, tab: TabName) -> ListedIn | None:
    spec = dict(programme.register_tabs()).get(tab)
    column = listed_column(spec) if spec else None
    # Without a column to choose from there is no list: a workbook would show an error instead.
    return ListedIn(tab, column.header, column.role == "key") if column else None


def _limits(programme: Programme, column: Column) -> Limits | None:
    kind = column.kind
    if kind not in {"amount", "money", "number"}:
        return None
    low = None if column.minimum is None else 100 * column.minimum
    if column.above is not None:
        # Numbers are read to the hundredth, so this is the least that is above it.
        low = max(100 * column.above + 1, low or 0)
    high = None if column.maximum is None else 100 * column.maximum
    if low is None and high is None:
        return None
    euro = kind == "amount" and unit_of(column, programme) == "euro"
    return Limits("money" if euro else kind, low, high)


def _note_lines(catalogue: Catalogue, column: Column) -> Iterator[str]:
    say, when = catalogue.say, column.asked_with
    if column.owner == "machine":
        yield say("new.machine")
    yield column.help
    if column.choices:
        yield options_of(catalogue, Choices(column.choices, several=column.kind != "choice"))
    if column.required:
        yield say("new.required")
    elif when and when.equals:
        yield say("new.required_when_equals", other=when.column, equals=when.equals)
    elif when:
        yield say("new.required_when", other=when.column)
