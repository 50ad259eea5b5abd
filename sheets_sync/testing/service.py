"""The server without its sockets: a request comes in, what to send goes out."""

from __future__ import annotations

import gc
import logging
import re
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote

import msgspec

from sheets_sync.testing import masks
from sheets_sync.testing.batches import BATCH_PATHS, batched
from sheets_sync.testing.callers import caller
from sheets_sync.testing.drive.answers import refuse_out_of_reach
from sheets_sync.testing.drive.exports import Download
from sheets_sync.testing.drive.uploads import Underway
from sheets_sync.testing.faults import Fault, error_for, html_for
from sheets_sync.testing.log import Line, Log
from sheets_sync.testing.looks import exported, page
from sheets_sync.testing.methods import check_query, method_at
from sheets_sync.testing.oauth import Accounts, TokenRefused
from sheets_sync.testing.outgoing import JSON, Outgoing
from sheets_sync.testing.people import PersonsEdit, carry_out
from sheets_sync.testing.quota import Quota
from sheets_sync.testing.requests import Asked
from sheets_sync.testing.routes import Route, routed
from sheets_sync.testing.when import Agenda
from sheets_sync.testing.wire import ApiError, Message, unsupported
from sheets_sync.testing.world import World

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.testing.doors import Incoming
    from sheets_sync.testing.state import State

LOGGER = logging.getLogger(__name__)
HTML = "text/html; charset=UTF-8"
# The last two are where older clients and other languages ask.
TOO_DEEP = "Invalid JSON payload received. Message too deep."
LOOK = re.compile(r"/spreadsheets/d/(?P<id>[^/]+)/(?P<what>edit|view|export)")
TOKEN_PATHS = ("/token", "/oauth2/v4/token", "/o/oauth2/token")


@dataclass
class Service:
    """Everything behind the sockets. With ``strict``, only tokens it gave out itself are good."""

    base_url: str = ""
    strict: bool = False
    world: World = field(default_factory=World)
    accounts: Accounts = field(default_factory=Accounts)
    log: Log = field(default_factory=Log)
    faults: Agenda[Fault] = field(default_factory=lambda: Agenda(lambda fault: fault.when))
    people: Agenda[PersonsEdit] = field(default_factory=lambda: Agenda(lambda edit: edit.when))
    quota: Quota = field(default_factory=Quota)
    lock: threading.RLock = field(default_factory=threading.RLock)
    state: State | None = None
    grows: bool = False

    def reset(self) -> None:
        """As if just started; keys and good tokens stay."""
        with self.lock:
            self.world = World()
            self.world.grows = self.grows
            self.accounts.forget_expired()
            self.log.clear()
            self.faults.clear()
            self.people.clear()
            self.quota = Quota()
            self.keep()

    def keep(self) -> None:
        """Let the folder of ``state``, if there is one, hold what changed."""
        if self.state is not None:
            self.state.keep(self.world)

    def answer(self, incoming: Incoming) -> Outgoing:
        """Carry out one request, with the faults and the people that are due at it."""
        with self.lock, uncollected():
            outgoing, method = self._shielded(incoming)
            fault = outgoing.fault.kind if outgoing.fault else ""
            cut = fault in ("cut_before", "cut_after")
            status = 0 if cut else outgoing.status
            self.log.lines.append(Line(method, incoming.verb, incoming.path, status, fault))
            self.keep()
            return outgoing

    def _shielded(self, incoming: Incoming) -> tuple[Outgoing, str]:
        try:
            return self._answer(incoming)
        except Exception as error:  # the one boundary: a defect must reach the caller's test
            LOGGER.exception("%s %s", incoming.verb, incoming.path)
            own = ApiError(500, f"The testing server itself failed: {error!r}")
            return Outgoing(500, msgspec.json.encode(own.body())), "unknown"

    def _answer(self, incoming: Incoming) -> tuple[Outgoing, str]:
        if incoming.path in TOKEN_PATHS:
            return self._with_fault("oauth.token", incoming, None), "oauth.token"
        if incoming.path in BATCH_PATHS and incoming.verb == "POST":
            return batched(incoming, self._answer), "batch"
        person_sees = LOOK.fullmatch(incoming.path)
        if person_sees and incoming.verb == "GET":
            return self._look(incoming, person_sees["id"], person_sees["what"]), "docs"
        found = routed(incoming.verb, incoming.path)
        if found is None:
            return _nowhere(incoming), "unknown"
        return self._with_fault(found[0].name, incoming, found), found[0].name

    def _with_fault(
        self, method: str, incoming: Incoming, found: tuple[Route, dict[str, str]] | None
    ) -> Outgoing:
        edits, faults = self.people.due(method), self.faults.due(method)
        for edit in edits:
            if edit.moment == "before":
                carry_out(self.world, edit)
        fault = faults[0] if faults else None
        person = self.accounts.holder_of(incoming.token, strict=self.strict)
        # A request that takes its time counts as any other.
        if (fault is None or fault.carried_out) and not self.quota.takes(method, person):
            fault = Fault("error", code=429, seconds=fault.seconds if fault else 0.0)
        outgoing = Outgoing(503)
        if fault and fault.kind == "expired_token":
            error = self.accounts.expire(incoming.token)
            outgoing = Outgoing(401, msgspec.json.encode(error.body()))
        elif fault is None or fault.carried_out:
            outgoing = self._api(incoming, *found) if found else self._token(incoming)
        for edit in edits:
            if edit.moment == "after":
                carry_out(self.world, edit)
        return _spoilt(outgoing, fault, method) if fault else outgoing

    def _api(self, incoming: Incoming, route: Route, parts: dict[str, str]) -> Outgoing:
        try:
            person = caller(self.accounts, incoming, route, strict=self.strict)
            narrow = self.accounts.is_narrow(incoming.token)
            asked = replace(_asked(incoming, route, parts, person), narrow=narrow)
            asked = replace(asked, base_url=self.base_url)
            check_query(route, asked.query)
            refuse_out_of_reach(self.world, asked, route.is_drive)
            answer = route.run(self.world, asked)
            return _packed(answer, asked)
        except ApiError as error:
            return Outgoing(error.code, msgspec.json.encode(error.body()))
        except RecursionError:
            return Outgoing(400, msgspec.json.encode(ApiError(400, TOO_DEEP).body()))

    def _look(self, incoming: Incoming, file_id: str, what: str) -> Outgoing:
        """The page for whoever sits at this machine; the file for who may see it (R)."""
        file = self.world.files.get(file_id)
        if file is None or file.book is None:
            return Outgoing(404, html_for(404).encode(), HTML)
        if what != "export":
            return Outgoing(200, page(file.book), HTML)
        person = self.accounts.holder_of(incoming.token, strict=self.strict)
        if not file.role_of(person):
            place = "https://accounts.google.com/ServiceLogin?service=wise"
            return Outgoing(302, b"", HTML, headers={"location": place})
        query = _query(incoming.query)
        found = exported(file.book, query.get("format", ["xlsx"])[-1], query.get("gid", [""])[-1])
        if found is None:
            return Outgoing(400, html_for(400).encode(), HTML)
        return Outgoing(200, found.content, found.mime_type)

    def _token(self, incoming: Incoming) -> Outgoing:
        form = {
            name: given[-1]
            for name, given in parse_qs(incoming.body.decode("utf-8", "replace")).items()
        }
        try:
            answer = self.accounts.token(form, f"{self.base_url}/token")
        except TokenRefused as refusal:
            return Outgoing(refusal.code, msgspec.json.encode(refusal.body))
        return Outgoing(200, msgspec.json.encode(answer))


