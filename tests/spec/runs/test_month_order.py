"""A date with its month first: the others in its column are asked about, nothing is guessed."""

from __future__ import annotations

import pytest
from support.written.runs import column, messages, synced
from support.written.tables import register

FIRST = "is geen datum in de volgorde dag-maand-jaar; bedoelt u"
EITHER = "want in deze kolom staat ook"
SWAPPED = "kijk na of dit niet"
FINE = ""

# What stands in Tijdstempel of each row, and what is said about it.
COLUMNS = {
    "all that is written alike": {
        "04/20/2021 09:15": f'"04/20/2021 09:15" {FIRST} 20-04-2021 09:15?',
        "04/06/2021 14:05:23": (
            f'"04/06/2021 14:05:23" kan 04-06-2021 14:05:23 zijn, maar ook 06-04-2021 14:05:23, '
            f'{EITHER} "04/20/2021 09:15", met de maand voorop; vul de datum in met de maand als '
            "woord, bijvoorbeeld 31 dec 2021."
        ),
        "04/04/2021 10:00": FINE,
        "20/05/2021 10:00": FINE,
        "4 juni 2021 14:05": FINE,
        "2021-06-04 14:05": FINE,
        "4-6-2021 14:06": FINE,
        "2021-06-04T09:00": FINE,
    },
    "no date with its month first": {
        "04/06/2021 14:05": FINE,
        "20/04/2021 09:15": FINE,
    },
    "two ways of writing, both with the month first": {
        "04-20-2021": f'"04-20-2021" {FIRST} 20-04-2021?',
        "4/21/2021": f'"4/21/2021" {FIRST} 21-04-2021?',
        "4-6-2021": f'"4-6-2021" kan 04-06-2021 zijn, maar ook 06-04-2021, {EITHER} "04-20-2021"',
        "4/7/2021": f'"4/7/2021" kan 04-07-2021 zijn, maar ook 07-04-2021, {EITHER} "4/21/2021"',
    },
    "dates that a program made of half of them": {
        "4/20/2021": f'"4/20/2021" {FIRST} 20-04-2021?',
        "4/21/2021": f'"4/21/2021" {FIRST} 21-04-2021?',
        "2021-06-04": (
            "hier staat 04-06-2021, maar in deze kolom staan ook datums met de maand voorop, "
            f'zoals "4/20/2021"; {SWAPPED} 06-04-2021 moet zijn, want dan heeft het '
            "rekenprogramma dag en maand verwisseld."
        ),
        "2021-06-06": FINE,
    },
    "real dates beside one typed wrong": {
        "4/20/2021": f'"4/20/2021" {FIRST} 20-04-2021?',
        "2021-06-04": FINE,
        "2021-07-05": FINE,
    },
    "real dates beyond the twelfth": {
        "4/20/2021": f'"4/20/2021" {FIRST} 20-04-2021?',
        "4/21/2021": f'"4/21/2021" {FIRST} 21-04-2021?',
        "2021-06-04": FINE,
        "2021-06-14": FINE,
    },
}


@pytest.mark.parametrize("cells", COLUMNS.values(), ids=COLUMNS)
@pytest.mark.parametrize(
    ("tab", "header", "other"),
    [
        ("Aanvragen", "Tijdstempel", "Vraag"),
        ("Aanvragen", "Intakegesprek op", "Vraag"),
    ],
)
def test_a_column(cells: dict[str, str], tab: str, header: str, other: str) -> None:
    rows = "\n".join(f"{cell} | vraag {place}" for place, cell in enumerate(cells))
    store = synced(register(f"{tab}\n{header} | {other}\n{rows}"))
    for lines, expected in zip(messages(store, tab), cells.values(), strict=True):
        said = [line for line in lines if line.startswith(f"{header}:")]
        assert len(said) == bool(expected)
        assert "".join(said).startswith(f"{header}: {expected}" if expected else "")


def test_what_can_be_read_in_two_ways_has_no_place_in_the_queue() -> None:
    store = synced(
        register("Aanvragen\nTijdstempel | Vraag\n04/20/2021 | a\n04/06/2021 | b\n4 mei 2021 | c")
    )
    assert column(store, "Aanvragen", "Status") == ["Onjuist", "Onjuist", "In behandeling"]
    assert column(store, "Aanvragen", "Volgnummer") == ["", "", 1]
