"""The hints of a new workbook: drop-down lists, messages, notes. All can be waved away."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from sheets_sync.cells.numbers import to_number
from sheets_sync.grid.place import column_letters
from sheets_sync.problems.problem import Day
from sheets_sync.stores.founding.hints import Choices, Days, ListedIn, options_of
from sheets_sync.stores.workbook.fresh.book import LAST_ROW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from sheets_sync.problems.problem import Detail
    from sheets_sync.programme.model import TabName
    from sheets_sync.stores.founding.blueprint import ColumnLook, TabLook
    from sheets_sync.stores.founding.hints import Hint, Limits
    from sheets_sync.stores.workbook.fresh.book import NewBook

_Validation: TypeAlias = "dict[str, str | float | bool | date | list[str]]"
"""A data validation as xlsxwriter describes it."""

_LONGEST_TITLE: Final = 32
_LONGEST_TEXT: Final = 255
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
_NOTE_WIDTH: Final = 250
_NOTE_LINE: Final = 38
_NOTE_LINE_HEIGHT: Final = 15
_NOTE_MARGIN: Final = 14


def add_hint(new: NewBook, sheet: Worksheet, place: int, header: str, hint: Hint) -> None:
    """The drop-down list or the check below the header at this place."""
    _add(sheet, place, header, _validation(new, hint))


def warn_off(new: NewBook, sheet: Worksheet, place: int, column: ColumnLook) -> None:
    """Say that a column is the program's to whoever types in it: it cannot be locked by itself."""
    never: _Validation = {"validate": "custom", "value": "=FALSE", "error_type": "warning"}
    _add(sheet, place, column.header, never | _says(new, "machine"))


def add_note(sheet: Worksheet, place: int, text: str) -> None:
    """A note on a header, as large as its text."""
    lines = sum(-(-len(line) // _NOTE_LINE) for line in text.split("\n"))
    size = {"width": _NOTE_WIDTH, "height": lines * _NOTE_LINE_HEIGHT + _NOTE_MARGIN}
    sheet.write_comment(0, place, text, {**size, "font_size": 9, "color": "#FFFBEA"})


def define_list(new: NewBook, name: TabName, look: TabLook) -> None:
    """A name for the list that drop-downs show: from below its header to its last filled row."""
    from xlsxwriter.utility import quote_sheetname

    letters = column_letters(look.place(look.listed))
    cells = f"{quote_sheetname(look.title)}!${letters}$1:${letters}${LAST_ROW + 1}"
    last = f'SUMPRODUCT(MAX(({cells}<>"")*ROW({cells})))'
    formula = f"=INDEX({cells},2):INDEX({cells},MAX(2,{last}))"
    new.file.define_name(_list_name(name), formula)


def _list_name(tab: TabName) -> str:
    return f"list_{tab}"


def _add(sheet: Worksheet, place: int, header: str, validation: _Validation) -> None:
    title = _cut(header, _LONGEST_TITLE)
    titles: _Validation = {"error_title": title, "error_type": "information"}
    if "input_message" in validation:
        titles["input_title"] = title
    sheet.data_validation(1, place, LAST_ROW, place, titles | validation)


def _validation(new: NewBook, hint: Hint) -> _Validation:
    if isinstance(hint, Choices):
        return _choice(new, hint)
    if isinstance(hint, ListedIn):
        return _reference(new, hint)
    return _day(new, hint) if isinstance(hint, Days) else _number(new, hint)


def _choice(new: NewBook, hint: Choices) -> _Validation:
    listed: _Validation = {"validate": "list", "source": list(hint.options)}
    if not _listable(hint.options):
        listed = {"validate": "any"}
    elif not hint.several:
        return listed | _says(new, "list")
    options = _cut(options_of(new.catalogue, hint), _LONGEST_TEXT)
    return listed | {"show_error": False, "input_message": options}


def _listable(choices: Sequence[str]) -> bool:
    """Whether Excel can keep them as it does: in one quoted text with commas."""
    kept = ",".join(choices)
    return kept.count(",") < len(choices) and '"' not in kept and _cut(kept, _LONGEST_TEXT) == kept


def _reference(new: NewBook, hint: ListedIn) -> _Validation:
    listed: _Validation = {"validate": "list", "source": f"={_list_name(hint.tab)}"}
    # Short names and other spellings are as good as the names in the list.
    return listed | (_says(new, "list") if hint.exact else {"show_error": False})


def _day(new: NewBook, hint: Days) -> _Validation:
    between: _Validation = {"validate": "date", "criteria": "between"}
    if period := hint.period:
        days: _Validation = {"minimum": period.start, "maximum": period.end}
        first, last = Day(period.first_day), Day(period.last_day)
        return between | days | _says(new, "day_within", first=first, last=last)
    return between | {"minimum": _FIRST_DAY, "maximum": _LAST_DAY} | _says(new, hint.kind)


def _number(new: NewBook, hint: Limits) -> _Validation:
    bounds = {">=": hint.low, "<=": hint.high}
    given = {side: to_number(bound) for side, bound in bounds.items() if bound is not None}
    limits: _Validation
    if len(given) == len(bounds):
        limits = {"criteria": "between", "minimum": given[">="], "maximum": given["<="]}
    else:
        [(side, bound)] = given.items()
        limits = {"criteria": side, "value": bound}
    return {"validate": "decimal"} | limits | _says(new, hint.kind)


def _says(new: NewBook, what: str, **details: Detail) -> _Validation:
    message = new.catalogue.say(f"new.expects.{what}", **details)
    return {"error_message": _cut(message, _LONGEST_TEXT)}


def _cut(text: str, longest: int) -> str:
    """The text, or as much of it as Excel takes: it counts in units of UTF-16."""
    return text.encode("utf-16-le")[: 2 * longest].decode("utf-16-le", "ignore")
