"""Checks the formulas that say how long what tells of people is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.programme.misfits import mistake

if TYPE_CHECKING:
    from sheets_sync.rules.preparing_formulas import Preparing


def check_words(preparing: Preparing) -> None:
    """Note what is not right in them."""
    privacy = preparing.programme.privacy
    for name, text in privacy.since.items() if privacy else ():
        key = f"privacy.since.{name}"
        formula = preparing.formula(key, text, name)
        if formula and formula.node.type.family not in {"day", "moment", "blank"}:
            preparing.mistakes.append(mistake("no_day_given", key, text))
