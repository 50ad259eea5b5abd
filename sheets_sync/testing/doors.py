"""The ways in: what Google's front door makes of a request before any service sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from collections.abc import Mapping

FORM = "application/x-www-form-urlencoded"
OVERRIDE = "x-http-method-override"
# A slash too many; `%2F` in the name of a range is none.
_SLASHES = re.compile(r"/+(?=:)|(?<=.)/+$")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A request as it came: the path still percent-encoded.

    ``token`` is the access token, ``key`` the API key; both empty where there is none.
    """

    verb: str
    path: str
    query: str = ""
    token: str = ""
    body: bytes = b""
    key: str = ""
    content_type: str = ""
    content_range: str = ""
    upload_kind: str = ""


def entered(
    verb: str, path: str, query: str, headers: Mapping[str, str], body: bytes = b""
) -> Incoming:
    """The request, let in as Google does (R).

    A slash at the end or in front of ``:`` does not count. ``X-HTTP-Method-Override`` turns a
    POST into another verb, with its form as the query, for addresses that are too long. Tokens
    and keys come as a header or in the query.
    """
    kind = headers.get("content-type", "")
    wish = headers.get(OVERRIDE, "").upper() if verb == "POST" else ""
    if wish and kind.partition(";")[0].strip().lower() == FORM:
        query, body = "&".join(filter(None, (query, body.decode("utf-8", "replace")))), b""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    asked = parse_qs(query)
    return Incoming(
        verb=wish or verb,
        path=_SLASHES.sub("", path),
        query=query,
        token=token.strip() if scheme.lower() == "bearer" else _last(asked, "access_token"),
        body=body,
        key=headers.get("x-goog-api-key", "") or _last(asked, "key"),
        content_type=kind,
        content_range=headers.get("content-range", ""),
        upload_kind=headers.get("x-upload-content-type", ""),
    )


def _last(asked: dict[str, list[str]], name: str) -> str:
    return asked.get(name, [""])[-1]
