"""Rules in Python, as somebody who keeps a register may write them, and as they should not be."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def iban_of_country(columns: Mapping[str, Sequence[Any]]) -> list[str | None]:
    """An account has to be of the country in which somebody lives."""
    return [
        f"Rekening: deze is niet van {country}." if iban and not iban.startswith(country) else None
        for iban, country in zip(columns["Rekening"], columns["Land"], strict=True)
    ]


def large(columns: Mapping[str, Sequence[Any]]) -> list[bool]:
    """What is above a thousand euros."""
    return [amount is not None and amount > 1000 for amount in columns["Bedrag"]]


def raises(columns: Mapping[str, Sequence[Any]]) -> list[None]:
    """An error that quotes a cell."""
    raise ValueError(columns["Rekening"][0])


def leaves(_columns: Mapping[str, Sequence[Any]]) -> list[None]:
    """Ends the program."""
    raise SystemExit(3)


def hangs(_columns: Mapping[str, Sequence[Any]]) -> list[None]:
    """Never comes back."""
    threading.Event().wait()
    return []


def too_few(_columns: Mapping[str, Sequence[Any]]) -> list[None]:
    """Not one for each row."""
    return []


def numbers(columns: Mapping[str, Sequence[Any]]) -> list[int]:
    """Neither None nor True nor a text."""
    return [5] * len(columns["Rekening"])


def nothing(_columns: Mapping[str, Sequence[Any]]) -> None:
    """Forgot to give anything."""


NO_FUNCTION = 5
