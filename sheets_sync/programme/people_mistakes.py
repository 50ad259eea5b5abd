"""What cannot be right in the blocks about people: forms and privacy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sheets_sync.programme.misfits import mistake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.problems.stop import BadProgramme
    from sheets_sync.programme.model import Programme, TabName
    from sheets_sync.programme.people_blocks import Form

_ENTRY: Final = re.compile(r"entry\.\d+")
_KEPT: Final = re.compile(
    r"[1-9]\d{0,2} (?:years?|jaar|jaren|months?|maand|maanden|weeks?|weken|week)"
)


def people_mistakes(programme: Programme) -> Iterator[BadProgramme]:
    """All of them, each with the key it stands under."""
    for name, form in programme.forms.items():
        yield from _form(f"forms.{name}", name, form, programme)
    yield from _privacy(programme)


def _form(key: str, name: TabName, form: Form, programme: Programme) -> Iterator[BadProgramme]:
    if name not in programme.tabs:
        yield mistake("not_one_of", key, name, ", ".join(programme.tabs))
        return
    known = [column.header for column in programme.tabs[name].human]
    for number, header in enumerate(form.questions, start=1):
        if header not in known:
            yield mistake("unknown_column", f"{key}.questions[{number}]", header, ", ".join(known))
    for header, entry in form.entries.items():
        if header not in known:
            yield mistake("unknown_column", f"{key}.entries.{header}", header, ", ".join(known))
        if not _ENTRY.fullmatch(entry):
            yield mistake("no_entry", f"{key}.entries.{header}", entry)
    if form.address and not form.address.startswith("https://"):
        yield mistake("no_link", f"{key}.address", form.address)


def _privacy(programme: Programme) -> Iterator[BadProgramme]:
    privacy = programme.privacy
    if privacy is None:
        return
    if not _KEPT.fullmatch(" ".join(privacy.keep.casefold().split())):
        yield mistake("not_kept_so", "privacy.keep", privacy.keep)
    for name in privacy.since:
        if name not in programme.tabs:
            yield mistake("not_one_of", f"privacy.since.{name}", name, ", ".join(programme.tabs))
