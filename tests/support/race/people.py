"""What people do in a register, at random: small things and big ones, wise and unwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.grid.snapshot import ErrorCell
from support.oracle.examples import booking, evaluation, plan, request

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from support.oracle.register import Row
    from support.race.ledger import Cell, Ledger, Page

WORDS = ("Workshop", "Presentatie", "=1+1", "veertig", "Hogeschool Zeekant", "é", "12", "")
NUMBERS = (0, 1, 7.5, 12, 44_600, 44_620.25, True, False, 0.25, -8_712_345_678_901)
ERRORS = tuple(map(ErrorCell, ("#N/A", "#REF!", "#DIV/0!", "#NAME?")))
ALONE = ("Tijdstempel", "E-mailadres")
"""What tells the rows apart that a form sent in; nobody makes those of one row those of another."""


class People:
    """Whoever has the register open. The dice are those of a seed, or of Hypothesis."""

    def __init__(self, ledger: Ledger, dice: Random) -> None:
        self._ledger, self._dice = ledger, dice
        self.handled: set[tuple[str, int]] = set()
        """Rows whose key somebody touched, by page and name of the row."""
        self._stamp = 0

    def act(self) -> str:
        """One thing that somebody does, and what it was."""
        page = self._dice.choice(self._ledger.pages)
        action = self._dice.choice(ACTIONS)
        action(self, page)
        return f"{action.__name__} {page.title}"

    def _row(self, page: Page) -> int:
        """A row below the headers, in use or the first one that is not."""
        return self._dice.randint(1, max(1, self._ledger.used(page) - 1))

    def _place(self, page: Page) -> int:
        return self._dice.randrange(len(page.columns) - 2)

    def edit(self, page: Page) -> None:
        place = self._dice.choice(list(page.human()))
        value = self._something()
        if page.columns[place] in ALONE and value != "":
            self._stamp += 1
            value = f"{value} {self._stamp}"
        self._ledger.write(page, self._row(page), place, value)

    def _something(self) -> Cell:
        kinds: tuple[tuple[Cell, ...], ...] = (WORDS, WORDS, WORDS, NUMBERS, NUMBERS, ERRORS)
        return self._dice.choice(self._dice.choice(kinds))

    def meddle(self, page: Page) -> None:
        """Type in a cell of the program's."""
        own = [place for place, name in enumerate(page.columns) if name.startswith("=")]
        if own:
            row, place = self._row(page), self._dice.choice(own)
            if page.columns[place] == page.key_name:
                return
            self._ledger.write(page, row, place, self._something())

    def insert_row(self, page: Page) -> None:
        self._ledger.insert_row(page, self._row(page))

    def type_row(self, page: Page) -> None:
        at = self._row(page)
        self._ledger.insert_row(page, at)
        self._ledger.fill(page, at, self._fresh(page))

    def send_form(self, page: Page) -> None:
        at = self._ledger.used(page)
        self._ledger.fill(page, at, self._fresh(page))

    def _fresh(self, page: Page) -> dict[str, Cell]:
        self._stamp += 1
        moment = f"2022-02-{1 + self._stamp % 28:02}T{self._dice.randrange(24):02}:00"
        rows: dict[str, Row] = {
            "Aanvragen": request(moment, Geschatte_uren=self._dice.choice((5, 10, 40))),
            "Plannen": plan(
                f"SI-2022-{self._dice.randint(1, 4):03}", Opgesteld_door=f"Opsteller {self._stamp}"
            ),
            "Uren": booking("2022-02-01", self._dice.choice((1, 2.5)))
            | {"Adviseur": f"Adviseur {self._stamp}"},
            "Evaluaties": evaluation(moment),
            "Hogescholen": {"Naam": f"Hogeschool {self._stamp}"},
        }
        return {header: cell for header, cell in rows[page.title].items() if cell is not None}

    def delete_row(self, page: Page) -> None:
        if self._ledger.used(page) > 2:
            self._ledger.delete_row(page, self._row(page))

    def move_row(self, page: Page) -> None:
        self._ledger.move_row(page, self._row(page), self._row(page))

    def cut_row(self, page: Page) -> None:
        if self._ledger.used(page) > 2:
            self._ledger.cut_row(page, self._row(page), self._ledger.used(page))

    def sort(self, page: Page) -> None:
        order = self._dice.choice(("ASCENDING", "DESCENDING"))
        if self._ledger.used(page) > 2:
            self._ledger.sort(page, self._place(page), order)

    def filter(self, page: Page) -> None:
        self._ledger.filter(page, self._place(page))

    def drag(self, page: Page) -> None:
        self._ledger.move_column(page, self._place(page), self._place(page))

    def rename(self, page: Page) -> None:
        """Another header above a column of people's, or the one that it had at first."""
        place = self._dice.choice(list(page.human()))
        first = page.columns[place]
        name = f"Kolom {self._dice.randint(1, 10**6)}"
        if not first.startswith("+") and not self._ledger.says(page, 0, place, first):
            name = first
        self._ledger.write(page, 0, place, name)

    def insert_column(self, page: Page) -> None:
        self._ledger.insert_column(page, self._place(page))

    def add_question(self, page: Page) -> int:
        """As a form does: a new column with a header."""
        at = self._place(page)
        self._ledger.insert_column(page, at)
        self._ledger.write(page, 0, at, f"Vraag {self._dice.randint(1, 10**6)}")
        return at

    def add_notes(self, page: Page) -> None:
        """A column of somebody's own, filled in."""
        at = self.add_question(page)
        for row in range(1, self._ledger.used(page)):
            self._ledger.write(page, row, at, f"notitie {row}")

    def delete_own_column(self, page: Page) -> None:
        own = [place for place, name in enumerate(page.columns) if name.startswith("+")]
        if len(own) > 3:
            self._ledger.delete_column(page, own[0])


ACTIONS: tuple[Callable[[People, Page], object], ...] = (
    People.edit,
    People.edit,
    People.edit,
    People.meddle,
    People.insert_row,
    People.type_row,
    People.send_form,
    People.send_form,
    People.delete_row,
    People.move_row,
    People.cut_row,
    People.sort,
    People.filter,
    People.drag,
    People.rename,
    People.insert_column,
    People.add_question,
    People.add_notes,
    People.delete_own_column,
)
