"""Workbooks with something changed in a member, or in the zip around them."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import xlsxwriter
from openpyxl import load_workbook

from sheets_sync.problems.stop import Stop
from sheets_sync.stores.workbook import Workbook
from support.fuzz.heard import TOLD, run
from support.written.books import save

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from sheets_sync.grid.snapshot import Snapshot

Members = dict[str, bytes]

REGISTER: Final = """Aanvragen
Hogeschool | Geschatte uren
HRO | 8
iPabo | 4

Plannen
Begrote uren
8"""
VALUES: Final = (
    *("", "-1", "0", "1048577", "99999999999", "1e999", "A", "XFE1", "A0", "1:4", "B2:A1", "true"),
    *("é", "&#0;", "&#99999999;", "&bad;", "../../x", "http://example.org/", "9" * 5000),
)
STRAYS: Final = (
    *(b"<!-- <c r='A1'> -->", b"<![CDATA[</row>]]>", b"<?x <row r='1'> ?>", b"&bad;", b"<", b">"),
    *(
        b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        b"<a>" * 20_000,
        b"\xff\xfe",
        b"\0",
    ),
    *(
        b"<mc:AlternateContent><mc:Choice>",
        b"</sheetData>",
        b"<f>A1</f>",
        b" t='e'",
        b" r=''",
        b"'",
    ),
)
_TAG: Final = re.compile(rb"<[^<>]*>")
_VALUE: Final = re.compile(rb"=\"([^\"<>]*)\"")


def try_members(random: Random, folder: Path) -> None:
    """Some members changed, dropped, renamed or written in another way."""
    members = dict(random.choice(_books()))
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        random.choice(CHANGES)(members, random)
    path = folder / "Register.xlsx"
    path.write_bytes(_zipped(members))
    _judge(path)


def try_zip(random: Random, folder: Path) -> None:
    """Some bytes of the file changed, cut out, put in twice or lost at the end."""
    whole = bytearray(_zipped(random.choice(_books())))
    for _ in range(random.choice((1, 1, 2, 8))):
        # What is told of the members stands at the end, and before each.
        place = random.choice((random.randrange(len(whole)), _mark(whole, random)))
        match random.randrange(4):
            case 0:
                whole[place] = random.choice((0, 1, 0xFF, random.randrange(256)))
            case 1:
                del whole[place : place + random.choice((1, 2, 30, 1000))]
            case 2:
                whole[place:place] = whole[place : place + random.choice((1, 46, 1000))]
            case _:
                whole[place : place + 4] = random.randbytes(4)
        if len(whole) < 100:
            break
    path = folder / "Register.xlsx"
    path.write_bytes(whole)
    _judge(path)


def _mark(whole: bytearray, random: Random) -> int:
    marks = [found.start() for found in re.finditer(rb"PK[\1\3\5][\2\4\6]", whole)]
    return min(random.choice(marks or [0]) + random.randrange(46), len(whole) - 1)


def _judge(path: Path) -> None:
    data = path.read_bytes()
    before = _read(path)
    said = run("sync", path, "--today=2022-03-01")
    assert said.code in TOLD, said
    assert "Traceback" not in said.out + said.err
    assert (said.code == 0) == (not said.err), said
    if said.code:
        assert path.read_bytes() == data, said
        return
    assert before is not None, said
    after = Workbook(path).read()
    for tab in before.tabs:
        there = after.find(tab.title)
        assert there is not None, tab.title
        for place, column in enumerate(tab.columns):
            for row, cell in enumerate(column):
                # The register had no column of the program's own, so all of it is people's.
                assert _blank(cell) or there.columns[place][row] == cell, (tab.title, place, row)


def _blank(cell: object) -> bool:
    return not str("" if cell is None else cell).strip()


def _read(path: Path) -> Snapshot | None:
    try:
        return Workbook(path).read()
    except Stop:
        return None


def _zipped(members: Members) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


@cache
def _books() -> tuple[Members, ...]:
    with TemporaryDirectory() as folder:
        plain = save(REGISTER, Path(folder) / "Register.xlsx").read_bytes()
    return _members(plain), _members(_rich(plain))


def _members(book: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _rich(plain: bytes) -> bytes:
    """The same register as another program writes it, with things that people add."""
    written = io.BytesIO()
    options = {"in_memory": True, "default_date_format": "dd-mm-yyyy"}
    with xlsxwriter.Workbook(written, options) as book:
        for sheet in load_workbook(io.BytesIO(plain)):
            tab = book.add_worksheet(sheet.title)
            for row, cells in enumerate(sheet.iter_rows(values_only=True)):
                tab.write_row(row, 0, cells)
            tab.write_comment(0, 0, "Klopt dit?")
            tab.merge_range(50, 40, 51, 41, "samen")
            tab.write_formula(0, 44, "=1+1", None, 2)
            tab.add_table("AR1:AS4")
        book.define_name("Budget", "=Aanvragen!$B$1:$B$9")
    return written.getvalue()


# ---- what may be changed in members


def _picked(members: Members, random: Random) -> str:
    likely = [name for name in members if name.endswith((".xml", ".rels"))]
    return random.choice(likely or list(members))


def _change_value(members: Members, random: Random) -> None:
    name = _picked(members, random)
    found = list(_VALUE.finditer(members[name]))
    if found:
        one, value = random.choice(found), random.choice(VALUES).encode()
        members[name] = members[name][: one.start(1)] + value + members[name][one.end(1) :]


def _change_tag(members: Members, random: Random) -> None:
    name = _picked(members, random)
    found = list(_TAG.finditer(members[name]))
    if found:
        one, other = random.choice(found), random.choice(found)
        instead = random.choice((b"", one[0] * 2, other[0], one[0].replace(b"/>", b">")))
        members[name] = members[name][: one.start()] + instead + members[name][one.end() :]


def _insert(members: Members, random: Random) -> None:
    name = _picked(members, random)
    place = random.randrange(len(members[name]) + 1)
    members[name] = members[name][:place] + random.choice(STRAYS) + members[name][place:]


def _flip(members: Members, random: Random) -> None:
    name = _picked(members, random)
    content = bytearray(members[name])
    for _ in range(random.choice((1, 3, 20))):
        if content:
            content[random.randrange(len(content))] = random.randrange(256)
    members[name] = bytes(content)


def _drop(members: Members, random: Random) -> None:
    if len(members) > 1:
        del members[_picked(members, random)]


def _rename(members: Members, random: Random) -> None:
    name = _picked(members, random)
    spellings = (name.upper(), name.replace("/", "\\"), f"/{name}", f"{name} ", name[:-1] or "x")
    members[random.choice(spellings)] = members.pop(name)


def _recode(members: Members, random: Random) -> None:
    name = _picked(members, random)
    text = members[name].decode("utf-8", "replace")
    members[name] = text.encode(random.choice(("utf-16", "utf-16-le", "cp1252")), "replace")


def _empty(members: Members, random: Random) -> None:
    name = _picked(members, random)
    found = _TAG.findall(members[name])
    shut = found[-1].replace(b"</", b"<").replace(b">", b"/>") if found else b""
    members[name] = random.choice((b"", b"<a/>", shut))


def _exchange(members: Members, random: Random) -> None:
    one, other = _picked(members, random), _picked(members, random)
    members[one], members[other] = members[other], members[one]


CHANGES: Final[tuple[Callable[[Members, Random], None], ...]] = (
    *([_change_value] * 4),
    *([_change_tag] * 3),
    *([_insert] * 3),
    *(_flip, _drop, _rename, _recode, _empty, _exchange),
)
