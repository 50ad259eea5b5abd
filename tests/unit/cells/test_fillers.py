"""What people type where nothing belongs: blank where that is all it means, else a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.written.runs import column, messages, rows, synced
from support.written.tables import Written, register

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Cell

FILLERS: list[Cell] = [
    "n.v.t.",
    "N.v.t",
    "nvt",
    "?",
    "onbekend",
    "nog niet",
    "…",
    False,
    " - ",
    "–",
    "--",
    "geen",
]
ONE = "Aanvragen\nHogeschool | Geschatte uren\nHRO | 10\n\n"


def with_cell(tab: str, header: str, cell: Cell, text: str = ONE) -> Written:
    written = register(text if tab == "Aanvragen" else f"{text}{tab}\nStatus\n\n")
    return written.with_cell(tab, written.tabs[tab][0].index(header), 1, cell)


@pytest.mark.parametrize("header", ["Intakegesprek op", "Ingetrokken op"])
@pytest.mark.parametrize(
    "cell", [*FILLERS, "nee", "nog geen datum", 0, 0.0, "0", "00-00-0000", "30-12-1899"]
)
def test_a_filler_in_a_date_that_may_be_blank(header: str, cell: Cell) -> None:
    store = synced(with_cell("Aanvragen", header, cell))
    assert column(store, "Aanvragen", "Status") == ["In behandeling"]
    assert messages(store, "Aanvragen") == [[]]
    assert rows(store, "Aanvragen")[0][header] == cell


@pytest.mark.parametrize("cell", ["x", "ja", True, "zie mail", "morgen", 1, "32-13-2021"])
def test_what_is_no_filler_is_asked_and_never_filled_in(cell: Cell) -> None:
    """Whoever follows the message does not withdraw a request by it."""
    store = synced(with_cell("Aanvragen", "Ingetrokken op", cell))
    assert column(store, "Aanvragen", "Status") == ["Onjuist"]
    ((message,),) = messages(store, "Aanvragen")
    assert "maak de cel leeg" in message.partition(";")[2].partition(".")[0]
    emptied = synced(with_cell("Aanvragen", "Ingetrokken op", ""))
    assert column(emptied, "Aanvragen", "Status") == ["In behandeling"]


@pytest.mark.parametrize("cell", ["n.v.t.", "nvt", "?", "onbekend", "nog niet", False])
def test_a_filler_in_an_amount_that_may_be_blank(cell: Cell) -> None:
    store = synced(with_cell("Aanvragen", "Geschatte uren", cell))
    assert column(store, "Aanvragen", "Uren gereserveerd") == [40]
    assert messages(store, "Aanvragen") == [[]]


@pytest.mark.parametrize("cell", ["-", "--", "geen", "Geen", "nihil", "nee"])
def test_nothing_may_be_a_nought(cell: Cell) -> None:
    """A blank claim is the cap, a nought claims nothing: nobody guesses which."""
    store = synced(with_cell("Aanvragen", "Geschatte uren", cell))
    assert messages(store, "Aanvragen") == [
        [
            (
                f'Geschatte uren: "{cell}" kan betekenen dat hier niets hoort, maar ook 0; maak de '
                "cel leeg, of vul 0 in."
            )
        ]
    ]


@pytest.mark.parametrize("cell", FILLERS)
def test_a_filler_among_choices_that_may_be_blank(cell: Cell) -> None:
    store = synced(with_cell("Aanvragen", "Domein", cell))
    assert messages(store, "Aanvragen") == [[]]


@pytest.mark.parametrize("cell", ["nee", "ja", "x", True])
def test_a_no_is_no_decision(cell: Cell) -> None:
    written = register(ONE + "Plannen\nKenmerk\nSI-2022-001")
    place = written.tabs["Plannen"][0].index("Besluit")
    store = synced(written.with_cell("Plannen", place, 1, cell))
    ((message,),) = messages(store, "Plannen")
    assert "maak de cel leeg of kies uit: Goedgekeurd, Afgewezen, Aanvullen." in message


@pytest.mark.parametrize(
    ("header", "remedy"),
    [
        ("Tijdstempel", "vul datum en tijd in, bijvoorbeeld 31-12-2021 10:15."),
        ("E-mailadres", "vul een e-mailadres in."),
        ("Hogeschool", "vul een naam uit de lijst in."),
        ("Afdeling", "kies uit: P&O centraal, P&O decentraal, Inkoop."),
        ("Activiteiten", "kies één of meer uit: Presentatie, Workshop, Proeftuin, Anders."),
    ],
)
@pytest.mark.parametrize("cell", ["n.v.t.", "-", "?", "nog niet", False])
def test_a_filler_in_a_cell_that_must_be_filled_is_missing(
    header: str, remedy: str, cell: Cell
) -> None:
    store = synced(with_cell("Aanvragen", header, cell))
    assert column(store, "Aanvragen", "Status") == ["Onvolledig"]
    assert messages(store, "Aanvragen") == [[f"{header}: ontbreekt; {remedy}"]]


@pytest.mark.parametrize("header", ["Kenmerk", "Begrote uren", "Kostenbegroting", "Start"])
@pytest.mark.parametrize("cell", ["n.v.t.", "-", "?"])
def test_a_filler_in_a_plan_is_missing(header: str, cell: Cell) -> None:
    written = register(ONE + "Plannen\nKenmerk\nSI-2022-001")
    place = written.tabs["Plannen"][0].index(header)
    store = synced(written.with_cell("Plannen", place, 1, cell))
    assert column(store, "Plannen", "Status") == ["Onvolledig"]
    ((message,),) = messages(store, "Plannen")
    assert message.startswith(f"{header}: ontbreekt; vul ")


@pytest.mark.parametrize("cell", ["-", "n.v.t."])
def test_a_free_text_is_filled_with_whatever_stands_there(cell: str) -> None:
    store = synced(with_cell("Aanvragen", "Vraag", cell))
    assert column(store, "Aanvragen", "Status") == ["In behandeling"]


def test_rows_of_boxes_that_nobody_ticked_are_no_requests() -> None:
    written = register(ONE)
    blank: list[Cell] = [""] * len(written.tabs["Aanvragen"][0])
    place = written.tabs["Aanvragen"][0].index("Ingetrokken op")
    unticked = [*blank[:place], False, *blank[place + 1 :]]
    grid = [*written.tabs["Aanvragen"], unticked, unticked]
    store = synced(written.with_tab("Aanvragen", grid))
    assert column(store, "Aanvragen", "Kenmerk") == ["SI-2022-001", "", ""]
