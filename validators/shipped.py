"""What is handed to the command line: each part of the rules, loaded when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sheets_sync.cells.text import Language
    from sheets_sync.grid.store import Store
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.programme.model import Programme
    from sheets_sync.register.model import Decide, Decision, Register
    from sheets_sync.reports.explanation import Explanation
    from sheets_sync.stores.founding.wishes import Wishes
    from sheets_sync.sync.review import Review


def _decide(register: Register) -> Decision:
    """By the rules that the file says, or else by those for requests, plans and evaluations."""
    if register.programme.budget is None:
        from sheets_sync.rules.decide import decide_declared
        from sheets_sync.rules.loading import prepared_for, recall_code, remember_code

        prepared = prepared_for(register.programme)
        recall_code(prepared)
        decision = decide_declared(register, prepared)
        remember_code(prepared)
        return decision
    from sheets_sync.validators.decide import decide

    return decide(register)


class Shipped:
    """The rules of programmes: those that a file says, and those of requests and plans."""

    def programme(self, path: str | None) -> Programme:
        """The programme in this file, or the pilot's."""
        from pathlib import Path

        from sheets_sync.programme.load import load_programme
        from sheets_sync.validators import PILOT

        loaded = load_programme(Path(path) if path else PILOT)
        if loaded.budget is not None:
            return loaded
        from sheets_sync.rules.loading import prepared_for

        return prepared_for(loaded, str(path)).programme

    def catalogue(self, programme: Programme, language: Language | None = None) -> Catalogue:
        """Its sentences, in its own language or in another."""
        if programme.budget is None:
            from sheets_sync.rules.catalogue import catalogue_of_declared

            return catalogue_of_declared(programme, language)
        from sheets_sync.validators.decide import catalogue_of

        return catalogue_of(programme, language)

    def wishes(self, programme: Programme, editors: Iterable[str] = ()) -> Wishes:
        """What a new register of it is made for."""
        if programme.budget is None:
            from sheets_sync.stores.founding.declared import wishes_for_declared

            return wishes_for_declared(programme, editors)
        from sheets_sync.validators.founding import wishes_for

        return wishes_for(programme, editors)

    @property
    def decide(self) -> Decide:
        """What its rows mean."""
        return _decide

    def explain(self, seen: Review, key: str, catalogue: Catalogue) -> Explanation:
        """All there is to say about one row."""
        if seen.register.programme.budget is None:
            from sheets_sync.reports.declared_row import explain_declared

            return explain_declared(seen, key, catalogue)
        from sheets_sync.validators.explain import explain

        return explain(seen, key, catalogue)

    def fill_demo(self, store: Store, programme: Programme) -> str:
        """Fill in an example; the day on which it is to be looked at."""
        from sheets_sync.validators.demo import DEMO_TODAY, fill_register

        fill_register(store, programme)
        return DEMO_TODAY
