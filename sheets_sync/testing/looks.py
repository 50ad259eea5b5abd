"""What a person would see at docs.google.com: a page to look at, and files to take along."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.grid.place import column_letters
from sheets_sync.testing.areas import Area
from sheets_sync.testing.drive.exports import DELIMITED, WRITERS, Download, delimited
from sheets_sync.testing.griddata import grid_data

if TYPE_CHECKING:
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.sheet import Sheet
    from sheets_sync.testing.wire import Message

MOST_ROWS, MOST_COLUMNS = 1000, 100
FORMATS: Final = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "pdf": "application/pdf",
    "zip": "application/zip",
}
STYLE: Final = """
body{font:13px Arial,sans-serif;margin:1em}table{border-collapse:collapse}
td,th{border:1px solid #ddd;padding:2px 5px;vertical-align:bottom;max-width:30em;overflow:hidden}
th{background:#f3f3f3;font-weight:normal;color:#555}[title]{border-top-color:#f90}
.n{text-align:right}.c{text-align:center}nav a{margin-right:1em}
"""


def exported(book: Book, form: str, gid: str) -> Download | None:
    """The spreadsheet as a file of this format, None when there is none such.

    ``gid`` is the id of the one tab that CSV and TSV hold, the first one where it is empty.
    """
    kind = FORMATS.get(form)
    if kind is None:
        return None
    if kind not in DELIMITED:
        return Download(WRITERS[kind](book), kind)
    numbers = {str(sheet.sheet_id): sheet for sheet in book.sheets}
    sheet = numbers.get(gid) if gid else book.first_visible()
    return Download(delimited(book, sheet, DELIMITED[kind]), kind) if sheet else None


def page(book: Book) -> bytes:
    """A page without scripts that shows every tab as a person sees it."""
    title = html.escape(book.properties["title"])
    seen = [sheet for sheet in book.sheets if not sheet.properties.get("hidden")]
    links = "".join(f'<a href="#s{s.sheet_id}">{html.escape(s.title)}</a>' for s in seen)
    tabs = "".join(_tab(book, sheet) for sheet in seen)
    return (
        f"<!DOCTYPE html><html lang=en><meta charset=utf-8><title>{title}</title>"
        f"<style>{STYLE}</style><h1>{title}</h1><nav>{links}</nav>{tabs}</html>"
    ).encode()


def _tab(book: Book, sheet: Sheet) -> str:
    area = _used(sheet)
    data = grid_data(book, sheet, area, {})
    hidden = _hidden(data, "columnMetadata")
    columns = [c for c in range(area.right) if c not in hidden]
    head = "".join(f"<th>{column_letters(c)}</th>" for c in columns)
    spans, covered = _merges(sheet)
    gone, lines = _hidden(data, "rowMetadata"), []
    rows = data.get("rowData", [])
    for number in range(area.bottom):
        if number in gone:
            continue
        cells = rows[number].get("values", []) if number < len(rows) else []
        shown = [
            _cell(cells[c] if c < len(cells) else {}, spans.get((number, c), ""))
            for c in columns
            if (number, c) not in covered
        ]
        lines.append(f"<tr><th>{number + 1}</th>{''.join(shown)}</tr>")
    more = "" if sheet.row_count <= MOST_ROWS else f"<p>The first {MOST_ROWS} rows.</p>"
    name = html.escape(sheet.title)
    table = f"<table><tr><th></th>{head}</tr>{''.join(lines)}</table>"
    return f'<h2 id="s{sheet.sheet_id}">{name}</h2>{table}{more}'


def _used(sheet: Sheet) -> Area:
    bottom = min(max(len(sheet.rows) + 1, 5), sheet.row_count, MOST_ROWS)
    right = min(max([len(row) + 1 for row in sheet.rows] + [5]), sheet.column_count, MOST_COLUMNS)
    return Area(0, 0, bottom, right)


def _hidden(data: Message, name: str) -> set[int]:
    marks = ("hiddenByUser", "hiddenByFilter")
    return {i for i, each in enumerate(data.get(name, [])) if any(each.get(m) for m in marks)}


def _merges(sheet: Sheet) -> tuple[dict[tuple[int, int], str], set[tuple[int, int]]]:
    spans, covered = {}, set()
    for merge in sheet.parts["merges"]:
        top, left = merge["startRowIndex"], merge["startColumnIndex"]
        bottom, right = merge["endRowIndex"], merge["endColumnIndex"]
        spans[top, left] = f' rowspan="{bottom - top}" colspan="{right - left}"'
        covered |= {(r, c) for r in range(top, bottom) for c in range(left, right)}
        covered.discard((top, left))
    return spans, covered


def _cell(cell: Message, span: str) -> str:
    form = cell.get("effectiveFormat", {})
    letters = form.get("textFormat", {})
    styles = [
        css
        for name, css in (
            ("bold", "font-weight:bold"),
            ("italic", "font-style:italic"),
            ("strikethrough", "text-decoration:line-through"),
        )
        if letters.get(name)
    ]
    if form.get("backgroundColor") not in (None, {"red": 1, "green": 1, "blue": 1}):
        styles.append(f"background:{_color(form['backgroundColor'])}")
    if letters.get("foregroundColor"):
        styles.append(f"color:{_color(letters['foregroundColor'])}")
    side = {"RIGHT": ' class="n"', "CENTER": ' class="c"'}.get(form.get("horizontalAlignment"), "")
    style = f' style="{";".join(styles)}"' if styles else ""
    note = f' title="{html.escape(cell["note"])}"' if cell.get("note") else ""
    text = html.escape(cell.get("formattedValue", "")).replace("\n", "<br>")
    return f"<td{span}{side}{style}{note}>{text}</td>"


def _color(color: Any) -> str:
    parts = [round(color.get(name, 0) * 255) for name in ("red", "green", "blue")]
    return "#" + "".join(f"{part:02x}" for part in parts)
