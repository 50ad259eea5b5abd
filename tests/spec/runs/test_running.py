"""A run as a whole: what it writes, when it stops, what it leaves behind for later."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from support.written.runs import column, looked_at, moment, pilot, rows, synced
from support.written.tables import register

import sheets_sync
from sheets_sync.history.journal import Journal
from sheets_sync.host.clock import moment_of
from sheets_sync.host.lock import only_run
from sheets_sync.problems.stop import BrokenStructure, Busy, Stop, Unsafe
from sheets_sync.stores.memory import Memory
from sheets_sync.sync.run import Mode, sync_register
from sheets_sync.validators import decide

if TYPE_CHECKING:
    from pathlib import Path

    from sheets_sync.grid.snapshot import Snapshot


TEXT = "Aanvragen\nHogeschool | Geschatte uren\nHRO | 10\nHogeschool Zeekant | 20"


class Restless(Memory):
    """A register in which somebody types just after each of the first times it was read."""

    typing = 0

    def read(self) -> Snapshot:
        seen = super().read()
        if self.typing:
            self.typing -= 1
            self.put("Aanvragen", 10, 1, 11 + self.typing)
        return seen


def restless(times: int) -> Restless:
    store = Restless(register(TEXT).memory().read().tabs)
    store.typing = times
    return store


def test_a_register_that_changed_meanwhile_is_decided_anew() -> None:
    store = restless(2)
    sync_register(store, pilot(), decide, moment())
    assert column(store, "Aanvragen", "Uren gereserveerd") == [11, 20]


def test_a_register_that_keeps_changing_is_left_alone() -> None:
    store = restless(9)
    with pytest.raises(Busy) as stop:
        sync_register(store, pilot(), decide, moment())
    assert stop.value.code == "run.restless"
    assert store.read().find("Logboek") is None


def test_looking_writes_nothing_and_needs_no_lock() -> None:
    store = register(TEXT).memory()
    before = store.read()
    with only_run(store.origin):
        seen = sync_register(store, pilot(), decide, moment(), Mode.LOOK)
    assert seen.edits
    assert store.read() == before


def test_one_run_at_a_time() -> None:
    with only_run("Register.xlsx"), pytest.raises(Busy), only_run("Register.xlsx"):
        pass
    with only_run("Register.xlsx"):
        pass


def test_a_register_by_two_paths_has_one_lock(tmp_path: Path) -> None:
    path, link = tmp_path / "Register.xlsx", tmp_path / "Link.xlsx"
    path.touch()
    link.symlink_to(path)
    with only_run(str(path)), pytest.raises(Busy), only_run(str(link)):
        pass


# ---- the safety rule


def test_a_change_to_more_than_half_of_a_tab_needs_consent() -> None:
    text = "Aanvragen\nHogeschool | Geschatte uren\n" + "HRO | 1\n" * 60
    store = synced(text)
    for row in range(1, 61):
        store.put("Aanvragen", 2, row, "Universiteit Gent")
    before = store.read()
    with pytest.raises(Unsafe) as stop:
        synced(store)
    assert stop.value.details["tab"] == "Aanvragen"
    assert store.read() == before
    sync_register(store, pilot(), decide, moment(), Mode.FORCE)
    assert set(column(store, "Aanvragen", "Status")) == {"Onjuist"}


def test_a_handful_of_changes_never_needs_consent() -> None:
    store = synced("Aanvragen\nHogeschool | Geschatte uren\n" + "HRO | 1\n" * 4)
    for row in range(1, 5):
        store.put("Aanvragen", 2, row, "Universiteit Gent")
    synced(store)
    assert set(column(store, "Aanvragen", "Status")) == {"Onjuist"}


def test_many_new_rows_are_no_reason_to_stop() -> None:
    store = synced(TEXT)
    many = register("Aanvragen\nHogeschool | Geschatte uren\n" + "HRO | 1\n" * 200)
    for number, row in enumerate(many.tabs["Aanvragen"][3:], start=3):
        for place, cell in enumerate(row):
            store.put("Aanvragen", place, number, cell if cell != "" else None)
    synced(store)
    assert len(column(store, "Aanvragen", "Kenmerk")) == 200


def test_an_emptied_tab_is_not_believed_without_consent() -> None:
    store = synced(TEXT)
    for row in (1, 2):
        for place in range(13):
            store.put("Aanvragen", place, row, None)
    with pytest.raises(BrokenStructure) as stop:
        synced(store)
    assert (stop.value.code, stop.value.details) == (
        "structure.tab_emptied",
        {"tab": "Aanvragen", "count": 2},
    )


def test_an_emptied_tab_is_believed_once_somebody_consented() -> None:
    store = synced("Aanvragen\nHogeschool\nHRO\n\nUren\nUren\n2")
    for place in range(5):
        store.put("Uren", place, 1, None)
    sync_register(store, pilot(), decide, moment(), Mode.FORCE)
    assert not sync_register(store, pilot(), decide, moment()).edits


# ---- the log and the journal


RESERVED = "Er is {} uur gereserveerd. Nu is het gesprek tussen DNZ en de hogeschool aan de beurt."


def test_the_log_only_grows() -> None:
    store = synced(TEXT)
    before = rows(store, "Logboek")
    store.put("Aanvragen", 10, 1, 15)
    synced(store)
    after = rows(store, "Logboek")
    assert after[: len(before)] == before
    assert [list(row.values())[2:] for row in after[len(before) :]] == [
        ["Aanvragen", "SI-2022-001", "Uren gereserveerd", "10", "15", "verdeeld op volgorde"],
        [
            "Aanvragen",
            "SI-2022-001",
            "Toelichting",
            RESERVED.format(10),
            RESERVED.format(15),
            "hoort bij de status",
        ],
        [
            "Hogescholen",
            "Hogeschool Rijnoord",
            "Uren gereserveerd",
            "10",
            "15",
            "verdeeld op volgorde",
        ],
        [
            "Hogescholen",
            "Hogeschool Rijnoord",
            "Uren beschikbaar",
            "30",
            "25",
            "maximum min toegekend en gereserveerd",
        ],
        [
            "Aanvragen",
            "SI-2022-001",
            "",
            "",
            (
                '{"Tijdstempel": "03-01-2022 09:00", "Hogeschool": "Hogeschool Rijnoord", '
                '"Afdeling": "Inkoop", "Activiteiten": "Workshop", "Geschatte uren": "15"}'
            ),
            "de rij zoals zij meetelt [@=]",
        ],
    ]


def test_without_its_log_a_register_keeps_its_answers() -> None:
    store = synced(TEXT)
    tabs = [tab for tab in store.read().tabs if tab.title != "Logboek"]
    seen = looked_at(Memory(tabs))
    assert list(seen.changes) == []


def journalled(path: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as connection:
        found = connection.execute("SELECT register, outcome FROM run ORDER BY id").fetchall()
    connection.close()
    return found


def test_the_journal_knows_what_a_run_meant_and_whether_it_did(tmp_path: Path) -> None:
    path = tmp_path / "diep" / "journal.sqlite3"
    store = register(TEXT).memory()
    sync_register(store, pilot(), decide, moment(), journal=lambda: Journal(path))
    sync_register(store, pilot(), decide, moment(), journal=lambda: Journal(path))
    assert journalled(path) == [("memory", "done")]
    assert path.stat().st_mode & 0o077 == 0
    with sqlite3.connect(path) as connection:
        (lines,) = connection.execute("SELECT count(*) FROM change").fetchone()
    connection.close()
    assert lines == len(rows(store, "Logboek"))


def test_the_journal_knows_of_a_run_that_failed(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    with pytest.raises(Busy):
        sync_register(restless(9), pilot(), decide, moment(), journal=lambda: Journal(path))
    assert set(journalled(path)) == {("memory", "failed")}


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100])
def test_a_journal_that_cannot_be_used_stops_no_run(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "journal.sqlite3"
    path.write_bytes(content)
    store = register(TEXT).memory()
    sync_register(store, pilot(), decide, moment(), journal=lambda: Journal(path))
    assert column(store, "Aanvragen", "Kenmerk") == ["SI-2022-001", "SI-2022-002"]
    nowhere = Journal(path / "under" / "journal.sqlite3")
    sync_register(register(TEXT).memory(), pilot(), decide, moment(), journal=lambda: nowhere)


# ---- today and now


@pytest.mark.parametrize(
    ("text", "today", "now"),
    [
        ("2022-03-01", 44_621, 44_621.0),
        ("1-3-2022", 44_621, 44_621.0),
        ("2022-03-01 12:00", 44_621, 44_621.5),
    ],
)
def test_a_moment_from_outside(text: str, today: int, now: float) -> None:
    found = moment_of(text, "Europe/Amsterdam")
    assert (found.today, found.now) == (today, now)


def test_the_clock_is_read_in_the_time_zone_of_the_programme() -> None:
    east, west = moment_of(None, "Pacific/Kiritimati"), moment_of(None, "Pacific/Pago_Pago")
    assert east.now - west.now == pytest.approx(25 / 24, abs=0.01)
    assert east.today == int(east.now)


def test_a_date_that_is_none() -> None:
    with pytest.raises(Stop) as stop:
        moment_of("morgen", "Europe/Amsterdam")
    assert (stop.value.code, stop.value.exit_code) == ("run.bad_date", 2)


@pytest.mark.parametrize("name", sheets_sync.__all__)
def test_the_names_of_the_library_are_there(name: str) -> None:
    assert getattr(sheets_sync, name)
