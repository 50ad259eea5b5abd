"""Checks words of a programme file that stand in no column: names of values, how long is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.formula.functions import COUNTS, function_named
from sheets_sync.programme.misfits import mistake

if TYPE_CHECKING:
    from sheets_sync.rules.preparing_formulas import Preparing


def check_words(preparing: Preparing) -> None:
    """Note what is not right in them."""
    _names_of_values(preparing)
    privacy = preparing.programme.privacy
    for name, text in privacy.since.items() if privacy else ():
        key = f"privacy.since.{name}"
        formula = preparing.formula(key, text, name)
        if formula and formula.node.type.family not in {"day", "moment", "blank"}:
            preparing.mistakes.append(mistake("no_day_given", key, text))


def _names_of_values(preparing: Preparing) -> None:
    """A bare word that is a function by itself (``VANDAAG``) can be no name of a value."""
    for name in preparing.programme.values:
        function = function_named(name)
        if function and COUNTS[function.english][0] == 0:
            said = f"{function.name(preparing.programme.language)}()"
            preparing.mistakes.append(mistake("same_label", f"values.{name}", name, said))
