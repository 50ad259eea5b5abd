"""The verdicts of the doctor as lines: a mark, what was found, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.doctor.verdicts import Mark

if TYPE_CHECKING:
    from sheets_sync.doctor.verdicts import Verdict
    from sheets_sync.messages.catalogue import Catalogue


def verdict_line(verdict: Verdict, catalogue: Catalogue) -> str:
    """One verdict; every place to mend stands on a line of its own below it."""
    width = max(len(catalogue.say(mark.value)) for mark in Mark)
    sentence = catalogue.to_onlookers(catalogue.say(verdict.code, **verdict.details))
    lines = [f"{catalogue.say(verdict.mark.value):{width}}  {sentence}"]
    lines += [f"{'':{width}}  - {catalogue.error(place)}" for place in verdict.places]
    return "\n".join(lines)
