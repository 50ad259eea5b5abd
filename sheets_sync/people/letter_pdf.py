"""A decision as a letter: one PDF in A4, with the words of the mail."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.cells.legible import legible

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from fpdf import FPDF

_FONTS: Final = (
    Path("/usr/share/fonts/truetype/dejavu"),
    Path("/usr/share/fonts/dejavu-sans-fonts"),
    Path("/usr/share/fonts/TTF"),
)
"""Where systems keep a font with all of Europe's letters; without it those of PDF itself do."""
_OWN: Final = "Helvetica"
_INK: Final = (29, 39, 51)
_PALE: Final = (74, 88, 104)
_LINE: Final = (213, 219, 227)


def letter(fields: Mapping[str, Any], made: datetime) -> bytes:
    """The letter for a decision; ``made`` is the moment that the file bears."""
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    family = _font(pdf)
    page = _Letter(pdf, family, fields)
    pdf.set_title(page.text(fields["subject"]))
    pdf.set_lang(fields["language"])
    pdf.set_creation_date(made)
    pdf.set_margins(25, 25, 25)
    pdf.set_auto_page_break(auto=True, margin=25)
    pdf.add_page()
    page.write()
    return bytes(pdf.output())


def _font(pdf: FPDF) -> str:
    for folder in _FONTS:
        plain, bold = folder / "DejaVuSans.ttf", folder / "DejaVuSans-Bold.ttf"
        if plain.is_file() and bold.is_file():
            pdf.add_font("DejaVu", "", plain)
            pdf.add_font("DejaVu", "B", bold)
            return "DejaVu"
    return _OWN


class _Letter:
    """The parts of the letter, from top to bottom."""

    def __init__(self, pdf: FPDF, family: str, fields: Mapping[str, Any]) -> None:
        self._pdf, self._family, self._fields = pdf, family, fields

    def text(self, said: object) -> str:
        """The text as this font can show it."""
        text = legible(str(said))
        if self._family != _OWN:
            return text
        parts = unicodedata.normalize("NFKD", text.replace("€", "EUR").replace("–", "-"))
        return parts.encode("latin-1", "ignore").decode("latin-1")

    def write(self) -> None:
        say, fields = self._fields["say"], self._fields
        self._line(fields["programme"], 10, ink=_PALE)
        self._line(fields["contact_name"], 10, ink=_PALE, after=10)
        self._line(fields["subject"], 16, style="B", after=6)
        self._line(say("greeting"), 11, after=4)
        if fields["is_changed"]:
            self._line(say("is_changed"), 11, style="B", after=4)
        self._line(fields["text"], 11, after=6)
        self._table()
        if fields["reason"]:
            self._line(f"{say('reason')} {fields['reason']}", 11, after=4)
        if fields["decided_by"]:
            self._line(say("decided_by", name=fields["decided_by"]), 11, after=4)
        if fields["objection"]:
            self._line(fields["objection"], 11, after=4)
        if fields["contact_address"]:
            name = fields["contact_name"] or fields["contact_address"]
            questions = f"{say('questions', name=name)} {fields['contact_address']}"
            self._line(questions, 10, ink=_PALE)

    def _table(self) -> None:
        if not self._fields["lines"]:
            return
        pdf = self._pdf
        pdf.set_font(self._family, size=11)
        pdf.set_text_color(*_INK)
        pdf.set_draw_color(*_LINE)
        with pdf.table(
            col_widths=(40, 60),
            first_row_as_headings=False,
            borders_layout="HORIZONTAL_LINES",
            line_height=7,
            text_align="LEFT",
        ) as table:
            for label, value in self._fields["lines"]:
                table.row((self.text(label), self.text(value)))
        pdf.ln(6)

    def _line(
        self,
        said: object,
        size: int,
        *,
        style: str = "",
        ink: tuple[int, int, int] = _INK,
        after: int = 0,
    ) -> None:
        text = self.text(said)
        if not text:
            return
        self._pdf.set_font(self._family, style="B" if style == "B" else "", size=size)
        self._pdf.set_text_color(*ink)
        self._pdf.multi_cell(0, size * 0.55, text, new_x="LMARGIN", new_y="NEXT")
        self._pdf.ln(after)
