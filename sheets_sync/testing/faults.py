"""Faults on demand: what may go wrong between a program and Google."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from sheets_sync.testing.drive.answers import REFUSALS, DriveError
from sheets_sync.testing.when import When
from sheets_sync.testing.wire import ApiError

Kind: TypeAlias = Literal["error", "delay", "cut_before", "cut_after", "truncated", "expired_token"]
KINDS = ("error", "delay", "cut_before", "cut_after", "truncated", "expired_token")

QUOTA = (
    "Quota exceeded for quota metric '{0} requests' and limit '{0} requests per minute per user' of"
    " service 'sheets.googleapis.com' for consumer 'project_number:1'."
)
MESSAGES = {
    500: "Internal error encountered.",
    503: "The service is currently unavailable.",
}
HTML = (
    "<!DOCTYPE html>\n<html lang=en>\n<title>Error {0} (Server Error)!!1</title>\n"
    "<p><b>{0}.</b> <ins>That’s an error.</ins>\n"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of trouble and when it strikes.

    ``error`` answers with ``code`` and a JSON or HTML ``body``, for Drive with its word for the
    ``reason``; with ``applied`` the request is carried out all the same. ``cut_before`` and
    ``cut_after`` close the connection before and after it is carried out. ``truncated`` sends
    only the first half of the answer. ``expired_token`` makes the caller's token worthless.
    ``seconds`` pass first, for any kind.
    """

    kind: Kind
    when: When = field(default_factory=When)
    code: int = 503
    body: Literal["json", "html"] = "json"
    reason: str = ""
    applied: bool = False
    seconds: float = 0.0

    @property
    def carried_out(self) -> bool:
        """Whether the request has its effect."""
        if self.kind == "error":
            return self.applied
        return self.kind in ("delay", "cut_after", "truncated")


def error_for(fault: Fault, method: str) -> ApiError:
    """What Google answers with the status, and for the reason, of this fault."""
    code = fault.code
    if fault.reason:
        message = REFUSALS.get(fault.reason, fault.reason)
        return DriveError(code, message, fault.reason, domain=_domain(fault.reason))
    if code == 429:
        reads = method.endswith((".get", ".batchGet", "Filter", ".list"))
        info = {
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "reason": "RATE_LIMIT_EXCEEDED",
            "domain": "googleapis.com",
        }
        return ApiError(code, QUOTA.format("Read" if reads else "Write"), [info])
    return ApiError(code, MESSAGES.get(code, "The service is currently unavailable."))


def _domain(reason: str) -> str:
    limits = ("accessNotConfigured", "Exceeded")
    return "usageLimits" if reason.endswith(limits) else "global"


def html_for(code: int) -> str:
    return HTML.format(code)
