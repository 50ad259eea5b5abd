"""What helps people to fill in a column: drop-down lists, hints, notes. Nothing is forbidden.

A person may type a short name or copy an answer from a form; whether that is right is for the
rules to say, so every hint can be waved away.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from sheets_sync.grid.place import column_letters
from sheets_sync.problems.problem import Day
from sheets_sync.stores.workbook.fresh.book import LAST_ROW

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsxwriter.worksheet import Worksheet

    from sheets_sync.problems.problem import Detail
    from sheets_sync.programme.model import Column, TabName
    from sheets_sync.stores.workbook.fresh.book import NewBook

_Hint: TypeAlias = "dict[str, str | float | bool | date | list[str]]"
"""A data validation as xlsxwriter describes it."""

_LONGEST_TITLE: Final = 32
_LONGEST_TEXT: Final = 255
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
_NOTE_WIDTH: Final = 250
_NOTE_LINE: Final = 38
_NOTE_LINE_HEIGHT: Final = 15
_NOTE_MARGIN: Final = 14


def add_hints(new: NewBook, sheet: Worksheet, place: int, column: Column) -> None:
    """The drop-down list or the hint of the column at this place of its tab, if it has any."""
    hint = _machine(new) if column.owner == "machine" else _person(new, column)
    if not hint:
        return
    title = _cut(column.header, _LONGEST_TITLE)
    titles: _Hint = {"error_title": title, "error_type": "information"}
    if "input_message" in hint:
        titles["input_title"] = title
    sheet.data_validation(1, place, LAST_ROW, place, titles | hint)


def add_note(sheet: Worksheet, place: int, text: str) -> None:
    """A note on a header, as large as its text."""
    lines = sum(-(-len(line) // _NOTE_LINE) for line in text.split("\n"))
    size = {"width": _NOTE_WIDTH, "height": lines * _NOTE_LINE_HEIGHT + _NOTE_MARGIN}
    sheet.write_comment(0, place, text, {**size, "font_size": 9, "color": "#FFFBEA"})


def note(new: NewBook, column: Column) -> str:
    """What a person should know about a column."""
    return "\n".join(filter(None, _note_lines(new, column)))


def _note_lines(new: NewBook, column: Column) -> Iterator[str]:
    say, when = new.catalogue.say, column.required_when
    if column.owner == "machine":
        yield say("new.machine")
    yield column.help
    if column.choices:
        yield _options(new, column)
    if column.required:
        yield say("new.required")
    elif when and when.equals:
        yield say("new.required_when_equals", other=when.column, equals=when.equals)
    elif when:
        yield say("new.required_when", other=when.column)


def _options(new: NewBook, column: Column) -> str:
    code = "new.choose_one" if column.kind == "choice" else "new.choose_more"
    return new.catalogue.say(code, options=column.choices)


def define_lists(new: NewBook) -> None:
    """A name for each list that a drop-down shows: from below the header to its last filled row."""
    from xlsxwriter.utility import quote_sheetname

    for name, spec in new.programme.register_tabs():
        column = spec.by_role.get(_listed_role(name))
        if column:
            letters = column_letters(spec.columns.index(column))
            title = quote_sheetname(spec.title)
            cells = f"{title}!${letters}$1:${letters}${LAST_ROW + 1}"
            last = f'SUMPRODUCT(MAX(({cells}<>"")*ROW({cells})))'
            formula = f"=INDEX({cells},2):INDEX({cells},MAX(2,{last}))"
            new.file.define_name(_list_name(name), formula)


def _list_name(tab: TabName) -> str:
    return f"list_{tab}"


def _listed_role(tab: TabName) -> str:
    return "name" if tab == "parties" else "key"


def _machine(new: NewBook) -> _Hint:
    never: _Hint = {"validate": "custom", "value": "=FALSE", "error_type": "warning"}
    return never | _says(new, "machine")


def _person(new: NewBook, column: Column) -> _Hint:
    if column.kind in {"choice", "choices"}:
        return _choice(new, column)
    if column.reference:
        return _reference(new, column.reference)
    if column.kind in {"day", "moment"}:
        return _day(new, column)
    return _number(new, column)


def _choice(new: NewBook, column: Column) -> _Hint:
    listed: _Hint = {"validate": "list", "source": list(column.choices)}
    if not _listable(column.choices):
        listed = {"validate": "any"}
    elif column.kind == "choice":
        return listed | _says(new, "list")
    options = _cut(_options(new, column), _LONGEST_TEXT)
    return listed | {"show_error": False, "input_message": options}


def _listable(choices: Sequence[str]) -> bool:
    """Whether Excel can keep them as it does: in one quoted text with commas."""
    kept = ",".join(choices)
    return kept.count(",") < len(choices) and '"' not in kept and _cut(kept, _LONGEST_TEXT) == kept


def _reference(new: NewBook, tab: TabName) -> _Hint:
    listed: _Hint = {"validate": "list", "source": f"={_list_name(tab)}"}
    if tab == "parties":
        # Short names and other spellings are as good as the names in the list.
        return listed | {"show_error": False}
    return listed | _says(new, "list")


def _day(new: NewBook, column: Column) -> _Hint:
    period = new.programme.period
    between: _Hint = {"validate": "date", "criteria": "between"}
    if column.within_period:
        days: _Hint = {"minimum": period.start, "maximum": period.end}
        first, last = Day(period.first_day), Day(period.last_day)
        return between | days | _says(new, "day_within", first=first, last=last)
    return between | {"minimum": _FIRST_DAY, "maximum": _LAST_DAY} | _says(new, column.kind)


def _number(new: NewBook, column: Column) -> _Hint:
    low = column.minimum if column.minimum is not None else column.above
    if low is not None and column.maximum is not None:
        limits: _Hint = {"criteria": "between", "minimum": low, "maximum": column.maximum}
    elif low is not None:
        limits = {"criteria": ">=" if column.above is None else ">", "value": low}
    elif column.maximum is not None:
        limits = {"criteria": "<=", "value": column.maximum}
    else:
        return {}
    euro = column.kind == "amount" and new.programme.budget.unit == "euro"
    return {"validate": "decimal"} | limits | _says(new, "money" if euro else column.kind)


def _says(new: NewBook, what: str, **details: Detail) -> _Hint:
    message = new.catalogue.say(f"new.expects.{what}", **details)
    return {"error_message": _cut(message, _LONGEST_TEXT)}


def _cut(text: str, longest: int) -> str:
    """The text, or as much of it as Excel takes: it counts in units of UTF-16."""
    return text.encode("utf-16-le")[: 2 * longest].decode("utf-16-le", "ignore")
