"""Number patterns: accounting, fractions, conditions, text, lengths of time, in two locales."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.loopback.calls import Api, grid

from sheets_sync.testing.locales import tongue
from sheets_sync.testing.patterns import shown

if TYPE_CHECKING:
    from sheets_sync.testing.server import SheetsServer

ACCOUNTING = '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)'
EURO = '_-"€" * #,##0.00_-;-"€" * #,##0.00_-;_-"€" * "-"??_-;_-@_-'
CASES = [
    ("en_US", 1234.5, ACCOUNTING, " $1,234.50 "),
    ("en_US", -1234.5, ACCOUNTING, " $(1,234.50)"),
    ("en_US", 0, ACCOUNTING, " $-   "),
    ("en_US", "n/a", ACCOUNTING, " n/a "),
    ("nl_NL", 1234.5, EURO, " € 1.234,50 "),
    ("nl_NL", -1234.5, EURO, "-€ 1.234,50 "),
    ("en_US", 1.5, "# ?/?", "1 1/2"),
    ("en_US", 0.3333333333, "# ?/?", " 1/3"),
    ("en_US", 3.14159265, "# ??/??", "3 14/99"),
    ("en_US", 3.14159265, "# ???/???", "3  16/113"),
    ("en_US", 2.75, "?/?", "11/4"),
    ("en_US", 1.375, "# ?/8", "1 3/8"),
    ("en_US", -1.5, "# ?/?", "-1 1/2"),
    ("en_US", 50, '[<100]"few";[>=100]"many"', "few"),
    ("en_US", 150, '[<100]"few";[>=100]"many"', "many"),
    ("en_US", -5, "[Red]0;[Blue]-0", "-5"),
    ("en_US", 1234567, "#,##0,", "1,235"),
    ("en_US", 1234567, '0.0,,"M"', "1.2M"),
    ("en_US", 5551234567, "(000) 000-0000", "(555) 123-4567"),
    ("en_US", 12345, "00000-0000", "00001-2345"),
    ("en_US", 0.000123, "0.00E+00", "1.23E-04"),
    ("en_US", 9.999, "0.00E+00", "1.00E+01"),
    ("en_US", 12345, "##0.0E+0", "12.3E+3"),
    ("en_US", 1234.5, "0.00", "1234.50"),
    ("en_US", 0.5, "#.##", ".5"),
    ("en_US", 5, "0.0?", "5.0 "),
    ("en_US", -0.5, "[h]:mm:ss", "-12:00:00"),
    ("en_US", 1.5, "[m]", "2160"),
    ("en_US", 43831.5, 'd "of" mmmm, h:mm am/pm', "1 of January, 12:00 PM"),
    ("nl_NL", 0.125, "0.0%", "12,5%"),
    ("nl_NL", 43831.75, "dddd d mmmm yyyy hh:mm", "woensdag 1 januari 2020 18:00"),
]


@pytest.mark.parametrize(("locale", "value", "pattern", "expected"), CASES)
def test_a_value_is_shown_by_its_pattern(
    sheets_server: SheetsServer, locale: str, value: Any, pattern: str, expected: str
) -> None:
    api = Api(sheets_server, locale)
    kind = "DATE_TIME" if any(letter in pattern for letter in "hmd") else "NUMBER"
    kind = "NUMBER" if "0" in pattern else kind
    form = {"numberFormat": {"type": kind, "pattern": pattern}}
    entered = {"stringValue": value} if isinstance(value, str) else {"numberValue": value}
    cell = {"userEnteredValue": entered, "userEnteredFormat": form}
    rows = [{"values": [cell]}]
    api.batch({"updateCells": {"range": grid(0, 0, 1, 1), "rows": rows, "fields": "*"}})
    assert api.read("A1") == [[expected]]


@given(st.integers(-(10**12), 10**12), st.sampled_from(["en_US", "nl_NL", "de_DE"]))
def test_a_grouped_number_has_all_its_digits(thousandths: int, locale: str) -> None:
    habits = tongue(locale)
    text = shown(thousandths / 1000, {"type": "NUMBER", "pattern": "#,##0.000"}, habits)
    plain = text.replace(habits.group, "").replace(habits.decimal, ".")
    assert float(plain) == thousandths / 1000


@given(st.fractions(0, 100, max_denominator=9))
def test_a_small_fraction_is_shown_whole(number: Any) -> None:
    text = shown(float(number), {"type": "NUMBER", "pattern": "0 ?/?"}, tongue("en_US"))
    whole, _, rest = text.strip().partition(" ")
    top, _, below = rest.strip().partition("/")
    assert (
        int(whole) * number.denominator + int(top or 0) * number.denominator // int(below or 1)
        == number.numerator
    )


def test_a_sort_order_names_its_first_column(api: Api) -> None:
    specs = [{"dimensionIndex": 0, "sortOrder": "ASCENDING"}]
    api.batch({"setBasicFilter": {"filter": {"range": grid(0, 0, 4, 2), "sortSpecs": specs}}})
    assert api.sheet()["basicFilter"]["sortSpecs"] == specs
