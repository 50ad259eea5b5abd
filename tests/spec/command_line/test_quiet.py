"""What `--quiet` tells: what is new, once; what is still open, once a day."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import openpyxl
import pytest
from support.written.books import Said, save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sheets_sync.grid.snapshot import Cell

    Say = Callable[..., Said]

MONDAY, TUESDAY = "--today=2022-03-01", "--today=2022-03-02"
HOURS = '"{}" is geen aantal uren; vul een getal in, bijvoorbeeld 7,5.'
SILENT = Said(0, "", "")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    text = "Aanvragen\nGeschatte uren\nveertig\nvijftig\n10"
    return save(text, tmp_path / "Register.xlsx")


def quiet(say: Say, path: Path, today: str = MONDAY, *more: str) -> list[str]:
    said = say("sync", path, today, "--quiet", *more)
    assert (said.code, said.err) == (0, "")
    return said.lines


def put(path: Path, cell: str, content: Cell) -> None:
    book = openpyxl.load_workbook(path)
    book["Aanvragen"][cell] = content
    book.save(path)


def kept(home: Path) -> Path:
    (found,) = (home / "sheets-sync" / "told").iterdir()
    return found


def hours(row: int, typed: str) -> str:
    return f"  Aanvragen!K{row}  SI-2022-00{row - 1}  Geschatte uren: {HOURS.format(typed)}"


def test_what_was_told_is_not_told_again(path: Path, say: Say) -> None:
    first = quiet(say, path)
    assert first == ["Aandacht nodig (2):", hours(2, "veertig"), hours(3, "vijftig")]
    assert quiet(say, path) == []
    assert quiet(say, path) == []


def test_only_what_is_new_is_told(path: Path, say: Say) -> None:
    quiet(say, path)
    put(path, "K4", "zestig")
    assert quiet(say, path) == ["Aandacht nodig (1):", hours(4, "zestig")]
    assert quiet(say, path) == []


def test_another_content_is_another_problem(path: Path, say: Say) -> None:
    quiet(say, path)
    put(path, "K2", "veel")
    assert quiet(say, path) == ["Aandacht nodig (1):", hours(2, "veel")]


def test_what_went_and_came_back_is_new_again(path: Path, say: Say) -> None:
    quiet(say, path)
    put(path, "K2", 5)
    assert quiet(say, path) == []
    put(path, "K2", "veertig")
    assert quiet(say, path) == ["Aandacht nodig (1):", hours(2, "veertig")]


def test_a_row_that_moved_is_no_news(path: Path, say: Say) -> None:
    quiet(say, path)
    book = openpyxl.load_workbook(path)
    sheet = book["Aanvragen"]
    for column in range(1, sheet.max_column + 1):
        upper, lower = sheet.cell(2, column), sheet.cell(4, column)
        upper.value, lower.value = lower.value, upper.value
    book.save(path)
    assert quiet(say, path) == []


def test_once_a_day_how_much_is_still_open(path: Path, say: Say) -> None:
    quiet(say, path)
    put(path, "K4", "zestig")
    still_open = "Nog open van wat eerder is gemeld: 2; zie `sheets-sync check`."
    assert quiet(say, path, TUESDAY) == ["Aandacht nodig (1):", hours(4, "zestig"), still_open]
    assert quiet(say, path, TUESDAY) == []
    assert quiet(say, path, "--today=2022-03-03") == [still_open.replace("2;", "3;")]
    for row in (2, 3, 4):
        put(path, f"K{row}", row)
    assert quiet(say, path, "--today=2022-03-04") == []


def test_many_at_once(tmp_path: Path, say: Say) -> None:
    text = "Aanvragen\nGeschatte uren\n" + "\n".join(f"veel {row}" for row in range(40))
    path = save(text, tmp_path / "Register.xlsx")
    lines = quiet(say, path)
    assert (lines[0], len(lines)) == ("Aandacht nodig (40):", 17)
    assert lines[-1] == "  … en nog 25; zie `sheets-sync check`."
    assert quiet(say, path) == []


def test_what_is_lost_is_told_once_more(path: Path, say: Say, home: Path) -> None:
    first = quiet(say, path)
    for content in (None, b"", b"{}", b"[1]", b'{"day": "x", "told": "zz"}', b"\xff"):
        if content is None:
            kept(home).unlink()
        else:
            kept(home).write_bytes(content)
        assert quiet(say, path) == first
        assert quiet(say, path) == []


def test_nowhere_to_keep_it_is_no_reason_to_stop(path: Path, say: Say, home: Path) -> None:
    (home / "sheets-sync").mkdir(parents=True)
    (home / "sheets-sync" / "told").write_text("a file where a folder belongs")
    first = quiet(say, path)
    assert quiet(say, path) == first != []


def test_what_is_kept_is_private_and_says_nothing(path: Path, say: Say, home: Path) -> None:
    quiet(say, path)
    file = kept(home)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    text = file.read_text()
    assert not any(word in text for word in ("veertig", "SI-2022", "Aanvragen", "Register", "org"))


def test_each_register_has_its_own(path: Path, say: Say) -> None:
    first = quiet(say, path)
    other = save("Aanvragen\nGeschatte uren\nveertig", path.with_name("Ander.xlsx"))
    assert quiet(say, other) == ["Aandacht nodig (1):", hours(2, "veertig")]
    assert quiet(say, path) == []
    assert len(first) == 3


def test_other_ways_to_look_remember_nothing(path: Path, say: Say) -> None:
    dry = quiet(say, path, MONDAY, "--dry-run")
    assert dry == quiet(say, path, MONDAY, "--dry-run") != []
    assert say("sync", path, MONDAY).code == 0
    said = say("sync", path, MONDAY, "--json", "--quiet")
    assert "veertig" in said.out
    assert quiet(say, path)[0] == "Aandacht nodig (2):"


def test_what_stops_a_run_is_told_every_time(path: Path, say: Say) -> None:
    quiet(say, path)
    book = openpyxl.load_workbook(path)
    del book["Plannen"]
    book.save(path)
    stopped = say("sync", path, MONDAY, "--quiet")
    assert stopped.code == 4
    assert say("sync", path, MONDAY, "--quiet") == stopped
