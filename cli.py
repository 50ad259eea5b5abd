"""The command line, handed the rules that are shipped; nothing is decided here."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sheets_sync.command_line.app import app

if TYPE_CHECKING:
    from sheets_sync.command_line.rules import Rules


def main() -> None:
    """The console script."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; its exit code. Whatever happens, no person sees a traceback."""
    from sheets_sync.command_line.boundary import guarded

    return guarded(app, arguments, shipped)


def shipped() -> Rules:
    """The rules that are shipped, loaded for a command that needs them."""
    from sheets_sync.validators.shipped import Shipped

    return Shipped()


if __name__ == "__main__":
    main()
