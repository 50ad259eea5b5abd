"""Requests to a server in this very process, with people, faults and other runs in between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sheets_sync.stores.google.http.transport import NotSent, Reply, Request, Unanswered
from sheets_sync.testing.doors import Incoming

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.book import Book
    from sheets_sync.testing.service import Service


@dataclass(slots=True)
class Wire:
    """The Transport to a Service. ``meanwhile`` is called before and after every request."""

    service: Service
    meanwhile: Callable[[], None] = lambda: None
    applied: Callable[[Request], None] = lambda _: None
    """Called when a write was carried out, before anybody else gets a chance."""

    def send(self, request: Request) -> Reply:
        self.meanwhile()
        parts = urlsplit(request.url)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        before = self._books()
        outgoing = self.service.answer(
            Incoming(request.verb, parts.path, parts.query, token, request.body)
        )
        if self._books() != before:
            self.applied(request)
        self.meanwhile()
        fault = outgoing.fault
        if fault and fault.kind == "cut_before":
            raise NotSent("cut")
        if fault and fault.kind in ("cut_after", "truncated"):
            raise Unanswered(fault.kind)
        return Reply(outgoing.status, outgoing.content, {"content-type": outgoing.content_type})

    def _books(self) -> list[Book | None]:
        """Whatever is carried out makes another book of a spreadsheet."""
        return [file.book for file in self.service.world.files.values()]
