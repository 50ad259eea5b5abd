"""What a new register is made for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.programme.model import Programme
    from sheets_sync.stores.founding.dashboard import Items


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a register is made for, and who may change what is the program's own.

    ``catalogue`` speaks the language of the programme. ``overview`` has the lines of the overview
    of an empty register. ``editors`` are e-mail addresses; a workbook has none.
    """

    programme: Programme
    catalogue: Catalogue
    overview: Items
    editors: tuple[str, ...] = ()

    def with_editor(self, email: str) -> Wishes:
        """The same with one more editor, or just as many for ``""``."""
        found = dict.fromkeys(filter(None, (email, *self.editors)))
        return Wishes(self.programme, self.catalogue, self.overview, tuple(found))
