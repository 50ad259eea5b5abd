"""What a real account answers, written down without secrets in the form of the recordings.

One JSON object a line: host, method, target, request, status, date, response. Headers are not
written, nor is anything that goes to where tokens come from; keys and tokens fall out of targets,
and each mail address becomes one at example.org.
"""

from __future__ import annotations

import json
import re
import threading
from http.client import parse_headers
from typing import TYPE_CHECKING, Any, BinaryIO, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

import requests

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Mapping
    from pathlib import Path

SECRET: Final = frozenset({"key", "access_token", "oauth_token", "upload_id", "quotaUser"})
SIGN_IN: Final = ("oauth2.googleapis.com", "accounts.google.com", "sts.googleapis.com")
SIGN_IN_PATHS: Final = ("/oauth2/", "/o/oauth2/", "/token")
SECRET_FIELDS: Final = frozenset(
    {"access_token", "refresh_token", "id_token", "assertion", "client_secret", "private_key"}
)
HOP: Final = frozenset(
    {"connection", "proxy-connection", "keep-alive", "transfer-encoding", "content-length"}
    | {"content-encoding", "accept-encoding", "host", "expect", "upgrade"}
)
MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
SECONDS: Final = 180


class Recorder:
    """Hands requests on to Google and writes both sides down. ``origin`` is Google's, by host."""

    def __init__(
        self, file: Path, origin: Callable[[str], str] = lambda host: f"https://{host}"
    ) -> None:
        self._file = file
        self._origin = origin
        self._people: dict[str, str] = {}
        self._lock = threading.Lock()

    def serve(self, client: socket.socket) -> None:
        """Answer the requests of one connection until it ends."""
        with client.makefile("rb") as reader, requests.Session() as web:
            web.trust_env = False
            while self._one(reader, client, web):
                pass

    def _one(self, reader: BinaryIO, client: socket.socket, web: requests.Session) -> bool:
        words = reader.readline(65_536).decode("latin-1").split()
        if len(words) != 3:
            return False
        verb, target = words[0], words[1]
        headers = dict(parse_headers(reader).items())
        body = _body(reader, {name.lower(): value for name, value in headers.items()})
        host = {name.lower(): value for name, value in headers.items()}.get("host", "")
        kept = {name: value for name, value in headers.items() if name.lower() not in HOP}
        answer = web.request(
            verb,
            self._origin(host.partition(":")[0]) + target,
            data=body,
            headers=kept | {"Accept-Encoding": "identity"},
            timeout=SECONDS,
            allow_redirects=False,
        )
        self._write(host.partition(":")[0], verb, target, body, answer)
        _send(client, answer)
        return True

    def _write(
        self, host: str, verb: str, target: str, body: bytes, answer: requests.Response
    ) -> None:
        path = urlsplit(target).path
        if host in SIGN_IN or path.startswith(SIGN_IN_PATHS):
            return
        line = {
            "host": host,
            "method": verb,
            "target": _without_secrets(target),
            "request": _told(body),
            "status": answer.status_code,
            "date": answer.headers.get("date", ""),
            "response": _told(answer.content),
        }
        with self._lock, self._file.open("a", encoding="utf-8") as file:
            text = json.dumps(_bare(line), ensure_ascii=False)
            file.write(MAIL.sub(self._stranger, text) + "\n")

    def _stranger(self, found: re.Match[str]) -> str:
        number = len(self._people) + 1
        return self._people.setdefault(found[0].casefold(), f"person{number}@example.org")


def _body(reader: BinaryIO, headers: Mapping[str, str]) -> bytes:
    if headers.get("transfer-encoding", "").lower() != "chunked":
        return reader.read(int(headers.get("content-length", "0")))
    pieces = []
    while size := int(reader.readline().partition(b";")[0], 16):
        pieces.append(reader.read(size))
        reader.readline()
    reader.readline()
    return b"".join(pieces)


def _send(client: socket.socket, answer: requests.Response) -> None:
    kept = [(name, value) for name, value in answer.headers.items() if name.lower() not in HOP]
    lines = [f"HTTP/1.1 {answer.status_code} {answer.reason or ''}"]
    lines += [f"{name}: {value}" for name, value in kept]
    lines += [f"Content-Length: {len(answer.content)}", "", ""]
    client.sendall("\r\n".join(lines).encode("latin-1", "replace") + answer.content)


def _without_secrets(target: str) -> str:
    parts = urlsplit(target)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    if not any(name in SECRET for name, _ in pairs):
        return target
    kept = urlencode([(name, value) for name, value in pairs if name not in SECRET])
    return parts.path + (f"?{kept}" if kept else "")


def _told(content: bytes) -> Any:
    if not content:
        return None
    try:
        return json.loads(content)
    except ValueError:
        return {"raw": content.decode("utf-8", "replace")}


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {n: "removed" if n in SECRET_FIELDS else _bare(part) for n, part in value.items()}
    return [_bare(part) for part in value] if isinstance(value, list) else value
