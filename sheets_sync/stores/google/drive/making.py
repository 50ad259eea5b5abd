"""A new spreadsheet, made through gspread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.cells.legible import legible
from sheets_sync.host.deeds import Deed, attempt
from sheets_sync.host.settings import BadSetting
from sheets_sync.problems.stop import Stop, Unreachable
from sheets_sync.records import NamedTuple
from sheets_sync.stores.google.address import folder_id, sheet_url
from sheets_sync.stores.google.drive.client import Client, sign_in
from sheets_sync.stores.google.drive.refusals import is_folder_closed, not_made, on_drive
from sheets_sync.stores.google.for_gspread import Unsure
from sheets_sync.stores.google.http.api import Refused
from sheets_sync.stores.google.http.credentials import Access

if TYPE_CHECKING:
    from pathlib import Path

_DRIVE: Final = "Google Drive"
_LONGEST_TITLE: Final = 250


class NewSheet(NamedTuple):
    """The title of a spreadsheet to come, and the id of the folder for it, if any."""

    title: str
    folder: str | None


class Made(NamedTuple):
    """The id of a new spreadsheet, and the address of the account that made it, if it has one."""

    spreadsheet: str
    robot: str


def wished(title: str, folder: str | None) -> NewSheet:
    """What was asked for. Raises BadSetting, without repeating it, for what it cannot be."""
    text = title.strip()
    if not text:
        raise BadSetting("new.title_blank")
    if legible(text) != text.replace("\N{NO-BREAK SPACE}", " "):
        raise BadSetting("new.title_hidden")
    if len(text) > _LONGEST_TITLE:
        raise BadSetting("new.title_long", most=_LONGEST_TITLE)
    found = folder_id(folder) if folder is not None else None
    if folder is not None and found is None:
        raise BadSetting("new.bad_folder")
    return NewSheet(text, found)


def make(wish: NewSheet, credentials: Path | None) -> Made:
    """A new spreadsheet, which nobody but its maker can open.

    Google is asked for no more than files of the program's own. Where a folder that people made
    turns out to be beyond that, it is asked once more for all that is shared with the account.

    Raises:
        Unreachable: there is none, or nobody can tell.
        Busy: Google's quota is used up.
    """
    with attempt(_DRIVE) as tried:
        try:
            made = _made(wish, credentials)
        except Stop as stop:
            if stop.code not in {"drive.unsure", "drive.perhaps_made"}:
                tried.settle(Deed.NOTHING)
            raise
        # From here on it has an address.
        tried.settle(Deed.NOTHING)
    with attempt(sheet_url(made.spreadsheet)):
        return made


def _made(wish: NewSheet, credentials: Path | None) -> Made:
    client, access = sign_in(credentials, Access.OWN_FILES), Access.OWN_FILES
    try:
        try:
            return Made(_created(client, wish, access), client.identity.email)
        except Refused as refused:
            if not (wish.folder and is_folder_closed(refused)):
                raise
        access = Access.FOLDERS
        wider = sign_in(credentials, access, client.patience)
        return Made(_created(wider, wish, access), client.identity.email)
    except Refused as refused:
        raise not_made(refused, wish.folder, client.identity.email) from refused


def _created(client: Client, wish: NewSheet, access: Access) -> str:
    try:
        with on_drive(access):
            return client.create(wish.title, wish.folder).id
    except Exception as error:
        if client.opened:
            # It was made; that it does not open yet will be told of the next request.
            return client.opened
        if isinstance(error, Unsure | KeyError | TypeError) or _is_garbled(error):
            raise _perhaps(client, wish) from error
        raise


def _is_garbled(error: Exception) -> bool:
    """Whether there was an answer, and one that says nothing."""
    return isinstance(error, Stop) and error.code == "google.no_answer"


def _perhaps(client: Client, wish: NewSheet) -> Stop:
    """What is to be seen of a spreadsheet that may have been made or not."""
    try:
        with on_drive(Access.OWN_FILES):
            files = client.list_spreadsheet_files()
    except (Stop, Refused, KeyError, TypeError):
        return Unreachable("drive.unsure")
    # Not asked by title: gspread would put it in its question as it is, quotes and all.
    named = [sheet_url(str(file["id"])) for file in files if file["name"] == wish.title]
    code = "drive.perhaps_made" if named else "drive.not_made"
    return Unreachable(code, files=tuple(named))
