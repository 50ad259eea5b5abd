"""The journal: no one else's to read, of a bearable size, and without what people typed."""

from __future__ import annotations

import sqlite3
import stat
from typing import TYPE_CHECKING

import pytest
from support.written.runs import TODAY, moment, pilot
from support.written.tables import register

from sheets_sync.history import journal as journals
from sheets_sync.history.journal import Journal
from sheets_sync.sync.run import sync_register
from sheets_sync.validators import decide

if TYPE_CHECKING:
    from pathlib import Path

    from sheets_sync.stores.memory import Memory

MARKER = "pia.persoon@example.org"
REGISTER = f"""
Aanvragen
Tijdstempel      | E-mailadres | Hogeschool | Geschatte uren
2022-01-03T09:00 | {MARKER}    | HRO        | {MARKER}
2022-01-04T09:00 | pia persoon | {MARKER}   | 10
"""


def run(store: Memory, path: Path, now: str = TODAY) -> None:
    sync_register(store, pilot(), decide, moment(now), journal=lambda: Journal(path))


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "staat" / "journal.sqlite3"


def test_nothing_that_people_typed_is_in_it(path: Path) -> None:
    store = register(REGISTER).memory()
    run(store, path)
    headers = next(tab for tab in store.read().tabs if tab.title == "Aanvragen").columns
    status = next(place for place, column in enumerate(headers) if column[0] == "Status")
    store.put("Aanvragen", status, 1, MARKER)
    run(store, path)
    said = str(store.read())
    assert said.count(MARKER) > 4
    for kept in path.parent.rglob("*"):
        assert not kept.is_file() or MARKER.encode() not in kept.read_bytes(), kept
    statuses = rows(path, "SELECT new FROM change WHERE field = 'Status'")
    assert ("Onjuist",) in statuses


def test_only_its_owner_reads_it(path: Path) -> None:
    path.parent.mkdir()
    path.touch(0o644)
    run(register(REGISTER).memory(), path)
    kept = [one for one in path.parent.rglob("*") if one.is_file()]
    assert len(kept) > 1
    assert {stat.S_IMODE(one.stat().st_mode) for one in kept} == {0o600}


def test_it_keeps_the_newest_runs(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "MOST_RUNS", 5)
    monkeypatch.setattr(journals, "MOST_CHANGES", 40)
    store = register("Aanvragen\nGeschatte uren\n1\n2\n3").memory()
    for hours in range(12):
        store.put("Aanvragen", 10, 1, hours)
        run(store, path, f"2022-03-01T10:{hours:02}")
    assert rows(path, "SELECT max(id) > 10, count(*) <= 6 FROM run") == [(1, 1)]
    assert rows(path, "SELECT count(*) <= 44 FROM change") == [(1,)]


def test_what_an_earlier_version_kept_of_cells_is_wiped(path: Path) -> None:
    run(register(REGISTER).memory(), path)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE change SET new = ?", (MARKER,))
        connection.execute("PRAGMA user_version = 0")
    connection.close()
    run(register(REGISTER).memory(), path)
    assert (MARKER,) not in rows(path, "SELECT new FROM change")


@pytest.mark.parametrize("content", [b"", b"geen merk", b"register=a lines=x", b"\xff" * 9999])
def test_a_mark_beside_it_that_cannot_be_read_stops_no_run(path: Path, content: bytes) -> None:
    store = register(REGISTER).memory()
    run(store, path)
    (mark,) = path.parent.rglob("*.mark")
    sound = mark.read_bytes()
    mark.write_bytes(content)
    store.put("Aanvragen", 10, 1, 3)
    run(store, path)
    assert mark.read_bytes().split()[0] == sound.split()[0]


def test_nowhere_to_keep_a_mark_stops_no_run(path: Path) -> None:
    path.parent.mkdir()
    (path.parent / "registers").write_text("in de weg")
    store = register(REGISTER).memory()
    run(store, path)
    assert Journal(path).known(store.origin) == ""
