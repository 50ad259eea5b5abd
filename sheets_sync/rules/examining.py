"""All that is wrong with a programme file, at once: TOML, blocks and formulas.

Loaded only where a file is not sound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.problems.stop import BadProgramme
from sheets_sync.programme.drafting import draft_of
from sheets_sync.programme.load import refusal
from sheets_sync.rules.preparing import prepare

if TYPE_CHECKING:
    from sheets_sync.programme.judging import Draft
    from sheets_sync.rules.prepared import Prepared


def prepared_from(source: bytes, file: str) -> Prepared:
    """The programme in these bytes of TOML, checked and compiled.

    Raises:
        BadProgramme: its ``places`` are all mistakes, each with its line.
    """
    draft = draft_of(source, file)
    found = list(draft.mistakes)
    prepared = None
    try:
        prepared = _prepared(draft, file)
    except BadProgramme as bad:
        known = {(one.details.get("key"), one.code) for one in found}
        # A sentence in two languages has its formulas twice.
        further = {
            (one.details.get("key"), str(one.details.get("shown"))): one
            for one in bad.places
            if isinstance(one, BadProgramme) and (one.details.get("key"), one.code) not in known
        }
        found += map(draft.sight.of_mistake, further.values())
    if found or prepared is None:
        raise refusal(file, sorted(found, key=_line))
    return prepared


def _prepared(draft: Draft, file: str) -> Prepared | None:
    if draft.programme is None:
        return None
    try:
        return prepare(draft.programme, file, draft.doubtful)
    except (LookupError, TypeError, ValueError, AttributeError, AssertionError, ArithmeticError):
        # Formulas rest on what is wrong; that is told first.
        if draft.mistakes:
            return None
        raise


def _line(bad: BadProgramme) -> int:
    return bad.seen.line if bad.seen else 0
