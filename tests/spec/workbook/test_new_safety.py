"""Making a new workbook never harms what is there, and leaves nothing behind when it fails."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from sheets_sync.problems.stop import BrokenStructure, Unreachable
from sheets_sync.programme.load import load_programme
from sheets_sync.programme.model import MachineTab
from sheets_sync.rules.catalogue import catalogue_of
from sheets_sync.stores.workbook import Workbook
from sheets_sync.stores.workbook.new import create_workbook
from sheets_sync.sync.wishes import wishes_for
from sheets_sync.validators import PILOT

if TYPE_CHECKING:
    from sheets_sync.programme.model import Programme


def pilot() -> Programme:
    return load_programme(PILOT)


def make(path: Path, programme: Programme) -> Path:
    create_workbook(path, wishes_for(programme))
    return path


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "file.xlsx").write_text("van iemand")
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "link.xlsx").symlink_to(tmp_path / "nowhere.xlsx")
    for name in ("file.xlsx", "folder.xlsx", "link.xlsx"):
        with pytest.raises(Unreachable) as caught:
            make(tmp_path / name, pilot())
        assert caught.value.code == "run.exists"
    assert (tmp_path / "file.xlsx").read_text() == "van iemand"
    assert len(list(tmp_path.iterdir())) == 3


def test_somebody_who_is_just_before_us_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = Path.hardlink_to

    def late(self: Path, target: Path) -> None:
        self.write_text("van een ander")
        link(self, target)

    monkeypatch.setattr(Path, "hardlink_to", late)
    with pytest.raises(Unreachable) as caught:
        make(tmp_path / "Register.xlsx", pilot())
    assert caught.value.code == "run.exists"
    assert [one.read_text() for one in tmp_path.iterdir()] == ["van een ander"]


def test_it_can_be_made_where_there_are_no_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path, _target: Path) -> NoReturn:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    path = make(tmp_path / "Register.xlsx", pilot())
    assert Workbook(path).read().find("Aanvragen")
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_number: int) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unreachable) as caught:
        make(tmp_path / "Register.xlsx", pilot())
    assert catalogue_of(pilot()).error(caught.value) == (
        f"In {tmp_path / 'Register.xlsx'} kan niet geschreven worden: No space left on device. "
        "Verhelp dat, of kies een andere plaats."
    )
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unreachable) as caught:
        make(tmp_path / "weg" / "Register.xlsx", pilot())
    assert caught.value.code == "run.not_writable"


def test_a_title_that_cannot_be_one_is_named(tmp_path: Path) -> None:
    wrong = MachineTab(title="Wie/wat", headers=pilot().own.rules.headers)
    programme = replace(pilot(), own=replace(pilot().own, rules=wrong))
    with pytest.raises(BrokenStructure) as caught:
        make(tmp_path / "Register.xlsx", programme)
    assert (caught.value.code, caught.value.details) == ("workbook.tab_title", {"tab": "Wie/wat"})
    assert not list(tmp_path.iterdir())
