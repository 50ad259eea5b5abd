"""Requests to a server in this very process, with people, faults and other runs in between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sheets_sync.stores.google.transport import NotSent, Reply, Request, Unanswered
from sheets_sync.testing.service import Incoming, Service

if TYPE_CHECKING:
    from collections.abc import Callable


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
        outgoing = self.service.answer(
            Incoming(request.verb, parts.path, parts.query, token, request.body)
        )
        fault = outgoing.fault
        carried_out = fault.carried_out if fault else outgoing.status == 200
        if carried_out and parts.path.endswith(":batchUpdate"):
            self.applied(request)
        self.meanwhile()
        if fault and fault.kind == "cut_before":
            raise NotSent("cut")
        if fault and fault.kind in ("cut_after", "truncated"):
            raise Unanswered(fault.kind)
        return Reply(outgoing.status, outgoing.content, {"content-type": outgoing.content_type})
