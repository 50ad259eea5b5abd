"""The file on the disk: whole, old or new, whatever happens."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from sheets_sync.grid.edits import ColumnEdit
from sheets_sync.host.beside import Marks, finished_name, mark
from sheets_sync.problems.stop import Busy, Changed, Unreachable
from sheets_sync.stores.workbook import Workbook, leftovers, replacing
from sheets_sync.stores.workbook.exchange import exchange

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EDITS = [ColumnEdit("Plannen", 0, [0], ["nieuw"])]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Plannen"
    book.worksheets[0]["A1"] = "oud"
    path = tmp_path / "Register.xlsx"
    book.save(path)
    return path


def first_cell(path: Path) -> object:
    return Workbook(path).read().tabs[0].columns[0][0]


def names(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def test_the_version_before_stays_beside_it(path: Path) -> None:
    store = Workbook(path)
    before = path.read_bytes()
    store.write(EDITS, store.read())
    assert names(path) == ["Register.bak.xlsx", "Register.xlsx"]
    assert path.with_name("Register.bak.xlsx").read_bytes() == before
    store.write([ColumnEdit("Plannen", 0, [0], ["nieuwer"])], store.read())
    assert first_cell(path.with_name("Register.bak.xlsx")) == "nieuw"
    assert first_cell(path) == "nieuwer"


def test_without_hard_links_the_version_before_is_copied(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    before = path.read_bytes()
    Workbook(path).write(EDITS, Workbook(path).read())
    assert path.with_name("Register.bak.xlsx").read_bytes() == before
    assert names(path) == ["Register.bak.xlsx", "Register.xlsx"]


def test_permissions_and_links_stay(path: Path, tmp_path: Path) -> None:
    path.chmod(0o640)
    folder = tmp_path / "elders"
    folder.mkdir()
    link = folder / "Link.xlsx"
    link.symlink_to(path)
    Workbook(link).write(EDITS, Workbook(link).read())
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert first_cell(path) == "nieuw"
    assert names(link) == ["Link.xlsx"]


def test_somebody_who_saves_in_between_loses_nothing(path: Path) -> None:
    basis = Workbook(path).read()
    before = path.read_bytes()

    def saved_meanwhile() -> None:
        raise Changed("workbook.changed", file=str(path))

    version = replacing.Version([b"x"], before, lambda _: None, saved_meanwhile)
    with pytest.raises(Busy):
        replacing.replace(path, version)
    assert path.read_bytes() == before
    assert names(path) == ["Register.xlsx"]
    assert Workbook(path).read() == basis


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from sheets_sync.grid.edits import ColumnEdit
from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.workbook import Workbook

store = Workbook(Path(sys.argv[1]))
basis = store.read()
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    store.write([ColumnEdit("Plannen", 0, [0], ["nieuw"])], basis)
except Unreachable as error:
    print(error.code)
"""


def test_a_full_disk_leaves_the_file_as_it_was(path: Path) -> None:
    pytest.importorskip("resource")
    before = path.read_bytes()
    run = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (run.stdout, run.stderr) == ("workbook.disk_full\n", "")
    assert path.read_bytes() == before
    assert names(path) == ["Register.xlsx"]


