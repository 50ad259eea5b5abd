"""People, forms, faults and a second host between any two requests of a sync; what holds always.

After each sync every cell of people's is what they last made it, every key stands in its own row,
and whatever could not be made right was reported with exit code 6. When people rest, the next sync
mends what is left, and one more has nothing to do.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from support.race.history import History

if TYPE_CHECKING:
    from random import Random

DICE = st.randoms(use_true_random=False)
HURRY = st.sampled_from((0.1, 0.3, 0.5))


class Race(RuleBasedStateMachine):
    """A register that people, forms and two hosts work in."""

    @initialize(dice=DICE)
    def a_register(self, dice: Random) -> None:
        self._folder = TemporaryDirectory()
        self.history = History(dice, Path(self._folder.name))

    @rule()
    def somebody_does_something(self) -> None:
        self.history.person()

    @rule(hurry=HURRY)
    def a_sync_with_people_around(self, hurry: float) -> None:
        self.history.sync(bother=hurry)

    @rule()
    def trouble_on_the_way(self) -> None:
        self.history.trouble()

    @precondition(lambda self: self.history.counts["exit 0"])
    @rule()
    def everybody_rests(self) -> None:
        self.history.rest()

    def teardown(self) -> None:
        if hasattr(self, "history"):
            self._folder.cleanup()


TestRace = Race.TestCase
TestRace.settings = settings(
    max_examples=40,
    stateful_step_count=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
