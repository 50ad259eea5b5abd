"""Who comes first: the lottery, and requests that count from the moment they are in order."""

from __future__ import annotations

from random import Random

import pytest
from support.written.runs import column, looked_at, rows, synced
from support.written.tables import register

from sheets_sync.rules.lottery import drawn
from sheets_sync.stores.memory import Memory, tab_of_rows

ONE_DAY = register(
    "Aanvragen\nTijdstempel | Hogeschool | Geschatte uren\n"
    + "\n".join(f"2022-01-03T09:{minute:02} | Hogeschool Zeekant | 1" for minute in range(20))
)


SECRET, OTHER = "0123456789abcdef0123456789abcdef", "fedcba98765432100123456789abcdef"


def ranks(store: Memory) -> dict[object, object]:
    return {row["Kenmerk"]: row["Volgnummer"] for row in rows(store, "Aanvragen")}


def test_the_same_draw_on_every_run() -> None:
    first = ranks(synced(ONE_DAY, secret=SECRET))
    assert ranks(synced(ONE_DAY, secret=SECRET)) == first
    assert sorted(map(str, first.values()), key=int) == [str(n) for n in range(1, 21)]
    assert list(first.values()) != sorted(map(int, map(str, first.values())))


def test_another_seed_is_another_draw() -> None:
    first = ranks(synced(ONE_DAY, secret=SECRET))
    assert ranks(synced(ONE_DAY, secret=OTHER)) != first


def test_the_draw_does_not_look_at_the_rows() -> None:
    store = synced(ONE_DAY, secret=SECRET)
    before = ranks(store)
    tabs = []
    for tab in store.read().tabs:
        headers, *below = zip(*tab.columns, strict=True)
        if tab.title == "Aanvragen":
            Random(1).shuffle(below)
        tabs.append(tab_of_rows(tab.title, [list(row) for row in (headers, *below)]))
    moved = Memory(tabs)
    assert not looked_at(moved, secret=SECRET).changes
    assert ranks(moved) == before


def test_an_earlier_day_goes_before_any_draw() -> None:
    written = register(
        """
        Aanvragen
        Tijdstempel      | Geschatte uren
        2022-01-04T08:00 | 1
        2022-01-03T23:59 | 1
        2022-01-05T00:00 | 1
        volgende week    | 1
        """
    )
    for digit in "01234":
        store = synced(written, secret=digit * 32)
        assert column(store, "Aanvragen", "Volgnummer") == [2, 1, 3, ""]


def test_a_newcomer_of_the_same_day_does_not_change_the_draw_of_the_others() -> None:
    store = synced(ONE_DAY, secret=SECRET)
    order = sorted(ranks(store), key=lambda key: int(str(ranks(store)[key])))
    assert order == list(drawn(SECRET, 44564, map(str, order)))


# ---- order = "complete"

INCOMPLETE = """
Aanvragen
Tijdstempel      | Naam aanvrager | Geschatte uren
2022-01-03T09:00 |                | 10
2022-01-04T09:00 | Bureau         | 20
"""
NAME = 3


def test_a_request_counts_from_the_run_that_first_found_it_in_order() -> None:
    store = synced(INCOMPLETE, order="complete", now="2022-02-01T10:00")
    assert column(store, "Aanvragen", "Telt vanaf") == ["", pytest.approx(44593.41667, abs=1e-4)]
    store.put("Aanvragen", NAME, 1, "Inkoop")
    synced(store, order="complete", now="2022-02-02T10:00")
    assert column(store, "Aanvragen", "Telt vanaf") == [
        pytest.approx(44594.41667, abs=1e-4),
        pytest.approx(44593.41667, abs=1e-4),
    ]
    assert column(store, "Aanvragen", "Volgnummer") == [2, 1]


def test_once_set_it_stays() -> None:
    store = synced(INCOMPLETE, order="complete", now="2022-02-01T10:00")
    store.put("Aanvragen", NAME, 2, None)
    synced(store, order="complete", now="2022-02-03T10:00")
    store.put("Aanvragen", NAME, 2, "Bureau")
    synced(store, order="complete", now="2022-02-05T10:00")
    assert column(store, "Aanvragen", "Telt vanaf")[1] == pytest.approx(44593.41667, abs=1e-4)


@pytest.mark.parametrize("cell", [None, "aangepast", 44000])
def test_a_hand_at_the_cell_does_not_change_it(cell: str | int | None) -> None:
    store = synced(INCOMPLETE, order="complete", now="2022-02-01T10:00")
    place = list(rows(store, "Aanvragen")[0]).index("Telt vanaf")
    store.put("Aanvragen", place, 2, cell)
    synced(store, order="complete", now="2022-02-05T10:00")
    assert column(store, "Aanvragen", "Telt vanaf")[1] == pytest.approx(44593.41667, abs=1e-3)


def test_a_later_run_that_finds_nothing_new_writes_nothing() -> None:
    store = synced(INCOMPLETE, order="complete", now="2022-02-01T10:00")
    assert not looked_at(store, order="complete", now="2022-02-09T10:00").edits


def test_a_request_sent_after_the_moment_of_the_run_counts_from_its_own_moment() -> None:
    store = synced(INCOMPLETE, order="complete", now="2022-01-01T10:00")
    assert column(store, "Aanvragen", "Telt vanaf") == ["", 44565.375]


def test_the_rules_say_how_requests_of_one_moment_go() -> None:
    spoken = [
        [row["Regel"] for row in rows(store, "Regels") if row["Onderwerp"] == "Gelijktijdig"]
        for store in (synced(""), synced("", secret=SECRET))
    ]
    assert "Wie op hetzelfde moment komt, gaat op volgorde van Kenmerk." in spoken[0]
    assert "Wie op dezelfde dag komt, gaat op volgorde van loting." in spoken[1]
