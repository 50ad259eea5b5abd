"""The service behind real HTTP, connections that break included."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from uvicorn.protocols.http.h11_impl import H11Protocol

from sheets_sync.testing.control import control
from sheets_sync.testing.doors import entered

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.types import Message as AsgiMessage
    from starlette.types import Receive, Scope, Send

    from sheets_sync.testing.doors import Incoming
    from sheets_sync.testing.outgoing import Outgoing
    from sheets_sync.testing.service import Service


class Wires:
    """The open connections by the address of the other side, to be cut on demand."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, int], asyncio.Transport] = {}

    def protocol(self) -> type[H11Protocol]:
        """Uvicorn's protocol, which reports its connections here."""
        wires = self._open

        class Reporting(H11Protocol):
            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
                super().connection_made(transport)
                wires[transport.get_extra_info("peername")[:2]] = transport

            def connection_lost(self, exc: Exception | None) -> None:
                wires.pop(self.transport.get_extra_info("peername")[:2], None)
                super().connection_lost(exc)

        return Reporting

    def cut(self, peer: tuple[str, int]) -> None:
        self._open[peer].abort()


def application(
    service: Service, wires: Wires
) -> Callable[[Scope, Receive, Send], Awaitable[None]]:
    """The ASGI application of a service."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        incoming = await _read(Request(scope, receive))
        if incoming.path.startswith("/_control/"):
            await _response(control(service, incoming))(scope, receive, send)
            return
        outgoing = service.answer(incoming)
        fault = outgoing.fault
        if fault and fault.seconds:
            await asyncio.sleep(fault.seconds)
        if fault and fault.kind in ("cut_before", "cut_after"):
            wires.cut(scope["client"])
            await receive()
        elif fault and fault.kind == "truncated":
            await _send_half(outgoing, send)
            wires.cut(scope["client"])
        else:
            await _response(outgoing)(scope, receive, send)

    return app


async def _read(request: Request) -> Incoming:
    path = request.scope["raw_path"].decode("ascii")
    body = await request.body()
    return entered(request.method, path, request.url.query, request.headers, body)


def _response(outgoing: Outgoing) -> Response:
    headers = {"content-type": outgoing.content_type, **outgoing.headers}
    return Response(outgoing.content, outgoing.status, headers)


async def _send_half(outgoing: Outgoing, send: Send) -> None:
    length = str(len(outgoing.content)).encode()
    start: AsgiMessage = {
        "type": "http.response.start",
        "status": outgoing.status,
        "headers": [(b"content-type", outgoing.content_type.encode()), (b"content-length", length)],
    }
    await send(start)
    half = outgoing.content[: len(outgoing.content) // 2]
    await send({"type": "http.response.body", "body": half, "more_body": True})
