"""A mailbox that takes what a register mails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.mailbox import Mailbox, mailbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from support.written.books import Said


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    with mailbox() as (box, address):
        monkeypatch.setenv("SHEETS_SYNC_SMTP", address)
        yield box


@pytest.fixture
def on(say: Callable[..., Said], path: Path) -> Callable[..., Said]:
    """Bring the register up to date and mail, at this moment."""

    def at(moment: str, *options: object) -> Said:
        assert say("sync", path, f"--today={moment}").code == 0
        return say("mail", path, f"--today={moment}", *options)

    return at
