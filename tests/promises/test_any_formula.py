"""Whatever is written as a formula is checked or told as mistakes; it never raises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.formulas.worlds import POINTS_AT, TYPES, row_of

from sheets_sync.formula.check import check
from sheets_sync.formula.telling import show_mistake
from sheets_sync.formula.types import Schema, TabNames

SCHEMA = Schema(
    {
        tab: TabNames(
            tab,
            tab.title(),
            {header: header for header in (*TYPES, "Bij")},
            {**TYPES, "Bij": row_of(target)},
        )
        for tab, target in POINTS_AT.items()
    }
)
PIECES = (
    *("[Uren]", "[Bij]", ".[Naam]", "[Soort]", "[Domein]", "[", "]", "]]", "(", ")", ";", ","),
    *("DEZE[Start]", "Hours[Uren", "'Hours'[Uren]", "ALLE(", "SOM(", "ALS(", "EN", "OF", "NIET"),
    *("1,5", "50.000", "2024-03-01", "2024-02-30", '"Proeftuin"', '"', "'", "“", "=", "==", "<"),
    *("&&", "!", "%", "-", "/", "&", "VANDAAG()", "EERDER(", "TEKST(", "DATUM(", "via", " ", "\n"),
    *("²", "٣", "\u200b", "\ud800", "\x00", "é", "WAAR", "DEZE", "ZOEK(", "Hours", "GETYPT("),
)
texts = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
NASTY = ("", "0,0,0", "MAX(1,5,3)", "1,234.50,6", "=", "\t\n",
         "(" * 200 + "1" + ")" * 200, "1+" * 1900 + "1", "-" * 3000 + "1",
         "NIET " * 700 + "WAAR", "x" * 10_000, "[" * 300, '"' * 301, "[Uren]" * 600,
         "9" * 4000, "1%" * 1500, "[Bij]" + ".[Bij]" * 600)  # fmt: skip


def told(text: str) -> None:
    found = check(text, SCHEMA, "plans")
    if isinstance(found, list):
        assert found
        for mistake in found:
            assert show_mistake(text, mistake, SCHEMA, "nl").count("\n") == 2
            assert show_mistake(text, mistake, SCHEMA, "en")


@settings(max_examples=400, deadline=None)
@given(texts)
def test_any_text(text: str) -> None:
    told(text)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_nasty_texts(text: str) -> None:
    told(text)