def _asked(incoming: Incoming, route: Route, parts: dict[str, str], person: str) -> Asked:
    given = {name: unquote(text) for name, text in parts.items()}
    return Asked(
        person=person,
        file_id=given.get("file_id", ""),
        body=incoming.body if route.takes_file else _body(incoming.body),
        query=_query(incoming.query),
        range=given.get("range", ""),
        number=int(given.get("number", 0)),
        content_type=incoming.content_type,
        content_range=incoming.content_range,
        upload_kind=incoming.upload_kind,
    )


def _nowhere(incoming: Incoming) -> Outgoing:
    """What Google has there and this server has not is refused with 501, the rest with 404."""
    name = method_at(incoming.verb, incoming.path)
    if name:
        return Outgoing(501, msgspec.json.encode(unsupported(name).body()))
    return Outgoing(404, html_for(404).encode(), HTML)


def _query(text: str) -> dict[str, list[str]]:
    return parse_qs(text, keep_blank_values=True)


def _body(raw: bytes) -> Any:
    if not raw:
        return {}
    try:
        return msgspec.json.decode(raw)
    except RecursionError as error:
        raise ApiError(400, TOO_DEEP) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ApiError(400, "Invalid JSON payload received. Unexpected token.") from error


@contextmanager
def uncollected() -> Iterator[None]:
    """No garbage collection meanwhile: among ten million cells it finds nothing, at length."""
    active = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if active:
            gc.enable()


def _packed(answer: Message | Download | Underway | None, asked: Asked) -> Outgoing:
    if answer is None:
        return Outgoing(204, b"", "text/html")
    if isinstance(answer, Download):
        return Outgoing(200, answer.content, answer.mime_type)
    if isinstance(answer, Underway):
        return Outgoing(answer.status, b"", headers=answer.headers)
    fields = asked.option("fields", "") or asked.option("$fields", "")
    chosen = masks.selected(answer, masks.parsed(fields)) if fields else answer
    return Outgoing(200, msgspec.json.encode(chosen))


def _spoilt(outgoing: Outgoing, fault: Fault, method: str) -> Outgoing:
    if fault.kind != "error":
        return Outgoing(outgoing.status, outgoing.content, outgoing.content_type, fault)
    if fault.body == "html":
        return Outgoing(fault.code, html_for(fault.code).encode(), HTML, fault)
    body = msgspec.json.encode(error_for(fault, method).body())
    return Outgoing(fault.code, body, JSON, fault)
