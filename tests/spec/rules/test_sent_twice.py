"""Dubbel: the same request as one that counts, however it was spelled."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from support.written.runs import column, synced
from support.written.tables import register

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Cell

TWO = register(
    """
    Aanvragen
    Hogeschool          | Naam aanvrager | Vraag                   | Geschatte uren | Activiteiten
    Hogeschool Rijnoord | Zoë de Proef   | Hoe beginnen we hier?   | 7.5            | Workshop
    Hogeschool Rijnoord | Zoë de Proef   | Hoe beginnen we hier?   | 7.5            | Workshop
    """
)
PLACES = {"Hogeschool": 2, "Naam aanvrager": 3, "Vraag": 7, "Activiteiten": 8, "Geschatte uren": 10}
PLACES |= {"Tijdstempel": 0, "E-mailadres": 1, "Domein": 9}
PLACES |= {"Intakegesprek op": 11, "Ingetrokken op": 12}


def statuses(*cells: tuple[int, str, Cell]) -> list[object]:
    """The statuses of the two rows after cells (row, header, content) were changed."""
    written = TWO
    for row, header, cell in cells:
        written = written.with_cell("Aanvragen", PLACES[header], row, cell)
    return list(column(synced(written), "Aanvragen", "Status"))


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("Hogeschool", "HRO"),
        ("Hogeschool", " hogeschool  RIJNOORD "),
        ("Naam aanvrager", unicodedata.normalize("NFD", "Zoë de Proef")),
        ("Naam aanvrager", "ZOË DE PROEF"),
        ("Vraag", "Hoe  beginnen\nwe hier?"),
        ("Vraag", "hoe beginnen we\u00a0hier?"),
        ("Geschatte uren", "7:30"),
        ("Geschatte uren", "7½"),
        ("Activiteiten", " workshop"),
        ("Intakegesprek op", 44600),
        ("Tijdstempel", "4-1-2022 10:00"),
    ],
)
def test_the_same_in_another_spelling(header: str, cell: str | float) -> None:
    assert statuses((2, header, cell)) == ["In behandeling", "Dubbel"]


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("Hogeschool", "Hogeschool Zeekant"),
        ("Naam aanvrager", "Zoe de Proef"),
        ("Vraag", "Hoe beginnen we hier"),
        ("Geschatte uren", 8),
        ("Geschatte uren", ""),
        ("Activiteiten", "Presentatie"),
        ("E-mailadres", "ander@example.org"),
    ],
)
def test_another_request(header: str, cell: str | float) -> None:
    assert statuses((2, header, cell))[1] != "Dubbel"


@pytest.mark.parametrize(
    ("header", "cell", "status"),
    [
        ("Ingetrokken op", 44600, "Ingetrokken"),
        ("Tijdstempel", "31-3-2021", "Buiten looptijd"),
    ],
)
def test_a_request_that_does_not_count_makes_no_other_double(
    header: str, cell: str | float, status: str
) -> None:
    assert statuses((1, header, cell)) == [status, "In behandeling"]


@pytest.mark.parametrize(
    ("header", "nothing"),
    [
        *(("Domein", nothing) for nothing in (False, "n.v.t.", "-", "'")),
        *(("Geschatte uren", nothing) for nothing in (False, "n.v.t.", "'")),
    ],
)
def test_what_says_nothing_is_the_same_as_nothing(header: str, nothing: Cell) -> None:
    assert statuses((1, header, ""), (2, header, nothing)) == ["In behandeling", "Dubbel"]
