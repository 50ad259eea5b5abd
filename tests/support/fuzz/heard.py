"""A command run in this process, and what it said."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout

from sheets_sync import cli
from sheets_sync.host.state_folder import state_folder
from support.written.books import Said

CRASHED = 70
TOLD = frozenset({0, 3, 4, 5, 6})
"""The exit codes of a sync that knew what it did."""


def run(*arguments: object) -> Said:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.run([str(argument) for argument in arguments])
    return Said(code, out.getvalue(), err.getvalue() + (_crash() if code == CRASHED else ""))


def _crash() -> str:
    found = sorted(state_folder().glob("crash*"))
    return found[-1].read_text(encoding="utf-8")[-1500:] if found else ""
