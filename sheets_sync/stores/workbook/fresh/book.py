"""A workbook in the making, with what every tab of it needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sheets_sync.problems.stop import BrokenStructure
from sheets_sync.stores.founding.looks import FONT
from sheets_sync.stores.workbook.fresh.paint import cell_format

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.stores.founding.blueprint import TabLook
    from sheets_sync.stores.founding.looks import Look

LAST_ROW: Final = 5_000
"""The last sheet row, from 0, that is prepared for people; nothing is written in it."""

FONT_SIZE: Final = 10
_HEADER_HEIGHT: Final = 34
_READABLE: Final = 240
"""Characters across a page; more would be printed too small to read."""
_LONGEST_FOOTER: Final = 90
_A4: Final = 9


@dataclass(frozen=True, slots=True)
class NewBook:
    """xlsxwriter's workbook, what the register is called, and the words for people."""

    file: Workbook
    name: str
    catalogue: Catalogue

    def add_tab(self, look: TabLook) -> Worksheet:
        """A tab behind the others, its headers in view. Raises BrokenStructure."""
        from xlsxwriter.exceptions import XlsxInputError

        try:
            sheet = self.file.add_worksheet(look.title)
        except XlsxInputError as error:
            raise BrokenStructure("workbook.tab_title", tab=look.title) from error
        sheet.set_tab_color(look.colour)
        sheet.set_row(0, _HEADER_HEIGHT)
        sheet.freeze_panes(1, look.frozen)
        if not look.gridlines:
            sheet.hide_gridlines(2)
        return sheet

    def format(self, look: Look) -> Format:
        return self.file.add_format(cell_format(look))

    def set_up_pages(self, sheet: Worksheet, characters: int) -> None:
        """For the printer: landscape, headers on every page, the columns on as few as is readable.

        ``characters`` is how wide the tab is.
        """
        printed = self.catalogue.say("new.printed", name=self.name, tab=sheet.get_name())
        page = self.catalogue.say("new.page", page="&P", pages="&N")
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(-(-characters // _READABLE), 0)
        sheet.repeat_rows(0)
        # The blank keeps a name that begins with a digit apart from the size of the letters.
        small = f'&"{FONT},Regular"&8 '
        sheet.set_footer(f"&L{small}{_literal(printed)}&R{small}{page}")


def _literal(text: str) -> str:
    return text[:_LONGEST_FOOTER].replace("&", "&&")
