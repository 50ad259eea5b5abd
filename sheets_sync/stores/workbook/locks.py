"""The files that show that somebody has a workbook open. They are read, never removed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from sheets_sync.problems.stop import Busy

if TYPE_CHECKING:
    from pathlib import Path

_NAME_BYTES: Final = 55
_NAME_START: Final = 57


def refuse_if_open(path: Path) -> None:
    """Raises Busy when Excel or LibreOffice has the workbook open, by its name or its link's."""
    for place in dict.fromkeys((path, path.resolve())):
        excel = place.with_name(f"~${place.name}")
        if _is_there(excel):
            _refuse(path, excel, _excel_user(_bytes(excel)), _changed(excel))
        libre = place.with_name(f".~lock.{place.name}#")
        if _is_there(libre):
            who, since = _libre_user(_bytes(libre).decode("utf-8", "replace"))
            _refuse(path, libre, who, since or _changed(libre))


def _refuse(path: Path, lock: Path, who: str, since: str) -> None:
    details = {"file": str(path), "since": since, "lock": lock.name}
    if who:
        raise Busy("workbook.open", who=who, **details)
    raise Busy("workbook.open_by_somebody", **details)


def _is_there(lock: Path) -> bool:
    try:
        lock.stat()
    except OSError:
        # With what Excel or LibreOffice adds, a name may be longer than one can be.
        return False
    return True


def _bytes(lock: Path) -> bytes:
    try:
        return lock.read_bytes() if lock.is_file() else b""
    except OSError:
        # Windows lets nobody read it while Excel runs; that it is there says enough.
        return b""


def _changed(lock: Path) -> str:
    try:
        seconds = lock.stat().st_mtime
    except OSError:
        return "?"
    return datetime.fromtimestamp(seconds).astimezone().strftime("%d-%m-%Y %H:%M")


def _excel_user(owner: bytes) -> str:
    """The name twice: a length and bytes, then a length and UTF-16."""
    if len(owner) > _NAME_START:
        length = int.from_bytes(owner[_NAME_BYTES:_NAME_START], "little")
        wide = owner[_NAME_START : _NAME_START + 2 * length].decode("utf-16-le", "ignore").strip()
        if wide:
            return wide
    return owner[1 : 1 + owner[0]].decode("cp1252", "replace").strip() if owner else ""


def _libre_user(line: str) -> tuple[str, str]:
    fields = [field.strip() for field in line.split(",")]
    who = next((field for field in fields[:2] if field), "")
    return who, fields[3].replace(".", "-") if len(fields) > 3 else ""
