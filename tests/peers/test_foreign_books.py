"""Workbooks as other programs write them: read, written to, and every other part kept as it was."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from sheets_sync.grid.edits import ColumnEdit, Edit, Format, NewTab
from sheets_sync.grid.snapshot import DayCell
from sheets_sync.stores.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Members = dict[str, bytes]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
LINKS = "xl/_rels/workbook.xml.rels"


def ordinary() -> Members:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Plannen")
        sheet.write_row(0, 0, ["Kenmerk", "Uren", "Start"])
        sheet.write_row(1, 0, ["SI-2021-001 – één", 7.5, "later"])
        sheet.write_number(1, 3, 44_300, book.add_format({"num_format": "dd-mm-yyyy"}))
    with zipfile.ZipFile(written) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(name: str, pattern: str, instead: str) -> Callable[[Members], Members]:
    def change(members: Members) -> Members:
        text, count = re.subn(pattern, instead, members[name].decode(), flags=re.DOTALL)
        assert count, pattern
        return {**members, name: text.encode()}

    return change


def without(name: str) -> Callable[[Members], Members]:
    return lambda members: {one: xml for one, xml in members.items() if one != name}


def renamed(change: Callable[[str], str]) -> Callable[[Members], Members]:
    return lambda members: {change(name): content for name, content in members.items()}


def encoded(encoding: str, *names: str) -> Callable[[Members], Members]:
    def change(members: Members) -> Members:
        recoded = dict(members)
        for name in names:
            text = members[name].decode().partition("?>")[2]
            declared = f'<?xml version="1.0" encoding="{encoding}"?>{text}'
            recoded[name] = declared.encode(encoding)
        return recoded

    return change


def with_tab(tag: str, link: str = "", part: str = "") -> Callable[[Members], Members]:
    def change(members: Members) -> Members:
        members = changed(BOOK, "</sheets>", tag + "</sheets>")(members)
        members = changed(LINKS, "</Relationships>", link + "</Relationships>")(members)
        return {**members, "xl/macrosheets/sheet1.xml": part.encode()} if part else members

    return change


def prefixed(members: Members) -> Members:
    named = dict(members)
    for name in (SHEET, BOOK, "xl/styles.xml", "xl/sharedStrings.xml"):
        text = members[name].decode().replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"')
        named[name] = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", text).encode()
    return named


def strict(members: Members) -> Members:
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return {
        name: xml.replace(MAIN.encode(), STRICT.encode()).replace(
            office, b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, xml in members.items()
    }


TWO_WAYS = (
    f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="x99" xmlns:x99="urn:later">'
    "<cellXfs><xf/><xf/><xf/><xf/></cellXfs></mc:Choice><mc:Fallback>\\1</mc:Fallback>"
    "</mc:AlternateContent>"
)
MACROS = '<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"/>'
MACRO_LINK = (
    '<Relationship Id="m1" Target="macrosheets/sheet1.xml"'
    ' Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"/>'
)

FOREIGN = {
    "a tab that lies nowhere": with_tab('<sheet name="Macro1" sheetId="9" r:id=""/>'),
    "macros of Excel 4": with_tab(
        '<sheet name="Macro1" sheetId="9" r:id="m1"/>', MACRO_LINK, MACROS
    ),
    "backslashes": renamed(lambda name: name.replace("/", "\\")),
    "another case": renamed(lambda name: name.replace("xl/", "XL/").replace("sheet1", "Sheet1")),
    "UTF-16": encoded("utf-16", SHEET, BOOK, "xl/styles.xml", "xl/sharedStrings.xml", LINKS),
    "Western Europe": encoded("windows-1252", SHEET, "xl/sharedStrings.xml"),
    "a mark in front": lambda members: {
        name: b"\xef\xbb\xbf" + xml for name, xml in members.items()
    },
    "says UTF-16 and is not": changed(SHEET, 'encoding="UTF-8"', 'encoding="utf-16"'),
    "whole rows": changed(SHEET, '<dimension ref="[^"]*"', '<dimension ref="1:4"'),
    "a size that is no area": changed(SHEET, '<dimension ref="[^"]*"', '<dimension ref="A"'),
    "no size": changed(SHEET, "<dimension [^>]*>", ""),
    "absolute targets": changed(LINKS, 'Target="', 'Target="/xl/'),
    "relative targets": changed(LINKS, 'Target="', 'Target="../xl/./'),
    "backslashes in targets": changed(LINKS, 'Target="worksheets/', r'Target="worksheets\\\\'),
    "no relations of the whole": without("_rels/.rels"),
    "no types": changed("[Content_Types].xml", "<Override [^>]*/>", ""),
    "no looks": lambda members: changed(SHEET, ' s="[0-9]+"', "")(
        changed(LINKS, "<Relationship [^>]*styles[^>]*>", "")(without("xl/styles.xml")(members))
    ),
    "a style past the end": changed(SHEET, ' s="[0-9]+"', ' s="99"'),
    "empty looks": lambda members: {
        **members,
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"/>'.encode(),
    },
    "two ways to tell looks": changed("xl/styles.xml", "(<cellXfs.*</cellXfs>)", TWO_WAYS),
    "two ways, and a style past the end": lambda members: changed(SHEET, ' s="[0-9]+"', ' s="3"')(
        changed("xl/styles.xml", "(<cellXfs.*</cellXfs>)", TWO_WAYS)(members)
    ),
    "prefixes": prefixed,
    "the strict kind": strict,
    "comments and instructions": changed(
        SHEET, "(<row |<sheetData>|</row>|</c>)", r"<!-- <c r='A1'> --><?x <c/>?>\1"
    ),
}


def write(members: Members, path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name)
            info.filename = name  # As it is, whichever way its slashes lean.
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return path


EDITS: list[Edit] = [
    ColumnEdit("Plannen", 1, [1], [8]),
    ColumnEdit("Plannen", 4, [0, 1], ["Status", "Geboekt"]),
    ColumnEdit("Plannen", 5, [1], [44_301], Format.DAY),
    ColumnEdit("Plannen", 6, [1], [12.5], Format.MONEY),
    NewTab("Logboek"),
    ColumnEdit("Logboek", 0, [0], ["Nr"], heading=True),
]


@pytest.mark.parametrize("name", FOREIGN)
def test_a_workbook_of_another_program_is_read_and_written_to(tmp_path: Path, name: str) -> None:
    members = FOREIGN[name](ordinary())
    path = write(members, tmp_path / "Register.xlsx")
    store = Workbook(path)
    before = store.read()
    (tab,) = [tab for tab in before.tabs if tab.height]
    assert [column[:2] for column in tab.columns] == [
        ["Kenmerk", "SI-2021-001 – één"],
        ["Uren", 7.5],
        ["Start", "later"],
        ["", 44_300],
    ]
    store.write(EDITS, before)
    after = store.read()
    found = after.find("Plannen")
    assert found is not None
    assert [column[1] for column in found.columns] == [
        *("SI-2021-001 – één", 8, "later", 44_300),
        *("Geboekt", 44_301, 12.5),
    ]
    assert type(found.columns[3][1]) is type(tab.columns[3][1])
    assert isinstance(found.columns[5][1], DayCell)
    assert after.find("Logboek") is not None
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        kept = [one for one in members if re.search("theme|docProps|shared|_rels/.rels", one)]
        assert [archive.read(one) for one in kept] == [members[one] for one in kept]
    store.write(EDITS[:1], after)
