"""How a register begins: made, shared, made ready; what is told of each step as it is done."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sheets_sync.cells import words
from sheets_sync.command_line.adopting import Unasked, adoption_lines, confirmed, done_lines
from sheets_sync.command_line.printing import print_json, print_lines
from sheets_sync.host.deeds import Deed, so_far
from sheets_sync.host.settings import BadSetting
from sheets_sync.problems.stop import Stop
from sheets_sync.records import NamedTuple
from sheets_sync.stores.google.address import sheet_url, spreadsheet_id
from sheets_sync.stores.google.http.credentials import Access
from sheets_sync.stores.opening import adopt_register
from sheets_sync.sync.founding import found_register

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.stores.founding.wishes import Wishes
    from sheets_sync.stores.google.drive.sharing import Shared


class Beginning(NamedTuple):
    """Who becomes an editor, whether a spreadsheet is in use, whether to ask, how it is told."""

    people: tuple[str, ...]
    adopt: bool
    yes: bool
    as_json: bool


@dataclass(slots=True)
class _Told:
    """What was done until now: said at once, or at the end as one record."""

    catalogue: Catalogue
    as_json: bool
    register: str = ""
    ready: bool = False
    added: list[str] = field(default_factory=list)
    shared: list[Shared] = field(default_factory=list)

    def say(self, lines: Iterable[str]) -> None:
        if not self.as_json:
            print_lines(lines)

    def record(self) -> dict[str, object]:
        fine = [one for one in self.shared if one.stop is None]
        return {
            "register": self.register,
            "ready": self.ready,
            "added": self.added,
            "shared": [one.address for one in fine],
            "mailed": [one.address for one in fine if one.mailed],
            "not_shared": [
                {"address": one.address, "message": self.catalogue.error(one.stop)}
                for one in self.shared
                if one.stop is not None
            ],
        }


@contextmanager
def _telling(catalogue: Catalogue, manner: Beginning) -> Iterator[_Told]:
    """Whatever stops it, what has an address by then is told."""
    told = _Told(catalogue, manner.as_json)
    try:
        yield told
    finally:
        if told.as_json and told.register:
            print_json(told.record())


def refuse_contradictions(
    register: str | None, title: str | None, folder: str | None, *, adopt: bool
) -> None:
    """Raises BadSetting for what cannot go together."""
    if title is None:
        if folder is not None:
            raise BadSetting("new.folder_alone")
    elif register is not None:
        raise BadSetting("new.and_register")
    elif adopt:
        raise BadSetting("new.and_adopt")


def begin(
    register: str,
    wishes: Wishes,
    manner: Beginning,
    credentials: Path | None,
    catalogue: Catalogue,
) -> None:
    """Make what is there a register, or add what lacks to it; then share it.

    Raises what ``found_register`` and ``adopt_register`` do, Unasked where somebody has to say
    yes and cannot, and the Stop of the first with whom it could not be shared.
    """
    _refuse_strange(manner.people)
    if manner.people and not spreadsheet_id(register):
        raise BadSetting("new.share_google", path=register)
    with _telling(catalogue, manner) as told:
        if manner.adopt:
            _adopt(register, wishes, manner, credentials, told)
        else:
            made = found_register(register, wishes, credentials)
            told.register, told.ready = made.origin, True
            told.say(done_lines("init.done", made.origin, catalogue))
        _share(spreadsheet_id(register) or "", manner.people, credentials, told)


def _adopt(
    register: str, wishes: Wishes, manner: Beginning, credentials: Path | None, told: _Told
) -> None:
    adoption = adopt_register(register, wishes, credentials)
    told.say(adoption_lines(adoption, told.catalogue))
    if adoption.lines:
        if manner.as_json and not manner.yes:
            raise Unasked("adopt.unasked")
        (adoption if manner.yes else confirmed(adoption, told.catalogue)).carry_out()
        told.say(done_lines("adopt.done", adoption.sheet.origin, told.catalogue))
    told.register, told.ready = adoption.sheet.origin, True
    told.added = [told.catalogue.message(line) for line in adoption.lines]


def begin_anew(
    title: str,
    folder: str | None,
    wishes: Wishes,
    manner: Beginning,
    credentials: Path | None,
    catalogue: Catalogue,
) -> None:
    """Make a spreadsheet, share it, and make it a register; its address is told first of all.

    Raises BadSetting before anything is made, Unreachable and Busy; once there is an address, the
    Stop tells how to go on.
    """
    from sheets_sync.stores.google.drive.making import make, wished
    from sheets_sync.stores.google.provisioning.guards import refuse_strange_editors

    wish = wished(title, folder)
    _refuse_strange(manner.people)
    refuse_strange_editors(wishes.editors)
    with _telling(catalogue, manner) as told:
        made = make(wish, credentials)
        told.register = address = sheet_url(made.spreadsheet)
        told.say([catalogue.say("new.made", path=address)])
        with _going_on(told):
            people = tuple(dict.fromkeys((*manner.people, *wishes.editors)))
            _share(made.spreadsheet, people, credentials, told, strict=False)
            found_register(address, wishes, credentials, Access.OWN_FILES)
        told.ready = True
        told.say(done_lines("init.done", address, catalogue))
        if made.robot and not people and not folder:
            told.say([catalogue.say("new.alone", robot=made.robot, path=address)])
        _raise_unshared(told)


@contextmanager
def _going_on(told: _Told) -> Iterator[None]:
    try:
        yield
    except Stop as stop:
        doubtful = so_far().by_place.get(told.register) is Deed.UNKNOWN
        code = "new.go_on_adopt" if doubtful else "new.go_on"
        unshared = (one.stop for one in told.shared if one.stop)
        stop.places = (*stop.places, *unshared, Stop(code, path=told.register))
        raise


def _refuse_strange(people: Iterable[str]) -> None:
    if any(words.email(address) != address for address in people):
        raise BadSetting("new.bad_share")


def _share(
    spreadsheet: str,
    people: tuple[str, ...],
    credentials: Path | None,
    told: _Told,
    *,
    strict: bool = True,
) -> None:
    if not people:
        return
    from sheets_sync.stores.google.drive.sharing import share

    told.shared += share(spreadsheet, dict.fromkeys(people), credentials)
    for code, mailed in (("new.shared", False), ("new.mailed", True)):
        fine = [one.address for one in told.shared if one.stop is None and one.mailed is mailed]
        if fine:
            told.say([told.catalogue.say(code, people=tuple(fine))])
    if strict:
        _raise_unshared(told)


def _raise_unshared(told: _Told) -> None:
    """Raises a Stop of the kind of the first, with all of them."""
    failed = [one for one in told.shared if one.stop is not None]
    stops = [one.stop for one in failed if one.stop is not None]
    if not stops:
        return
    again = " ".join(f"--share {one.address}" for one in failed)
    whole = type(stops[0])("new.not_shared", path=told.register)
    whole.places = (*stops, Stop("new.share_again", path=told.register, options=again))
    raise whole
