"""People at work in the same spreadsheet, between two requests of the program under test."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from sheets_sync.testing import values
from sheets_sync.testing.batch.run import batch_update
from sheets_sync.testing.requests import Asked
from sheets_sync.testing.when import When
from sheets_sync.testing.world import OWNER

if TYPE_CHECKING:
    from sheets_sync.testing.wire import Message
    from sheets_sync.testing.world import World


@dataclass(frozen=True, slots=True)
class PersonsEdit:
    """What a person does, and at which request.

    ``requests`` are batchUpdate requests; ``typing`` is a list of ``{"range", "values"}`` that
    the person types in. It happens right ``before`` or ``after`` the request that it waits for.
    """

    spreadsheet_id: str
    requests: tuple[Message, ...] = ()
    typing: tuple[Message, ...] = ()
    when: When = field(default_factory=When)
    moment: Literal["before", "after"] = "after"
    person: str = OWNER


def carry_out(world: World, edit: PersonsEdit) -> None:
    """Do it now, whatever the person's rights on the file. Raises ApiError when it cannot be."""
    book = world.files[edit.spreadsheet_id].book
    if book is None:
        return
    draft = book.fork()
    draft.lock_for(edit.person)
    if edit.requests:
        batch_update(draft, Asked(edit.person, body={"requests": list(edit.requests)}))
    if edit.typing:
        body = {"valueInputOption": "USER_ENTERED", "data": list(edit.typing)}
        values.batch_update(draft, Asked(edit.person, body=body))
    world.commit(draft)
