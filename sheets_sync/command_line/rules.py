"""What the commands are handed of a kind of programme: its rules, its words, its example."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sheets_sync.cells.text import Language
    from sheets_sync.grid.store import Store
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.programme.model import Programme
    from sheets_sync.register.model import Decide
    from sheets_sync.reports.explanation import Explanation
    from sheets_sync.stores.founding.wishes import Wishes
    from sheets_sync.sync.review import Review


class Rules(Protocol):
    """Each part is loaded when a command asks for it, so that ``--help`` costs next to nothing."""

    def programme(self, path: str | None) -> Programme:
        """The programme in this file, or the one that is shipped. Raises BadProgramme."""

    def catalogue(self, programme: Programme, language: Language | None = None) -> Catalogue:
        """Its sentences, in its own language or in another."""

    def wishes(self, programme: Programme, editors: Iterable[str] = ()) -> Wishes:
        """What a new register of it is made for."""

    @property
    def decide(self) -> Decide:
        """What its rows mean."""

    def explain(self, seen: Review, key: str, catalogue: Catalogue) -> Explanation:
        """All there is to say about one row. Raises UnknownKey."""

    def fill_demo(self, store: Store, programme: Programme) -> str:
        """Fill in an example; the day on which it is to be looked at, as people write it."""
