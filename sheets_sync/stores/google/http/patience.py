"""How long to go on: which failures pass by themselves, how long to wait, when to give up."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from random import uniform
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from tenacity import RetryCallState

Outcome = TypeVar("Outcome")

TOTAL_SECONDS: Final = 300.0
"""For a whole run, whatever it waits for."""
UNREACHED_SECONDS: Final = 20.0
"""Without any connection: nobody should sit and wait for a network that is not there."""
_FIRST_WAIT: Final = 1.0
_LONGEST_WAIT: Final = 60.0


class Hiccup(Exception):
    """A failure that may pass by itself; nothing was carried out. The cause tells what it was."""

    within: float = TOTAL_SECONDS


class Unreached(Hiccup):
    """There was no connection at all."""

    within = UNREACHED_SECONDS


@dataclass(frozen=True, slots=True)
class Patience:
    """The clock of one run, in seconds; tests bring their own."""

    pause: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.monotonic
    begun: list[float] = field(default_factory=list)
    """When the first request was made."""

    def insist(self, attempt: Callable[[], Outcome]) -> Outcome:
        """Try again after a Hiccup, each time after a longer random wait.

        Raises the last Hiccup when the time is up, anything else at once.
        """
        if not self.begun:
            self.begun.append(self.now())
        try:
            return attempt()
        except Hiccup:
            return self._again(attempt)

    def _again(self, attempt: Callable[[], Outcome]) -> Outcome:
        # A start of tenacity takes longer than one of the command line.
        from tenacity import Retrying, retry_if_exception_type, wait_random_exponential

        patiently = Retrying(
            retry=retry_if_exception_type(Hiccup),
            wait=wait_random_exponential(multiplier=1, max=_LONGEST_WAIT),
            stop=self._is_up,
            sleep=self.pause,
            reraise=True,
        )
        self.pause(uniform(0, _FIRST_WAIT))  # noqa: S311 -- nobody has to guess it
        return patiently(attempt)

    def _is_up(self, state: RetryCallState) -> bool:
        error = state.outcome.exception() if state.outcome else None
        within = error.within if isinstance(error, Hiccup) else TOTAL_SECONDS
        return self.now() + state.upcoming_sleep - self.begun[0] > within
