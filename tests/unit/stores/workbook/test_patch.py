"""What lands in the file: the changed cells, and around them every byte as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sheets_sync.grid.edits import ColumnEdit, Format
from sheets_sync.problems.stop import BrokenStructure
from sheets_sync.stores.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sheets_sync.grid.edits import Edit, Written

    RowsAfter = Callable[[str, Sequence[Edit]], str]


def inline(address: str, text: str, space: str = "") -> str:
    return f'<c r="{address}" t="inlineStr"><is><t{space}>{text}</t></is></c>'


KEEP = ' xml:space="preserve"'


def put(column: int, row: int, value: Written, form: Format = Format.PLAIN) -> ColumnEdit:
    return ColumnEdit("Blad1", column, [row], [value], form)


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        pytest.param(
            '<row r="1" spans="1:3" x="&gt;" ><c  r="A1" s="3" ><v>1</v></c></row>',
            put(0, 0, 7.5),
            '<row r="1" spans="1:3" x="&gt;" ><c  r="A1" s="3"><v>7.5</v></c></row>',
            id="a number keeps the style and the row's own bytes",
        ),
        pytest.param(
            '<row r="1" spans="1:3"><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row>',
            put(1, 0, "b"),
            f'<row r="1"><c r="A1"><v>1</v></c>{inline("B1", "b")}<c r="C1"><v>3</v></c></row>',
            id="a new cell between two others",
        ),
        pytest.param(
            '<row r="1"><c r="A1"/></row><row r="5"><c r="A5"/></row>',
            put(27, 2, 3),
            '<row r="1"><c r="A1"/></row><row r="3"><c r="AB3"><v>3</v></c></row>'
            '<row r="5"><c r="A5"/></row>',
            id="a new row between two others",
        ),
        pytest.param(
            '<row r="2" ht="20"/>',
            put(0, 1, "x"),
            f'<row r="2" ht="20">{inline("A2", "x")}</row>',
            id="a row that had no cells",
        ),
        pytest.param(
            "<row><c><v>1</v></c><c><v>2</v></c></row>",
            put(1, 0, "x"),
            '<row><c><v>1</v></c><c t="inlineStr"><is><t>x</t></is></c></row>',
            id="cells that do not say where they are",
        ),
        pytest.param(
            '<row r="1"><c r="A1" s="3"><f>1+1</f><v>2</v></c></row>',
            put(0, 0, None),
            '<row r="1"><c r="A1" s="3"/></row>',
            id="an emptied formula keeps its style",
        ),
        pytest.param(
            '<row r="1"><c r="A1" t="inlineStr"><is><r><t>rich</t></r></is></c></row>',
            put(0, 0, "=1+1"),
            f'<row r="1">{inline("A1", "=1+1")}</row>',
            id="text that looks like a formula",
        ),
        pytest.param(
            '<row r="1"><c r="A1"/></row>',
            put(0, 0, "a\nb & <c> "),
            '<row r="1">' + inline("A1", "a\nb &amp; &lt;c&gt; ", KEEP) + "</row>",
            id="line breaks and blanks",
        ),
        pytest.param(
            '<row r="1"><c r="A1"/></row>',
            put(0, 0, "a\x07b_x0007_c\r"),
            f'<row r="1">{inline("A1", "a_x0007_b_x005F_x0007_c_x000D_", KEEP)}</row>',
            id="characters that XML cannot hold",
        ),
        pytest.param(
            '<!-- <row r="1"><c r="A1"/></row> --><row r="1"><c r="A1"><v>1</v></c></row>',
            put(0, 0, 2),
            '<!-- <row r="1"><c r="A1"/></row> --><row r="1"><c r="A1"><v>2</v></c></row>',
            id="a comment that looks like a row",
        ),
        pytest.param(
            '<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[</c><c r="B1">]]></t></is></c>'
            '<c r="B1"><v>1</v></c></row>',
            put(1, 0, 2),
            '<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[</c><c r="B1">]]></t></is></c>'
            '<c r="B1"><v>2</v></c></row>',
            id="text that looks like a cell",
        ),
        pytest.param(
            '<row r="1"><c r="A1" cm="1" s="1" vm="2" t="e"><v>#N/A</v></c></row>',
            put(0, 0, 44198, Format.DAY),
            '<row r="1"><c r="A1" s="1"><v>44198</v></c></row>',
            id="an error replaced by a day",
        ),
        pytest.param(
            '<row r="1"><c r="A1" s="1"><v>44198</v></c></row>',
            put(0, 0, 29, Format.DAY),
            '<row r="1"><c r="A1" s="4"><v>29</v></c></row>',
            id="a day that Excel does not know",
        ),
        pytest.param(
            '<row r="1"><c r="A1"/></row>',
            put(3, 0, None),
            '<row r="1"><c r="A1"/></row>',
            id="emptying a cell that is not there",
        ),
    ],
)
def test_only_the_cell_changes(rows_after: RowsAfter, before: str, edit: Edit, after: str) -> None:
    assert rows_after(before, [edit]) == after


@pytest.mark.parametrize(
    ("rows", "edit", "code", "details"),
    [
        pytest.param(
            '<row r="1"><c r="A1"><f t="shared" ref="A1:A9" si="0">B1</f><v>1</v></c></row>',
            put(0, 0, 1),
            "workbook.shared_formula",
            {"where": "Blad1!A1"},
            id="other cells share the formula",
        ),
        pytest.param(
            '<row r="1"><c r="A1"><f t="array" ref="A1:B2">C1:D2</f><v>1</v></c></row>'
            '<row r="2"><c r="B2"><v>1</v></c></row>',
            put(1, 1, 1),
            "workbook.array_formula",
            {"where": "Blad1!B2"},
            id="the cell belongs to an array formula",
        ),
        pytest.param(
            '<row r="2"><c r="A2"/></row><row r="1"><c r="A1"/></row>',
            put(0, 0, 1),
            "workbook.disorder",
            {"tab": "Blad1", "row": 1},
            id="rows out of order",
        ),
        pytest.param(
            '<row r="1"><c r="B1"/><c r="A1"/></row>',
            put(0, 0, 1),
            "workbook.disorder",
            {"tab": "Blad1", "row": 1},
            id="cells out of order",
        ),
        pytest.param(
            '<row r="1"><c r="A1"/></row>',
            put(16_384, 0, 1),
            "workbook.full_tab",
            {"tab": "Blad1"},
            id="no such column",
        ),
    ],
)
def test_a_cell_that_cannot_be_written_safely_is_refused(
    build: Callable[[str], Path],
    worksheet: Callable[[str], str],
    rows: str,
    edit: Edit,
    code: str,
    details: dict[str, str | int],
) -> None:
    path = build(worksheet(rows))
    store = Workbook(path)
    before = path.read_bytes()
    with pytest.raises(BrokenStructure) as refusal:
        store.write([edit], store.read())
    assert (refusal.value.code, refusal.value.details) == (code, details)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["Register.xlsx"]


def test_a_shared_formula_that_follows_another_is_simply_replaced(rows_after: RowsAfter) -> None:
    before = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>1</v></c></row>'
    )
    assert rows_after(before, [put(0, 1, 5)]).endswith('<row r="2"><c r="A2"><v>5</v></c></row>')


def test_text_beyond_excels_limit_is_cut_with_an_ellipsis(
    build: Callable[[str], Path], worksheet: Callable[[str], str]
) -> None:
    store = Workbook(build(worksheet("")))
    store.write([put(0, 0, "😀" * 20_000)], store.read())
    (text,) = store.read().tabs[0].columns[0]
    assert isinstance(text, str)
    assert text.endswith("😀…")
    assert len(text.encode("utf-16-le")) // 2 <= 32_767
