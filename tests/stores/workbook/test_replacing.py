"""The file on the disk: whole, old or new, whatever happens."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import openpyxl
import pytest

from sheets_sync.edits import ColumnEdit
from sheets_sync.errors import Busy, Unreachable
from sheets_sync.stores.workbook import Workbook, replacing

if TYPE_CHECKING:
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
        raise Busy("workbook.changed", file=str(path))

    with pytest.raises(Busy):
        replacing.replace(path, [b"x"], lambda _: None, saved_meanwhile)
    assert path.read_bytes() == before
    assert names(path) == ["Register.xlsx"]
    assert Workbook(path).read() == basis


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from sheets_sync.edits import ColumnEdit
from sheets_sync.errors import Unreachable
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
