"""Starting and stopping the server, and its Python side for tests in the same process."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING, Literal, Self

import uvicorn

from sheets_sync.testing.app import Wires, application
from sheets_sync.testing.drive.contents import replaced
from sheets_sync.testing.drive.exports import XLSX
from sheets_sync.testing.faults import Fault, Kind
from sheets_sync.testing.people import PersonsEdit, carry_out
from sheets_sync.testing.saved import restored, snapshot
from sheets_sync.testing.service import Service
from sheets_sync.testing.state import State
from sheets_sync.testing.when import When
from sheets_sync.testing.wire import ApiError
from sheets_sync.testing.world import OWNER, ROBOT, World, permission

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    import gspread

    from sheets_sync.testing.log import Log
    from sheets_sync.testing.wire import Message

HOST = "127.0.0.1"


class SheetsServer:
    """A Google Sheets and Drive on a loopback address, in a thread of this process.

    Use it as a context manager, or ``start`` and ``stop`` it. With ``strict``, requests need an
    access token from the server's own token endpoint; without, any other token stands for the
    robot. ``port`` 0 takes a free one. ``state`` is a folder in which everything stays.
    With ``grows``, a write past the edge of a grid enlarges it, which is refused otherwise.
    Raises Damaged when a file in it cannot be read.
    """

    def __init__(
        self, port: int = 0, *, strict: bool = False, grows: bool = False, state: Path | None = None
    ) -> None:
        world, kept = World(), State(state) if state is not None else None
        world.grows = grows
        if kept is not None:
            kept.load(world)
        # asyncio switches Nagle's delay off only on sockets that say that they are TCP.
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind((HOST, port))
        # From here on a client that knows the address can connect; it waits for the answer.
        self._socket.listen(128)
        self.base_url = f"http://{HOST}:{self._socket.getsockname()[1]}"
        self.service = Service(self.base_url, strict, world, state=kept, grows=grows)
        wires = Wires()
        self._server = uvicorn.Server(
            uvicorn.Config(
                application(self.service, wires),
                http=wires.protocol(),
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                timeout_keep_alive=60,
                timeout_graceful_shutdown=1,
            )
        )
        self._thread = threading.Thread(target=self.serve, name="sheets-server", daemon=True)

    def serve(self) -> None:
        """Serve in this thread until stopped."""
        self._server.run([self._socket])

    def start(self) -> None:
        """Serve in a thread."""
        self._thread.start()

    def stop(self) -> None:
        """Close all connections and wait for the thread."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join()
        self._socket.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def log(self) -> Log:
        """The requests so far."""
        return self.service.log

    def reset(self) -> None:
        """As if just started: other files, faults, people and log."""
        self.service.reset()

    def key_file(self) -> Message:
        """A service account's key, for ``gspread.service_account_from_dict`` and the like."""
        return self.service.accounts.key_file(self.base_url)

    def user_file(self, person: str = OWNER) -> Message:
        """What a person's consent leaves with a program (``authorized_user``, refresh token)."""
        return self.service.accounts.user_file(self.base_url, person)

    def client(self) -> gspread.Client:
        """A gspread client that talks to this server, signed in with the server's own key."""
        from sheets_sync.testing.client import signed_in

        return signed_in(self.base_url, self.key_file())

    def spreadsheet(
        self,
        title: str,
        *,
        owner: str = OWNER,
        robot: Literal["reader", "writer", ""] = "writer",
        body: Message | None = None,
    ) -> str:
        """The id of a new spreadsheet of a person, shared with the robot. Raises ApiError.

        ``body`` is that of spreadsheets.create.
        """
        with self.service.lock:
            file = self.service.world.create(title, body or {}, owner)
            if robot and owner != ROBOT:
                file.permissions.append(permission(ROBOT, robot))
            return file.file_id

    def load(self, content: bytes, title: str, spreadsheet_id: str = "") -> str:
        """The id of a new spreadsheet of a person with what a workbook (.xlsx) holds.

        It is shared with the robot. Raises ApiError when the workbook cannot be read.
        """
        with self.service.lock:
            world = self.service.world
            file = world.create(title, {}, OWNER, spreadsheet_id)
            try:
                replaced(world, file, content, XLSX)
            except ApiError:
                world.remove(file)
                raise
            file.permissions.append(permission(ROBOT, "writer"))
            self.service.keep()
            return file.file_id

    def snapshot(self) -> bytes:
        """All files, as JSON."""
        with self.service.lock:
            return snapshot(self.service.world)

    def restore(self, content: bytes) -> None:
        """Let the server hold what it held then. Raises msgspec.DecodeError."""
        with self.service.lock:
            self.service.world = restored(content)
            self.service.world.grows = self.service.grows
            self.service.keep()

    def folder(
        self,
        title: str,
        *,
        owner: str = OWNER,
        robot: Literal["reader", "writer", ""] = "writer",
        shared_drive: bool = False,
    ) -> str:
        """The id of a new folder of a person, shared with the robot."""
        with self.service.lock:
            file = self.service.world.add(title, owner, None)
            file.shared_drive = shared_drive
            if robot:
                file.permissions.append(permission(ROBOT, robot))
            return file.file_id

    def fail(self, kind: Kind, when: When | None = None, **details: float | str | bool) -> None:
        """Plan a fault; the details are the other fields of ``Fault``."""
        self.plan(Fault(kind, when or When(), **details))  # type: ignore[arg-type]

    def plan(self, planned: Fault | PersonsEdit) -> None:
        """Let this happen at the request it waits for."""
        with self.service.lock:
            if isinstance(planned, Fault):
                self.service.faults.add(planned)
            else:
                self.service.people.add(planned)

    def as_person(self, edit: PersonsEdit) -> None:
        """Let a person do this right now. Raises ApiError."""
        with self.service.lock:
            carry_out(self.service.world, edit)
