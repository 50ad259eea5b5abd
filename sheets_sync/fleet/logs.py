"""A log for each register of a fleet: a line of JSON a run, nothing of what stands in any cell."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from msgspec.json import encode
from msgspec.structs import asdict

from sheets_sync.host.system import OPEN_AS_IS

if TYPE_CHECKING:
    from pathlib import Path

    from sheets_sync.fleet.records import Told

MOST_BYTES: Final = 1_000_000
"""Then it begins anew, and the one before is kept beside it."""


def note(folder: Path, told: Told) -> None:
    """Add a line about this run; a log that cannot be written stops nothing."""
    record = asdict(told)
    # The sentence may name who has a workbook open; its code says enough.
    del record["said"]
    record["at"] = datetime.fromtimestamp(told.at, UTC).isoformat(timespec="seconds")
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{_name(told.name)}.jsonl"
        if path.exists() and path.stat().st_size > MOST_BYTES:
            path.replace(path.with_suffix(".old.jsonl"))
        flags = os.O_CREAT | os.O_APPEND | os.O_WRONLY | OPEN_AS_IS
        with os.fdopen(os.open(path, flags, 0o600), "ab") as file:
            file.write(encode(record) + b"\n")


def _name(name: str) -> str:
    """One that every file system takes, and that is no other register's."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", name)[:40].strip("-").lower()
    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return f"{plain}-{digest}" if plain else digest
