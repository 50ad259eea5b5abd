"""What the functions of formulas ask of their arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.formula.agreement import TIMES, agree, as_word, is_bare
from sheets_sync.formula.mistakes import Mistake
from sheets_sync.formula.nodes import Constant
from sheets_sync.formula.types import BLANK, MOMENT, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sheets_sync.formula.checker import Checker
    from sheets_sync.formula.nodes import Node
    from sheets_sync.formula.syntax import Said
    from sheets_sync.formula.types import Type

NUMBER_ONLY: Final = frozenset(("number",))
TEXTS: Final = frozenset(("text", "choice"))


def values_of(checker: Checker, arguments: Sequence[Said]) -> list[Node] | None:
    """All of them as single values, so that every mistake is found at once."""
    values = list(map(checker.value, arguments))
    found = [value for value in values if value is not None]
    return found if len(found) == len(values) else None


def every(fits: Iterable[bool]) -> bool:
    """Whether all fit; none is left out, so that all mistakes are found."""
    return all(list(fits))


def of_family(checker: Checker, node: Node, families: frozenset[str], code: str) -> bool:
    if node.type.family in families or node.type.family == "blank":
        return True
    checker.note(code, node.span)
    return False


def alike(checker: Checker, values: list[Node]) -> list[Node] | None:
    """Values that stand for one another, as one type."""
    if any(value.type.family == "row" for value in values):
        tabs = {value.type.tab for value in values if value.type.family != "blank"}
        if len(tabs) > 1:
            values = list(map(as_word, values))
    kind = next((value for value in values if _is_telling(value)), values[0])
    agreed: list[Node] = []
    for value in values:
        pair = (kind, value) if value is kind else agree(kind, value)
        if isinstance(pair, Mistake):
            checker.mistakes.append(pair)
            return None
        agreed.append(pair[1])
    return agreed


def _is_telling(value: Node) -> bool:
    """Whether its type is more than that of a number or a word in the formula."""
    is_word = isinstance(value, Constant) or is_bare(value)
    return value.type.family != "blank" and not is_word


def type_of(values: Sequence[Node]) -> Type:
    kinds = [value.type for value in values if value.type.family != "blank"]
    if not kinds:
        return BLANK
    families = {kind.family for kind in kinds}
    if families == {"text", "choice"}:
        return TEXT
    if families == TIMES:
        return MOMENT
    return kinds[0]
