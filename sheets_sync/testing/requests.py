"""One request to the API, taken apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sheets_sync.testing.render import FORMATTED, Rendering
from sheets_sync.testing.wire import invalid, violations

if TYPE_CHECKING:
    from sheets_sync.testing.book import Book

CHOICES = {
    "majorDimension": ("Dimension", ("DIMENSION_UNSPECIFIED", "ROWS", "COLUMNS")),
    "valueRenderOption": (
        "ValueRenderOption",
        ("FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA"),
    ),
    "dateTimeRenderOption": ("DateTimeRenderOption", ("SERIAL_NUMBER", "FORMATTED_STRING")),
    "valueInputOption": (
        "ValueInputOption",
        ("INPUT_VALUE_OPTION_UNSPECIFIED", "RAW", "USER_ENTERED"),
    ),
    "insertDataOption": ("InsertDataOption", ("OVERWRITE", "INSERT_ROWS")),
}
CHOICES["responseValueRenderOption"] = CHOICES["valueRenderOption"]
CHOICES["responseDateTimeRenderOption"] = CHOICES["dateTimeRenderOption"]


@dataclass(frozen=True, slots=True)
class Asked:
    """``query`` has every value given for each name; ``person`` is who asks.

    ``file_id``, ``range`` and ``number`` are what the path holds. ``narrow`` is whether the token
    reaches only files that were made with the API. ``content_type``, ``content_range``,
    ``upload_kind`` and ``base_url`` (the server's own) are what an upload needs to know.
    """

    person: str
    file_id: str = ""
    body: Any = None
    query: dict[str, list[str]] = field(default_factory=dict)
    range: str = ""
    number: int = 0
    narrow: bool = False
    content_type: str = ""
    content_range: str = ""
    upload_kind: str = ""
    base_url: str = ""

    def options(self, name: str) -> list[str]:
        return self.query.get(name, [])

    def option(self, name: str, default: str) -> str:
        """The last value given. Raises ApiError when it is none of Google's choices."""
        value = (self.options(name) or [default])[-1]
        kind, choices = CHOICES.get(name, ("", ()))
        if choices and value and value not in choices:
            snake = "".join("_" + c.lower() if c.isupper() else c for c in name)
            place = f"type.googleapis.com/google.apps.sheets.v4.{kind}"
            raise violations([(snake, f"Invalid value at '{snake}' ({place}), \"{value}\"")])
        return value

    def flag(self, name: str) -> bool:
        text = self.option(name, "false").lower()
        if text not in ("true", "false", "1", "0"):
            raise invalid(f"Invalid value at '{name}' (TYPE_BOOL), \"{text}\"")
        return text in ("true", "1")

    def rendering(self, book: Book, prefix: str = "") -> Rendering:
        """The render options asked for, those of the answer to a write with a prefix."""
        value = f"{prefix}ValueRenderOption" if prefix else "valueRenderOption"
        moment = f"{prefix}DateTimeRenderOption" if prefix else "dateTimeRenderOption"
        return Rendering(book, self.option(value, FORMATTED), self.option(moment, "SERIAL_NUMBER"))


@dataclass
class Upload:
    """A file that comes in pieces. ``asked`` is how it began, its body the description."""

    asked: Asked
    kind: str
    content: bytearray = field(default_factory=bytearray)
