"""The hints of a register in Google Sheets: drop-downs, and checks that only warn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.grid.place import column_letters
from sheets_sync.problems.problem import Day
from sheets_sync.stores.founding.hints import Choices, Days, ListedIn, options_of
from sheets_sync.stores.google.read.bands import quoted

if TYPE_CHECKING:
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.stores.founding.hints import Hint, Limits
    from sheets_sync.stores.google.provisioning.site import Message, Sites

_READ_AS_FORMULAS: Final = ("=", "+")


def rule(catalogue: Catalogue, sites: Sites, hint: Hint | None) -> Message | None:
    """The DataValidationRule for what people type below a header, if there is one."""
    found = _condition(sites, hint) if hint else None
    if hint is None or found is None:
        return None
    return {
        "condition": found,
        "inputMessage": _message(catalogue, hint),
        "showCustomUi": True,
        "strict": False,
    }


def condition(kind: str, *values: str) -> Message:
    """A BooleanCondition. Google reads the values as if somebody typed them."""
    return {"type": kind, "values": [{"userEnteredValue": value} for value in values]}


def _condition(sites: Sites, hint: Hint) -> Message | None:
    if isinstance(hint, Choices):
        readable = not any(choice.startswith(_READ_AS_FORMULAS) for choice in hint.options)
        return condition("ONE_OF_LIST", *hint.options) if readable else None
    if isinstance(hint, ListedIn):
        return condition("ONE_OF_RANGE", _cells(sites, hint))
    if isinstance(hint, Days):
        return _days(hint)
    return _limits(hint)


def _cells(sites: Sites, hint: ListedIn) -> str:
    site = sites[hint.tab]
    letters = column_letters(site.places[hint.header])
    return f"={quoted(site.title)}!${letters}${site.header_row + 2}:${letters}"


def _days(hint: Days) -> Message:
    if period := hint.period:
        return condition("DATE_BETWEEN", period.start.isoformat(), period.end.isoformat())
    return condition("DATE_IS_VALID")


def _limits(hint: Limits) -> Message | None:
    if hint.low is not None and hint.high is not None:
        return condition("NUMBER_BETWEEN", _typed(hint.low), _typed(hint.high))
    if hint.low is not None:
        return condition("NUMBER_GREATER_THAN_EQ", _typed(hint.low))
    return condition("NUMBER_LESS_THAN_EQ", _typed(hint.high)) if hint.high is not None else None


def _typed(hundredths: int) -> str:
    """These hundredths as anybody may type them: whether a comma or a point depends on where."""
    whole, rest = divmod(hundredths, 100)
    return f"={hundredths}/100" if rest else str(whole)


def _message(catalogue: Catalogue, hint: Hint) -> str:
    if isinstance(hint, Choices):
        options = options_of(catalogue, hint)
        return catalogue.say("hint.choices", options=hint.options) if hint.several else options
    if isinstance(hint, ListedIn):
        return catalogue.say("hint.reference")
    if not isinstance(hint, Days):
        return catalogue.say(f"hint.{hint.kind}")
    if period := hint.period:
        first, last = Day(period.first_day), Day(period.last_day)
        return catalogue.say("new.expects.day_within", first=first, last=last)
    return catalogue.say(f"new.expects.{hint.kind}")
