"""Everything the server holds: files, who owns them, who may do what with them."""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sheets_sync.testing import spreadsheets
from sheets_sync.testing.wire import Message, forbidden, not_found

if TYPE_CHECKING:
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.requests import Upload

ROBOT = "robot@example.iam.gserviceaccount.com"
OWNER = "owner@example.org"
SPREADSHEET = "application/vnd.google-apps.spreadsheet"
FOLDER = "application/vnd.google-apps.folder"
# The private spreadsheet that recorded sessions try to open.
PRIVATE_ID = "1jIKzPs8LsiZZdLdeMEP-5ZIHw6RkjiOmj1LrJN706Yc"
ROLES = ("reader", "commenter", "writer", "fileOrganizer", "organizer", "owner")
ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"


@dataclass(slots=True)
class File:
    """A file on the Drive. ``book`` is None for a folder, and for a file with other ``content``.

    ``kind`` is the MIME type of that content; ``details`` are the fields of Drive's File that
    people set and that mean nothing more; ``trashed`` is whether it lies in the bin by itself.
    ``shared_drive`` is whether it stands on a shared drive, so that nobody's own space is used;
    ``by_api`` whether a program made it, which then reaches it with the scope drive.file.
    """

    file_id: str
    name: str
    created: datetime
    modified: datetime
    book: Book | None = None
    parents: list[str] = field(default_factory=list)
    permissions: list[Message] = field(default_factory=list)
    comments: list[Message] = field(default_factory=list)
    shared_drive: bool = False
    by_api: bool = False
    trashed: bool = False
    kind: str = ""
    content: bytes = b""
    details: Message = field(default_factory=dict)
    editor: str = ""

    @property
    def mime_type(self) -> str:
        if self.book is not None:
            return SPREADSHEET
        return self.kind or FOLDER

    @property
    def is_folder(self) -> bool:
        return self.book is None and not self.kind

    @property
    def owner(self) -> str:
        """The address of the owner, empty on a shared drive."""
        found = (p.get("emailAddress", "") for p in self.permissions if p["role"] == "owner")
        return next(found, "")

    def role_of(self, person: str) -> str:
        """The strongest role that a person has, empty when none."""
        domain = person.partition("@")[2]
        roles = [
            each["role"]
            for each in self.permissions
            if each["type"] == "anyone"
            or (person and each.get("emailAddress") == person)
            or (domain and each["type"] == "domain" and each.get("domain") == domain)
        ]
        return max(roles, key=ROLES.index, default="")


def permission(person: str, role: str) -> Message:
    return {
        "kind": "drive#permission",
        "id": str(secrets.randbelow(10**19)).rjust(20, "0"),
        "type": "user",
        "role": role,
        "emailAddress": person,
    }


class World:
    """All files. A new one has two of somebody else's: one private, one shared for reading.

    ``grows`` lets a write past the edge of a grid enlarge it. ``storeless`` are accounts without
    space for files of their own, ``strangers`` addresses without a Google account.
    """

    def __init__(self) -> None:
        self.files: dict[str, File] = {}
        self.storeless: set[str] = set()
        self.strangers: set[str] = set()
        self.uploads: dict[str, Upload] = {}
        self.grows = False
        self.started = self._last = datetime.now(UTC) - timedelta(days=1)
        private = self.create("Private spreadsheet", {}, OWNER, PRIVATE_ID)
        shared = self.create("Shared spreadsheet", {}, OWNER)
        shared.permissions.append(permission(ROBOT, "reader"))
        for file in (private, shared):
            file.modified = file.created = self._last

    def moment(self) -> datetime:
        """Now, and later than any moment given before, in whole milliseconds."""
        now = datetime.now(UTC)
        now = now.replace(microsecond=now.microsecond // 1000 * 1000)
        self._last = max(now, self._last + timedelta(milliseconds=1))
        return self._last

    def create(self, title: str, wish: Message, person: str, file_id: str = "") -> File:
        """A new spreadsheet of this person. ``wish`` is the body of spreadsheets.create."""
        file_id = file_id or self.fresh_id()
        properties = {"title": title} | wish.get("properties", {})
        book = spreadsheets.created(file_id, wish | {"properties": properties})
        return self.add(properties["title"], person, book)

    def root_id(self, person: str) -> str:
        """The id of a person's own topmost folder."""
        code = base64.urlsafe_b64encode(hashlib.sha256(person.encode()).digest())
        return f"0A{code[:11].decode().replace('_', 'x').replace('-', 'y')}Uk9PVA"

    def root(self, person: str) -> File:
        """The folder itself, which stands in no list."""
        file = File(self.root_id(person), "My Drive", self.started, self.started)
        file.permissions.append(permission(person, "owner"))
        return file

    def parents_of(self, file: File) -> list[str]:
        """The folders it lies in: the owner's topmost one where nothing else was chosen."""
        if file.parents or file.shared_drive:
            return file.parents
        return [self.root_id(file.owner)]

    def is_trashed(self, file: File) -> bool:
        """Whether it lies in the bin, by itself or in a folder that does."""
        above = [self.files[each] for each in file.parents if each in self.files]
        return file.trashed or any(self.is_trashed(folder) for folder in above)

    def remove(self, file: File) -> None:
        """For good, with all that lies in it."""
        self.files.pop(file.file_id, None)
        for inside in [each for each in self.files.values() if file.file_id in each.parents]:
            self.remove(inside)

    def add(self, name: str, person: str, book: Book | None) -> File:
        moment = self.moment()
        file = File(book.book_id if book else self.fresh_id(), name, moment, moment, book)
        file.permissions.append(permission(person, "owner"))
        file.editor = person
        self.files[file.file_id] = file
        return file

    def fresh_id(self) -> str:
        return "1" + "".join(secrets.choice(ALPHABET) for _ in range(43))

    def file(self, file_id: str, person: str, role: str) -> File:
        """Raises ApiError when there is none, or the person holds a lesser role in it."""
        file = self.files.get(file_id)
        if file is None:
            raise not_found()
        held = file.role_of(person)
        if not held or ROLES.index(held) < ROLES.index(role):
            raise forbidden()
        return file

    def book(self, file_id: str, person: str) -> Book:
        """A spreadsheet to read. Raises ApiError."""
        book = self.file(file_id, person, "reader").book
        if book is None:
            raise not_found()
        book.lock_for(person)
        return book

    def draft(self, file_id: str, person: str) -> Book:
        """A copy of a spreadsheet to change and then ``commit``. Raises ApiError."""
        book = self.file(file_id, person, "writer").book
        if book is None:
            raise not_found()
        draft = book.fork()
        draft.grows = self.grows
        draft.lock_for(person)
        return draft

    def commit(self, draft: Book) -> None:
        """From here on the draft is what the spreadsheet holds."""
        file = self.files[draft.book_id]
        file.book, file.name, file.modified = draft, draft.properties["title"], self.moment()
        file.editor, draft.grows = draft.person, False
