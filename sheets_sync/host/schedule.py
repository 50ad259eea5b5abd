"""Lines for cron and files for systemd that run a sync again and again."""

from __future__ import annotations

import re
from shlex import quote
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Protocol

from sheets_sync.host.time_limit import RUN_SECONDS
from sheets_sync.host.watchdog import VARIABLE
from sheets_sync.problems.stop import Stop
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

WAIT_SECONDS: Final = 60
"""For another run, for instance one by hand."""
_MARGIN_SECONDS: Final = 60
_NAME_KEPT: Final = 20
_NOT_PLAIN: Final = re.compile(r"[^A-Za-z0-9_]+")


class Sentences(Protocol):
    """Where the words around the lines come from; the machine's room knows no language."""

    def say(self, code: str, /, **details: str) -> str:
        """The sentence of a code."""
        ...


class CannotBeScheduled(Stop):
    """Something that fits in no line of a crontab."""

    exit_code = 2


class Job(NamedTuple):
    """What to run, and how often.

    ``command`` is the program with its own first arguments, ``options`` those of the sync;
    ``every`` are minutes that divide an hour or a day.
    """

    command: Sequence[str]
    register: str
    every: int
    user: str
    options: Sequence[str] = ()
    environment: Mapping[str, str] = MappingProxyType({})

    @property
    def arguments(self) -> list[str]:
        """The whole command line."""
        watching = ["--quiet", "--wait", str(WAIT_SECONDS)]
        return [*self.command, "sync", self.register, *watching, *self.options]

    @property
    def name(self) -> str:
        """A name for this register's timer, of letters that systemd allows."""
        tail = self.register.rstrip("/").rpartition("/")[2].removesuffix(".xlsx")
        plain = _NOT_PLAIN.sub("-", tail)[:_NAME_KEPT].strip("-")
        return f"sheets-sync-{plain or 'register'}"


def schedule_lines(job: Job, sentences: Sentences) -> Iterator[str]:
    """A line for a crontab, then a service and a timer, each with what to do with it.

    Raises:
        CannotBeScheduled: a path or an address holds a line break or the like.
    """
    for text in (*job.arguments, *job.environment.values()):
        if not text.isprintable():
            raise CannotBeScheduled("schedule.not_printable")
    settings = {name: value for name, value in job.environment.items() if name != VARIABLE}
    doctor = _shell_line(settings, (*job.command, "doctor", job.register))
    yield from _comments(sentences, "schedule.first", name=job.name, doctor=doctor)
    yield ""
    yield from _comments(sentences, "schedule.cron", name=job.name)
    yield cron_line(job)
    yield ""
    yield from _comments(sentences, "schedule.service", name=job.name)
    yield from service_lines(job, sentences)
    yield ""
    yield from _comments(sentences, "schedule.timer", name=job.name)
    yield from timer_lines(job, sentences)


def cron_line(job: Job) -> str:
    """One line of a crontab; a percent sign would end the command there."""
    command = _shell_line(job.environment, job.arguments).replace("%", r"\%")
    return f"{_cron_times(job.every)} {command}"


def service_lines(job: Job, sentences: Sentences) -> Iterator[str]:
    """A systemd service that runs once each time it is started."""
    yield "[Unit]"
    yield f"Description={sentences.say('schedule.description', name=job.name)}"
    yield "Wants=network-online.target"
    yield "After=network-online.target"
    yield ""
    yield "[Service]"
    yield "Type=oneshot"
    yield f"User={job.user}"
    for name, value in job.environment.items():
        yield f"Environment={_unit_quoted(f'{name}={value}')}"
    yield f"ExecStart={' '.join(_argument(argument) for argument in job.arguments)}"
    yield f"TimeoutStartSec={WAIT_SECONDS + RUN_SECONDS + _MARGIN_SECONDS}"


def timer_lines(job: Job, sentences: Sentences) -> Iterator[str]:
    """A systemd timer that starts the service."""
    yield "[Unit]"
    yield f"Description={sentences.say('schedule.description', name=job.name)}"
    yield ""
    yield "[Timer]"
    yield f"OnCalendar={_calendar_times(job.every)}"
    yield "RandomizedDelaySec=20"
    yield "Persistent=true"
    yield ""
    yield "[Install]"
    yield "WantedBy=timers.target"


def _shell_line(environment: Mapping[str, str], arguments: Iterable[str]) -> str:
    settings = [f"{name}={quote(value)}" for name, value in environment.items()]
    return " ".join([*settings, *map(quote, arguments)])


def _comments(sentences: Sentences, code: str, **details: str) -> Iterator[str]:
    for line in sentences.say(code, **details).splitlines():
        yield f"# {line}"


def _cron_times(every: int) -> str:
    if every < 60:
        return f"*/{every} * * * *" if every > 1 else "* * * * *"
    hours = every // 60
    return f"0 {'0' if hours == 24 else '*' if hours == 1 else f'*/{hours}'} * * *"


def _calendar_times(every: int) -> str:
    if every < 60:
        return f"*:0/{every}"
    hours = every // 60
    return f"{'00' if hours == 24 else f'0/{hours}'}:00"


def _argument(text: str) -> str:
    return _unit_quoted(text.replace("$", "$$"))


def _unit_quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return escaped if quote(text) == text else f'"{escaped}"'
