"""Lines that cron and systemd run: how often, and with which words, whatever these contain."""

from __future__ import annotations

import re
import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.written.generated import QUICK

from sheets_sync.command_line.options import EVERY
from sheets_sync.host.schedule import (
    CannotBeScheduled,
    Job,
    cron_line,
    schedule_lines,
    service_lines,
)
from sheets_sync.messages.catalogue import load_catalogue

COMMAND = ["/srv/pilot/.venv/bin/sheets-sync"]
WORDS = st.text(
    st.characters(exclude_categories=("C", "Zl", "Zp", "Zs")) | st.just(" "), min_size=1
)


def job(register: str = "/srv/pilot/Register.xlsx", every: int = 15, **environment: str) -> Job:
    return Job(COMMAND, register, every, "pilot", environment=environment)


def lines(wanted: Job) -> list[str]:
    return list(schedule_lines(wanted, load_catalogue("nl")))


@pytest.mark.parametrize(
    ("every", "cron", "timer"),
    [
        (1, "* * * * *", "*:0/1"),
        (5, "*/5 * * * *", "*:0/5"),
        (15, "*/15 * * * *", "*:0/15"),
        (60, "0 * * * *", "0/1:00"),
        (120, "0 */2 * * *", "0/2:00"),
        (1440, "0 0 * * *", "00:00"),
    ],
)
def test_how_often(every: int, cron: str, timer: str) -> None:
    said = lines(job(every=every))
    assert f"OnCalendar={timer}" in said
    assert cron_line(job(every=every)).startswith(f"{cron} /srv/pilot/")


def test_every_choice_divides_an_hour_or_a_day() -> None:
    assert [text for text in EVERY if 60 % int(text) and 1440 % int(text)] == []
    assert [text for text in EVERY if int(text) > 60 and int(text) % 60] == []


def test_the_line_for_cron() -> None:
    wanted = job("/srv/pilot/Register 100%.xlsx", SHEETS_SYNC_CREDENTIALS="/etc/pilot/key.json")
    assert cron_line(wanted) == (
        "*/15 * * * * SHEETS_SYNC_CREDENTIALS=/etc/pilot/key.json "
        "/srv/pilot/.venv/bin/sheets-sync sync '/srv/pilot/Register 100\\%.xlsx' --quiet --wait 60"
    )


def test_the_service() -> None:
    wanted = job("/srv/pilot/Register 100% $x.xlsx", SHEETS_SYNC_CREDENTIALS="/etc/pilot/key.json")
    assert list(service_lines(wanted, load_catalogue("en"))) == [
        "[Unit]",
        "Description=Bring a register up to date (sheets-sync-Register-100-x)",
        "Wants=network-online.target",
        "After=network-online.target",
        "",
        "[Service]",
        "Type=oneshot",
        "User=pilot",
        "Environment=SHEETS_SYNC_CREDENTIALS=/etc/pilot/key.json",
        (
            'ExecStart=/srv/pilot/.venv/bin/sheets-sync sync "/srv/pilot/Register 100%% $$x.xlsx" '
            "--quiet --wait 60"
        ),
        "TimeoutStartSec=720",
    ]


@given(register=WORDS, secret=WORDS)
@QUICK
def test_a_shell_gets_what_was_meant(register: str, secret: str) -> None:
    command = cron_line(job(register, SHEETS_SYNC_PING=secret)).split(" ", 5)[5]
    assert not re.search(r"(?<!\\)%", command)
    words = shlex.split(command.replace("\\%", "%"))
    assert words == [f"SHEETS_SYNC_PING={secret}", *COMMAND, "sync", register, *words[4:]]
    assert words[4:] == ["--quiet", "--wait", "60"]


@given(register=WORDS)
@QUICK
def test_a_timer_has_a_name_that_systemd_allows(register: str) -> None:
    assert re.fullmatch(r"sheets-sync-[A-Za-z0-9_-]{1,20}", job(register).name)


@pytest.mark.parametrize("register", ["/srv/a\n* * * * * root rm", "/srv/a\r.xlsx", "/srv/\0"])
def test_what_would_break_off_a_line_is_refused(register: str) -> None:
    with pytest.raises(CannotBeScheduled) as stop:
        lines(job(register))
    assert stop.value.exit_code == 2
    assert "\n" not in load_catalogue("nl").error(stop.value)


def test_whatever_is_not_for_cron_or_systemd_is_a_comment() -> None:
    said = lines(job())
    first = said.index("[Unit]")
    assert [line for line in said[:first] if line and not line.startswith("#")] == [
        cron_line(job())
    ]
    assert said[0] == "# Kies cron of systemd, niet allebei. Kijk eerst of alles klaarstaat:"
    assert said[1] == "#   /srv/pilot/.venv/bin/sheets-sync doctor /srv/pilot/Register.xlsx"
