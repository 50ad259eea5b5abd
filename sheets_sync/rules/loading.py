"""Prepared programmes, remembered: a run of one that was checked before loads no grammar."""

from __future__ import annotations

import hashlib
import pickle
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sheets_sync.formula import remembered
from sheets_sync.host.state_folder import cache_base, keep, recall
from sheets_sync.problems.stop import BadProgramme
from sheets_sync.rules.prepared import Prepared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sheets_sync.formula.recipes import Recipe
    from sheets_sync.programme.model import Programme
    from sheets_sync.register.model import Decision, Register

_ROOM: Final = Path(__file__).parent
_KNOWN: Final[dict[str, Prepared]] = {}
_MADE: Final[dict[int, Prepared]] = {}
_NAMES: Final[dict[int, str]] = {}
"""By the ids of what is kept here, and so stays."""


def prepared_for(programme: Programme, file: str = "") -> Prepared:
    """The programme, checked and compiled now or by an earlier run.

    Raises:
        BadProgramme: as ``prepare``.
    """
    if (made := _MADE.get(id(programme))) is not None:
        return made
    return _known_by(pickle.dumps(programme), lambda: programme, file)


def load_programme(path: Path) -> Programme:
    """The programme in this TOML file, with all of its formulas checked.

    Raises:
        BadProgramme: the file is missing, no TOML, or holds mistakes; each mistake is one of the
            error's ``places``.

    >>> from sheets_sync.validators import PILOT
    >>> list(load_programme(PILOT).tabs)
    ['requests', 'plans', 'bookings', 'evaluations', 'parties']
    """
    from sheets_sync.programme.load import all_of, source_of
    from sheets_sync.programme.load import load_programme as read_programme

    # What is known of these very bytes needs neither the file's own records nor a digest of them.
    source = source_of(path)
    try:
        return _known_by(
            all_of(source, str(path)), lambda: read_programme(path), str(path)
        ).programme
    except BadProgramme as bad:
        if not bad.places:
            raise
        from sheets_sync.rules.examining import prepared_from

        return prepared_from(source, str(path)).programme


def _known_by(content: bytes, programme: Callable[[], Programme], file: str) -> Prepared:
    """What is remembered of this content, or is prepared now."""
    digest = hashlib.sha256(content + _makers()).hexdigest()
    known = _KNOWN.get(digest) or _recall(_path(digest))
    if known is None:
        from sheets_sync.rules.preparing import prepare

        known = prepare(programme(), file)
        with suppress(OSError):
            keep(_path(digest), pickle.dumps((known, known.programme.meaning)))
    _KNOWN[digest] = known
    _NAMES.setdefault(id(known), digest)
    # Whoever is handed its programme asks with that from then on; it stays, and so does its id.
    _MADE[id(known.programme)] = known
    return known


def decide(register: Register) -> Decision:
    """What every row means: statuses, amounts, deadlines and the program's own tabs.

    Pure: the same register always gets the same answer, and nothing of it is read or written. What
    was compiled for it is remembered for the next run.
    """
    from sheets_sync.rules.decide import decide_prepared

    prepared = prepared_for(register.programme)
    recall_code(prepared)
    decision = decide_prepared(register, prepared)
    remember_code(prepared)
    return decision


def remember_code(prepared: Prepared) -> None:
    """Keep the code that a run made for its formulas, for the next one."""
    if remembered.is_any_new():
        recipes = {str(number): recipe for number, recipe in enumerate(_recipes(prepared))}
        remembered.remember(_name_of(prepared), recipes)


def recall_code(prepared: Prepared) -> None:
    """Take up the code that an earlier run made."""
    remembered.recipes_for(_name_of(prepared), dict)


def _name_of(prepared: Prepared) -> str:
    """Under which its code is kept: as it is itself."""
    name = _NAMES.get(id(prepared))
    if name is None:
        # Prepared by somebody else; it may go, and its id with it.
        name = hashlib.sha256(pickle.dumps(prepared)).hexdigest()
    return name


def _recipes(prepared: Prepared) -> Iterator[Recipe]:
    from sheets_sync.formula.recipes import Recipe

    def within(part: object) -> Iterator[Recipe]:
        if isinstance(part, Recipe):
            yield part
        elif isinstance(part, tuple):
            for inner in part:
                yield from within(inner)

    for part in (
        *(prepared.steps, prepared.overview, prepared.alerts, prepared.explained),
        *(prepared.seals, prepared.relied, prepared.questions),
    ):
        yield from within(part)


@cache
def _makers() -> bytes:
    """What tells this version of the rules and of formulas from any other."""
    house = _ROOM.parent
    rooms = (_ROOM, house / "formula", house / "programme")
    return repr((sys.hexversion, [remembered.makers(room) for room in rooms])).encode()


def _path(digest: str) -> Path:
    return cache_base() / "sheets-sync" / f"{digest}.rules"


def _recall(path: Path) -> Prepared | None:
    content = recall(path)
    if content is None:
        return None
    try:
        recalled, meaning = pickle.loads(content)  # noqa: S301 -- only we can have written it
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError):
        return None
    except (LookupError, MemoryError, TypeError, ValueError):  # a file that was cut off or damaged
        return None
    if not isinstance(recalled, Prepared):
        return None
    # A record keeps nothing that was worked out from it; this is known already.
    vars(recalled.programme)["meaning"] = meaning
    return recalled
