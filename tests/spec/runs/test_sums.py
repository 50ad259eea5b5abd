"""Lines below the headers that are no rows: totals, and formulas dragged over empty rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.oracle.register import HUMAN
from support.written.runs import column, looked_at, messages, synced
from support.written.tables import register

from sheets_sync.grid.snapshot import ErrorCell

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.stores.memory import Memory

ROWS = register(
    """
    Aanvragen
    Hogeschool          | Geschatte uren
    Hogeschool Rijnoord | 30
    HRO                 | 20
    """
)
KEYS = {
    "Aanvragen": "Kenmerk",
    "Plannen": "Plankenmerk",
    "Uren": "Boeking",
    "Evaluaties": "Evaluatie",
}


def with_line(tab: str, at: int, **cells: Cell) -> Memory:
    """The register with one more line in a tab; spaces in headers are written as underscores."""
    rows = [list(row) for row in ROWS.tabs[tab]]
    line: list[Cell] = [""] * len(rows[0])
    for header, cell in cells.items():
        line[HUMAN_PLACES[tab][header.replace("_", " ")]] = cell
    rows.insert(at, line)
    return ROWS.with_tab(tab, rows).memory()


HUMAN_PLACES = {
    tab: {header: place for place, header in enumerate(headers)} for tab, headers in HUMAN.items()
}


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize(
    "cells",
    [
        {"Tijdstempel": "Totaal", "Geschatte_uren": 50},
        {"Hogeschool": "Totaal:", "Geschatte_uren": 50.0},
        {"Hogeschool": "Hogeschool Rijnoord Totaal", "Geschatte_uren": 50},
        {"Naam_aanvrager": "Subtotaal", "Geschatte_uren": 30},
        {"Vraag": "TOTAL"},
        {"Vraag": "Totaal aantal uren", "Geschatte_uren": "50"},
        {"Vraag": "Eindtotaal 2022", "Geschatte_uren": 50},
        {"Tijdstempel": "Gemiddelde", "Geschatte_uren": 25, "Intakegesprek_op": 44600},
        {"Naam_aanvrager": "Gemiddeld", "Geschatte_uren": 25},
        {"Vraag": "Saldo", "Geschatte_uren": 110},
        {"Contactpersoon_HRM": "Σ", "Geschatte_uren": 50},
        {"Tijdstempel": "Aantal aanvragen:", "E-mailadres": 2},
        {"Naam_aanvrager": "Nog te verdelen =", "Geschatte_uren": 350},
        {"Geschatte_uren": 0},
        {"Geschatte_uren": False, "Domein": False},
        {"Tijdstempel": 0, "E-mailadres": "", "Hogeschool": 0},
        {"Hogeschool": ErrorCell("#N/A"), "Geschatte_uren": ErrorCell("#REF!")},
        {"Intakegesprek_op": 14},
        {"Vraag": "\u200b", "Domein": " "},
    ],
    ids=str,
)
def test_a_line_that_is_no_row(cells: dict[str, Cell], at: int) -> None:
    store = with_line("Aanvragen", at, **cells)
    before = store.read().find("Aanvragen")
    assert before is not None
    synced(store)
    keys = column(store, "Aanvragen", "Kenmerk")
    assert keys.pop(at - 1) == ""
    assert keys == ["SI-2022-001", "SI-2022-002"]
    assert column(store, "Aanvragen", "Status")[at - 1] == ""
    assert messages(store, "Aanvragen")[at - 1] == []
    after = store.read().find("Aanvragen")
    assert after is not None
    assert after.columns[: before.width] == before.columns
    assert not looked_at(store).plan.whole.edits


@pytest.mark.parametrize(
    "cells",
    [
        {"Tijdstempel": 44600.5},
        {"Vraag": "Totaal anders dan vorig jaar: hoe pakken we dat aan?"},
        {"Vraag": "Totale inkoop sociaal maken, hoe?"},
        {"Hogeschool": "HRO", "Geschatte_uren": 40},
        {"Hogeschool": "Totaal", "Naam_aanvrager": "Aanvrager 3"},
        {"E-mailadres": "totaal@example.org", "Geschatte_uren": 30},
        {"Tijdstempel": 44600.5, "Geschatte_uren": 30},
        {"Naam_aanvrager": "Max", "Geschatte_uren": 30},
        {"Vraag": "Wat wij willen weten:"},
    ],
    ids=str,
)
def test_a_row_that_somebody_began_is_one(cells: dict[str, Cell]) -> None:
    store = synced(with_line("Aanvragen", 3, **cells))
    assert column(store, "Aanvragen", "Kenmerk")[2] == "SI-2022-003"
    assert column(store, "Aanvragen", "Status")[2] in {"Onvolledig", "Onjuist"}


ONLY_NUMBERS = (
    "In deze rij staan alleen getallen; zij telt niet mee en krijgt geen kenmerk. Is het een "
    "optelling, laat haar dan zo. Is het een rij, vul dan ook in: {}."
)


@pytest.mark.parametrize(
    ("tab", "cells", "needed"),
    [
        (
            "Aanvragen",
            {"Geschatte_uren": 50},
            (
                "Tijdstempel, E-mailadres, Hogeschool, Naam aanvrager, Afdeling, "
                "Contactpersoon HRM, Contactpersoon Inkoop, Vraag, Activiteiten"
            ),
        ),
        (
            "Plannen",
            {"Begrote_uren": 50, "Kostenbegroting": 1200.5},
            "Kenmerk, Activiteit, Opgesteld door, Ingediend op, Start, Gepland einde",
        ),
        ("Uren", {"Uren": 12.5}, "Datum, Plankenmerk, Adviseur"),
        (
            "Evaluaties",
            {"Bestede_uren": 3, "Gerealiseerde_arbeidsplaatsen": 2},
            "Tijdstempel, E-mailadres, Plankenmerk, Resultaat",
        ),
    ],
)
def test_a_line_with_nothing_but_numbers_is_asked_about(
    tab: str, cells: dict[str, Cell], needed: str
) -> None:
    height = len(ROWS.tabs[tab])
    store = synced(with_line(tab, height, **cells))
    assert column(store, tab, KEYS[tab])[-1] == ""
    assert column(store, tab, "Status")[-1] == ""
    assert messages(store, tab)[-1] == [ONLY_NUMBERS.format(needed)]
    assert not looked_at(store).plan.whole.edits


@pytest.mark.parametrize(
    ("tab", "cells"),
    [
        ("Uren", {"Datum": "Getekend: J. Bakker, 12 december"}),
        ("Plannen", {"Kenmerk": "Nog te bespreken met DNZ"}),
        ("Aanvragen", {"Tijdstempel": "hieronder de aanvragen van vorig jaar"}),
    ],
)
def test_a_lone_sentence_is_asked_about(tab: str, cells: dict[str, Cell]) -> None:
    store = synced(with_line(tab, len(ROWS.tabs[tab]), **cells))
    assert column(store, tab, KEYS[tab])[-1] == ""
    assert messages(store, tab)[-1][0].startswith("In deze rij staat alleen een losse tekst; zij ")
    assert not looked_at(store).plan.whole.edits


def test_a_row_that_has_a_key_keeps_it() -> None:
    store = synced(ROWS)
    for header, place in HUMAN_PLACES["Aanvragen"].items():
        store.put("Aanvragen", place, 2, 20 if header == "Geschatte uren" else None)
    synced(store)
    assert column(store, "Aanvragen", "Kenmerk") == ["SI-2022-001", "SI-2022-002"]
    assert column(store, "Aanvragen", "Status")[1] == "Onvolledig"


def test_a_sum_below_the_columns_of_the_program_is_left_alone() -> None:
    store = synced(ROWS)
    tab = store.read().find("Aanvragen")
    assert tab is not None
    place = next(n for n, cells in enumerate(tab.columns) if cells[0] == "Uren gereserveerd")
    store.put("Aanvragen", place, 3, 50)
    store.put("Aanvragen", 2, 4, "Totaal")
    store.put("Aanvragen", place, 4, 50)
    assert not looked_at(store).plan.whole.edits


def test_a_total_among_the_parties_is_no_party() -> None:
    rows = [list(row) for row in ROWS.tabs["Hogescholen"]]
    store = ROWS.with_tab("Hogescholen", [*rows, ["Totaal", "", ""]]).memory()
    synced(store)
    shown = column(store, "Hogescholen", "Uren toegekend")
    assert shown[-1] == ""
    assert set(shown[:-1]) == {0}


def test_formulas_dragged_over_a_thousand_rows_are_one_table() -> None:
    lines: list[list[Cell]] = [[0 if n in {2, 10} else "" for n in range(13)] for _ in range(1000)]
    store = ROWS.with_tab("Aanvragen", [*ROWS.tabs["Aanvragen"], *lines]).memory()
    synced(store)
    assert set(column(store, "Aanvragen", "Kenmerk")) == {"SI-2022-001", "SI-2022-002", ""}
