"""Cells as text: cleaned, folded, quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.cells.text import clean, error_of, fold, is_blank, quoted, refused
from sheets_sync.grid.snapshot import Cell, ErrorCell
from sheets_sync.problems.problem import Wrong

if TYPE_CHECKING:
    from sheets_sync.cells.text import Language

BLANKS = st.text(alphabet=" \t\r\n\u00a0\u202f\u200b\u200e\u2066\ufeff", max_size=5)


@pytest.mark.parametrize(
    ("cell", "language", "expected"),
    [
        (None, "nl", ""),
        ("  Inkoop \n", "nl", "Inkoop"),
        ("\ufeff\u200eInkoop\u200b\u202f", "nl", "Inkoop"),
        ("P&O\u00a0centraal", "nl", "P&O centraal"),
        ("twee\nregels", "nl", "twee\nregels"),
        ("'s-Hertogenbosch", "nl", "'s-Hertogenbosch"),
        (612345678.0, "nl", "612345678"),
        (2021, "nl", "2021"),
        (-0.0, "nl", "0"),
        (7.5, "nl", "7,5"),
        (7.5, "en", "7.5"),
        (0.1 + 0.2, "nl", "0,3"),
        (1e300, "nl", "1e+300"),
        (float("nan"), "en", "nan"),
        (float("inf"), "en", "inf"),
        (True, "nl", "WAAR"),
        (False, "en", "FALSE"),
    ],
)
def test_clean(cell: Cell, language: Language, expected: str) -> None:
    assert clean(cell, language) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kenmerk", " KENMERK "),
        ("Telt vanaf", "telt\u00a0 \nvanaf"),
        ("E-mailadres", "e‑mailadres"),
        ("E-mailadres", "E–mailadres"),
        ("foto's", "foto’s"),
        ("foto's", "foto`s"),
        ("Inkoop", "'Inkoop"),
        ("Proeftuin", "Proef\u00adtuin"),
        ("café", "cafe\u0301"),
        ("STRASSE", "straße"),
    ],
)
def test_spellings_that_match(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Inkoop", "In koop"), ("café", "cafe"), ("P&O centraal", "P&O decentraal"), ("a-b", "ab")],
)
def test_spellings_that_do_not_match(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("cell", [None, "", " ", "\u00a0\u202f", "\u200b\ufeff", "'", " ' "])
def test_blank(cell: Cell) -> None:
    assert is_blank(cell)


@pytest.mark.parametrize("cell", [0, 0.0, False, "-", ".", "0", ErrorCell(""), ErrorCell("#N/A")])
def test_not_blank(cell: Cell) -> None:
    assert not is_blank(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (ErrorCell("#N/A"), "#N/A"),
        (ErrorCell(""), ""),
        ("#REF!", "#REF!"),
        (" #VERW!\u00a0", "#VERW!"),
        ("#DEEL/0!", "#DEEL/0!"),
        ("#1 in de rij", None),
        ("zie #N/A", None),
        ("", None),
        (None, None),
        (0, None),
    ],
)
def test_error_of(cell: Cell, expected: str | None) -> None:
    assert error_of(cell) == expected


def test_an_error_and_a_lost_outcome_are_told_apart() -> None:
    assert refused(ErrorCell("#N/A")) == Wrong("cell.error")
    assert refused(ErrorCell("")) == Wrong("cell.no_outcome")
    assert refused("tekst") is None


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("veertig", "veertig"),
        (7.5, "7,5"),
        (True, "WAAR"),
        (ErrorCell("#N/A"), "#N/A"),
        ("een\r\ntwee\ndrie", "een⏎twee⏎drie"),
        ("een\u2028twee\vdrie", "een⏎twee⏎drie"),
        ("een\ttwee", "een␉twee"),
        ("\x1b[31mrood\x7f", "␛[31mrood␡"),
        ("a\x00b\x85c\x9fd", "a␀b⏎c�d"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("zero\u200bwidth\u2066\u2069", "zerowidth"),
        ("half\ud83d", "half�"),
        ("non\uffff", "non�"),
        ("twee\u2003blanks\u3000", "twee blanks"),
        ('zegt "ja"', 'zegt "ja"'),
    ],
)
def test_quoted(cell: Cell, expected: str) -> None:
    assert quoted(cell) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("x" * 10, "x" * 10), ("x" * 11, "x" * 9 + "…"), ("acht 890 twaalf", "acht 890…")],
)
def test_quoted_is_cut(text: str, expected: str) -> None:
    assert quoted(text, limit=10) == expected


ANYTHING = st.text(st.characters(), max_size=100) | st.floats() | st.booleans()


@given(ANYTHING)
def test_what_is_quoted_is_one_printable_line(cell: Cell) -> None:
    text = quoted(cell)
    assert len(text) <= 60
    assert len(text.splitlines()) <= 1
    text.encode()
    assert "\x1b" not in text


@given(BLANKS, st.text(st.characters(), max_size=40), BLANKS)
def test_blanks_around_it_change_nothing(before: str, text: str, after: str) -> None:
    around = before + text + after
    assert clean(around) == clean(text)
    assert fold(around) == fold(text)
    assert quoted(around) == quoted(text)
    assert is_blank(around) == is_blank(text)
    assert error_of(around) == error_of(text)


@given(st.text(st.characters(), max_size=40))
def test_folding_looks_through_case_and_cleaning(text: str) -> None:
    assert fold(clean(text)) == fold(text) == fold(fold(text))
