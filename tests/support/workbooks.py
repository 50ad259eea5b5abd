from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, Protocol

import pytest

from sheets_sync.stores.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sheets_sync.grid.edits import Edit

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

STYLES = f"""<styleSheet xmlns="{MAIN}">
<numFmts count="1"><numFmt numFmtId="170" formatCode="[h]:mm"/></numFmts>
<fonts count="1"><font><sz val="11"/></font></fonts>
<cellXfs count="4"><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/>\
<xf numFmtId="170" fontId="0"/><xf numFmtId="0" fontId="0"><alignment wrapText="1"/></xf></cellXfs>
</styleSheet>"""


class Build(Protocol):
    def __call__(
        self, sheet: str | bytes, book: str = "", more: dict[str, str] | None = None
    ) -> Path: ...


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """A workbook of one tab, Blad1, with just this worksheet XML in it."""

    def built(sheet: str | bytes, book: str = "", more: dict[str, str] | None = None) -> Path:
        path = tmp_path / "Register.xlsx"
        relations = {"rId1": "worksheet", "rId2": "styles"}
        targets = {"worksheet": "worksheets/sheet1.xml", "styles": "styles.xml"}
        links = "".join(
            f'<Relationship Id="{one}" Type="{OFFICE}/{kind}" Target="{targets[kind]}"/>'
            for one, kind in relations.items()
        )
        members: dict[str, str | bytes] = {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"></Types>',
            "_rels/.rels": (
                f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1"'
                f' Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
            ),
            "xl/workbook.xml": (
                f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{book}<sheets>'
                '<sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'
            ),
            "xl/styles.xml": STYLES,
            "xl/worksheets/sheet1.xml": sheet,
            **(more or {}),
        }
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        return path

    return built


@pytest.fixture
def worksheet() -> Callable[[str], str]:
    """Rows made into a whole worksheet."""
    return lambda rows: f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


@pytest.fixture
def rows_after(
    build: Build, worksheet: Callable[[str], str]
) -> Callable[[str, Sequence[Edit]], str]:
    """The rows of a worksheet after these edits."""

    def after(rows: str, edits: Sequence[Edit]) -> str:
        store = Workbook(path := build(worksheet(rows)))
        store.write(edits, store.read())
        with zipfile.ZipFile(path) as archive:
            xml = archive.read("xl/worksheets/sheet1.xml").decode()
        found = re.search("<sheetData>(.*)</sheetData>", xml, re.DOTALL)
        return found[1] if found else ""

    return after
