"""``python -m sheets_sync.testing --port 0``: serve until interrupted."""

from __future__ import annotations

import json
from pathlib import Path

import click

from sheets_sync.testing.server import SheetsServer


@click.command()
@click.option("--port", default=0, show_default=True, help="Port on 127.0.0.1; 0 takes a free one.")
@click.option(
    "--strict", is_flag=True, help="Refuse access tokens that this server did not give out."
)
@click.option(
    "--key-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the key of a service account that can sign in at this server to this file.",
)
def main(port: int, key_file: Path | None, *, strict: bool) -> None:
    """Serve a Google Sheets on the loopback address and print its base URL."""
    server = SheetsServer(port, strict=strict)
    if key_file:
        # Clients that take care refuse a key that others can read.
        key_file.touch(mode=0o600)
        key_file.chmod(0o600)
        key_file.write_text(json.dumps(server.key_file(), indent=2), "utf-8")
    click.echo(server.base_url)  # noqa: TID251 -- its own
    server.serve()


if __name__ == "__main__":
    main()
