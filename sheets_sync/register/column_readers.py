"""Which reader a column needs: by its kind, its choices or reference, its bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets_sync.cells import dates, fillers, numbers, words
from sheets_sync.cells.disguises import undisguised, without_lookalikes
from sheets_sync.cells.text import fold
from sheets_sync.problems.problem import Amount, Wrong

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sheets_sync.cells.text import Language
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.programme.model import Column, Programme, TabName
    from sheets_sync.register.column_fast_path import Reader


def reader_of(
    column: Column, programme: Programme, names: Mapping[TabName, Mapping[str, str]]
) -> Reader:
    read = _plain_reader(column, programme, names)
    if column.kind != "text" and read is not _KEYS:
        read = undisguised(_without_fillers(column, read))
    return _bounded(column, _in_decimals(column, programme, read))


def _in_decimals(column: Column, programme: Programme, read: Reader) -> Reader:
    """The same, but an amount with more decimals than its unit has is wrong."""
    unit = programme.units.get(column.unit) if column.kind == "amount" else None
    if unit is None or unit.decimals == 2:
        return read
    step, code = (10, "amount.one_decimal") if unit.decimals else (100, "amount.not_whole")

    def stepped(cell: Cell) -> Any:
        value = read(cell)
        if value is None or value.__class__ is Wrong:
            return value
        return Wrong(code) if value % step else value

    return stepped


def _plain_reader(
    column: Column, programme: Programme, names: Mapping[TabName, Mapping[str, str]]
) -> Reader:
    if column.reference:
        if not programme.tabs[column.reference].is_named:
            return _KEYS
        return _named(names.get(column.reference, {}), programme.language)
    if column.choices:
        return _chosen(column, programme.language)
    if column.kind == "email":
        return without_lookalikes(words.email)
    kind: str = column.kind
    if kind == "amount":
        kind = _BY_UNIT.get(column.unit or programme.unit, "number")
    if kind in _OF_FIXED_FORM:
        from sheets_sync.cells import fixed_forms

        return _in_language(getattr(fixed_forms, kind), programme.language)
    return _in_language(_BY_KIND[kind], programme.language)


_BY_UNIT = {"hours": "hours", "euro": "money"}
"""How amounts are written by people; of any other unit they are plain numbers."""

_OF_FIXED_FORM = frozenset(("url", "phone", "iban", "postcode", "percent", "yes_no"))
"""Kinds that few programmes have; their readers are loaded where they are needed."""

_BY_KIND: Mapping[str, Callable[[Cell, Language], Any]] = {
    "text": words.plain,
    "hours": numbers.hours,
    "duration": numbers.hours,
    "money": numbers.money,
    "number": numbers.number,
    "day": dates.day,
    "moment": dates.moment,
}


def _in_language(read: Callable[[Cell, Language], Any], language: Language) -> Reader:
    return lambda cell: read(cell, language)


def _named(names: Mapping[str, str], language: Language) -> Reader:
    return lambda cell: words.name(cell, names, language)


def _chosen(column: Column, language: Language) -> Reader:
    choices = {fold(choice): choice for choice in column.choices}
    if column.kind == "choices":
        return lambda cell: words.several(cell, choices, language)
    return lambda cell: words.choice(cell, choices, language)


def _read_key(cell: Cell) -> Any:
    read = words.plain(cell)
    if not isinstance(read, str):
        return read
    key = fold(read).upper()
    return None if key in fillers.NO_KEYS else key


_KEYS = without_lookalikes(_read_key)


def _without_fillers(column: Column, read: Reader) -> Reader:
    """The same, but what says that nothing belongs in the cell is blank; see ``cells.fillers``.

    Only what cannot be read is looked at so: a name or a choice may be ``Geen``.
    """
    is_filler = _FILLERS.get(column.kind, fillers.is_filler)
    may_be_nought = column.kind in _NUMERIC and not column.required and _may_be_zero(column)

    def forgiving(cell: Cell) -> Any:
        value = read(cell)
        if value.__class__ is not Wrong:
            return value
        if is_filler(cell):
            return None
        if column.kind in _NUMERIC and fillers.may_be_nought(cell):
            return Wrong("filler.or_nought") if may_be_nought else None
        return value

    return forgiving


_NUMERIC = frozenset(("amount", "money", "number"))
_FILLERS: Mapping[str, Callable[[Cell], bool]] = {
    "day": fillers.is_no_day,
    "moment": fillers.is_no_day,
    "email": fillers.is_no_address,
    **dict.fromkeys(_NUMERIC, fillers.is_no_amount),
}


def _may_be_zero(column: Column) -> bool:
    return (column.above is None or column.above < 0) and (column.minimum or 0) <= 0


def _bounded(column: Column, read: Reader) -> Reader:
    above, low, high = column.above, column.minimum, column.maximum
    if above is None and low is None and high is None:
        return read

    def bounded(cell: Cell) -> Any:
        value = read(cell)
        if value is None or value.__class__ is Wrong:
            return value
        if above is not None and value <= above * 100:
            return Wrong("bounds.above", (("limit", Amount(above * 100)),))
        if low is not None and value < low * 100:
            return Wrong("bounds.minimum", (("limit", Amount(low * 100)),))
        if high is not None and value > high * 100:
            return Wrong("bounds.maximum", (("limit", Amount(high * 100)),))
        return value

    return bounded
