"""A table that tests of formulas are about."""

from __future__ import annotations

from typing import Any

REGISTER: list[list[Any]] = [
    ["name", "hours", "rate", "day", "ok"],
    ["ann", 1, "$10.00", "1/5/2020", True],
    ["bob", 2, "$20.00", "2/5/2020", False],
    ["cid", 3, "$30.00", "3/5/2020", True],
    ["bob", 4, "$40.00", "4/5/2020", True],
]
