"""A new workbook for a programme, ready for people to fill in."""

from __future__ import annotations

import os
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Final

from sheets_sync.host.beside import fresh_names
from sheets_sync.host.deeds import Attempt, Deed, attempt
from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.founding.drawing import draw
from sheets_sync.stores.founding.looks import FONT
from sheets_sync.stores.workbook.fresh.book import FONT_SIZE, NewBook
from sheets_sync.stores.workbook.fresh.dashboard import add_overview
from sheets_sync.stores.workbook.fresh.hints import define_list
from sheets_sync.stores.workbook.fresh.tabs import add_tab

if TYPE_CHECKING:
    from pathlib import Path

    from sheets_sync.stores.founding.blueprint import Blueprint
    from sheets_sync.stores.founding.wishes import Wishes

_WINDOW: Final = (1600, 900)
_TABS_SHARE: Final = 75
"""Percent of the bar at the bottom, so that all tabs can be seen."""


def create_workbook(path: Path, wishes: Wishes) -> None:
    """Make a workbook with all tabs of the programme, the overview in front.

    Nothing that exists is ever overwritten.

    Raises:
        Unreachable: there is something at the path already, or it cannot be written.
        BrokenStructure: the title of a tab cannot be one in a workbook.
    """
    try:
        if path.exists() or path.is_symlink():
            raise Unreachable("run.exists", path=str(path))
        content = render(wishes)
        with attempt(str(path)) as tried:
            _put(path, content, tried)
    except FileExistsError as error:
        raise Unreachable("run.exists", path=str(path)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unreachable("run.not_writable", path=str(path), reason=reason) from error


def render(wishes: Wishes) -> bytes:
    """The bytes of the workbook. Raises BrokenStructure, as above."""
    from xlsxwriter import Workbook

    blueprint = draw(wishes)
    content = BytesIO()
    default = {"font_name": FONT, "font_size": FONT_SIZE}
    file = Workbook(content, {"in_memory": True, "default_format_properties": default})
    file.set_properties({"title": blueprint.name})
    file.set_size(*_WINDOW)
    file.set_tab_ratio(_TABS_SHARE)
    _fill(NewBook(file, blueprint.name, blueprint.catalogue), blueprint)
    file.close()
    return content.getvalue()


def _fill(new: NewBook, blueprint: Blueprint) -> None:
    overview = blueprint.dashboard.tab
    add_overview(new, blueprint).activate()
    for look in (*blueprint.tabs.values(), *blueprint.own.values()):
        if look is not overview:
            add_tab(new, look)
    for name, look in blueprint.tabs.items():
        if look.listed:
            define_list(new, name, look)


def _put(path: Path, content: bytes, tried: Attempt) -> None:
    temporary, _ = fresh_names(path)
    try:
        tried.settle(Deed.NOTHING)
        _write(temporary, content)
        tried.settle(Deed.UNKNOWN)
        _name(temporary, path, content)
        tried.settle(Deed.WRITTEN)
    except FileExistsError:
        tried.settle(Deed.NOTHING)
        raise
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _name(temporary: Path, path: Path, content: bytes) -> None:
    # A hard link, unlike a rename, fails when somebody else was just before us.
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        # Not every file system knows hard links.
        _write(path, content)


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            path.unlink(missing_ok=True)
            raise
