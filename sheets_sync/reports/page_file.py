"""The page for a board as one HTML file that asks nothing of anybody."""

from __future__ import annotations

import os
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sheets_sync.cells.legible import legible
from sheets_sync.host.beside import fresh_names
from sheets_sync.host.deeds import attempt
from sheets_sync.problems.stop import Unreachable

if TYPE_CHECKING:
    from sheets_sync.reports.page_parts import Page

_HERE: Final = Path(__file__).parent
_LONGEST: Final = 600
"""A cell can hold 32,000 characters; a page shows how it begins."""
_OURS: Final = b'<meta name="generator" content="sheets-sync">'
_HEAD_BYTES: Final = 1000


def rendered(page: Page) -> str:
    """The whole file. Whatever stood in a cell is text on it: escaped, on its line, bounded."""
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = (_HERE / "page.css").read_text("utf-8").strip()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    template = environment.get_template("page.html.j2")
    return template.render(page=page, style=style, digest=digest)


def _harmless(shown: object) -> object:
    # The style alone is markup, a file of ours; the policy allows no other.
    if not isinstance(shown, str) or hasattr(shown, "__html__"):
        return shown
    text = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
    return legible(text)


def put_page(path: Path, page: str) -> None:
    """Put it at this path in one step; a page of an earlier run is replaced.

    Raises:
        Unreachable: something else stands there, or nothing can be written there.
    """
    try:
        if path.exists() and not _is_ours(path):
            raise Unreachable("page.taken", path=str(path))
        with attempt(str(path)):
            _replace(path.resolve(), page.encode("utf-8"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unreachable("run.not_writable", path=str(path), reason=reason) from error


def _is_ours(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return _OURS in file.read(_HEAD_BYTES)


def _replace(path: Path, content: bytes) -> None:
    fresh, _ = fresh_names(path)
    try:
        with fresh.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
