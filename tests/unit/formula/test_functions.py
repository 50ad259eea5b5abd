"""What each function gives at its edges: blanks, zero, leap days, what goes backwards."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from support.formulas.building import AT, call, constant, day, formula, one_tab, serial

from sheets_sync.formula.compile import compile_column
from sheets_sync.formula.nodes import Joined
from sheets_sync.formula.shown import NoSuchForm, shown_as
from sheets_sync.formula.types import DAY, MOMENT, NUMBER, TEXT, Type

LEAP = day("2024-02-29")


def said(function: str, *arguments: Any, kind: Type | None = None) -> Any:
    compiled = compile_column(formula(call(function, *arguments, kind=kind)))
    [value] = compiled(one_tab(Uren=[100])).values
    return value


@pytest.mark.parametrize(
    ("function", "arguments", "outcome"),
    [
        ("YEAR", (LEAP,), 202400),
        ("MONTH", (LEAP,), 200),
        ("DAY", (LEAP,), 2900),
        ("DAY", (45_351.99,), 2900),
        ("YEAR", (-1.5,), 189900),
        ("WEEKDAY", (day("2024-03-04"),), 100),
        ("WEEKDAY", (day("2024-03-10"),), 700),
        ("DATE", (202400, 200, 2900), serial(LEAP)),
        ("DATE", (202300, 200, 2900), serial(day("2023-03-01"))),
        ("DATE", (202400, 1400, 100), serial(day("2025-02-01"))),
        ("DATE", (202400, 100, 0), serial(day("2023-12-31"))),
        ("DATE", (202400, 0, 100), serial(day("2023-12-01"))),
        ("DATE", (999900, 1200, 3200), None),
        ("DATE", (0, 100, 100), None),
        ("DATEDIF", (LEAP, day("2025-02-28"), "y"), 0),
        ("DATEDIF", (LEAP, day("2025-03-01"), "y"), 100),
        ("DATEDIF", (LEAP, day("2024-03-29"), "m"), 100),
        ("DATEDIF", (day("2024-01-31"), LEAP, "m"), 0),
        ("DATEDIF", (day("2024-01-31"), LEAP, "d"), 2900),
        ("DATEDIF", (LEAP, day("2024-01-31"), "d"), -2900),
        ("DATEDIF", (day("2025-03-01"), LEAP, "j"), -100),
        ("DATEDIF", (LEAP, LEAP, "m"), 0),
        ("ROUND", (50, 0), 100),
        ("ROUND", (-50, 0), -100),
        ("ROUND", (49, 0), 0),
        ("ROUND", (1250, -100), 1000),
        ("ROUND", (1500, -100), 2000),
        ("ROUND", (Fraction(1, 3), 200), 0),
        ("ROUND", (Fraction(1, 3), 300), Fraction(3, 10)),
        ("ABS", (-250,), 250),
        ("NEGATE", (250,), -250),
        ("LEN", ("één",), 300),
        ("LOWER", ("Één",), "één"),
    ],
)
def test_functions(function: str, arguments: tuple[Any, ...], outcome: object) -> None:
    assert said(function, *arguments) == outcome
    for number in range(len(arguments) - (function == "DATEDIF")):
        blank = (*arguments[:number], None, *arguments[number + 1 :])
        assert said(function, *blank) is None


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2024-03-01", 1, "2024-03-04"),  # a Friday
        ("2024-03-01", 5, "2024-03-08"),
        ("2024-03-02", 0, "2024-03-02"),  # a Saturday
        ("2024-03-02", 1, "2024-03-04"),
        ("2024-03-03", 5, "2024-03-08"),
        ("2024-03-04", -1, "2024-03-01"),
        ("2024-03-03", -1, "2024-03-01"),
        ("2024-03-02", -5, "2024-02-26"),
        ("2024-02-28", 2, "2024-03-01"),
        ("2024-03-01", 260, "2025-02-28"),
    ],
)
def test_working_days(start: str, days: int, end: str) -> None:
    assert said("WORKDAY", day(start), days * 100) == serial(day(end))


def test_working_days_between() -> None:
    friday, monday = day("2024-03-01"), day("2024-03-04")
    assert said("NETWORKDAYS", friday, monday) == 200
    assert said("NETWORKDAYS", monday, friday) == -200
    assert said("NETWORKDAYS", day("2024-03-02"), day("2024-03-03")) == 0
    assert said("NETWORKDAYS", day("2024-01-01"), day("2024-12-31")) == 26200


@pytest.mark.parametrize(
    ("function", "of_blanks", "of_some"),
    [
        ("SUM", 0, 300),
        ("COUNT", 0, 200),
        ("MIN", None, 100),
        ("MAX", None, 200),
        ("AVERAGE", None, 150),
    ],
)
def test_single_values(function: str, of_blanks: object, of_some: object) -> None:
    assert said(function, None, None) == of_blanks
    assert said(function, 100, None, 200) == of_some


@pytest.mark.parametrize(
    ("kind", "value", "form", "text"),
    [
        (DAY, LEAP, "dd-mm-jjjj", "29-02-2024"),
        (DAY, LEAP, "d/m/jj", "29/2/24"),
        (DAY, LEAP, "yyyy-mm-dd", "2024-02-29"),
        (MOMENT, 45_351.9, "DD-MM-JJJJ", "29-02-2024"),
        (NUMBER, 150, "0", "2"),
        (NUMBER, -150, "0", "-2"),
        (NUMBER, 149, "0,0", "1,5"),
        (NUMBER, 123_456_750, "#.##0,00", "1.234.567,50"),
        (NUMBER, 123_456_750, "#,##0.0", "1,234,567.5"),
        (NUMBER, Fraction(100, 3), "0,00", "0,33"),
        (NUMBER, 50, "0%", "50%"),
        (NUMBER, -1, "0,00", "-0,01"),
        (NUMBER, 0, "0,00", "0,00"),
    ],
)
def test_forms(kind: Type, value: object, form: str, text: str) -> None:
    shown_as(kind, form)
    assert said("TEXT", constant(value), form) == text


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        *((DAY, form) for form in ("0,00", "dd-mm-jjjj uu", "dd{0}", "")),
        *((NUMBER, form) for form in ("dd", "0,000", "#,##0,00", "")),
        (TEXT, "0"),
    ],
)
def test_other_forms_are_refused(kind: Type, form: str) -> None:
    with pytest.raises(NoSuchForm):
        shown_as(kind, form)


def test_joined() -> None:
    euro = constant(123450)._replace(type=Type("number", unit="euro"))
    parts = ["a", 750, euro, LEAP, 45_351.5, True, None, ("b", "c")]
    nodes = [part if part is euro else constant(part) for part in parts]
    nodes[-1] = nodes[-1]._replace(type=Type("choices"))
    node = Joined(tuple(nodes), TEXT, AT)
    world = one_tab(Uren=[100])
    shown = "a7,5€ 1.234,5029-02-202429-02-2024 12:00jab, c"
    assert compile_column(formula(node))(world).values == [shown]
    english = compile_column(formula(node), "en")(world).values
    assert english == ["a7.5€1,234.5029 Feb 202429 Feb 2024 12:00yesb, c"]


@pytest.mark.parametrize("places", [10**9, -(10**9)])
def test_more_places_than_numbers_have_take_no_time(places: int) -> None:
    assert said("ROUND", 12_345, places) == (12_345 if places > 0 else 0)


@pytest.mark.parametrize("days", [10**9, -(10**9)])
def test_what_leads_out_of_the_calendar_is_blank(days: int) -> None:
    assert said("WORKDAY", LEAP, days) is None
    far = call("WORKDAY", LEAP, 25_000_000)
    assert said("YEAR", call("ABS", serial(LEAP) + 10**8)) is None
    assert said("TEXT", far, "jjjj") == "2982"
