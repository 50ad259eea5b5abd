"""Reminders by example: which has been reached, and when the next one is."""

from __future__ import annotations

import pytest

from sheets_sync.rules.reminders import reminder_of, reminders

LAST = 44_600


@pytest.mark.parametrize(
    ("today", "due", "turns"),
    [
        (LAST - 4, None, LAST - 3),
        (LAST - 3, -3, LAST),
        (LAST - 1, -3, LAST),
        (LAST, 0, LAST + 7),
        (LAST + 6, 0, LAST + 7),
        (LAST + 7, 7, None),
        (LAST + 99, 7, None),
    ],
)
def test_three_before_on_the_day_and_seven_after(
    today: int, due: int | None, turns: float | None
) -> None:
    assert reminders([LAST], [7, -3, 0], today) == ([due], turns)


def test_what_was_done_needs_no_reminder() -> None:
    assert reminders([LAST, None, LAST + 0.5], [0], LAST, met={0}) == ([None, None, 0], None)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("3 days before", -3),
        (" 1  dag van tevoren ", -1),
        ("Op de dag zelf", 0),
        ("7 days after", 7),
        ("7 dagen daarna", 7),
        ("days before", None),
        ("-3 days before", None),
        ("3 days", None),
        ("3,5 days before", None),
        ("", None),
    ],
)
def test_reminders_as_people_write_them(text: str, days: int | None) -> None:
    assert reminder_of(text) == days
