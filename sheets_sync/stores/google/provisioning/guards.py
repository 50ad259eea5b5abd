"""What only the program and named people may change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.cells import words
from sheets_sync.problems.stop import Stop
from sheets_sync.stores.google.provisioning.site import runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sheets_sync.stores.founding.blueprint import Blueprint
    from sheets_sync.stores.google.provisioning.present import PresentTab, Protection
    from sheets_sync.stores.google.provisioning.site import Message, Site


class BadEditor(Stop):
    """Somebody is named who has no address."""

    exit_code = 2


def refuse_strange_editors(editors: Iterable[str]) -> None:
    """Raises BadEditor for what is not one e-mail address: Google's own refusal names nobody."""
    for editor in editors:
        if words.email(editor) != editor:
            raise BadEditor("provision.bad_editor")


def guard_columns(blueprint: Blueprint, site: Site, places: Iterable[int]) -> Iterator[Message]:
    """Protect these columns, headers included, down to the last row that will ever be."""
    for first, last in runs(places):
        span = {"startColumnIndex": first, "endColumnIndex": last + 1}
        yield _guard(blueprint, {"sheetId": site.sheet_id} | span, "guard.columns")


def guard_tab(blueprint: Blueprint, sheet_id: int) -> Message:
    """Protect a tab of the program's own."""
    return _guard(blueprint, {"sheetId": sheet_id}, "guard.tab")


def keeping_out(blueprint: Blueprint, sheet: PresentTab) -> Iterator[tuple[Protection, list[str]]]:
    """The program's own protections in a tab, each with the editors who are not named there."""
    own = {blueprint.catalogue.say(code) for code in ("guard.columns", "guard.tab")}
    for guard in sheet.protected_ranges:
        lacking = guard.lacks(blueprint.editors)
        if lacking and guard.requesting_user_can_edit and guard.description in own:
            yield guard, lacking


def admit(guard: Protection, people: Iterable[str]) -> Message:
    """Name these people as well."""
    editors = {"users": [*guard.editors.users, *people], "groups": guard.editors.groups}
    changed = {"protectedRangeId": guard.protected_range_id, "editors": editors}
    return {"updateProtectedRange": {"protectedRange": changed, "fields": "editors"}}


def _guard(blueprint: Blueprint, where: Message, code: str) -> Message:
    # Google adds whoever makes it; naming nobody else would leave out the people with a task here.
    editors = {"users": list(blueprint.editors), "domainUsersCanEdit": False}
    described = {"description": blueprint.catalogue.say(code), "warningOnly": False}
    return {
        "addProtectedRange": {"protectedRange": {"range": where, "editors": editors} | described}
    }
