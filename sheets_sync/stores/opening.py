"""From an address to a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.google.address import spreadsheet_id
from sheets_sync.stores.google.http.credentials import Access

if TYPE_CHECKING:
    from gspread import Spreadsheet

    from sheets_sync.grid.store import Store
    from sheets_sync.programme.model import Programme
    from sheets_sync.stores.founding.wishes import Wishes
    from sheets_sync.stores.google.provisioning.adopting import Adoption


def open_register(
    address: str | Path | Spreadsheet,
    programme: Programme | None = None,
    access: Access = Access.WRITE,
    credentials: Path | None = None,
) -> Store:
    """The store behind an address, an id, a path, or what gspread opened. Nothing is read yet.

    ``programme`` spares reading tabs of a Google Sheet that it does not know, ``access`` asks
    Google for no more than a run needs, ``credentials`` is the file to sign in with; without it,
    what gspread opened is read and written with the credentials that gspread has.

    Raises:
        Unreachable: the address is one on the internet, and not that of a Google Sheet; or what
            gspread opened has no credentials of google-auth.

    >>> open_register("Register.xlsx").origin
    'Register.xlsx'
    >>> open_register("https://example.org/page")
    Traceback (most recent call last):
    ...
    sheets_sync.problems.stop.Unreachable: ('google.bad_address', {})
    """
    if not isinstance(address, str | Path):
        if credentials is None:
            from sheets_sync.stores.google.for_gspread import open_spreadsheet

            return open_spreadsheet(address, programme, access)
        address = address.url
    found = spreadsheet_id(address) if isinstance(address, str) else None
    if found is not None:
        from sheets_sync.stores.google.opening import open_sheet

        return open_sheet(found, programme, access, credentials)
    from sheets_sync.stores.workbook import Workbook

    return Workbook(Path(address))


def create_register(
    address: str,
    wishes: Wishes,
    credentials: Path | None = None,
    access: Access = Access.WRITE,
) -> Store:
    """A new register at this path, or in the empty Google Sheet at this address.

    ``access`` is what Google is asked for; a spreadsheet that the program itself made needs less.

    Raises:
        BadEditor: an editor is not named by an e-mail address, or the register is a path.
        Unreachable: something is there already, or it cannot be reached or written.
        BrokenStructure: the title of a tab cannot be one.
        Busy: Google's quota is used up.
    """
    found = spreadsheet_id(address)
    if found is not None:
        from sheets_sync.stores.google.drive.opening import open_sheet
        from sheets_sync.stores.google.provisioning.new import create_sheet

        sheet = open_sheet(found, wishes.programme, access, credentials)
        create_sheet(sheet, wishes)
        return sheet
    if wishes.editors:
        from sheets_sync.stores.google.provisioning.guards import BadEditor

        raise BadEditor("provision.editor_google", path=address)
    return _new_workbook(Path(address), wishes)


def adopt_register(address: str, wishes: Wishes, credentials: Path | None = None) -> Adoption:
    """What the Google Sheet at this address lacks to be a register. Nothing is written yet.

    Raises:
        Unreachable: it is a path, or cannot be reached.
        BrokenStructure: something in it has to be mended by people first.
        Busy: Google's quota is used up.
    """
    found = spreadsheet_id(address)
    if found is None:
        raise Unreachable("provision.adopt_google", path=address)
    from sheets_sync.stores.google.drive.opening import open_sheet
    from sheets_sync.stores.google.provisioning.adopting import look

    sheet = open_sheet(found, wishes.programme, Access.WRITE, credentials)
    return look(sheet, wishes)


def _new_workbook(path: Path, wishes: Wishes) -> Store:
    from sheets_sync.stores.workbook.new import create_workbook

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unreachable("run.not_writable", path=str(path), reason=str(error)) from error
    create_workbook(path, wishes)
    return open_register(path)
