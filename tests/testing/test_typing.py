"""What typing into a cell makes of it, and how it is shown afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.testing.locales import tongue
from sheets_sync.testing.patterns import general, shown
from sheets_sync.testing.typed import interpreted

if TYPE_CHECKING:
    from testing.calls import Api

ENGLISH = [
    ("42", 42, "42"),
    ("0042", 42, "42"),
    ("-1.50", -1.5, "-1.5"),
    ("2,000,000.01", 2000000.01, "2,000,000.01"),
    ("1,234", 1234, "1,234"),
    ("12%", 0.12, "12%"),
    ("$1,200.50", 1200.5, "$1,200.50"),
    ("1e3", 1000, "1.00E+03"),
    ("2020-01-01", 43831, "2020-01-01"),
    ("1999-01-02", 36162, "1999-01-02"),
    ("12/31/2021", 44561, "12/31/2021"),
    ("31/12/2021", "31/12/2021", "31/12/2021"),
    ("Dec 31, 2021", 44561, "Dec 31, 2021"),
    ("7:30", 0.3125, "7:30"),
    ("7:30 PM", 0.8125, "7:30 PM"),
    ("2020-01-01 12:00", 43831.5, "2020-01-01 12:00"),
    ("TRUE", True, "TRUE"),
    ("false", False, "FALSE"),
    ("'42", "42", "42"),
    ("'=1+1", "=1+1", "=1+1"),
    ("#N/A", "#N/A", "#N/A"),
    ("3_1_0", "3_1_0", "3_1_0"),
    ("7,5", "7,5", "7,5"),
    ("12abc", "12abc", "12abc"),
    ("Non-numeric value", "Non-numeric value", "Non-numeric value"),
    ("= 1 / 1024", 0.0009765625, "0.0009765625"),
]
DUTCH = [
    ("7,5", 7.5, "7,5"),
    ("1.234,50", 1234.5, "1.234,50"),
    ("1.234", 1234, "1.234"),
    ("€ 1.200,50", 1200.5, "€ 1.200,50"),
    ("31-12-2021", 44561, "31-12-2021"),
    ("31 dec 2021", 44561, "31 dec 2021"),
    ("1-2-2021", 44228, "1-2-2021"),
    ("2020-01-01", 43831, "2020-01-01"),
    ("WAAR", True, "WAAR"),
    ("7.5", "7.5", "7.5"),
    ("=1,5*2", 3, "3"),
]


@pytest.mark.evidence("C")
@pytest.mark.parametrize(("text", "value", "formatted"), ENGLISH, ids=[row[0] for row in ENGLISH])
def test_typing_in_english(api: Api, text: str, value: object, formatted: str) -> None:
    api.type_in("A1", [[text]])
    assert api.unformatted("A1") == [[value]]
    assert api.read("A1") == [[formatted]]


@pytest.mark.evidence("D")
@pytest.mark.parametrize(("text", "value", "formatted"), DUTCH, ids=[row[0] for row in DUTCH])
def test_typing_in_dutch(dutch: Api, text: str, value: object, formatted: str) -> None:
    dutch.type_in("A1", [[text]])
    assert dutch.unformatted("A1") == [[value]]
    assert dutch.read("A1") == [[formatted]]


@pytest.mark.evidence("L")
@pytest.mark.parametrize(
    "text", ["=1+1", "2020-01-01", "7:30", "TRUE", "'x", "1,5", "+31612345678"]
)
def test_raw_text_stays_text(api: Api, text: str) -> None:
    api.put("A1", [[text]])
    assert api.unformatted("A1") == api.formulas("A1") == [[text]]


@pytest.mark.evidence("C")
@pytest.mark.parametrize(
    ("value_option", "date_option", "expected"),
    [
        ("UNFORMATTED_VALUE", "SERIAL_NUMBER", [2, 43831, "string", 53]),
        ("UNFORMATTED_VALUE", "FORMATTED_STRING", [2, "2020-01-01", "string", 53]),
        ("FORMATTED_VALUE", "SERIAL_NUMBER", ["2", "2020-01-01", "string", "53"]),
        ("FORMATTED_VALUE", "FORMATTED_STRING", ["2", "2020-01-01", "string", "53"]),
        ("FORMULA", "SERIAL_NUMBER", ["=4/2", 43831, "string", 53]),
    ],
)
def test_the_render_options(
    api: Api, value_option: str, date_option: str, expected: list[object]
) -> None:
    api.type_in("A1", [["=4/2", "2020-01-01", "string", 53]])
    options = {"valueRenderOption": value_option, "dateTimeRenderOption": date_option}
    assert api.read("A1:D1", **options) == [expected]


@pytest.mark.evidence("R")
def test_a_cell_holds_no_more_than_fifty_thousand_characters(api: Api) -> None:
    status, message = api.refusal(
        "PUT",
        f"{api.here}/values/A1",
        params={"valueInputOption": "RAW"},
        json={"values": [["x" * 50_001]]},
    )
    expected = "Your input contains more than the maximum of 50000 characters in a single cell."
    assert (status, message) == (400, expected)


@pytest.mark.parametrize(
    ("number", "pattern", "expected"),
    [
        (1234.5, "#,##0.00", "1.234,50"),
        (-1234.5, "#,##0.00;(#,##0.00)", "(1.234,50)"),
        (0.125, "0.0%", "12,5%"),
        (1200, "[$€-413] #,##0", "€ 1.200"),
        (7, "000", "007"),
        (7.5, '0.0 "uur"', "7,5 uur"),
        (0, "0;-0;\\n\\u\\l", "nul"),
        (44561, "dddd d mmmm yyyy", "vrijdag 31 december 2021"),
        (44561.75, "dd-mm-yy hh:mm:ss", "31-12-21 18:00:00"),
        (1.5, "[h]:mm", "36:00"),
    ],
)
def test_a_number_is_shown_by_its_pattern(number: float, pattern: str, expected: str) -> None:
    kind = "NUMBER" if "0" in pattern else "DATE_TIME"
    assert shown(number, {"type": kind, "pattern": pattern}, tongue("nl_NL")) == expected


@given(st.integers(-(10**9), 10**9), st.sampled_from(["en_US", "nl_NL", "de_DE", "fr_FR"]))
def test_a_number_that_is_shown_can_be_typed_again(hundredths: int, locale: str) -> None:
    number, habits = hundredths / 100, tongue(locale)
    assert interpreted(general(number, habits), habits).value == number


@given(st.integers(1, 80_000), st.sampled_from(["en_US", "nl_NL", "de_DE", "en_GB"]))
def test_a_day_that_is_shown_can_be_typed_again(serial: int, locale: str) -> None:
    habits = tongue(locale)
    text = shown(serial, {"type": "DATE"}, habits)
    assert interpreted(text, habits).value == serial
