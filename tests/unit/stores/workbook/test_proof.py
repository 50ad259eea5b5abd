"""A written file that is not just the old one plus the edits never takes its place."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from sheets_sync.grid.edits import ColumnEdit, Format
from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.workbook import Workbook, writing
from sheets_sync.stores.workbook.proof import prove

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sheets_sync.grid.snapshot import Snapshot
    from sheets_sync.stores.workbook.draft import Draft
    from sheets_sync.stores.workbook.proof import PatchedSheet

SHEET = "xl/worksheets/sheet1.xml"
ROWS = (
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    '<row r="2"><c r="A2"><v>3</v></c></row>'
)


@pytest.mark.parametrize(
    ("member", "old", "new", "where"),
    [
        (SHEET, b"<v>2</v>", b"<v>9</v>", "Blad1"),
        (SHEET, b"<v>3</v>", b"<v>9</v>", "Blad1"),
        (SHEET, b"<v>44562</v>", b"<v>44563</v>", "Blad1!A1"),
        (SHEET, b'r="A1"', b'r="C1"', "Blad1!A1"),
        (SHEET, b'r="A1"', b'r="A2"', "row 1"),
        (SHEET, b"<v>44562</v></c>", b"<v>44562</v><c/>", "mismatched tag: line 1, column 155"),
        ("xl/workbook.xml", b"Blad1", b"Blad2", "xl/workbook.xml"),
        ("xl/styles.xml", b'numFmtId="14"', b'numFmtId="15"', "xl/styles.xml"),
        ("_rels/.rels", b"rId1", b"rId2", "_rels/.rels"),
    ],
)
def test_what_went_wrong_is_noticed(
    build: Callable[[str], Path],
    worksheet: Callable[[str], str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    member: str,
    old: bytes,
    new: bytes,
    where: str,
) -> None:
    def spoilt(
        written: bytes, path: Path, draft: Draft, sheets: Sequence[PatchedSheet], basis: Snapshot
    ) -> None:
        prove(_replaced(written, member, old, new), path, draft, sheets, basis)

    path = build(worksheet(ROWS))
    before = path.read_bytes()
    store = Workbook(path)
    monkeypatch.setattr(writing, "prove", spoilt)
    with pytest.raises(Unreachable) as refusal:
        store.write([ColumnEdit("Blad1", 0, [0], [44_562], Format.DAY)], store.read())
    assert refusal.value.code == "workbook.unproved"
    assert refusal.value.details == {"file": str(path), "where": where}
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["Register.xlsx"]


def _replaced(written: bytes, member: str, old: bytes, new: bytes) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as source, zipfile.ZipFile(result, "w") as target:
        for one in source.infolist():
            content = source.read(one)
            if one.filename == member:
                assert old in content
                content = content.replace(old, new)
            target.writestr(one, content)
    return result.getvalue()
