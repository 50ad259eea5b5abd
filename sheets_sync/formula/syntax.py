"""A formula as it was written: a tree of names and signs, before anybody knows what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from sheets_sync.formula.nodes import Span


class Number(NamedTuple):
    """``text`` with a point before decimals; ``percents`` is how many ``%`` stand behind it."""

    text: str
    span: Span


class Text(NamedTuple):
    """A text in quotes."""

    text: str
    span: Span


class Day(NamedTuple):
    """``2024-03-01``."""

    text: str
    span: Span


class Moment(NamedTuple):
    """``2024-03-01 09:30``."""

    text: str
    span: Span


class Column(NamedTuple):
    """``[Kolom]``."""

    name: str
    span: Span


class Name(NamedTuple):
    """A bare word: a value of the programme, or a function without brackets."""

    name: str
    span: Span


class ThisColumn(NamedTuple):
    """``DEZE[Kolom]``."""

    name: str
    span: Span


class Dereferenced(NamedTuple):
    """``….[Kolom]``: a column of the row that ``row`` gives."""

    row: Said
    column: Column
    span: Span


class TabRows(NamedTuple):
    """``Tab[Kolom]`` or ``Tab[Kolom; via [Verwijzing]; voorwaarde]``."""

    tab: str
    tab_span: Span
    column: Column
    via: Column | None
    condition: Said | None
    span: Span


class Called(NamedTuple):
    """A function with its arguments."""

    name: str
    name_span: Span
    arguments: tuple[Said, ...]
    span: Span


class Unary(NamedTuple):
    """``sign`` is ``-``, ``%`` or ``NOT``."""

    sign: str
    value: Said
    span: Span


class Binary(NamedTuple):
    """``+ - * /`` or a comparison."""

    sign: str
    left: Said
    right: Said
    sign_span: Span
    span: Span


class Several(NamedTuple):
    """Two or more of ``&``, ``AND`` or ``OR``."""

    sign: str
    parts: tuple[Said, ...]
    span: Span


Said: TypeAlias = (
    Number
    | Text
    | Day
    | Moment
    | Column
    | Name
    | ThisColumn
    | Dereferenced
    | TabRows
    | Called
    | Unary
    | Binary
    | Several
)
