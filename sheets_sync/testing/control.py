"""/_control: what a test in another process plans, looks up and resets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from sheets_sync.testing.faults import Fault  # noqa: TC001 - msgspec reads the annotation
from sheets_sync.testing.outgoing import Outgoing
from sheets_sync.testing.people import PersonsEdit, carry_out
from sheets_sync.testing.quota import Quota
from sheets_sync.testing.saved import restored, snapshot
from sheets_sync.testing.when import When
from sheets_sync.testing.wire import ApiError, Message, not_found
from sheets_sync.testing.world import OWNER, ROBOT, permission

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.doors import Incoming
    from sheets_sync.testing.service import Service


class _FaultBody(msgspec.Struct, forbid_unknown_fields=True):
    faults: list[Fault]


class _EditBody(msgspec.Struct, forbid_unknown_fields=True, rename="camel"):
    spreadsheet_id: str
    requests: list[dict[str, Any]] = []
    typing: list[dict[str, Any]] = []
    when: When | None = None
    moment: str = "after"
    person: str = OWNER


class _FileBody(msgspec.Struct, forbid_unknown_fields=True, rename="camel"):
    title: str
    owner: str = OWNER
    robot: str = "writer"
    spreadsheet_id: str = ""
    everybody: str = ""


class _QuotaBody(msgspec.Struct, forbid_unknown_fields=True):
    reads: int | None = None
    writes: int | None = None


class _UserBody(msgspec.Struct, forbid_unknown_fields=True):
    person: str = OWNER


class _AccountBody(msgspec.Struct, forbid_unknown_fields=True, rename="camel"):
    client_email: str
    public_key: str


def control(service: Service, incoming: Incoming) -> Outgoing:
    """Answer a request to ``/_control/…``; 400 says what is wrong with its body."""
    run = ACTIONS.get((incoming.verb, incoming.path.removeprefix("/_control/")))
    if run is None:
        return Outgoing(404, msgspec.json.encode({"error": "no such control"}))
    try:
        with service.lock:
            answer = run(service, incoming.body)
            service.keep()
            content = answer if isinstance(answer, bytes) else msgspec.json.encode(answer)
            return Outgoing(200, content)
    except (msgspec.DecodeError, ApiError) as error:
        return Outgoing(400, msgspec.json.encode({"error": str(error)}))


def _list_faults(service: Service, _: bytes) -> Message:
    return {"faults": service.faults.pending}


def _add_faults(service: Service, body: bytes) -> Message:
    for fault in msgspec.json.decode(body, type=_FaultBody).faults:
        service.faults.add(fault)
    return _list_faults(service, body)


def _clear_faults(service: Service, _: bytes) -> Message:
    service.faults.clear()
    return {}


def _set_quota(service: Service, body: bytes) -> Message:
    wish = msgspec.json.decode(body, type=_QuotaBody)
    service.quota = Quota(wish.reads, wish.writes)
    return {"reads": wish.reads, "writes": wish.writes}


def _add_edit(service: Service, body: bytes) -> Message:
    wish = msgspec.json.decode(body, type=_EditBody)
    if wish.spreadsheet_id not in service.world.files:
        raise not_found()
    edit = PersonsEdit(
        wish.spreadsheet_id,
        tuple(wish.requests),
        tuple(wish.typing),
        wish.when or When(),
        "before" if wish.moment == "before" else "after",
        wish.person,
    )
    if wish.when is None:
        carry_out(service.world, edit)
    else:
        service.people.add(edit)
    return {"pending": len(service.people.pending)}


def _clear_edits(service: Service, _: bytes) -> Message:
    service.people.clear()
    return {}


def _log(service: Service, _: bytes) -> Message:
    return service.log.as_message()


def _clear_log(service: Service, _: bytes) -> Message:
    service.log.clear()
    return {}


def _add_file(service: Service, body: bytes) -> Message:
    wish = msgspec.json.decode(body, type=_FileBody)
    file = service.world.create(wish.title, {}, wish.owner, wish.spreadsheet_id)
    if wish.robot and wish.owner != ROBOT:
        file.permissions.append(permission(ROBOT, wish.robot))
    if wish.everybody:
        everybody = permission("", wish.everybody) | {"id": "anyoneWithLink", "type": "anyone"}
        file.permissions.append({n: part for n, part in everybody.items() if n != "emailAddress"})
    return {"spreadsheetId": file.file_id}


def _key_file(service: Service, _: bytes) -> Message:
    return service.accounts.key_file(service.base_url)


def _user_file(service: Service, body: bytes) -> Message:
    wish = msgspec.json.decode(body or b"{}", type=_UserBody)
    return service.accounts.user_file(service.base_url, wish.person)


def _add_account(service: Service, body: bytes) -> Message:
    wish = msgspec.json.decode(body, type=_AccountBody)
    service.accounts.public_keys[wish.client_email] = wish.public_key
    return {}


def _snapshot(service: Service, _: bytes) -> bytes:
    return snapshot(service.world)


def _restore(service: Service, body: bytes) -> Message:
    service.world = restored(body)
    service.world.grows = service.grows
    return {"files": len(service.world.files)}


def _reset(service: Service, _: bytes) -> Message:
    service.reset()
    return {}


ACTIONS: dict[tuple[str, str], Callable[[Service, bytes], Message | bytes]] = {
    ("GET", "faults"): _list_faults,
    ("POST", "faults"): _add_faults,
    ("DELETE", "faults"): _clear_faults,
    ("PUT", "quota"): _set_quota,
    ("POST", "people"): _add_edit,
    ("DELETE", "people"): _clear_edits,
    ("GET", "requests"): _log,
    ("DELETE", "requests"): _clear_log,
    ("POST", "spreadsheets"): _add_file,
    ("GET", "service-account"): _key_file,
    ("POST", "authorized-users"): _user_file,
    ("POST", "service-accounts"): _add_account,
    ("POST", "reset"): _reset,
    ("GET", "snapshot"): _snapshot,
    ("PUT", "snapshot"): _restore,
}
