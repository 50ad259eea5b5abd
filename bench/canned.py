"""One prepared answer over HTTP: ``python -m bench.canned FILE.gz`` prints where, and serves it.

The testing server would make the answer while others are being measured, and sends it unpacked;
Google packs it.
"""

from __future__ import annotations

import sys
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

METHOD = "/values:batchGetByDataFilter?"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, packed: bytes, *connection: Any) -> None:
        self._packed = packed
        super().__init__(*connection)

    def do_POST(self) -> None:
        """Answer whoever asks for values by the ids of tabs, and takes them packed."""
        self.rfile.read(int(self.headers["Content-Length"]))
        if METHOD not in self.path or "gzip" not in self.headers.get("Accept-Encoding", ""):
            self.send_error(501)
            return
        self.send_response(200)
        self.send_header("Content-Type", "application/json; charset=UTF-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(self._packed)))
        self.end_headers()
        self.wfile.write(self._packed)

    def log_message(self, *_: object) -> None:
        """Nobody reads along."""


def main(file: str) -> None:
    """Serve until ended."""
    handler = partial(_Handler, Path(file).read_bytes())
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
        sys.stdout.flush()
        server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
