"""A fleet as it was asked for: run side by side, and told in the form that was asked."""

from __future__ import annotations

import sys
from pathlib import Path
from time import time
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import asdict, replace

from sheets_sync.command_line.boundary import FOUND
from sheets_sync.command_line.fleet_sheet import FleetSheet
from sheets_sync.command_line.fleet_worker import command
from sheets_sync.command_line.printing import print_json, print_lines
from sheets_sync.fleet.clock import WallClock
from sheets_sync.fleet.crew import Crew, carried_out
from sheets_sync.fleet.logs import note
from sheets_sync.fleet.memory import due, recall, remember
from sheets_sync.fleet.quota import Quota
from sheets_sync.fleet.records import Errand
from sheets_sync.messages.catalogue import load_catalogue
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sheets_sync.cells.text import Language
    from sheets_sync.fleet.clock import Clock
    from sheets_sync.fleet.file import Fleet
    from sheets_sync.fleet.records import Action, Member, Told
    from sheets_sync.messages.catalogue import Catalogue


class Telling(NamedTuple):
    """In which language and form a fleet tells, and for which day it runs ("" for today).

    ``log_json`` goes before ``as_json``.
    """

    language: Language
    today: str
    as_json: bool
    log_json: bool


def new_clock() -> Clock:
    """The clock by which this fleet waits."""
    return WallClock()


def carry_out(fleet: Fleet, action: Action, manner: Telling) -> int:
    """Run or check each register that is due; the exit code."""
    catalogue = load_catalogue(manner.language)
    sheet = FleetSheet(fleet, manner.language)
    code = _carried_out(sheet.fleet, action, manner, catalogue)
    if action == "run":
        sheet.fill()
    return code or sheet.exit_code


def _carried_out(fleet: Fleet, action: Action, manner: Telling, catalogue: Catalogue) -> int:
    members = due(fleet.members, time()) if action == "run" else list(fleet.members)
    told = []
    for member, one in _each(fleet, members, action, manner):
        told.append(one)
        if manner.log_json:
            print_json(_record(member, one), indent=None)
        elif not manner.as_json:
            _show_progress(len(told), len(members), catalogue)
            print_lines(_line(one, catalogue))
    if manner.as_json and not manner.log_json:
        by_name = {member.name: member for member in members}
        print_json([_record(by_name[one.name], one) for one in told])
    elif not manner.log_json:
        print_lines([_ending(told, catalogue)])
    return FOUND if any(one.exit_code for one in told) else 0


def _each(
    fleet: Fleet,
    members: Sequence[Member],
    action: Action,
    manner: Telling,
    folders: Mapping[str, Path] = MappingProxyType({}),
) -> Iterator[tuple[Member, Told]]:
    clock = new_clock()
    quota = Quota(fleet.limits, clock)
    crew = Crew(command(), fleet.workers, fleet.minutes * 60, quota, clock)
    errands = [
        Errand(member, action, manner.language, manner.today, str(folders.get(member.name, "")))
        for member in members
    ]
    for errand, found in carried_out(errands, crew):
        told = _known(errand, found, manner)
        if fleet.logs:
            note(fleet.logs, told)
        if action == "run":
            remember(errand.member, told)
        yield errand.member, told


def _known(errand: Errand, told: Told, manner: Telling) -> Told:
    """With what only the last run knew, and a sentence for what the worker could not tell."""
    if told.error and not told.said:
        told = replace(told, said=load_catalogue(manner.language).say(told.error))
    before = recall(errand.member)
    return replace(told, changed=told.changed or (before.changed if before else 0.0))


def _record(member: Member, told: Told | None) -> dict[str, object]:
    known = asdict(told) if told else {"name": member.name, "outcome": "never"}
    return {**known, "address": member.address, "mail": member.mail}


def _line(told: Told, catalogue: Catalogue) -> Iterator[str]:
    if told.said:
        yield catalogue.say("fleet.line", name=told.name, said=told.said)
    elif told.problems or told.overdue:
        yield catalogue.say(
            "fleet.attention", name=told.name, problems=told.problems, overdue=told.overdue
        )


def _ending(told: Sequence[Told], catalogue: Catalogue) -> str:
    if not told:
        return catalogue.say("fleet.nothing_due")
    well = sum(one.through for one in told)
    written = sum(bool(one.written) for one in told)
    if well == len(told):
        return catalogue.say("fleet.all_well", count=well, written=written)
    failed = len(told) - well
    return catalogue.say("fleet.some_not", well=well, all=len(told), written=written, failed=failed)


def _show_progress(done: int, all_: int, catalogue: Catalogue) -> None:
    """One line that overwrites itself, where somebody watches."""
    screen = sys.stderr
    if screen is not None and screen.isatty():
        end = "\n" if done == all_ else ""
        screen.write(f"\r{catalogue.say('fleet.progress', done=done, all=all_)}{end}")
        screen.flush()


def export_all(fleet: Fleet, folder: Path, manner: Telling) -> int:
    """All tabs of all registers, a Parquet file for each; the exit code."""
    from tempfile import TemporaryDirectory

    from sheets_sync.reports.together import put_together

    sheet = FleetSheet(fleet, manner.language)
    catalogue = load_catalogue(manner.language)
    with TemporaryDirectory() as place:
        members = sheet.fleet.members
        parts = {one.name: Path(place) / str(number) for number, one in enumerate(members)}
        told = []
        for _, one in _each(sheet.fleet, members, "export", manner, parts):
            told.append(one)
            print_lines(_line(one, catalogue))
        written = put_together(parts, folder)
    print_lines([catalogue.say("export.done", count=len(written), folder=str(folder))])
    return FOUND if any(one.exit_code for one in told) else sheet.exit_code


def put_fleet_page(fleet: Fleet, path: Path, manner: Telling) -> None:
    """One page on which every register has a line, by what the last runs came to."""
    from sheets_sync.command_line.fleet_page import page_of_fleet
    from sheets_sync.reports.page_file import put_page, rendered

    members = FleetSheet(fleet, manner.language).fleet.members
    catalogue = load_catalogue(manner.language)
    known = [(member, recall(member)) for member in members]
    put_page(path, rendered(page_of_fleet(fleet.name, known, catalogue)))
    print_lines([catalogue.say("page.done", path=str(path))])


def show_status(fleet: Fleet, manner: Telling) -> None:
    """What the last runs came to, without asking anybody."""
    members = FleetSheet(fleet, manner.language).fleet.members
    known = [(member, recall(member)) for member in members]
    if manner.as_json or manner.log_json:
        print_json([_record(member, told) for member, told in known])
        return
    from sheets_sync.command_line.fleet_table import print_fleet

    print_fleet(fleet.name, known, load_catalogue(manner.language))
