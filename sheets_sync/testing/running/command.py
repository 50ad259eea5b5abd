"""``run -- COMMAND``: a server, a proxy in front of it, and a program that knows of neither."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sheets_sync.testing.running.proxy import Proxy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.testing.running.recorder import Recorder
    from sheets_sync.testing.server import SheetsServer
    from sheets_sync.testing.wire import Message

TOKEN_URL: Final = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address
CERTIFICATES: Final = (
    "SSL_CERT_FILE",
    "REQUESTS_CA_BUNDLE",
    "CURL_CA_BUNDLE",
    "HTTPLIB2_CA_CERTS",
    "NODE_EXTRA_CA_CERTS",
    "GRPC_DEFAULT_SSL_ROOTS_FILE_PATH",
)
"""Where Python, curl, Node and gRPC look for certificate authorities."""


OWN: Final = ("GOOGLE_APPLICATION_CREDENTIALS", "SHEETS_TESTING_KEY", "SHEETS_TESTING_USER")


def run(command: Sequence[str], server: SheetsServer, recorder: Recorder | None = None) -> int:
    """Run a program with Google's addresses led to this server; its exit code.

    A recorder hands all on to Google instead, with the program's own credentials.

    The certificate authority and the key exist in a temporary folder as long as the program runs.
    Raises OSError when the program cannot be started.
    """
    import trustme

    authority = trustme.CA(organization_name="sheets_sync.testing")
    with (
        tempfile.TemporaryDirectory(prefix="sheets-testing-") as name,
        Proxy(server.base_url, authority, recorder) as proxy,
    ):
        folder = Path(name)
        authority.cert_pem.write_to_path(folder / "authority.pem")
        changed = _environment(folder, proxy, server)
        if recorder is not None:
            changed = {name: value for name, value in changed.items() if name not in OWN}
        environment = {**os.environ, **changed}
        code = subprocess.run(command, env=environment, check=False).returncode  # noqa: S603
        for host in sorted(proxy.refused):
            print(f"{host} was asked for and not reached.", file=sys.stderr)  # noqa: T201
        return code if code >= 0 else 128 - code


def _environment(folder: Path, proxy: Proxy, server: SheetsServer) -> dict[str, str]:
    key, user, script = folder / "robot.json", folder / "person.json", folder / "preload.cjs"
    # Clients without a setting for it ask Google's own address, which leads here.
    _write(key, server.key_file() | {"token_uri": TOKEN_URL})
    _write(user, server.user_file() | {"token_uri": TOKEN_URL})
    text = files("sheets_sync.testing.running").joinpath("preload.cjs").read_text("utf-8")
    script.write_text(text, "utf-8")
    _python_side(folder)
    options = " ".join([*_set("NODE_OPTIONS"), f"--require {script}"])
    here = dict.fromkeys(("NO_PROXY", "no_proxy"), "127.0.0.1,localhost,::1")
    through = dict.fromkeys(("HTTPS_PROXY", "https_proxy"), proxy.url)
    trusted = dict.fromkeys(CERTIFICATES, str(folder / "authority.pem"))
    return (
        here
        | through
        | trusted
        | {
            "NODE_OPTIONS": options,
            "PYTHONPATH": os.pathsep.join(
                filter(None, (str(folder), os.environ.get("PYTHONPATH")))
            ),
            "SHEETS_TESTING_TLS_PORT": str(proxy.tls_port),
            "GOOGLE_APPLICATION_CREDENTIALS": str(key),
            "SHEETS_TESTING_URL": server.base_url,
            "SHEETS_TESTING_KEY": str(key),
            "SHEETS_TESTING_USER": str(user),
        }
    )


def _set(name: str) -> list[str]:
    value = os.environ.get(name, "")
    return [value] if value else []


def _python_side(folder: Path) -> None:
    """Python imports ``sitecustomize`` by itself; what stood there is imported after it."""
    text = files("sheets_sync.testing.running").joinpath("google_here.py").read_text("utf-8")
    (folder / "sitecustomize.py").write_text(text, "utf-8")


def _write(path: Path, content: Message) -> None:
    path.touch(mode=0o600)
    path.write_text(json.dumps(content), "utf-8")
