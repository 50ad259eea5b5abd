"""What each function takes and gives, for people: the page about formulas is made of it.

A test holds this against the checker: what stands here is taken, any other type is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Signature(NamedTuple):
    """The families of each argument, parted by a blank, and what comes of them.

    ``any`` is every value, a row included; ``rows`` are those of a tab, behind ``:`` of which
    family. ``same`` gives the type of what was taken.
    """

    takes: tuple[str, ...]
    gives: str


_NUMBERS: Final = "number rows:number"
_ORDERED: Final = "number day moment rows:number rows:day rows:moment"
_DAYS: Final = "day moment"
_TEXTS: Final = "text choice"
_FREE: Final = "rows:day rows:moment"
_WRITTEN: Final = {
    "IF": (("yes_no", "any", "any"), "same"),
    "IFS": (("yes_no", "any", "yes_no", "any", "any"), "same"),
    "ISBLANK": (("any",), "yes_no"),
    "ISFILLED": (("any",), "yes_no"),
    "IFBLANK": (("any", "any"), "same"),
    "AND": (("yes_no", "yes_no"), "yes_no"),
    "OR": (("yes_no", "yes_no"), "yes_no"),
    "NOT": (("yes_no",), "yes_no"),
    "TRUE": ((), "yes_no"),
    "FALSE": ((), "yes_no"),
    "SUM": ((_NUMBERS, _NUMBERS), "number"),
    "COUNT": (("any rows", "any rows"), "number"),
    "MIN": ((_ORDERED, _ORDERED), "same"),
    "MAX": ((_ORDERED, _ORDERED), "same"),
    "AVERAGE": ((_NUMBERS, _NUMBERS), "number"),
    "FIRST": (("rows",), "same"),
    "LAST": (("rows",), "same"),
    "CONTAINS": (("choices text rows", "choice text"), "yes_no"),
    "IN": (("choice text", "choices text rows"), "yes_no"),
    "ALL": (("rows",), "rows"),
    "TEXTJOIN": (("text", "rows"), "text"),
    "TODAY": ((), "day"),
    "NOW": ((), "moment"),
    "DATE": (("number", "number", "number"), "day"),
    "YEAR": ((_DAYS,), "number"),
    "MONTH": ((_DAYS,), "number"),
    "DAY": ((_DAYS,), "number"),
    "WEEKDAY": ((_DAYS,), "number"),
    "WORKDAY": ((_DAYS, "number", _FREE), "day"),
    "NETWORKDAYS": ((_DAYS, _DAYS, _FREE), "number"),
    "DATEDIF": ((_DAYS, _DAYS, "text"), "number"),
    "ROUND": (("number", "number"), "number"),
    "ABS": (("number",), "number"),
    "TEXT": (("number day moment", "text"), "text"),
    "LEN": ((_TEXTS,), "number"),
    "LOWER": ((_TEXTS,), "text"),
    "EARLIER": (("column", "column"), "row"),
    "EARLIER.IF": (("yes_no", "column", "column"), "row"),
    "RUNNING": (("number", "any", "any"), "number"),
    "LOOKUP": (("tab", _TEXTS), "row"),
    "STATUS": (("row",), "choice"),
    "LAPSED": ((), "yes_no"),
    "KEY": (("row",), "text"),
    "ISWRONG": (("column",), "yes_no"),
    "INCOMPLETE": (("column",), "yes_no"),
    "ISUNKNOWN": (("column",), "yes_no"),
    "TYPED": (("column",), "text"),
}

SIGNATURES: Final[Mapping[str, Signature]] = {
    name: Signature(takes, gives) for name, (takes, gives) in _WRITTEN.items()
}
"""By the English names of functions."""

GROUPS: Final[Mapping[str, tuple[str, str]]] = {
    "IF": ("Beslissen", "Decisions"),
    "SUM": ("Optellen en lijsten", "Sums and lists"),
    "TODAY": ("Dagen", "Days"),
    "ROUND": ("Getallen en teksten", "Numbers and texts"),
    "EARLIER": ("Rijen", "Rows"),
}
"""The function with which a group begins → what the group is called."""
