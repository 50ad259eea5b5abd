"""What somebody may have meant: the right name or none, never a name that somebody else has."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from support.written.runs import pilot

from sheets_sync.cells.suggestions import closest, suggestion
from sheets_sync.cells.text import fold

PARTIES = {
    fold(spelling): row["Naam"]
    for row in pilot().tabs["parties"].rows
    for text in row.values()
    for spelling in text.split(",")
}
DEPARTMENTS = {fold(one): one for one in ("P&O centraal", "P&O decentraal", "Inkoop")}
DECISIONS = {fold(one): one for one in ("Goedgekeurd", "Afgewezen", "Aanvullen")}
LETTERS = st.sampled_from("abcdefghijklmnoprstuvwyz")


def test_the_list_has_all_of_them() -> None:
    assert len(set(PARTIES.values())) == 36


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Aeris Hogeschool", "Aeres Hogeschool"),
        ("Amsterdamse Hogeschool vd Kunsten", None),
        ("Amsterdamse Hogeschool voor Kunsten", "Amsterdamse Hogeschool voor de Kunsten"),
        ("Art EZ", "ArtEZ University of the Arts"),
        ("Avans Hogescholen", None),
        ("Avnas Hogeschool", "Avans Hogeschool"),
        ("Breda University of Applied Science", "Breda University of Applied Sciences"),
        ("Christelijke Hogeschol Ede", "Christelijke Hogeschool Ede"),
        ("Codarts Roterdam", "Codarts Rotterdam"),
        ("Haagse Hogeschol", "De Haagse Hogeschool"),
        ("Design Academy Eindhofen", "Design Academy Eindhoven"),
        ("Drie Star", "Driestar educatief"),
        ("Fontis Hogescholen", "Fontys Hogeschool"),
        ("Gerrit Rietvelt Academie", "Gerrit Rietveld Academie"),
        ("Hanze Hogeschool Groningen", "Hanzehogeschool Groningen"),
        ("HAS green acadmey", "HAS green academy"),
        ("Hogeschool de Kempl", "Hogeschool de Kempel"),
        ("Hogeschool van de Kunsten Den Haag", "Hogeschool der Kunsten Den Haag"),
        ("Hogeschool In Holland", "Hogeschool Inholland"),
        ("Hogeschool i-Pabo", "Hogeschool iPabo"),
        ("Hogeschool Lieden", "Hogeschool Leiden"),
        ("Hogeschol Leiden", "Hogeschool Leiden"),
        ("Hogeschool Leiden (HL)", "Hogeschool Leiden"),
        ("Hogeschool Roterdam", "Hogeschool Rotterdam"),
        ("Hogeschoolutrecht", "Hogeschool Utrecht"),
        ("Hogeschool Utrect", "Hogeschool Utrecht"),
        ("Hoogeschool Utrecht", "Hogeschool Utrecht"),
        ("Hogeschool Amsterdam", "Hogeschool van Amsterdam"),
        ("Hogeschool Arnhem & Nijmegen", "Hogeschool van Arnhem en Nijmegen"),
        ("Van Hall Larestein", "Hogeschool Van Hall Larenstein"),
        ("Hogeschool Vïaa", "Hogeschool Viaa"),
        ("Hogeschool voor de Kunsten Utrect", "Hogeschool voor de Kunsten Utrecht"),
        ("Windeshiem", "Hogeschool Windesheim"),
        ("Hotelschool Den Hag", None),
        ("Hotelschool the Haguee", "Hotelschool The Hague"),
        ("Hogeschool Zeelant", "HZ University of Applied Sciences"),
        ("Iselingen Hogeschool", "Iselinge Hogeschool"),
        ("Katolieke Pabo Zwolle", "Katholieke Pabo Zwolle"),
        ("Marnix Acadmie", "Marnix Academie"),
        ("NHL Stende", "NHL Stenden Hogeschool"),
        ("Saxon Hogeschool", "Saxion Hogeschool"),
        ("Thomas Moore Hogeschool", "Thomas More Hogeschool"),
        ("Zuid Hogeschool", "Zuyd Hogeschool"),
    ],
)
def test_a_name_typed_wrong(typed: str, meant: str | None) -> None:
    assert suggestion(typed, PARTIES) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "Hogeschool Zwolle",
        "Hogeschool Holland",
        "Hogeschool Gent",
        "Hogeschool NCOI",
        "Hogeschool Den Haag",
        "Hogeschool Eindhoven",
        "Hogeschool",
        "De Hogeschool",
        "University of Applied Sciences",
        "Christelijke Hogeschool",
        "Hogeschool voor de Kunsten",
        "Amsterdamse Hogeschool",
        "Universiteit van Amsterdam",
        "Universiteit Utrecht",
        "Utrecht University",
        "Universiteit Leiden",
        "Erasmus Universiteit Rotterdam",
        "Hotelschool Maastricht",
        "Katholieke Hogeschool Zwolle",
        "Utrecht",
        "Rotterdam",
        "Zwolle",
        "Pabo",
        "Academie",
        "HN",
        "HH",
        "HAB",
        "KAHK",
        "Windesheim Flevoland",
        "Fontys Eindhoven",
        "HU / HKU",
        "Hogeschool Utrecht en Hogeschool Rotterdam",
        "Hogeschool Utrecht, faculteit Recht",
        "?",
        "",
        "x" * 5000,
    ],
)
def test_names_of_others_and_of_nobody(typed: str) -> None:
    assert suggestion(typed, PARTIES) is None


@pytest.mark.parametrize(
    ("typed", "choices", "meant"),
    [
        ("niet goedgekeurd", DECISIONS, None),
        ("afgekeurd", DECISIONS, None),
        ("goedgekeurt", DECISIONS, "Goedgekeurd"),
        ("goed gekeurd", DECISIONS, "Goedgekeurd"),
        ("Afgewezn", DECISIONS, "Afgewezen"),
        ("PO centraal", DEPARTMENTS, "P&O centraal"),
        ("P & O decentraal", DEPARTMENTS, "P&O decentraal"),
        ("P&O decentral", DEPARTMENTS, "P&O decentraal"),
        ("P&O", DEPARTMENTS, None),
        ("geen inkoop", DEPARTMENTS, None),
        ("HRM", DEPARTMENTS, None),
        ("Inkoop", {}, None),
    ],
)
def test_a_choice_typed_wrong(typed: str, choices: dict[str, str], meant: str | None) -> None:
    assert suggestion(typed, choices) == meant


@given(st.data())
def test_one_letter_wrong_never_makes_another_name(data: st.DataObject) -> None:
    spelling = data.draw(st.sampled_from(sorted(PARTIES)))
    place = data.draw(st.integers(0, len(spelling)))
    before, after = spelling[:place], spelling[place:]
    letter = data.draw(LETTERS)
    typed = data.draw(
        st.sampled_from(
            [
                before + after[1:],
                before + letter + after,
                before + letter + after[1:],
                before + after[1:2] + after[:1] + after[2:],
            ]
        )
    )
    assume(fold(typed) not in PARTIES)
    assert suggestion(typed, PARTIES) in {PARTIES[spelling], None}


@given(
    st.sampled_from([name for name in sorted(set(PARTIES.values())) if len(name.split()) > 1]),
    st.text(LETTERS, min_size=4, max_size=12),
    st.data(),
)
def test_a_word_from_elsewhere_makes_another_name(
    name: str, stranger: str, data: st.DataObject
) -> None:
    assume(not any(close(stranger, word) for spelling in PARTIES for word in spelling.split()))
    words = name.split()
    words.insert(data.draw(st.integers(0, len(words))), stranger)
    assert suggestion(" ".join(words), PARTIES) is None


def close(one: str, other: str) -> bool:
    return sorted(one) == sorted(other) or len(set(one) ^ set(other)) <= 4


@given(st.text(LETTERS, min_size=3, max_size=10), st.integers(0, 9), LETTERS, LETTERS, LETTERS)
def test_never_a_choice_between_two_that_are_close(
    word: str, place: int, one: str, other: str, typed: str
) -> None:
    assume(len({one, other, typed}) == 3)
    first, second, between = (
        f"Hogeschool {word[:place]}{letter}{word[place:]}" for letter in (one, other, typed)
    )
    names = {fold(name): name for name in (first, second, "Hogeschool Utrecht", "De Kempel")}
    assert suggestion(between, names) not in {first, second}


@pytest.mark.parametrize(
    ("wanted", "found", "close"),
    [
        ("Begrote uren", ["Begrote uur", "Start"], "Begrote uur"),
        ("Hogeschool", ["HOGESCHOOL:"], "HOGESCHOOL:"),
        ("Hogeschool", ["Opmerking"], ""),
        ("Vraag", [], ""),
        ("Contactpersoon Inkoop", ["Contactpersoon HRM", "Vraag"], ""),
        ("Naam aanvrager", ["Naam van aanvrager", "Naam contact"], "Naam van aanvrager"),
        ("Kolom 1", ["Kolom 2", "Kolom 3"], ""),
        ("Plannen", ["Plannen 2021", "Plannen 2022"], ""),
    ],
)
def test_a_label_with_another_spelling(wanted: str, found: list[str], close: str) -> None:
    assert closest(wanted, found) == close
