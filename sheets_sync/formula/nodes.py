"""A checked formula as a tree: names resolved, every node with its type and its place.

What the parser gives stands in ``syntax``; ``check`` turns it into these nodes, ``compile`` these
into code over columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from sheets_sync.formula.types import Type


class Span(NamedTuple):
    """Characters of the formula's text, from ``start`` up to ``end``."""

    start: int
    end: int


class Constant(NamedTuple):
    """A value that stands in the formula itself, in the form of its type."""

    value: object
    type: Type
    span: Span


class Cell(NamedTuple):
    """A column of the row itself: ``[Kolom]``."""

    header: str
    type: Type
    span: Span


class This(NamedTuple):
    """Inside the condition of a roll-up: a value of the row that the roll-up is made for.

    ``DEZE[X]``; ``node`` is resolved in the tab of the formula, and may go through references.
    """

    node: Node
    type: Type
    span: Span


class Through(NamedTuple):
    """A value of the row that a reference points at: ``[Verwijzing].[Kolom]``.

    ``row`` gives a row (a Cell of a reference column, another Through, an Earlier, a Lookup);
    ``node`` is resolved in that row's tab.
    """

    row: Node
    node: Node
    type: Type
    span: Span


class Rows(NamedTuple):
    """The values of rows of another tab, as the argument of a function of lists.

    ``Uren[Uren; [Datum] < DEZE[Start]]``: ``value`` and ``condition`` are resolved in ``tab``.
    ``via`` is the reference column of ``tab`` that must point at this row; "" for ``ALLE(…)``, all
    rows of the tab.
    """

    tab: str
    via: str
    value: Node
    condition: Node | None
    type: Type
    span: Span


class Call(NamedTuple):
    """A function, by its English name in capitals (``IF``, ``SUM``), with its arguments."""

    function: str
    arguments: tuple[Node, ...]
    type: Type
    span: Span


class Compare(NamedTuple):
    """``= <> < <= > >=``; the two sides have one type, texts compare folded."""

    operator: Literal["=", "<>", "<", "<=", ">", ">="]
    left: Node
    right: Node
    type: Type
    span: Span


class Arithmetic(NamedTuple):
    """``+ - * /``; days and moments plus or minus days; the difference of two days is days."""

    operator: Literal["+", "-", "*", "/"]
    left: Node
    right: Node
    type: Type
    span: Span


class Logic(NamedTuple):
    """``EN`` or ``OF`` of two or more."""

    operator: Literal["AND", "OR"]
    parts: tuple[Node, ...]
    type: Type
    span: Span


class Not(NamedTuple):
    """``NIET``; of a blank it is blank."""

    node: Node
    type: Type
    span: Span


class Joined(NamedTuple):
    """``&``: texts after one another, a blank as nothing; numbers and days as they are shown."""

    parts: tuple[Node, ...]
    type: Type
    span: Span


class Status(NamedTuple):
    """``STATUS()`` of the row: the label that its ladder gave."""

    type: Type
    span: Span


class Key(NamedTuple):
    """``KENMERK()`` of the row: its key, or its name in a tab without keys."""

    type: Type
    span: Span


class IsWrong(NamedTuple):
    """``FOUT([Kolom])``: its cell is not fine; ``FOUT()``, header "": something in the row is."""

    header: str
    type: Type
    span: Span


class IsMissing(NamedTuple):
    """``ONVOLLEDIG()``: a cell that the row needs is blank; with a header: that one."""

    header: str
    type: Type
    span: Span


class IsUnknown(NamedTuple):
    """``ONBEKEND([Kolom])``: the cell names a row, and there is no such row."""

    header: str
    type: Type
    span: Span


class HasEnded(NamedTuple):
    """``VERVALLEN()``: what the row asked of a pool counts no more."""

    type: Type
    span: Span


class Today(NamedTuple):
    """``VANDAAG()``, the day of the run, or ``NU()``, its moment: the type tells."""

    type: Type
    span: Span


class Earlier(NamedTuple):
    """``EERDER([A]; [B])``: the first row, in the order of the tab, with the same in these columns.

    Blank for a row that is itself the first. ``condition``, of ``EERDER.ALS``, tells which rows
    can be the earlier one; None: all that are not blank.
    """

    columns: tuple[Node, ...]
    condition: Node | None
    type: Type
    span: Span


class Running(NamedTuple):
    """``LOPEND(waarde; groep; volgorde…)``: the sum so far of a value within its group.

    In order of ``order``, then from top to bottom, this row included; blank where the value is.
    """

    value: Node
    group: Node
    order: tuple[Node, ...]
    type: Type
    span: Span


class Lookup(NamedTuple):
    """``ZOEK(Tabblad; tekst)``: the row of a tab with this key or spelling, blank without one."""

    tab: str
    text: Node
    type: Type
    span: Span


class Typed(NamedTuple):
    """``GETYPT([Kolom])``: the text as it stands in the cell, also of one that is not fine."""

    header: str
    type: Type
    span: Span


Node: TypeAlias = (
    Constant
    | Cell
    | This
    | Through
    | Rows
    | Call
    | Compare
    | Arithmetic
    | Logic
    | Not
    | Joined
    | Status
    | Key
    | IsWrong
    | IsMissing
    | IsUnknown
    | HasEnded
    | Today
    | Earlier
    | Running
    | Lookup
    | Typed
)


class Formula(NamedTuple):
    """A checked formula: as written, for which tab, and its tree."""

    text: str
    tab: str
    node: Node
