"""From what somebody asked at a prompt to a job that runs without anything of theirs around it."""

from __future__ import annotations

import os
import sys
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING

from sheets_sync.host.schedule import Job
from sheets_sync.host.settings import BadSetting, names_a_file, path_of
from sheets_sync.host.system import user
from sheets_sync.host.watchdog import VARIABLE as PING_VARIABLE
from sheets_sync.host.watchdog import refuse_bad_address
from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.google.address import sheet_url, spreadsheet_id
from sheets_sync.stores.google.http.credentials import (
    IMPERSONATE_VARIABLE,
    OWN_VARIABLE,
    key_file,
    refuse_bad_account,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.command_line.options import Asked

_STATE_VARIABLE = "XDG_STATE_HOME"


def job_for(asked: Asked, every: int, watchdog: str | None) -> Job:
    """The job with every path absolute, and the settings that it needs of this environment.

    Raises:
        BadPing: the watchdog's address is none.
        BadSetting: a file to sign in with, or an account, can be none.
        Unreachable: the register's address is no address of a Google Sheet.
    """
    spreadsheet = spreadsheet_id(asked.register)
    if spreadsheet == "":
        raise Unreachable("google.bad_address")
    register = sheet_url(spreadsheet) if spreadsheet else _absolute(asked.register)
    environment = dict(_kept())
    file = key_file(Path(asked.credentials) if asked.credentials else None)
    if spreadsheet and file:
        if not names_a_file(str(file)):
            raise BadSetting("setting.not_a_path", setting=OWN_VARIABLE)
        environment[OWN_VARIABLE] = str(file.absolute())
    if watchdog:
        refuse_bad_address(watchdog)
        environment[PING_VARIABLE] = watchdog
    options = ["--programme", _absolute(asked.programme)] if asked.programme else []
    if asked.language != "nl":
        options += ["--lang", asked.language]
    return Job(_command(), register, every, _user(), options, environment)


def _command() -> list[str]:
    script = Path(sys.executable).with_name("sheets-sync")
    return [str(script)] if script.exists() else [sys.executable, "-m", "sheets_sync.cli"]


def _kept() -> Iterator[tuple[str, str]]:
    """Without its state folder a scheduled run would not see the lock of one by hand."""
    for name in (_STATE_VARIABLE, IMPERSONATE_VARIABLE):
        if value := os.environ.get(name):
            yield name, value
    refuse_bad_account()


def _absolute(path: str) -> str:
    return str(path_of(path).absolute())


def _user() -> str:
    try:
        return getuser()
    except (ImportError, KeyError, OSError):
        return str(user())
