"""Characters that nobody sees: forgiven where they change nothing, named where they do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.written.runs import column, messages, pilot, synced
from support.written.tables import register

from sheets_sync.register.column_readers import reader_of

UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2060\u2066\u2069\ufeff"
COLUMNS = {
    (str(tab), one.header): one
    for tab, spec in pilot().register_tabs()
    for one in spec.human
    if one.kind != "text"
}
FINE = [
    ("requests", "E-mailadres", "jan@example.org"),
    ("requests", "Hogeschool", "Hogeschool Utrecht"),
    ("requests", "Afdeling", "P&O centraal"),
    ("requests", "Activiteiten", "Workshop, Anders"),
    ("requests", "Geschatte uren", "7,5"),
    ("requests", "Tijdstempel", "31-12-2021 10:15"),
    ("requests", "Intakegesprek op", "31 dec 2021"),
    ("plans", "Kenmerk", "SI-2021-001"),
    ("plans", "Kostenbegroting", "€ 1.200,50"),
    ("bookings", "Plankenmerk", "SI-2021-001-A"),
    ("evaluations", "Gerealiseerde arbeidsplaatsen", "3"),
]


def read(tab: str, header: str, cell: str) -> object:
    names = {"parties": {"hogeschool utrecht": "Hogeschool Utrecht"}}
    return reader_of(COLUMNS[tab, header], pilot(), names)(cell)


@given(st.sampled_from(FINE), st.lists(st.tuples(st.integers(0, 20), st.sampled_from(UNSEEN))))
def test_what_nobody_sees_changes_nothing(
    fine: tuple[str, str, str], unseen: list[tuple[int, str]]
) -> None:
    tab, header, text = fine
    dressed = text
    for place, character in unseen:
        dressed = dressed[:place] + character + dressed[place:]
    assert read(tab, header, dressed) == read(tab, header, text)


SEEN_WRONG = [
    (
        "E-mailadres",
        "jan\x00@example.org",
        (
            'E-mailadres: in "jan␀@example.org" is teken 4 onzichtbaar (U+0000); typ de inhoud '
            "opnieuw."
        ),
    ),
    (
        "E-mailadres",
        "j\u0430n@example.org",
        (
            'E-mailadres: in "j\u0430n@example.org" is teken 2 geen gewone "a", maar een teken uit '
            "een ander alfabet dat erop lijkt; typ de inhoud opnieuw."
        ),
    ),
    (
        "Hogeschool",
        "Hogesch\u043eol Rijnoord",
        (
            'Hogeschool: in "Hogesch\u043eol Rijnoord" is teken 8 geen gewone "o", maar een teken '
            "uit een ander alfabet dat erop lijkt; typ de inhoud opnieuw."
        ),
    ),
    (
        "Geschatte uren",
        "\u202e12,5",
        (
            'Geschatte uren: in "12,5" staat een onzichtbaar teken dat de tekst omdraait, zodat u '
            "iets anders ziet dan er staat; typ de inhoud opnieuw."
        ),
    ),
]


@pytest.mark.parametrize(("header", "cell", "sentence"), SEEN_WRONG)
def test_what_is_not_harmless_is_named(header: str, cell: str, sentence: str) -> None:
    written = register("Aanvragen\nVraag\nHoe?")
    place = written.tabs["Aanvragen"][0].index(header)
    store = synced(written.with_cell("Aanvragen", place, 1, cell))
    assert messages(store, "Aanvragen") == [[sentence]]


def test_a_key_of_another_alphabet_is_named() -> None:
    written = register("Aanvragen\nVraag\nHoe?\n\nPlannen\nKenmerk\nS\u0406-2022-001")
    store = synced(written)
    ((message,),) = messages(store, "Plannen")
    assert message.startswith('Kenmerk: in "S\u0406-2022-001" is teken 2 geen gewone "I", maar')
    assert column(store, "Plannen", "Status") == ["Onjuist"]


@pytest.mark.parametrize(
    "address",
    [
        "\u0430\u043d\u043d\u0430@example.org",
        "anna@b\u00fccher.example.org",
        "ren\u00e9@example.org",
    ],
)
def test_an_address_in_a_language_of_its_own(address: str) -> None:
    assert read("requests", "E-mailadres", address) == address
