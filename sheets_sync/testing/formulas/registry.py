"""What a function is: its parameters, and the code behind its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.evaluate import Evaluation, Operand
    from sheets_sync.testing.formulas.tree import Node


class Function(NamedTuple):
    """``kinds`` has a letter for each parameter: what it is taken as.

    One value: ``n`` a number, ``t`` a text, ``y`` yes or no, ``v`` any value, ``e`` even an
    error. More: ``g`` rows of values, or a value as it is; ``r`` cells as such; ``l`` not yet
    worked out. The last ``repeating`` of them may come again and again. ``here`` is whether it
    is given the Evaluation first.
    """

    name: str
    run: Callable[..., Any]
    kinds: str
    least: int
    repeating: int
    here: bool


FUNCTIONS: dict[str, Function] = {}


def function(name: str, spec: str = "") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a function: ``"n n?"`` takes a number and maybe another.

    ``*1`` at the end lets the last parameter come any number of times, ``*2`` the last two;
    ``here`` at the start hands over the Evaluation.
    """
    words = spec.split()
    here = words[:1] == ["here"]
    repeating = int(words.pop()[1:]) if words and words[-1].startswith("*") else 0
    letters = words[here:]

    def register(run: Callable[..., Any]) -> Callable[..., Any]:
        kinds = "".join(letter[0] for letter in letters)
        least = sum(not letter.endswith("?") for letter in letters)
        FUNCTIONS[name] = Function(name, run, kinds, least, repeating, here)
        return run

    return register


class Later(NamedTuple):
    """An argument that is not worked out yet."""

    evaluation: Evaluation
    node: Node

    def operand(self) -> Operand:
        return self.evaluation.operand(self.node)

    def value(self) -> Value:
        return self.evaluation.value(self.operand())
