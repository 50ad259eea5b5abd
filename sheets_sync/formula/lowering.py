"""From a checked tree to a recipe: what is of the row itself, and which columns it needs first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sheets_sync.cells.text import fold
from sheets_sync.formula import nodes
from sheets_sync.formula.recipes import Recipe, constant_of, folded
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sheets_sync.cells.text import Language
    from sheets_sync.formula.nodes import Node
    from sheets_sync.formula.recipes import Constant, Expression, Key

DEEPEST: Final = 60
"""Python reads no more than 200 brackets within one another; a level of a formula takes three."""

_BLANK: Final = ("blank",)


class TooDeep(ValueError):
    """A formula with more within one another than code can be written for."""


def measure(node: Node) -> None:
    """Raises TooDeep. Level by level, so that no depth is too deep to be measured."""
    level: list[object] = [node]
    for _ in range(DEEPEST):
        level = [part for whole in level for part in _parts(whole)]
        if not level:
            return
    raise TooDeep(DEEPEST)


def _parts(node: Any) -> Iterator[object]:
    for part in node:
        if hasattr(part, "span"):
            yield part
        elif isinstance(part, tuple):
            yield from (inner for inner in part if hasattr(inner, "span"))


class Ways(NamedTuple):
    """What each kind of node comes down to.

    ``values`` are worked out in the row; ``keys`` name columns that are made before.
    """

    values: Mapping[type, Callable[[Lowering, Any], Expression]]
    keys: Mapping[type, Callable[[Lowering, Any], Key]]


class Lowering:
    """Makes one recipe. Columns, scalars and constants are numbered as they come up."""

    def __init__(
        self, tab: str, language: Language, ways: Ways, pairing: Pairing | None = None
    ) -> None:
        self.tab = tab
        self.ways = ways
        self.language = language
        self.pairing = pairing
        """Inside a roll-up: how the row that it is made for is found from this one."""
        self.columns: dict[Key, int] = {}
        self.scalars: dict[Key, int] = {}
        self.constants: dict[Constant, int] = {}
        self.strict: dict[Key, None] = {}
        self.divisors: dict[Expression, None] = {}

    def recipe(self, trees: Sequence[Node]) -> Recipe:
        """The recipe for these trees."""
        expressions, strict = [], []
        for tree in trees:
            self.strict = {}
            expressions.append(self.value(tree))
            strict.append(tuple(self.strict))
        return Recipe(
            self.tab,
            tuple(expressions),
            tuple(self.columns),
            tuple(self.scalars),
            tuple(self.constants),
            tuple(strict),
            tuple(self.divisors),
        )

    def value(self, node: Node) -> Expression:
        """The expression of a node; the columns that it takes from are noted."""
        lower = self.ways.values.get(type(node))
        return self.cell(self.key(node)) if lower is None else lower(self, node)

    def cell(self, key: Key) -> Expression:
        """A value of a column; a cell in it that is not fine spoils the row."""
        self.strict[key] = None
        return self.lenient(key)

    def lenient(self, key: Key) -> Expression:
        """A value of a column; one that is not fine counts as a blank."""
        return ("cell", self.columns.setdefault(key, len(self.columns)))

    def scalar(self, key: Key) -> Expression:
        """What is the same for all rows, and known only when they are."""
        return ("scalar", self.scalars.setdefault(key, len(self.scalars)))

    def constant(self, value: object) -> Expression:
        """What stands in the formula."""
        if value is None:
            return _BLANK
        return ("constant", self.constants.setdefault(constant_of(value), len(self.constants)))

    def soft(self, node: Node) -> Expression:
        """A value that counts as a blank where it is not fine."""
        if isinstance(node, nodes.Constant):
            return self.value(node)
        return self.lenient(self.key(node))

    def key(self, node: Node) -> Key:
        """The column with what a node gives for each row of this tab."""
        name = self.ways.keys.get(type(node))
        key = ("formula", tuple(self.inner().recipe([node]))) if name is None else name(self, node)
        return ("bound", key) if self.is_bound(node) else key

    def inner(self) -> Lowering:
        """For a part of the formula that becomes a column by itself."""
        return Lowering(self.tab, self.language, self.ways, self.pairing)

    def is_bound(self, node: Node) -> bool:
        """Whether it takes from a row that is given at each turn of a roll-up over a whole tab."""
        return self.pairing is not None and not self.pairing.via and has_this(node)

    def beside(self, tab: str, pairing: Pairing | None = None) -> Lowering:
        """For what is worked out in another tab."""
        return Lowering(tab, self.language, self.ways, pairing)

    def of(self, tab: str, node: Node) -> Key:
        """The column of another tab with what a node gives there."""
        return self.beside(tab).key(node)

    def condition(self, node: Node | None) -> tuple[Any, ...] | None:
        """The recipe of a condition in this tab."""
        return None if node is None else tuple(self.inner().recipe([node]))

    def text(self, node: Node) -> Expression:
        """A text as it is compared. Folding goes down to columns, which are folded at once."""
        if isinstance(node, nodes.Constant):
            return self.constant(node.value and fold(str(node.value)))
        if isinstance(node, nodes.Call) and node.function == "IF":
            tested, then, *other = node.arguments
            otherwise = self.text(other[0]) if other else _BLANK
            return ("if", self.value(tested), self.text(then), otherwise)
        if isinstance(node, nodes.Call | nodes.Joined | nodes.This):
            return ("call", "folded", (self.value(node),))
        key = self.key(node)
        self.strict[key] = None
        return self.lenient(folded(key))


class Pairing:
    """How a roll-up brings the row that it is made for (``DEZE``) to the rows that it goes over.

    Along a reference each of these knows its own: ``DEZE[X]`` is a value through that reference.
    Over a whole tab each meets every one: ``DEZE[X]`` comes in as a scalar.
    """

    def __init__(self, home: Lowering, via: str) -> None:
        self.home = home
        self.via = via
        self.given: dict[Key, int] = {}
        """Columns of the home tab, numbered; over a whole tab their values come in."""

    def value(self, lowering: Lowering, node: Node) -> Expression:
        """The expression of a tree in the home tab, within the other tab."""
        key = self.home_key(node)
        if self.via:
            return lowering.cell(("through", ("cell", lowering.tab, self.via), key))
        number = self.given.setdefault(key, len(self.given))
        return lowering.scalar(("given", number))

    def home_key(self, node: Node) -> Key:
        """The column in the home tab; a cell in it that is not fine spoils its row there."""
        key = self.home.key(node)
        self.home.strict[key] = None
        return key


def has_this(node: object) -> bool:
    """Whether it takes from the row that a roll-up around it is made for."""
    if isinstance(node, nodes.This):
        return True
    if node is None or isinstance(node, nodes.Rows):
        return False
    return any(map(has_this, _parts(node)))
