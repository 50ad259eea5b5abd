"""What a new register is made for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.programme.model import Programme, Status, TabName
    from sheets_sync.stores.founding.dashboard import Overview


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a register is made for, and who may change what is the program's own.

    ``catalogue`` speaks the language of the programme. ``overview`` is that of an empty
    register. ``rows`` are the texts that stand in a tab from the start, by header.
    ``statuses`` are those that the program's own tabs show. ``editors`` are e-mail addresses; a
    workbook has none.
    """

    programme: Programme
    catalogue: Catalogue
    overview: Overview
    rows: Mapping[TabName, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    statuses: Sequence[Status] = ()
    editors: tuple[str, ...] = ()

    def with_editor(self, email: str) -> Wishes:
        """The same with one more editor, or just as many for ``""``."""
        found = dict.fromkeys(filter(None, (email, *self.editors)))
        return replace(self, editors=tuple(found))


def rows_to_begin_with(programme: Programme) -> dict[TabName, Mapping[str, Sequence[str]]]:
    """Their texts by tab and header; a blank one where a row has none."""
    return {
        name: {one.header: [row.get(one.header, "") for row in tab.rows] for one in tab.human}
        for name, tab in programme.register_tabs()
        if tab.rows
    }
