"""One run at a time on a register, from any user, host or name of the file."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from support.written.books import ROOT, Said, save

from sheets_sync.host.lock import only_run
from sheets_sync.problems.stop import Busy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TODAY = "--today=2022-03-01"
FINE = "Aanvragen\nHogeschool | Geschatte uren\nHRO | 10"
ANOTHER_RUN = """
import sys, time
from sheets_sync.host.lock import only_run
with only_run(sys.argv[1]):
    print("bezig", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "map").mkdir()
    return save(FINE, tmp_path / "map" / "Register.xlsx")


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@pytest.fixture
def other_host(path: Path, tmp_path: Path) -> subprocess.Popen[str]:
    """A run with a state folder of its own, in the middle of its work."""
    run = subprocess.Popen(
        [sys.executable, "-c", ANOTHER_RUN, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path / "elders")},
    )
    assert run.stdout is not None
    assert run.stdout.readline() == "bezig\n"
    return run


def test_two_hosts(path: Path, other_host: subprocess.Popen[str], say: Callable[..., Said]) -> None:
    before = path.read_bytes()
    try:
        said = say("sync", path, TODAY)
    finally:
        other_host.kill()
        other_host.communicate()
    assert said == Said(
        5, "", f"Een andere sync van {path} is nog bezig; probeer het straks opnieuw.\n"
    )
    assert path.read_bytes() == before
    # The run that was killed left its lock, which holds nobody up, and nobody sees.
    assert names(path.parent) == [".Register.xlsx.sheets-sync.lock", "Register.xlsx"]
    assert say("sync", path, TODAY).code == 0
    assert names(path.parent) == ["Register.bak.xlsx", "Register.xlsx"]


def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "elders"))


@pytest.mark.parametrize("kind", ["symlink_to", "hardlink_to"])
@pytest.mark.parametrize("state", ["one", "two"])
def test_a_register_by_two_names(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, state: str
) -> None:
    other = tmp_path / "Ander.xlsx"
    getattr(other, kind)(path)
    with only_run(str(path)):
        if state == "two":
            elsewhere(monkeypatch, tmp_path)
        with pytest.raises(Busy), only_run(str(other)):
            pass
    with only_run(str(other)):
        pass
    assert names(path.parent) == ["Register.xlsx"]


def test_a_lock_that_is_taken_away_by_its_holder(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between opening a lock and holding it, the run before may end and a next one begin."""
    with only_run(str(path)):
        (lock,) = path.parent.glob(".*.lock")
        handle = os.open(lock, os.O_RDWR)
    os.close(handle)
    opened = os.open
    stolen: list[int] = []

    def late(file: Path, flags: int, mode: int = 0o777) -> int:
        found = opened(file, flags, mode)
        if str(file) == str(lock) and not stolen:
            stolen.append(found)
            lock.unlink()
        return found

    monkeypatch.setattr(os, "open", late)
    with only_run(str(path)) as alone:
        assert alone
        assert lock.exists()
        with pytest.raises(Busy), only_run(str(path)):
            pass
    assert stolen


@pytest.mark.parametrize("what", ["mkdir", "symlink", "fifo"])
def test_something_else_under_the_name_of_the_lock(
    path: Path, say: Callable[..., Said], what: str
) -> None:
    lock = path.with_name(".Register.xlsx.sheets-sync.lock")
    if what == "mkdir":
        lock.mkdir()
    elif what == "symlink":
        lock.symlink_to(path)
    else:
        os.mkfifo(lock)
    assert say("sync", path, TODAY).code == 0


def test_a_lock_is_for_who_may_write_the_register(path: Path) -> None:
    path.chmod(0o660)
    with only_run(str(path)):
        (lock,) = path.parent.glob(".*.lock")
        assert lock.stat().st_mode & 0o777 == 0o660


@pytest.mark.parametrize("number", [37, 95, 5])
def test_a_file_system_without_locks_stops_no_run(
    path: Path, say: Callable[..., Said], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    import fcntl

    def none(*_: object) -> None:
        raise OSError(number, "no locks")

    monkeypatch.setattr(fcntl, "flock", none)
    assert say("sync", path, TODAY).code == 0
    assert names(path.parent) == ["Register.bak.xlsx", "Register.xlsx"]
