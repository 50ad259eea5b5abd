"""A programme file: read, checked with pydantic, and remembered once it was found sound."""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sheets_sync.errors import BadProgramme
from sheets_sync.programme import model
from sheets_sync.programme.model import Programme

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails

FORMAT = 1
"""Raised when the records change shape, so that an older remembered programme is not used."""


def load_programme(path: Path) -> Programme:
    """The programme in this TOML file.

    Raises:
        BadProgramme: the file is missing, no TOML, or holds mistakes; each mistake is one of the
            error's ``places`` with the key, what is there and what is expected.
    """
    try:
        source = path.read_bytes()
    except OSError as error:
        raise BadProgramme("programme.unreadable", file=str(path), reason=str(error)) from error
    remembered = _remembered_as(source)
    return _recall(remembered) or _remember(remembered, parse_programme(source, str(path)))


def parse_programme(source: bytes, name: str) -> Programme:
    """The programme in these bytes of TOML; ``name`` is the file's name in errors.

    Raises:
        BadProgramme: as load_programme.
    """
    from pydantic import ValidationError  # noqa: PLC0415 -- costs more than a whole small sync

    from sheets_sync.programme.mistakes import mistakes  # noqa: PLC0415

    try:
        table = tomllib.loads(source.decode())
        programme = _adapter().validate_python(table)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadProgramme("programme.not_toml", file=name, reason=str(error)) from error
    except ValidationError as error:
        raise _refusal(name, [_mistake(detail) for detail in error.errors()]) from error
    if found := mistakes(programme):
        raise _refusal(name, found)
    return programme


def programme_schema() -> dict[str, Any]:
    """The JSON Schema of a programme file, for editors."""
    schema = _adapter().json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _adapter() -> TypeAdapter[Programme]:
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(Programme)


def _refusal(name: str, found: list[BadProgramme]) -> BadProgramme:
    refusal = BadProgramme("programme.mistakes", file=name, count=len(found))
    refusal.places = tuple(found)
    return refusal


def _mistake(detail: ErrorDetails) -> BadProgramme:
    key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in detail["loc"])
    expected = detail.get("ctx", {}).get("expected", detail["msg"])
    code = {"missing": "missing", "unexpected_keyword_argument": "unknown_key"}.get(
        detail["type"], "not_expected"
    )
    if code == "unknown_key":
        expected = _close_key(str(detail["loc"][-1]))
    return BadProgramme(
        f"programme.{code}",
        key=key.removeprefix("."),
        found=repr(detail["input"]) if code == "not_expected" else "",
        expected=str(expected),
    )


def _close_key(key: str) -> str:
    from dataclasses import fields, is_dataclass  # noqa: PLC0415
    from difflib import get_close_matches  # noqa: PLC0415

    records = [record for record in vars(model).values() if is_dataclass(record)]
    known = sorted({field.name for record in records for field in fields(record)})
    return ", ".join(get_close_matches(key, known, n=2, cutoff=0.5))


def _remembered_as(source: bytes) -> Path:
    name = f"{hashlib.sha256(source).hexdigest()}-{FORMAT}-{sys.hexversion:x}.programme"
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "sheets-sync" / name


def _recall(path: Path) -> Programme | None:
    # Only a file that nobody else can have written is believed.
    try:
        with path.open("rb") as stream:
            stat = os.fstat(stream.fileno())
            if stat.st_uid != os.geteuid() or stat.st_mode & 0o022:
                return None
            recalled = pickle.load(stream)
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, ValueError):
        return None
    return recalled if isinstance(recalled, Programme) else None


def _remember(path: Path, programme: Programme) -> Programme:
    # A full disk or a home that cannot be written only costs the next run some time.
    temporary = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(temporary, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "wb") as out:
            pickle.dump(programme, out)
        temporary.replace(path)
    except OSError:
        return programme
    return programme
