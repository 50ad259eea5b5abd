"""What was done is told truly: on a screen that is full or closed, and after what went wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from support.written.books import ROOT, Said, column, process, save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TODAY = "--today=2022-03-01"
FINE = "Aanvragen\nHogeschool | Geschatte uren\nHRO | 10"
UNSHOWN = "Wat hier te lezen had moeten staan, kon niet worden getoond (No space left on device). "


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return save(FINE, tmp_path / "Register.xlsx")


def shell(command: str, *arguments: object, **settings: str) -> Said:
    """A command line with ``sheets-sync`` in it, as somebody types it."""
    start = f'"{sys.executable}" -c "import sys, cli; sys.exit(cli.run(sys.argv[1:]))"'
    run = subprocess.run(
        [
            "bash",
            "-o",
            "pipefail",
            "-c",
            command.replace("sheets-sync", start),
            "bash",
            *map(str, arguments),
        ],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **settings},
        timeout=60,
    )
    return Said(run.returncode, run.stdout.decode("latin-1"), run.stderr.decode("utf-8"))


def statuses(path: Path) -> list[object]:
    return list(column(path, "Aanvragen", "Status"))


@pytest.mark.parametrize("manner", ["", "--json", "--log-json"])
def test_a_full_screen_does_not_undo_what_was_written(path: Path, manner: str) -> None:
    said = shell(f'sheets-sync sync "$1" {TODAY} {manner} > /dev/full', path)
    assert said == Said(3, "", f"{UNSHOWN}Wel geschreven: {path}.\n")
    assert statuses(path) == ["In behandeling"]
    again = shell(f'sheets-sync sync "$1" {TODAY} > /dev/full', path)
    assert again == Said(3, "", f"{UNSHOWN}Er is niets geschreven.\n")


@pytest.mark.parametrize("arguments", [["check"], ["status"], ["status", "--json"]])
def test_a_full_screen_is_told(path: Path, arguments: list[str]) -> None:
    command = " ".join([arguments[0], '"$1"', *arguments[1:]])
    said = shell(f"sheets-sync {command} {TODAY} > /dev/full", path)
    assert said == Said(3, "", f"{UNSHOWN}Er is niets geschreven.\n")


def test_who_has_read_enough_is_not_told_of_an_error(path: Path) -> None:
    assert shell(f'sheets-sync sync "$1" {TODAY} --json | head -c 1', path) == Said(0, "{", "")
    assert statuses(path) == ["In behandeling"]


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_closed_screen_changes_nothing(path: Path, closed: str) -> None:
    said = shell(f'sheets-sync sync "$1" {TODAY} --quiet {closed}', path)
    assert said == Said(0, "", "")
    assert statuses(path) == ["In behandeling"]


def test_nowhere_to_say_what_went_wrong(path: Path) -> None:
    missing = path.with_name("Weg.xlsx")
    assert shell('sheets-sync sync "$1" > /dev/full 2> /dev/full', missing).code == 3
    assert shell("sheets-sync snyc 2> /dev/full").code == 2


# ---- what was done before something went wrong


def test_what_goes_wrong_after_the_write_does_not_hide_it(path: Path, home: Path) -> None:
    broken = "import sheets_sync.command_line.unattended as u\nu.counts_of = None"
    said = process("sync", path, TODAY, before=broken)
    assert said == Said(
        70,
        "",
        "Er ging iets mis dat niet had mogen gebeuren (TypeError). Wel geschreven: "
        f"{path}. De bijzonderheden staan in {home / 'sheets-sync' / 'crash.txt'}; geef dat "
        "bestand door aan de beheerder.\n",
    )
    assert statuses(path) == ["In behandeling"]


PANIC = """
import sheets_sync.sync.review
class PanicException(BaseException): pass
def panic(*_): raise PanicException("called `Option::unwrap()` on HRO: cause@example.org")
sheets_sync.sync.review.{} = panic
"""


def test_a_panic_of_a_library_is_no_problem_in_the_register(path: Path, home: Path) -> None:
    said = process("check", path, TODAY, before=PANIC.format("find_layout"))
    assert said.code == 70
    assert "(PanicException). Er is niets geschreven." in said.err
    report = (home / "sheets-sync" / "crash.txt").read_text()
    assert "sheets_sync/sync/review.py:" in report
    assert "PanicException" in report
    assert "HRO" not in report + said.err
    assert "example.org" not in report + said.err


def test_an_interruption_after_the_write_says_so(path: Path) -> None:
    stopped = (
        "import sheets_sync.command_line.unattended as u\n"
        "def stop(*_):\n    raise KeyboardInterrupt\n"
        "u.counts_of = stop"
    )
    said = process("sync", path, TODAY, before=stopped)
    assert said == Said(130, "", f"\nWel geschreven: {path}.\n")


def test_what_stops_a_run_after_a_write_does_not_deny_it(path: Path) -> None:
    stopped = (
        "import sheets_sync.command_line.unattended as u\n"
        "from sheets_sync.problems.stop import Busy\n"
        "def stop(*_):\n    raise Busy('run.restless', origin='Het register')\nu.counts_of = stop"
    )
    said = process("sync", path, TODAY, before=stopped)
    assert said == Said(
        5,
        "",
        "Het register veranderde steeds tijdens het werk; daarna is er niets meer geschreven. "
        f"Probeer het opnieuw als niemand aan het typen is.\nWel geschreven: {path}.\n",
    )


def test_the_log_of_a_run_that_went_wrong_after_the_write(path: Path) -> None:
    broken = "import cli, sheets_sync.command_line.unattended as u\nu.counts_of = None"
    said = process("sync", path, TODAY, "--log-json", before=broken)
    end = json.loads(said.lines[-1])
    assert (said.code, end["outcome"], end["written"]) == (70, "crashed", True)
    early = "import sheets_sync.sync.review\nsheets_sync.sync.review.find_layout = None"
    end = json.loads(process("sync", path, TODAY, "--log-json", before=early).lines[-1])
    assert (end["outcome"], end["written"]) == ("crashed", False)


@pytest.mark.parametrize("code", [0, 3])
def test_an_exit_passes(path: Path, code: int) -> None:
    left = f"import sys, sheets_sync.sync.review as s\ns.find_layout = lambda *_: sys.exit({code})"
    assert process("sync", path, TODAY, before=left) == Said(code, "", "")


def test_a_pipe_that_broke_elsewhere_is_not_taken_for_the_screens(path: Path) -> None:
    broken = (
        "import sheets_sync.sync.review as s\ndef stop(*_):\n    raise BrokenPipeError(32, 'x')\n"
        "s.find_layout = stop"
    )
    said = process("sync", path, TODAY, before=broken)
    assert said.code == 70
    assert "(BrokenPipeError). Er is niets geschreven." in said.err


def test_a_crash_report_follows_no_link(path: Path, home: Path) -> None:
    other = path.with_name("iets anders.txt")
    other.write_text("blijft")
    (home / "sheets-sync").mkdir(parents=True)
    report = home / "sheets-sync" / "crash.txt"
    report.symlink_to(other)
    said = process("check", path, TODAY, before=PANIC.format("find_layout"))
    assert str(report) in said.err
    assert other.read_text() == "blijft"
    assert not report.is_symlink()
    assert report.stat().st_mode & 0o777 == 0o600


def test_a_user_without_a_home(path: Path, say: Callable[..., Said]) -> None:
    homeless = (
        "import os, pathlib\nos.environ.pop('XDG_STATE_HOME')\nos.environ.pop('XDG_CACHE_HOME')\n"
        "def none(*_):\n    raise RuntimeError('Could not determine home directory.')\n"
        "pathlib.Path.home = none"
    )
    assert process("sync", path, TODAY, before=homeless).code == 0
    assert say("check", path, TODAY).code == 0
