"""A programme file: read, checked with pydantic, and remembered once it was found sound.

What reads TOML and checks it is loaded where a file is not known yet: most runs begin without.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sheets_sync.host.state_folder import cache_base, keep, recall
from sheets_sync.problems.stop import BadProgramme
from sheets_sync.programme.model import Programme, labelled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def load_programme(path: Path) -> Programme:
    """The programme in this TOML file.

    Raises:
        BadProgramme: the file is missing, no TOML, or holds mistakes; each mistake is one of the
            error's ``places`` with the key, what is there and what is expected.
    """
    source = source_of(path)
    remembered = _remembered_as(all_of(source, str(path)))
    return _recall(remembered) or _remember(remembered, parse_programme(source, str(path)))


def all_of(source: bytes, name: str) -> bytes:
    """This file's bytes, with those of all that it extends behind them."""
    if b"extends" not in source:
        return source
    from sheets_sync.programme.extending import NotExtended, layers_of
    from sheets_sync.programme.toml_file import tables_of

    found = []
    with suppress(NotExtended, ValueError, RecursionError):
        for layer in layers_of(source, name, lambda one, _: tables_of(one)):
            found.append(layer.source)  # noqa: PERF401 -- as far as it goes
    return b"\0".join(found) or source


def source_of(path: Path) -> bytes:
    """All that is in a programme file. Raises BadProgramme where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise BadProgramme("programme.not_found", file=str(path)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadProgramme("programme.unreadable", file=str(path), reason=reason) from error


def parse_programme(source: bytes, name: str) -> Programme:
    """The programme in these bytes of TOML; ``name`` is the file's name in errors.

    Raises:
        BadProgramme: as load_programme.
    """
    from pydantic import ValidationError

    try:
        return programme_of(_whole(source, name), name)
    except (ValueError, ValidationError, RecursionError, BadProgramme):
        from sheets_sync.programme.drafting import draft_of

        raise refusal(name, draft_of(source, name).mistakes) from None


def _whole(source: bytes, name: str) -> dict[str, Any]:
    from sheets_sync.programme.toml_file import tables_of

    table = tables_of(source)
    if "extends" not in table:
        return table
    from sheets_sync.programme.extending import NotExtended, layers_of, lost, whole

    try:
        layers = list(layers_of(source, name, lambda one, _: tables_of(one)))
    except NotExtended as error:
        raise error.bad from error
    for _, bad in lost(layers):
        raise bad
    return whole(layers)


def programme_of(table: Mapping[str, Any], name: str) -> Programme:
    """The programme in this table, as TOML gives it; ``name`` is the file's name in errors.

    Raises:
        BadProgramme: the table holds mistakes.
    """
    from pydantic import ValidationError

    from sheets_sync.programme.misfits import misfits
    from sheets_sync.programme.mistakes import mistakes
    from sheets_sync.programme.validated import validated

    try:
        programme = labelled(validated(table))
    except ValidationError as error:
        raise refusal(name, misfits(error.errors(), table)) from error
    if found := mistakes(programme):
        raise refusal(name, found)
    return programme


def refusal(name: str, found: Sequence[BadProgramme]) -> BadProgramme:
    """All of these mistakes as one."""
    stop = BadProgramme("programme.mistakes", file=name, count=len(found))
    stop.places = tuple(found)
    return stop


def _remembered_as(source: bytes) -> Path:
    """Known by the file and by what reads and checks it: records of an older kind are not used."""
    readers = [
        (file.name, stat.st_size, stat.st_mtime_ns)
        for file in sorted(Path(__file__).parent.glob("*.py"))
        for stat in (file.stat(),)
    ]
    digest = hashlib.sha256(source + repr((sys.hexversion, readers)).encode())
    name = f"{digest.hexdigest()}.programme"
    return cache_base() / "sheets-sync" / name


def _recall(path: Path) -> Programme | None:
    content = recall(path)
    if content is None:
        return None
    try:
        recalled = pickle.loads(content)  # noqa: S301 -- only we can have written it
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError):
        return None
    except (LookupError, MemoryError, TypeError, ValueError):  # a file that was cut off or damaged
        return None
    return recalled if isinstance(recalled, Programme) else None


def _remember(path: Path, programme: Programme) -> Programme:
    # A full disk or a home that cannot be written only costs the next run some time.
    with suppress(OSError):
        keep(path, pickle.dumps(programme))
    return programme
