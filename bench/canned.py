"""A prepared answer over HTTP: ``python -m bench.canned FILE.gz`` prints where, and serves it.

The testing server would make the answer while others are being measured, and sends it unpacked;
Google packs it.
"""

from __future__ import annotations

import gzip
import sys
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

from msgspec import json

VALUES, FORMATS = "/values:batchGetByDataFilter?", ":getByDataFilter?"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, packed: bytes, *connection: Any) -> None:
        self._packed = packed
        super().__init__(*connection)

    def do_POST(self) -> None:
        """Answer whoever asks by the ids of tabs for values, or how they look; packed."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if "gzip" not in self.headers.get("Accept-Encoding", ""):
            self.send_error(501)
        elif VALUES in self.path:
            self._answer(self._packed)
        elif FORMATS in self.path:
            self._answer(_plain_looks(body))
        else:
            self.send_error(501)

    def _answer(self, packed: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json; charset=UTF-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        self.wfile.write(packed)

    def log_message(self, *_: object) -> None:
        """Nobody reads along."""


@cache
def _plain_looks(body: bytes) -> bytes:
    """That the cells asked for look as numbers do by themselves."""
    sheets = []
    for one in json.decode(body)["dataFilters"]:
        area = one["gridRange"]
        rows = [{"values": [{}]}] * (area["endRowIndex"] - area["startRowIndex"])
        data = {"startRow": area["startRowIndex"], "rowData": rows}
        sheets.append({"properties": {"title": f"{area['sheetId']}"}, "data": [data]})
    return gzip.compress(json.encode({"sheets": sheets}))


def main(file: str) -> None:
    """Serve until ended."""
    handler = partial(_Handler, Path(file).read_bytes())
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
        sys.stdout.flush()
        server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
