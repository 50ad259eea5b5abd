"""The file that says which registers a fleet has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from sheets_sync.fleet.quota import Limits
from sheets_sync.fleet.records import Member
from sheets_sync.host.beside import backup_of
from sheets_sync.host.settings import path_of
from sheets_sync.problems.stop import Stop
from sheets_sync.stores.google.address import spreadsheet_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Count = Annotated[int, Meta(ge=1, le=100_000)]
Name = Annotated[str, Meta(min_length=1, max_length=200)]


class BadFleet(Stop):
    """The file of a fleet cannot be used as it is."""

    exit_code = 2


class _Quota(Struct, forbid_unknown_fields=True):
    reads: Count = Limits().reads
    writes: Count = Limits().writes
    account: Count = Limits().account


class Shared(Struct, forbid_unknown_fields=True):
    """What registers may have in common."""

    programme: str = ""
    credentials: str = ""
    mail: str = ""
    every: Annotated[int, Meta(ge=0, le=10_080)] = 0


class _Register(Shared, forbid_unknown_fields=True, kw_only=True):
    name: Name
    address: Name


class _Folder(Shared, forbid_unknown_fields=True, kw_only=True):
    path: Name


class _Registry(Struct, forbid_unknown_fields=True, kw_only=True):
    address: Name
    credentials: str = ""


class _File(Struct, forbid_unknown_fields=True):
    name: str = ""
    workers: Annotated[int, Meta(ge=1, le=64)] = 4
    minutes: Annotated[float, Meta(gt=0, le=600)] = 10.0
    logs: str = ""
    quota: _Quota = msgspec.field(default_factory=_Quota)
    all: Shared = msgspec.field(default_factory=Shared)
    registers: list[_Register] = []
    folders: list[_Folder] = []
    registry: _Registry | None = None


class Fleet(Struct, frozen=True):
    """Registers, and how they are run: how many at once, how many minutes for one at most.

    ``logs`` is the folder for a log of each register, None for none. ``registry`` is the sheet
    that lists more of them, None for none; those are completed with ``with_listed``.
    """

    name: str
    members: tuple[Member, ...]
    limits: Limits
    workers: int
    minutes: float
    logs: Path | None
    home: Path
    shared: Shared
    registry: Member | None = None

    def with_listed(self, listed: Iterable[Member]) -> Fleet:
        """With the registers of the sheet that lists them. Raises BadFleet."""
        own = [
            _member(one.name, _addressed(one.address, self.home), one, self.shared, self.home)
            for one in listed
        ]
        members = (*self.members, *own)
        _refuse_twins(members)
        return replace(self, members=members)


def load_fleet(path: Path) -> Fleet:
    """The fleet in this file; paths in it are as seen from its folder.

    Raises:
        BadFleet: there is no such file, or it is not as it must be; nothing was run.
    """
    found = _decoded(path)
    home = path.absolute().parent
    members = tuple(_members(found, home))
    _refuse_twins(members)
    if not members and found.registry is None:
        raise BadFleet("fleet.empty", file=path.name)
    limits = Limits(found.quota.reads, found.quota.writes, found.quota.account)
    logs = home / path_of(found.logs) if found.logs else None
    name = found.name or path.stem
    return Fleet(
        *(name, members, limits, found.workers, found.minutes, logs, home, found.all),
        registry=_registry(found, home),
    )


def _registry(found: _File, home: Path) -> Member | None:
    one = found.registry
    if one is None:
        return None
    credentials = one.credentials or found.all.credentials
    return Member(
        "registry",
        _addressed(one.address, home),
        credentials=str(home / path_of(credentials)) if credentials else "",
    )


def _decoded(path: Path) -> _File:
    import tomli

    try:
        return msgspec.convert(tomli.loads(path.read_text("utf-8")), _File)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BadFleet("fleet.unreadable", file=path.name, reason=reason) from error
    except (UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise BadFleet("fleet.not_toml", file=path.name, reason=str(error)) from error
    except msgspec.ValidationError as error:
        raise BadFleet("fleet.mistake", file=path.name, reason=_plain(error)) from error


def _plain(error: msgspec.ValidationError) -> str:
    """Where it is and what is the matter; msgspec repeats no values."""
    return str(error)


def _members(found: _File, home: Path) -> Iterator[Member]:
    for one in found.registers:
        yield _member(one.name, _addressed(one.address, home), one, found.all, home)
    for folder in found.folders:
        place = home / path_of(folder.path)
        if not place.is_dir():
            raise BadFleet("fleet.no_folder", folder=str(place))
        books = sorted(place.glob("*.xlsx"))
        backups = set(map(backup_of, books))
        for book in books:
            # Excel leaves such names beside a workbook that is open.
            if not book.name.startswith(("~$", ".")) and book not in backups:
                yield _member(book.stem, str(book), folder, found.all, home)


def _member(name: str, address: str, own: Shared | Member, shared: Shared, home: Path) -> Member:
    programme = own.programme or shared.programme
    credentials = own.credentials or shared.credentials
    return Member(
        name,
        address,
        str(home / path_of(programme)) if programme else "",
        str(home / path_of(credentials)) if credentials else "",
        own.mail or shared.mail,
        own.every or shared.every,
    )


def _addressed(address: str, home: Path) -> str:
    return address if spreadsheet_id(address) is not None else str(home / path_of(address))


def _refuse_twins(members: Iterable[Member]) -> None:
    names, addresses = set[str](), dict[str, str]()
    for member in members:
        if member.name in names:
            raise BadFleet("fleet.name_twice", name=member.name)
        names.add(member.name)
        key = spreadsheet_id(member.address) or member.address
        if key in addresses:
            raise BadFleet("fleet.register_twice", name=member.name, other=addresses[key])
        addresses[key] = member.name
