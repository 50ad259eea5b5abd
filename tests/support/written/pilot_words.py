"""The sentences that the pilot's file has for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.programme.blocks import in_language

from .runs import pilot

if TYPE_CHECKING:
    from sheets_sync.cells.text import Language


def rule_sentences(language: Language) -> dict[str, str]:
    """What its rules, changes and alerts say, by their names."""
    known = pilot()
    told = [(one.name, one.message) for tab in known.tabs.values() for one in tab.rules]
    told += [(one.name, one.message) for tab in known.tabs.values() for one in tab.changes]
    told += [(one.name, one.message) for one in known.alerts]
    return {name: in_language(message, language) for name, message in told}


def next_steps(language: Language) -> dict[str, str]:
    """What is to be done next, by tab and status."""
    return {
        f"next.{name}.{status}": in_language(words.next, language)
        for name, tab in pilot().tabs.items()
        for status, words in tab.statuses.items()
    }
