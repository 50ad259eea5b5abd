"""Lines and records on stdout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable


def print_lines(lines: Iterable[str]) -> None:
    """Each on a line of its own, as soon as it is known."""
    for line in lines:
        click.echo(line)


def print_json(record: object) -> None:
    """For programs, and still to be read by people."""
    import json

    click.echo(json.dumps(record, ensure_ascii=False, indent=2, default=str))
