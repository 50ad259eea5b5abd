"""What is handed to the command line: each part of the rules, loaded when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


class Shipped:
    """The rules of programmes, as their files say them."""

    def programme(self, path: str | None) -> Programme:
        """The programme in this file, or the pilot's."""
        from pathlib import Path

        from sheets_sync.rules.loading import load_programme
        from sheets_sync.validators import PILOT

        return load_programme(Path(path) if path else PILOT)

    def catalogue(self, programme: Programme, language: Language | None = None) -> Catalogue:
        """Its sentences, in its own language or in another."""
        from sheets_sync.rules.catalogue import catalogue_of

        return catalogue_of(programme, language)

    def wishes(self, programme: Programme, editors: Iterable[str] = ()) -> Wishes:
        """What a new register of it is made for."""
        from sheets_sync.sync.wishes import wishes_for

        return wishes_for(programme, editors)

    @property
    def decide(self) -> Decide:
        """What its rows mean."""
        from sheets_sync.rules.loading import decide

        return decide

    def explain(self, seen: Review, key: str, catalogue: Catalogue) -> Explanation:
        """All there is to say about one row."""
        from sheets_sync.reports.row import explain

        return explain(seen, key, catalogue)

    def fill_demo(self, store: Store, programme: Programme) -> str:
        """Fill in an example; the day on which it is to be looked at."""
        from sheets_sync.validators.demo import DEMO_TODAY, fill_register

        fill_register(store, programme)
        return DEMO_TODAY
