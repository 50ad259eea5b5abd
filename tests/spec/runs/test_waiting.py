"""Waiting for another run, and the longest that a run may take."""

from __future__ import annotations

import signal
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest

from sheets_sync.host.lock import Waiting, only_run, when_free
from sheets_sync.host.time_limit import within
from sheets_sync.problems.stop import Busy, Unreachable

REGISTER = "Register.xlsx"


@dataclass
class Clock:
    """A clock that only goes on when somebody waits; another run ends at ``free_at``."""

    free_at: float
    seconds: float = 0.0
    other: ExitStack = field(default_factory=ExitStack)

    def pause(self, seconds: float) -> None:
        assert seconds > 0
        self.seconds += seconds
        if self.seconds >= self.free_at:
            self.other.close()

    def waiting(self, seconds: float) -> Waiting:
        return Waiting(seconds, self.pause, lambda: self.seconds)


def run() -> str:
    with only_run(REGISTER):
        return "done"


@pytest.mark.parametrize("free_at", [0.2, 3, 59.9, 60])
def test_a_run_that_waits_begins_when_the_other_is_done(free_at: float) -> None:
    clock = Clock(free_at)
    with clock.other as other:
        other.enter_context(only_run(REGISTER))
        assert when_free(run, clock.waiting(60)) == "done"
    assert free_at <= clock.seconds <= free_at + 1


@pytest.mark.parametrize("seconds", [0, 0.3, 60])
def test_a_wait_that_is_too_short(seconds: float) -> None:
    clock = Clock(free_at=61)
    with clock.other as other:
        other.enter_context(only_run(REGISTER))
        with pytest.raises(Busy) as stop:
            when_free(run, clock.waiting(seconds))
    assert (stop.value.code, stop.value.exit_code) == ("run.busy", 5)
    assert clock.seconds == pytest.approx(seconds)


def test_somebody_who_has_it_open_is_not_waited_for() -> None:
    def refused() -> None:
        raise Busy("workbook.open_by_somebody")

    clock = Clock(free_at=0)
    with pytest.raises(Busy):
        when_free(refused, clock.waiting(60))
    assert clock.seconds == 0


def test_a_run_that_hangs_is_broken_off() -> None:
    with pytest.raises(Unreachable) as stop, within(600):
        signal.raise_signal(signal.SIGALRM)
    assert (stop.value.code, stop.value.details) == ("cron.too_long", {"minutes": 10})
    assert stop.value.exit_code == 3


def test_a_run_in_time_leaves_no_alarm_behind() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with within(600):
        assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= 600
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert signal.getsignal(signal.SIGALRM) == before