def test_a_read_only_file_is_respected(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(Unreachable) as refusal:
        Workbook(path).write(EDITS, Workbook(path).read())
    assert refusal.value.code == "workbook.read_only"
    assert names(path) == ["Register.xlsx"]


def test_a_sticky_folder_of_somebody_else_gets_no_hidden_links(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.chmod(0o1777)
    monkeypatch.setattr(os, "geteuid", lambda: 12_345)
    with pytest.raises(Unreachable) as refusal:
        Workbook(path).write(EDITS, Workbook(path).read())
    assert refusal.value.code == "workbook.not_writable"
    assert names(path) == ["Register.xlsx"]


# ---- somebody who saves in the very last moment


def saved(path: Path, cell: str) -> bytes:
    """Save as Excel and LibreOffice do: a new file, renamed into the place of the old one."""
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A1"] = cell
    aside = path.with_name("opgeslagen")
    book.save(aside)
    content = aside.read_bytes()
    aside.rename(path)
    return content


def saved_in_place(path: Path, cell: str) -> bytes:
    """Save as simpler programs do: into the file itself."""
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A1"] = cell
    book.save(path)
    return path.read_bytes()


@pytest.mark.parametrize("save", [saved, saved_in_place])
def test_who_saves_between_the_last_look_and_the_change_loses_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, save: Callable[[Path, str], bytes]
) -> None:
    theirs: list[bytes] = []

    def just_before(one: Path, other: Path) -> bool:
        theirs.append(save(path, "van iemand"))
        return exchange(one, other)

    store = Workbook(path)
    basis = store.read()
    with monkeypatch.context() as patched:
        patched.setattr(replacing, "exchange", just_before)
        with pytest.raises(Busy) as busy:
            store.write(EDITS, basis)
    assert busy.value.code == "workbook.changed"
    assert path.read_bytes() == theirs[0]
    assert names(path) == ["Register.bak.xlsx", "Register.xlsx"]
    store.write(EDITS, store.read())
    assert path.with_name("Register.bak.xlsx").read_bytes() == theirs[0]
    assert first_cell(path) == "nieuw"


def test_who_saves_twice_in_the_last_moment_keeps_the_last(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs: list[bytes] = []

    def just_before(one: Path, other: Path) -> bool:
        if len(theirs) < 2:
            theirs.append(saved(path, f"van iemand {len(theirs)}"))
        return exchange(one, other)

    monkeypatch.setattr(replacing, "exchange", just_before)
    monkeypatch.setattr(leftovers, "exchange", just_before)
    with pytest.raises(Busy):
        Workbook(path).write(EDITS, Workbook(path).read())
    assert path.read_bytes() == theirs[1]
    assert path.with_name("Register.bak.xlsx").read_bytes() == theirs[0]
    assert names(path) == ["Register.bak.xlsx", "Register.xlsx"]


@pytest.mark.parametrize("moment", ["link", "fsync", "replace"])
def test_where_files_cannot_change_places_what_was_kept_is_compared(
    path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """Somebody saves when the version before is kept, and when it becomes the backup."""
    monkeypatch.setattr(replacing, "exchange", lambda *_: False)
    theirs: list[bytes] = []
    call = getattr(os, moment)

    def saving(*given: Any) -> Any:
        if not theirs:
            theirs.append(saved(path, "van iemand"))
        return call(*given)

    with monkeypatch.context() as patched:
        patched.setattr(os, moment, saving)
        with pytest.raises(Busy):
            Workbook(path).write(EDITS, Workbook(path).read())
    assert path.read_bytes() == theirs[0]
    assert set(names(path)) <= {"Register.bak.xlsx", "Register.xlsx"}
    Workbook(path).write(EDITS, Workbook(path).read())
    assert path.with_name("Register.bak.xlsx").read_bytes() == theirs[0]
    assert first_cell(path) == "nieuw"


@pytest.mark.parametrize("size", [1, 1000])
def test_a_disk_that_takes_a_little_at_a_time(
    path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    write = os.write
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", lambda handle, data: write(handle, data[:size]))
        Workbook(path).write(EDITS, Workbook(path).read())
    assert first_cell(path) == "nieuw"


def test_a_run_killed_in_the_very_change_leaves_nothing_of_theirs_behind(path: Path) -> None:
    ours, former, theirs = b"van ons", b"zoals gelezen", b"van iemand"
    marks = Marks(mark(ours), mark(former))
    hidden = finished_name(path.with_name(".Register.xlsx.sheets-sync-00000000.tmp"), marks)
    backup = path.with_name("Register.bak.xlsx")
    for held, standing, kept, then in (
        # what lies there hidden, the register, the backup; what the last two are afterwards
        (ours, former, b"", (former, b"")),
        (former, ours, former, (ours, former)),
        (theirs, ours, former, (theirs, former)),
        (theirs, b"nog nieuwer", former, (b"nog nieuwer", theirs)),
    ):
        for file, content in ((hidden, held), (path, standing), (backup, kept)):
            file.write_bytes(content)
        leftovers.clear(path)
        assert (path.read_bytes(), backup.read_bytes()) == then
        assert names(path) == ["Register.bak.xlsx", "Register.xlsx"]


# ---- hidden files


def test_what_killed_runs_left_is_cleared_and_nothing_else(path: Path) -> None:
    start = ".Register.xlsx.sheets-sync-"
    own = [f"{start}0123abcd.tmp", f"{start}0123abcd.bak.tmp"]
    others = [
        f"{start}0123abcd.xlsx",
        f"{start}0123abcde.tmp",
        ".Register.xlsx.tmp",
        ".Ander.xlsx.sheets-sync-0123abcd.tmp",
        "Register.xlsx.sheets-sync-0123abcd.tmp",
    ]
    for name in own + others:
        path.with_name(name).write_bytes(b"x")
    path.with_name(f"{start}aaaaaaaa.tmp").mkdir()
    path.with_name(f"{start}bbbbbbbb.tmp").symlink_to(path)
    leftovers.clear(path)
    kept = [f"{start}aaaaaaaa.tmp", f"{start}bbbbbbbb.tmp"]
    assert names(path) == sorted([*others, *kept, "Register.xlsx"])


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_nobody_may_read_more_than_the_register_itself(
    path: Path, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    path.chmod(mode)
    seen: set[int] = set()
    write = os.write

    def watched(handle: int, data: bytes) -> int:
        seen.add(os.fstat(handle).st_mode & 0o777)
        return write(handle, data)

    monkeypatch.setattr(os, "write", watched)
    before = os.umask(0)
    try:
        Workbook(path).write(EDITS, Workbook(path).read())
    finally:
        os.umask(before)
    assert seen == {0o600}
    assert path.stat().st_mode & 0o777 == mode


def test_what_people_noted_on_the_file_stays(path: Path) -> None:
    try:
        os.setxattr(path, "user.betreft", b"de pilot")
    except OSError:
        pytest.skip("this file system keeps no attributes")
    Workbook(path).write(EDITS, Workbook(path).read())
    assert os.getxattr(path, "user.betreft") == b"de pilot"


@pytest.mark.parametrize("name", ["R" * 240, "é" * 120, "R" * 250])
def test_long_names(path: Path, name: str) -> None:
    long = path.rename(path.with_name(f"{name}.xlsx"))
    before = long.read_bytes()
    Workbook(long).write(EDITS, Workbook(long).read())
    assert first_cell(long) == "nieuw"
    (backup,) = (one for one in long.parent.iterdir() if one != long)
    assert backup.read_bytes() == before


def test_writing_nothing_touches_nothing(path: Path) -> None:
    before = path.read_bytes()
    Workbook(path).write([], Workbook(path).read())
    assert (names(path), path.read_bytes()) == (["Register.xlsx"], before)


@pytest.mark.parametrize(
    ("number", "code"),
    [(13, "workbook.not_writable"), (30, "workbook.not_writable"), (5, "workbook.write_failed")],
)
def test_a_folder_that_refuses(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "no")

    basis = Workbook(path).read()
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(Unreachable) as refusal:
        Workbook(path).write(EDITS, basis)
    assert refusal.value.code == code
    assert names(path) == ["Register.xlsx"]
    assert Workbook(path).read() == basis
