"""What goes over the wire: JSON messages, and the errors that Google's services answer with."""

from __future__ import annotations

import copy
from typing import Any, TypeAlias, TypeVar

Message: TypeAlias = dict[str, Any]
"""One JSON message of the API. Its fields are those of Google's discovery document."""

Anything = TypeVar("Anything")

STATUS_NAMES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    409: "ABORTED",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    503: "UNAVAILABLE",
}


class ApiError(Exception):
    """An answer other than success. ``details`` are google.rpc messages."""

    def __init__(self, code: int, message: str, details: list[Message] | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.details = details or []

    def body(self) -> Message:
        error: Message = {
            "code": self.code,
            "message": self.message,
            "status": STATUS_NAMES.get(self.code, "UNKNOWN"),
        }
        if self.details:
            error["details"] = self.details
        return {"error": error}

    def within(self, place: str) -> ApiError:
        """The same refusal, naming the part of the request it is about."""
        return ApiError(self.code, f"Invalid {place}: {self.message}", self.details)


def invalid(message: str) -> ApiError:
    """A refusal of what was asked: status 400."""
    return ApiError(400, message)


def unsupported(what: str) -> ApiError:
    """An honest refusal of something that Google can do and this server cannot."""
    return ApiError(501, f"{what} is not implemented by this testing server.")


def violations(found: list[tuple[str, str]]) -> ApiError:
    """A refusal of a malformed body; each pair is (field, description)."""
    fields = [{"field": field, "description": description} for field, description in found]
    bad_request = {"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": fields}
    return ApiError(400, "\n".join(text for _, text in found), [bad_request])


def not_found() -> ApiError:
    return ApiError(404, "Requested entity was not found.")


def forbidden() -> ApiError:
    return ApiError(403, "The caller does not have permission")


def cloned(message: Anything) -> Anything:
    """A copy that shares nothing with the original."""
    return copy.deepcopy(message)


def compact(message: Message) -> Message:
    """The message without the fields that are empty, zero or false, as proto3 writes it."""
    return {name: value for name, value in message.items() if value not in (None, "", 0, [], {})}
