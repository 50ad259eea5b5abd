"""Hours, money and counts as people type them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sheets_sync.cells.numbers import hours, money, number
from sheets_sync.grid.snapshot import Cell, ErrorCell
from sheets_sync.problems.problem import Amount, Money, Wrong

if TYPE_CHECKING:
    from sheets_sync.cells.text import Language

LANGUAGES: list[Language] = ["nl", "en"]

SAME_HOURS: list[tuple[Cell, int | str | None]] = [
    (None, None),
    ("", None),
    (" \u00a0\u200b", None),
    ("'", None),
    (7, 700),
    (7.5, 750),
    (-2.25, -225),
    (0, 0),
    (-0.0, 0),
    (0.1 + 0.2, 30),
    (1.1 * 3, 330),
    (0.25, 25),
    (9_999_999.99, 999_999_999),
    ("7", 700),
    ("007", 700),
    ("7,5", 750),
    ("7.5", 750),
    ("7,50", 750),
    ("7.25", 725),
    (",5", 50),
    ("0,500", 50),
    ("+7,5", 750),
    ("-7,5", -750),
    ("−7,5", -750),
    ("- 7,5", -750),
    ("7,5-", -750),
    ("(7,5)", -750),
    ("'7,5", 750),
    ("\u200e7,5\u00a0", 750),
    ("7\u200b,5", 750),
    ("7½", 750),
    ("7 ½", 750),
    ("½", 50),
    ("7¼", 725),
    ("¾", 75),
    ("7 1/2", 750),
    ("-7½", -750),
    ("7:30", 750),
    ("07:30", 750),
    ("7:30:00", 750),
    ("-7:30", -750),
    ("7:06", 710),
    ("7u30", 750),
    ("7U30", 750),
    ("7h30", 750),
    ("7u 30m", 750),
    ("7 uur 30", 750),
    ("7 uur en 30 minuten", 750),
    ("7 hours and 30 minutes", 750),
    ("7u", 700),
    ("7 h", 700),
    ("7,5 uur", 750),
    ("7,5u.", 750),
    ("7.5 uur", 750),
    ("7.00 uur", 700),
    ("7:30 uur", 750),
    ("7½ uur", 750),
    ("8 UREN", 800),
    ("8 hrs", 800),
    ("30 min", 50),
    ("90 minuten", 150),
    ("15 min.", 25),
    ("1234", 123_400),
    ("1234,5", 123_450),
    ("1.234,5", 123_450),
    ("1,234.5", 123_450),
    ("1 234,5", 123_450),
    ("1\u202f234,5", 123_450),
    ("1.200.000", 120_000_000),
    ("1,200,000", 120_000_000),
    ("1.234,500", 123_450),
    ("1.234", "hours.ambiguous"),
    ("1,234", "hours.ambiguous"),
    ("7,333", "hours.ambiguous"),
    ("1.234 uur", "hours.ambiguous"),
    ("7.30 uur", "hours.ambiguous_time"),
    ("7.30u", "hours.ambiguous_time"),
    ("7,3333", "hours.too_precise"),
    ("0,333", "hours.too_precise"),
    ("1234,567", "hours.too_precise"),
    (7.333333, "hours.too_precise"),
    (9_999_999.994, "hours.too_precise"),
    (0.3125, "hours.time_value"),
    (22 / 72, "hours.time_value"),
    ("7:20", "hours.not_hundredths"),
    ("7:30:10", "hours.not_hundredths"),
    ("20 min", "hours.not_hundredths"),
    ("7:75", "hours.no_such_time"),
    ("7u60", "hours.no_such_time"),
    ("7:30:60", "hours.no_such_time"),
    (1e7, "hours.too_large"),
    ("10.000.000", "hours.too_large"),
    ("9" * 40, "hours.too_large"),
    (float("inf"), "hours.too_large"),
    (10**400, "hours.too_large"),
    (float("nan"), "hours.not_a_number"),
    (True, "hours.not_a_number"),
    (False, "hours.not_a_number"),
    ("veertig", "hours.not_a_number"),
    ("7,", "hours.not_a_number"),
    ("-", "hours.not_a_number"),
    ("--7", "hours.not_a_number"),
    ("-7-", "hours.not_a_number"),
    ("(-7)", "hours.not_a_number"),
    ("u", "hours.not_a_number"),
    ("7-8", "hours.not_a_number"),
    ("1/2", "hours.not_a_number"),
    ("7,5,5", "hours.not_a_number"),
    ("1.23.456", "hours.not_a_number"),
    ("7:5", "hours.not_a_number"),
    ("7 5", "hours.not_a_number"),
    ("1e3", "hours.not_a_number"),
    ("٧", "hours.not_a_number"),
    ("7 uur per week", "hours.not_a_number"),
    ("31-12-2021", "hours.not_a_number"),
    ("€ 7", "hours.not_a_number"),
    ("9" * 5000, "hours.not_a_number"),
    ("=1+1", "cell.formula"),
    ("#N/A", "cell.error"),
    (" #WAARDE!\u00a0", "cell.error"),
    (ErrorCell("#REF!"), "cell.error"),
    (ErrorCell("#SOMETHING_NEW!"), "cell.error"),
    (ErrorCell(""), "cell.no_outcome"),
]

SAME_MONEY: list[tuple[Cell, int | str | None]] = [
    (None, None),
    (1200, 120_000),
    (1234.5, 123_450),
    (19.99, 1999),
    ("1200", 120_000),
    ("1.234,50", 123_450),
    ("1,234.50", 123_450),
    ("1,200.5", 120_050),
    ("€ 1.200,-", 120_000),
    ("€ 1.200,–", 120_000),
    ("€1200", 120_000),
    ("€\u00a01200", 120_000),
    ("1200 euro", 120_000),
    ("1200 euro's", 120_000),
    ("1200 euro’s", 120_000),
    ("EUR 1.200,00", 120_000),
    ("1.200,00 EUR", 120_000),
    ("1200 €", 120_000),
    ("1200,--", 120_000),
    ("1200.-", 120_000),
    ("1.200,=", 120_000),
    ("1.200,- euro", 120_000),
    ("1.200.000", 120_000_000),
    ("1 200,50", 120_050),
    ("1200,5", 120_050),
    ("€ -1.200,00", -120_000),
    ("-€ 1.200,00", -120_000),
    ("(€ 1.200,00)", -120_000),
    ("0,125", "money.too_precise"),
    ("1234,567", "money.too_precise"),
    (1.005, "money.too_precise"),
    ("€ 10.000.000", "money.too_large"),
    ("€", "money.not_a_number"),
    ("1200-", "money.not_a_number"),
    ("- € -5", "money.not_a_number"),
    ("1€200", "money.not_a_number"),
    ("1.200,50,-", "money.not_a_number"),
    ("$ 1200", "money.not_a_number"),
    ("7:30", "money.not_a_number"),
    ("7½", "money.not_a_number"),
    ("gratis", "money.not_a_number"),
    (True, "money.not_a_number"),
    ("=SUM(A1:A9)", "cell.formula"),
    ("#DIV/0!", "cell.error"),
]

SAME_NUMBER: list[tuple[Cell, int | str | None]] = [
    (None, None),
    (3, 300),
    ("3", 300),
    ("1,5", 150),
    ("2½", 250),
    ("-3", -300),
    ("1.234", "number.ambiguous"),
    ("7:30", "number.not_a_number"),
    ("3 uur", "number.not_a_number"),
    ("drie", "number.not_a_number"),
    (0.3125, "number.too_precise"),
    (1e300, "number.too_large"),
]


def told(outcome: int | Wrong | None) -> int | str | None:
    return outcome.code if isinstance(outcome, Wrong) else outcome


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("cell", "expected"), SAME_HOURS)
def test_hours(cell: Cell, expected: int | str | None, language: Language) -> None:
    assert told(hours(cell, language)) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("cell", "expected"), SAME_MONEY)
def test_money(cell: Cell, expected: int | str | None, language: Language) -> None:
    assert told(money(cell, language)) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("cell", "expected"), SAME_NUMBER)
def test_number(cell: Cell, expected: int | str | None, language: Language) -> None:
    assert told(number(cell, language)) == expected


@pytest.mark.parametrize(
    ("cell", "language", "expected"),
    [
        ("1.200", "nl", 120_000),
        ("€ 1.200", "nl", 120_000),
        ("1,234", "nl", "money.ambiguous"),
        ("€ 1,234 euro", "nl", "money.ambiguous"),
        ("1,200", "en", 120_000),
        ("€1,200", "en", 120_000),
        ("1.234", "en", "money.ambiguous"),
    ],
)
def test_thousands_in_money_follow_the_language(
    cell: str, language: Language, expected: int | str
) -> None:
    assert told(money(cell, language)) == expected


def test_the_message_gives_both_readings() -> None:
    details = (("whole", Amount(123_400)), ("decimals", Amount(123)))
    assert hours("1.234", "nl") == Wrong("hours.ambiguous", details)


def test_rounded_money_is_shown_as_money() -> None:
    wrong = money("0,127", "nl")
    assert isinstance(wrong, Wrong)
    assert [(key, type(detail), detail) for key, detail in wrong.details] == [
        ("nearest", Money, 13)
    ]
