"""A cell, a name of a file or of a tab, a header, a programme: none begins a line on the screen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest
from support.written.books import Said, save
from support.written.hostile import FORGED, HOSTILE, escaped_from, text_with
from support.written.tables import register

from sheets_sync.validators import PILOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TODAY = "--today=2022-03-01"
IN_A_CELL = ("\u2028", "\x85", "\u202e", "\n", "\x9b31m", "[bold]", "{0}")
ONE_LINE = ("\u202e", "\u2028", "\x85", "\x9b31m", "\u200f", "[bold][/none]")
"""What a workbook can hold in the name of a tab, and Linux in that of a file."""


def everything_said(say: Callable[..., Said], path: Path, *more: object) -> Iterator[Said]:
    """What the commands say of this register, before and after a sync."""
    commands = (
        *(("check",), ("check", "--json"), ("sync", "--dry-run"), ("sync", "--json")),
        *(("status",), ("status", "--json"), ("doctor",), ("sync", "--quiet")),
        *(("sync", "--log-json"), ("sync",)),
    )
    for name, *options in commands:
        yield say(name, path, TODAY, *options, *more)
    yield say("explain", path, "SI-2022-001", TODAY, *more)
    yield say("explain", path, "SI-2022-001", TODAY, "--json", *more)


def judge(said: Said) -> None:
    assert said.code != 70, said.err
    assert not escaped_from(said.out)
    assert not escaped_from(said.err)


def test_a_cell(tmp_path: Path, say: Callable[..., Said]) -> None:
    written = register("Aanvragen\nHogeschool | Geschatte uren\nHRO | 10")
    for column in range(13):
        written = written.with_cell("Aanvragen", column, 1, "".join(map(text_with, IN_A_CELL)))
    for said in everything_said(say, save(written, tmp_path / "Register.xlsx")):
        judge(said)


@pytest.mark.parametrize("hostile", ONE_LINE)
def test_a_header_and_the_name_of_a_tab(
    tmp_path: Path, say: Callable[..., Said], hostile: str
) -> None:
    path = save("Aanvragen\nHogeschool\nHRO", tmp_path / "Register.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["Aanvragen"]
    sheet["C1"] = f"Hogeschol{hostile}{FORGED}"
    sheet["N1"] = sheet["N2"] = text_with(hostile)
    book["Plannen"].title = f"Plan{hostile.translate(dict.fromkeys(b'[]/'))}{FORGED}"
    book.save(path)
    for said in everything_said(say, path):
        judge(said)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_name_of_a_file(tmp_path: Path, say: Callable[..., Said], name: str) -> None:
    hostile = HOSTILE[name]
    if hostile in {"\x00", "\ud800"}:
        pytest.skip("Linux has no such names")
    path = tmp_path / f"{text_with(hostile)}.xlsx".replace("/", "")
    judge(say("sync", path, TODAY))
    save("Aanvragen\nHogeschool\nHRO", path)
    for command in ("sync", "check", "status", "doctor"):
        judge(say(command, path, TODAY))
    judge(say("sync", path, TODAY, "--log-json"))


def test_the_names_in_a_programme(tmp_path: Path, say: Callable[..., Said]) -> None:
    programme = tmp_path / "programma.toml"
    hostile = "".join(map(text_with, HOSTILE.values())).encode("utf-8", "replace").decode()
    quoted = json.dumps(hostile)[1:-1].replace("\x7f", "\\u007f")
    source = PILOT.read_text("utf-8").replace("Zestor", "EIGENAAR").replace("DNZ", "UITVOERDER")
    name_line = next(line for line in source.splitlines() if line.startswith("name = "))
    source = source.replace(name_line, f'name = "{quoted}"')
    programme.write_text(
        source.replace("EIGENAAR", quoted).replace("UITVOERDER", f"A{quoted}"), "utf-8"
    )
    path = save("Aanvragen\nHogeschool\nHRO", tmp_path / "Register.xlsx")
    for said in everything_said(say, path, "--programme", programme):
        judge(said)
    judge(say("template", "forms", "--programme", programme))
    judge(say("init", tmp_path / "Nieuw.xlsx", "--programme", programme))
