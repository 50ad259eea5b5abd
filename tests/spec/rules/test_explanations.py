"""``explain`` has something to say about every status, in both languages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from support.oracle.generate import seeded
from support.written.generated import look, memory_of
from support.written.runs import catalogue, looked_at, pilot

from sheets_sync.problems.stop import Stop
from sheets_sync.programme.blocks import in_language
from sheets_sync.reports.row import explain

if TYPE_CHECKING:
    from sheets_sync.cells.text import Language
    from sheets_sync.sync.review import Review

UNSEEN = {("plans", "unknown"), ("bookings", "duplicate")}
"""A row without a key, and what it takes an answer in Vragen for."""
STATUSES = [(name, status) for name, tab in pilot().register_tabs() for status in tab.statuses]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("name", "status"), STATUSES)
def test_every_status_has_a_reason_and_a_next_step(name: str, status: str, language: str) -> None:
    words = pilot().tabs[name].statuses[status]
    spoken: Language = "en" if language == "en" else "nl"
    why, what_now = in_language(words.why, spoken), in_language(words.next, spoken)
    assert "{" not in why + what_now
    assert not why.endswith(".")
    assert what_now.endswith(".")


@cache
def reviews() -> list[Review]:
    return [look(memory_of(case.register), case) for case in map(seeded, range(12))]


@pytest.mark.parametrize(
    ("name", "status"),
    [one for one in STATUSES if one not in UNSEEN and one[1] != "expired"],
)
def test_a_row_of_every_status_is_explained(name: str, status: str) -> None:
    found = 0
    for seen in reviews():
        keys = seen.register.keys[name]
        statuses = seen.decision.answers[name].statuses
        for row, one in enumerate(statuses):
            if one == status and keys.keys[row]:
                told = explain(seen, keys.keys[row], catalogue("nl"))
                assert told.status == seen.layout.tables[name].spec.label(status)
                assert told.address.startswith(f"{told.tab}!")
                assert told.cells or told.messages
                found += 1
                break
    assert found


def test_what_has_lapsed_is_explained() -> None:
    text = """
    Aanvragen
    Hogeschool
    HRO
    Hogeschool Zeekant

    Plannen
    Kenmerk     | Ingediend op
    SI-2022-001 | 2024-01-02
    """
    seen = looked_at(text, now="2024-01-10T10:00")
    for key, why in (
        ("SI-2022-001", "geen plan om over te beslissen"),
        ("SI-2022-002", "geen plan om over te beslissen"),
        ("SI-2022-001-A", "toen nog niet ingediend"),
    ):
        told = explain(seen, key, catalogue("nl"))
        assert told.status == "Vervallen"
        assert why in told.why


def test_the_cells_of_its_plans_explain_a_request() -> None:
    seen = looked_at(
        """
        Aanvragen
        Hogeschool
        HRO

        Plannen
        Begrote uren | Besluit     | Besluit op | Start
        10           | Goedgekeurd | 2022-01-12 | 2022-01-20
        5            | Afgewezen   | 2022-01-12 | 2022-01-20
        """
    )
    told = explain(seen, "SI-2022-001", catalogue("nl"))
    assert told.status == "In uitvoering"
    assert [(cell.address, cell.value) for cell in told.cells] == [
        ("Plannen!J2", "Goedgekeurd"),
        ("Plannen!K2", "12-01-2022"),
        ("Plannen!H2", "20-01-2022"),
        ("Plannen!M2", "–"),
        ("Plannen!J3", "Afgewezen"),
        ("Plannen!K3", "12-01-2022"),
    ]


@pytest.mark.parametrize("key", ["", "SI-2022-999", "Hogeschool Rijnoord"])
def test_a_key_that_is_not_there(key: str) -> None:
    with pytest.raises(Stop) as stop:
        explain(looked_at("Aanvragen\nHogeschool\nHRO\n---\nHRO"), key, catalogue("nl"))
    assert (stop.value.code, stop.value.exit_code) == ("run.unknown_key", 2)
