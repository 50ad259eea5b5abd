"""A mail server on loopback that keeps what it is sent, or treats it as badly as a test wants."""

from __future__ import annotations

import asyncio
import email
import email.policy
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage
    from pathlib import Path

    from aiosmtpd.smtp import SMTP


@dataclass
class Mailbox:
    """What came in, in order; ``answers`` are given to the next mails instead of taking them.

    An answer is one of SMTP's, given at RCPT; ``data …`` is given after the text, ``drop`` goes
    away before it answers that, ``leave`` right after it took one, ``hang`` never answers.
    """

    answers: list[str] = field(default_factory=list)
    came: list[EmailMessage] = field(default_factory=list)
    to: list[list[str]] = field(default_factory=list)
    connections: int = 0
    refused: dict[str, str] = field(default_factory=dict)

    def read(self, address: str) -> list[EmailMessage]:
        """The mails of this person, the oldest first."""
        return [one for one, to in zip(self.came, self.to, strict=True) if address in to]

    @property
    def subjects(self) -> list[str]:
        return [str(one["Subject"]) for one in self.came]

    # ---- what the server asks

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Any, _envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        del server
        session.host_name = hostname
        self.connections += 1
        return responses

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Any, envelope: Any, address: str, _options: list[str]
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        if self.answers and self.answers[0][:1].isdigit():
            return self.answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Any, envelope: Any) -> str:  # noqa: N802
        answer = self.answers.pop(0) if self.answers else ""
        if answer.startswith("data "):
            return answer.removeprefix("data ")
        if answer == "hang":
            await asyncio.sleep(3)
        self.came.append(_message(envelope.content))
        self.to.append(list(envelope.rcpt_tos))
        if answer in {"drop", "leave", "hang"}:
            assert server.transport is not None
            if answer == "leave":
                await server.push("250 OK")
            server.transport.close()
        return "250 OK"


class _AnyPort(Controller):
    """On a port that the system chooses; the controller itself would try to reach port 0."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call] # the package has no types


def _message(content: bytes) -> EmailMessage:
    return email.message_from_bytes(content, policy=email.policy.default)


@contextmanager
def mailbox(**keywords: Any) -> Iterator[tuple[Mailbox, str]]:
    """A server for as long as the body runs, and its address as the environment has it."""
    box = Mailbox(**keywords)
    controller = _AnyPort(box, hostname="127.0.0.1", port=0)
    controller.start()
    try:
        yield box, f"smtp://127.0.0.1:{controller.port}"
    finally:
        controller.stop()


def text_of(message: EmailMessage, kind: str = "plain") -> str:
    """The text of a mail, or its HTML."""
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def in_folder(folder: Path) -> list[EmailMessage]:
    """The mails in a folder, by name."""
    return [_message(path.read_bytes()) for path in sorted(folder.glob("*.eml"))]
