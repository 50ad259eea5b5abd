"""What typing into a cell makes of it, and how it is shown afterwards."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.loopback.calls import Api

from sheets_sync.testing.locales import tongue
from sheets_sync.testing.patterns import general, shown
from sheets_sync.testing.typed import interpreted

if TYPE_CHECKING:
    from sheets_sync.testing.server import SheetsServer

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


YEARLESS = [
    ("en_US", "Jan 5", "Jan 5"),
    ("en_US", "5 Jan", "5 Jan"),
    ("en_US", "5-jan", "5-Jan"),
    ("en_US", "January 5", "January 5"),
    ("en_US", "1/5", "1/5"),
    ("nl_NL", "5 jan", "5 jan"),
    ("nl_NL", "5 januari", "5 januari"),
    ("nl_NL", "5-1", "5-1"),
]
ENGLISH_MORE = [
    ("Mar 1 2016", 42430, "Mar 1 2016"),
    ("June 1, 2016", 42522, "June 1, 2016"),
    ("1-Mar-2016", 42430, "1-Mar-2016"),
    ("Mar 2016", 42430, "Mar 2016"),
    ("Tuesday, March 1, 2016", 42430, "Tuesday, March 1, 2016"),
    ("2016-3-1", 42430, "2016-3-1"),
    ("2016/03/01", 42430, "2016/03/01"),
    ("1/2/2020 3:04 PM", 43832.62777777778, "1/2/2020 3:04 PM"),
    ("1/2/2020 15:04", 43832.62777777778, "1/2/2020 15:04"),
    ("2020-01-02  3:04:05", 43832.127835648148, "2020-01-02 3:04:05"),
    ("25:30:00", 1.0625, "25:30:00"),
    ("100:00", 4.166666666666667, "100:00:00"),
    ("12.5%", 0.125, "12.50%"),
    ("-3%", -0.03, "-3%"),
    ("-$1,200", -1200, "-$1,200"),
    ("($7.50)", -7.5, "-$7.50"),
    ("€5", 5, "€5"),
    ("£1,000.10", 1000.1, "£1,000.10"),
]
TEXTS = [
    ("en_US", "2020-13-01"),
    ("en_US", "Feb 30"),
    ("en_US", "Foo 5"),
    ("en_US", "2020-01-01T10:00:00"),
    ("en_US", "1 1/2"),
    ("en_US", "1/2/2020 25:00"),
    ("en_US", "13:00 PM"),
    ("en_US", "5 €"),
    ("nl_NL", "1/13/2020"),
    ("nl_NL", "$1,200.50"),
    ("nl_NL", "12.5%"),
]
LOCALES = [
    ("nl_NL", "12,5%", 0.125, "12,50%"),
    ("nl_NL", "-€ 7,50", -7.5, "-€ 7,50"),
    ("nl_NL", "1 maart 2016", 42430, "1 maart 2016"),
    ("nl_NL", "1-3-2016 15:04", 42430.62777777778, "1-3-2016 15:04"),
    ("nl_NL", "25:30:00", 1.0625, "25:30:00"),
    ("de_DE", "1.234,50 €", 1234.5, "1.234,50 €"),
    ("de_DE", "1. März 2016", 42430, "1. März 2016"),
    ("de_DE", "01.03.2016", 42430, "01.03.2016"),
    ("fr_FR", "1 234,5", 1234.5, "1\u202f234,50"),
    ("en_GB", "1/3/2016", 42430, "1/3/2016"),
]


@pytest.mark.parametrize(("locale", "text", "formatted"), YEARLESS)
def test_a_day_without_a_year_is_this_years(
    sheets_server: SheetsServer, locale: str, text: str, formatted: str
) -> None:
    api, before = Api(sheets_server, locale), date.today()  # noqa: DTZ011 - as the server
    api.type_in("A1", [[text]])
    years = {date(year, 1, 5) for year in (before.year, date.today().year)}  # noqa: DTZ011
    serials = {(day - date(1899, 12, 30)).days for day in years}
    assert api.unformatted("A1")[0][0] in serials
    assert api.read("A1") == [[formatted]]


@pytest.mark.parametrize(("text", "value", "formatted"), ENGLISH_MORE)
def test_days_times_and_amounts_in_english(
    api: Api, text: str, value: object, formatted: str
) -> None:
    api.type_in("A1", [[text]])
    assert api.unformatted("A1") == [[pytest.approx(value)]]
    assert api.read("A1") == [[formatted]]


@pytest.mark.parametrize(("locale", "text", "value", "formatted"), LOCALES)
def test_days_times_and_amounts_elsewhere(
    sheets_server: SheetsServer, locale: str, text: str, value: object, formatted: str
) -> None:
    api = Api(sheets_server, locale)
    api.type_in("A1", [[text]])
    assert api.unformatted("A1") == [[value]]
    assert api.read("A1") == [[formatted]]


@pytest.mark.parametrize(("locale", "text"), TEXTS)
def test_what_is_no_number_or_day_stays_text(
    sheets_server: SheetsServer, locale: str, text: str
) -> None:
    api = Api(sheets_server, locale)
    api.type_in("A1", [[text]])
    assert api.unformatted("A1") == [[text]]


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
