"""One number format means one thing, be it in a workbook or in a Google Sheet."""

from __future__ import annotations

import pytest

from sheets_sync.grid.snapshot import (
    CurrencyCell,
    DayCell,
    DurationCell,
    MinutesCell,
    MomentCell,
    PercentCell,
    ShownNumber,
    TimeCell,
    UnitCell,
)
from sheets_sync.stores.google.read.shown import Format, NumberFormat, shown
from sheets_sync.stores.workbook.kinds import kind_of_code

# the format, the type that Google gives it, what it makes of a number
FORMATS: list[tuple[str, str, type[ShownNumber] | None]] = [
    ("0", "NUMBER", None),
    ("0.00", "NUMBER", None),
    ("#,##0.00", "NUMBER", None),
    ("#,##0.00;(#,##0.00)", "NUMBER", None),
    ('0;-0;"-"', "NUMBER", None),
    ("0;;", "NUMBER", None),
    ('0.0" uur"', "NUMBER", None),
    ("0.00E+00", "SCIENTIFIC", None),
    ("# ?/?", "NUMBER", None),
    ("@", "TEXT", None),
    ("0%", "PERCENT", PercentCell),
    ("0.0%", "PERCENT", PercentCell),
    ("0%;-0%", "NUMBER", PercentCell),
    ('0" %"', "NUMBER", UnitCell),
    ('0" dagen"', "NUMBER", UnitCell),
    ('0.0" weken"', "NUMBER", UnitCell),
    ('0" min"', "NUMBER", UnitCell),
    ("#,##0,", "NUMBER", UnitCell),
    ('"€" #,##0,', "CURRENCY", UnitCell),
    ('"ja";"nee"', "NUMBER", UnitCell),
    (";;;", "NUMBER", UnitCell),
    ("[$€-413] #,##0.00", "CURRENCY", CurrencyCell),
    ('"€" #,##0.00;-"€" #,##0.00', "NUMBER", CurrencyCell),
    ("$#,##0", "CURRENCY", CurrencyCell),
    ("[$EUR] 0", "NUMBER", CurrencyCell),
    ('0 "euro"', "NUMBER", CurrencyCell),
    ("¥0", "NUMBER", CurrencyCell),
    ("d-m-yyyy", "DATE", DayCell),
    ("d-mmm", "DATE", DayCell),
    ("mmmm yyyy", "DATE", DayCell),
    ("[$-413]d mmmm yyyy", "DATE", DayCell),
    ("m/d/yyyy h:mm AM/PM", "DATE_TIME", MomentCell),
    ("dd-mm-yyyy hh:mm:ss", "DATE_TIME", MomentCell),
    ("h:mm", "TIME", TimeCell),
    ("h:mm:ss AM/PM", "TIME", TimeCell),
    ("hh:mm", "DATE_TIME", TimeCell),
    ("mm:ss", "TIME", MinutesCell),
    ("mm:ss.0", "DATE_TIME", MinutesCell),
    ("[h]:mm", "TIME", DurationCell),
    ("[hh]:mm:ss", "DATE_TIME", DurationCell),
    ("[m]:ss", "TIME", DurationCell),
]
VALUES = (-36.5, -0.25, 0, 0.3125, 1.5, 4, 60, 7.5, 44_561.25)


@pytest.mark.parametrize(("code", "name", "kind"), FORMATS)
def test_a_format_says_the_same_in_both(code: str, name: str, kind: type | None) -> None:
    assert kind_of_code(code) is kind
    for value in VALUES:
        found = shown(value, Format(NumberFormat(name, code)))
        assert (type(found), found) == (kind or type(value), value)
