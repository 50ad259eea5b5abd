"""What helps people to fill in a column: notes, drop-downs, and checks that only warn.

Nothing is refused: a short name or an answer copied from a form may be right although no list has
it, and the rules tell the next time. A refused cell would only be lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.grid.place import column_letters
from sheets_sync.problems.problem import Day
from sheets_sync.stores.google.read.bands import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.programme.model import Column, TabName
    from sheets_sync.stores.founding.wishes import Wishes
    from sheets_sync.stores.google.provisioning.site import Message, Site, Sites

_READ_AS_FORMULAS: Final = ("=", "+")


def note(wishes: Wishes, column: Column) -> str:
    """What a person should know about a column, one thing a line."""
    return "\n".join(filter(None, _note_lines(wishes, column)))


def rule(wishes: Wishes, sites: Sites, column: Column) -> Message | None:
    """The DataValidationRule for what people type below this header, if there is one."""
    if column.owner == "machine":
        return None
    found = _condition(wishes, sites, column)
    if found is None:
        return None
    return {
        "condition": found,
        "inputMessage": _message(wishes, column),
        "showCustomUi": True,
        "strict": False,
    }


def _note_lines(wishes: Wishes, column: Column) -> Iterator[str]:
    say, when = wishes.catalogue.say, column.required_when
    if column.owner == "machine":
        yield say("new.machine")
    yield column.help
    if column.choices:
        code = "new.choose_one" if column.kind == "choice" else "new.choose_more"
        yield say(code, options=column.choices)
    if column.required:
        yield say("new.required")
    elif when and when.equals:
        yield say("new.required_when_equals", other=when.column, equals=when.equals)
    elif when:
        yield say("new.required_when", other=when.column)


def _condition(wishes: Wishes, sites: Sites, column: Column) -> Message | None:
    if column.kind in {"choice", "choices"}:
        readable = not any(choice.startswith(_READ_AS_FORMULAS) for choice in column.choices)
        return condition("ONE_OF_LIST", *column.choices) if readable else None
    if column.reference:
        return _listed(wishes, sites, column.reference)
    if column.within_period:
        period = wishes.programme.period
        return condition("DATE_BETWEEN", period.start.isoformat(), period.end.isoformat())
    if column.kind in {"day", "moment"}:
        return condition("DATE_IS_VALID")
    return _limits(column)


def condition(kind: str, *values: str) -> Message:
    """A BooleanCondition. Google reads the values as if somebody typed them."""
    return {"type": kind, "values": [{"userEnteredValue": value} for value in values]}


def _listed(wishes: Wishes, sites: Sites, tab: TabName) -> Message | None:
    specs = dict(wishes.programme.register_tabs())
    role = "name" if tab == "parties" else "key"
    if tab not in specs or role not in specs[tab].by_role:
        return None
    return condition("ONE_OF_RANGE", _cells(sites[tab], specs[tab].by_role[role].header))


def _cells(site: Site, header: str) -> str:
    letters = column_letters(site.places[header])
    return f"={quoted(site.title)}!${letters}${site.header_row + 2}:${letters}"


def _limits(column: Column) -> Message | None:
    low = column.minimum if column.minimum is not None else column.above
    if low is not None and column.maximum is not None:
        return condition("NUMBER_BETWEEN", str(low), str(column.maximum))
    if low is not None:
        kind = "NUMBER_GREATER_THAN_EQ" if column.above is None else "NUMBER_GREATER"
        return condition(kind, str(low))
    if column.maximum is not None:
        return condition("NUMBER_LESS_THAN_EQ", str(column.maximum))
    return None


def _message(wishes: Wishes, column: Column) -> str:
    say, period = wishes.catalogue.say, wishes.programme.period
    if column.within_period:
        first, last = Day(period.first_day), Day(period.last_day)
        return say("new.expects.day_within", first=first, last=last)
    if column.kind in {"day", "moment"}:
        return say(f"new.expects.{column.kind}")
    if column.choices:
        code = "new.choose_one" if column.kind == "choice" else "hint.choices"
        return say(code, options=column.choices)
    euro = column.kind == "amount" and wishes.programme.budget.unit == "euro"
    return say(f"hint.{'money' if euro else column.kind}")
