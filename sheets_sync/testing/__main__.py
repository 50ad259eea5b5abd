"""``python -m sheets_sync.testing``: serve until stopped, or for as long as a program runs."""

from __future__ import annotations

import base64
import hashlib
import json
import sys
from pathlib import Path
from typing import NoReturn

import click

from sheets_sync.testing.server import SheetsServer
from sheets_sync.testing.state import Damaged
from sheets_sync.testing.wire import ApiError


@click.group(invoke_without_command=True)
@click.option("--port", default=0, help="Port on 127.0.0.1; 0 takes a free one.")
@click.option(
    "--strict", is_flag=True, help="Refuse access tokens that this server did not give out."
)
@click.option("--grow", is_flag=True, help="Let a write past the edge of a grid enlarge it.")
@click.option(
    "--key-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the key of a service account that can sign in at this server to this file.",
)
@click.option(
    "--load",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A workbook (.xlsx) to begin with, as a spreadsheet of a person shared with the robot.",
)
@click.option(
    "--state",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder in which everything is kept until the next start.",
)
@click.pass_context
def main(  # noqa: PLR0913 - as many as options
    context: click.Context,
    port: int,
    key_file: Path | None,
    load: tuple[Path, ...],
    state: Path | None,
    *,
    strict: bool,
    grow: bool,
) -> None:
    """Serve a Google Sheets on the loopback address and print its base URL."""
    try:
        server = SheetsServer(port, strict=strict, grows=grow, state=state)
    except (Damaged, OSError) as error:
        raise click.ClickException(str(error)) from error
    if key_file:
        # Clients that take care refuse a key that others can read.
        key_file.touch(mode=0o600)
        key_file.chmod(0o600)
        key_file.write_text(json.dumps(server.key_file(), indent=2), "utf-8")
    loaded = [_loaded(server, path) for path in load]
    if context.invoked_subcommand:
        context.obj = server
        return
    click.echo(server.base_url)  # noqa: TID251 -- its own
    for line in loaded:
        click.echo(line)  # noqa: TID251 -- its own
    server.serve()


def _loaded(server: SheetsServer, path: Path) -> str:
    """A line with the id, which a file of this name always gets, and the name."""
    code = base64.urlsafe_b64encode(hashlib.sha256(path.name.encode()).digest()).decode()
    file_id = f"1{code[:43]}"
    if file_id not in server.service.world.files:
        try:
            server.load(path.read_bytes(), path.stem, file_id)
        except ApiError as error:
            raise click.ClickException(f"{path} cannot be read as a workbook.") from error
    return f"{file_id} {path.name}"


@main.command(context_settings={"ignore_unknown_options": True})
@click.option(
    "--record",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Hand all on to Google itself, and write to this file what it answers.",
)
@click.argument("command", nargs=-1, required=True, type=click.UNPROCESSED)
@click.pass_obj
def run(server: SheetsServer, record: Path | None, command: tuple[str, ...]) -> NoReturn:
    """Run COMMAND with Google's addresses led to this server, and end with its exit code."""
    from sheets_sync.testing.running.command import run as run_program
    from sheets_sync.testing.running.recorder import Recorder

    with server:
        try:
            code = run_program(command, server, Recorder(record) if record else None)
        except OSError as error:
            raise click.ClickException(str(error)) from error
    sys.exit(code)


if __name__ == "__main__":
    main()
