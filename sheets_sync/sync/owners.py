"""Who or what the rows of a register belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.programme.model import TabName
    from sheets_sync.sync.review import Review


class Owners:
    """Who or what rows belong to: where their first reference points, and that one's, to the end.

    A row that points nowhere belongs to nobody.
    """

    def __init__(self, seen: Review) -> None:
        self._seen = seen
        self._rows: dict[TabName, Mapping[str, int]] = {}

    def __call__(self, name: TabName, row: int) -> str:
        """The name of the last of them."""
        register = self._seen.register
        while reference := next(
            (one for one in register.programme.tabs[name].human if one.reference), None
        ):
            text, name = (
                register.tables[name].values[reference.header][row],
                str(reference.reference),
            )
            if name not in register.keys:
                return text or ""
            place = self._by_key(name).get(text or "")
            if place is None:
                return ""
            row = place
        return register.tables[name].names[row] or ""

    def _by_key(self, name: TabName) -> Mapping[str, int]:
        if name not in self._rows:
            keys = self._seen.register.keys[name].keys
            self._rows[name] = {key: row for row, key in enumerate(keys) if key}
        return self._rows[name]
