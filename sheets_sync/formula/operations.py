"""The operations of expressions: how each is written in Python, and where it gives a blank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.formula.expressions import CALLED, NAMED, OPERATORS, divides
from sheets_sync.formula.runtime import BLANK_AT_TIMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sheets_sync.formula.expressions import Operation, Writer, Written
    from sheets_sync.formula.recipes import Expression


def _leaf(kind: str) -> Callable[[Writer, int], Written]:
    return lambda writer, number: (f"{NAMED[kind]}{number}", writer.is_blank(kind, number))


_DECIDED: Final = frozenset(("True", "False"))
"""What a test comes to where no row need be asked."""


def _blank(_writer: Writer) -> Written:
    return "None", True


def _if(writer: Writer, tested: Expression, then: Expression, other: Expression) -> Written:
    (yes, first), (no, second) = writer.value(then), writer.value(other)
    test = writer.truth(tested, "holds")
    if test in _DECIDED:
        return (yes, first) if test == "True" else (no, second)
    return f"({yes} if {test} else {no})", first or second


def _compare(writer: Writer, operator: str, left: Expression, right: Expression) -> Written:
    return writer.strict((left, right), f"{{}} {OPERATORS[operator]} {{}}")


def _not(writer: Writer, operand: Expression) -> Written:
    return writer.strict((operand,), "not {}")


def _and(writer: Writer, parts: Sequence[Expression]) -> Written:
    return _kleene(writer, parts, "False", "True")


def _or(writer: Writer, parts: Sequence[Expression]) -> Written:
    return _kleene(writer, parts, "True", "False")


def _kleene(writer: Writer, parts: Sequence[Expression], decides: str, otherwise: str) -> Written:
    """``decides`` as soon as a part is it, else blank when one is, else ``otherwise``."""
    tests, blanks = [], []
    for part in parts:
        text, nullable = writer.value(part)
        given = text
        if nullable and part[0] not in NAMED:
            text, given = writer.named(text)
        tests.append(f"{given} is {decides}")
        blanks += [f"{text} is None"] if nullable else []
    unknown = f"None if {' or '.join(blanks)} else " if blanks else ""
    return f"({decides} if {' or '.join(tests)} else {unknown}{otherwise})", bool(blanks)


def _empty(writer: Writer, operand: Expression) -> Written:
    text, nullable = writer.value(operand)
    return f"({text} is None)" if nullable or divides(operand) else "False", False


def _filled(writer: Writer, operand: Expression) -> Written:
    text, nullable = writer.value(operand)
    # What is never blank need not be asked, nor even be worked out.
    return f"({text} is not None)" if nullable or divides(operand) else "True", False


def _otherwise(writer: Writer, parts: Sequence[Expression]) -> Written:
    """The first that is not blank."""
    text, nullable = writer.value(parts[-1])
    for part in reversed(parts[:-1]):
        first, may = writer.value(part)
        if not may:
            text, nullable = first, False
            continue
        name, given = (first, first) if part[0] in NAMED else writer.named(first)
        text = f"({name} if {given} is not None else {text})"
    return text, nullable


def _add(writer: Writer, left: Expression, right: Expression) -> Written:
    return _sum(writer, left, right, "+", "{1}")


def _subtract(writer: Writer, left: Expression, right: Expression) -> Written:
    return _sum(writer, left, right, "-", "-{1}")


def _sum(writer: Writer, left: Expression, right: Expression, sign: str, alone: str) -> Written:
    """A blank counts as nothing, two are a blank."""
    (first, one), (second, two) = writer.value(left), writer.value(right)
    if not one and not two:
        return f"({first} {sign} {second})", False
    given = []
    for operand in (left, right):
        text = first if operand is left else second
        name, made = (text, text) if operand[0] in NAMED else writer.named(text)
        given.append((name, made))
    return _of_two(given, (one, two), sign, alone), one and two


def _of_two(
    given: Sequence[tuple[str, str]], nullable: tuple[bool, bool], sign: str, alone: str
) -> str:
    (first, one), (second, two) = given
    missing, other = f"{first} is None", f"{second} is None"
    if (one, two) != (first, second):
        # Both are worked out before either is looked at, and written once: written twice, a sum
        # of sums would double its text with each.
        place = 0 if nullable[0] else 1
        asked = f"({one}, {two})[{place}] is None"
        missing, other = (asked, other) if nullable[0] else (missing, asked)
    text = f"{first} {sign} {second}"
    text = f"{first} if {other} else {text}" if nullable[1] else text
    if not nullable[0]:
        return f"({text})"
    lone = alone.format(first, second)
    if nullable[1] and alone != "{1}":
        lone = f"None if {second} is None else {lone}"
    return f"(({lone}) if {missing} else {text})"


def _times(writer: Writer, left: Expression, right: Expression) -> Written:
    """Hundredths times hundredths; most products are whole and need no Fraction."""
    name, given = writer.named("{} * {}")
    body = f"hundredth({name}) if {given} % 100 else {name} // 100"
    return writer.strict((left, right), body)


def _scaled(writer: Writer, operand: Expression, whole: Expression) -> Written:
    """Times a number that is whole, which needs no division at all."""
    return writer.strict((operand, whole), "{} * {}")


def _over(writer: Writer, left: Expression, right: Expression) -> Written:
    return writer.strict((left, right), "over({}, {})", blank=writer.blanks.quotients)


def _days_on(writer: Writer, day: Expression, days: Expression) -> Written:
    return _moved(writer, day, days, "{0} + {1} // 100")


def _days_back(writer: Writer, day: Expression, days: Expression) -> Written:
    return _moved(writer, day, days, "{0} + -{1} // 100")


def _moment_on(writer: Writer, moment: Expression, days: Expression) -> Written:
    return _moved(writer, moment, days, "moment_later({0}, {1})")


def _moment_back(writer: Writer, moment: Expression, days: Expression) -> Written:
    return _moved(writer, moment, days, "moment_later({0}, -{1})")


def _moved(writer: Writer, start: Expression, days: Expression, body: str) -> Written:
    """Blank where the start is; a number of days that is blank counts as nothing."""
    text, nullable = writer.value(days)
    if not nullable:
        return writer.strict((start, days), body)
    name, given = (text, text) if days[0] in NAMED else writer.named(text)
    return writer.strict((start,), f"{{0}} if {given} is None else " + body.format("{0}", name))


def _days_between(writer: Writer, late: Expression, early: Expression) -> Written:
    return writer.strict((late, early), "({} - {}) * 100")


def _call(writer: Writer, name: str, arguments: Sequence[Expression]) -> Written:
    """A function that gets no blanks."""
    assert name in CALLED
    places = ", ".join("{}" for _ in arguments)
    return writer.strict(arguments, f"{name}({places})", blank=name in BLANK_AT_TIMES)


def _pass(writer: Writer, name: str, arguments: Sequence[Expression]) -> Written:
    """A function that sees to blanks by itself."""
    if name == "joined":
        return _joined(writer, arguments)
    assert name in CALLED
    texts = ", ".join(writer.value(argument)[0] for argument in arguments)
    return f"{name}({texts})", name in BLANK_AT_TIMES


def _joined(writer: Writer, arguments: Sequence[Expression]) -> Written:
    """As ``runtime.joined``, without a call of a function of ours for each of 400,000 texts."""
    written = [writer.value(argument) for argument in arguments]
    texts = [f"({text} or '')" if nullable else text for text, nullable in written]
    return f"(''.join(({''.join(f'{text}, ' for text in texts)})) or None)", True


def _is_in(writer: Writer, element: Expression, elements: Expression) -> Written:
    return writer.strict((element, elements), "{} in {}")


OPERATIONS: Final[dict[str, Operation]] = {
    **{kind: _leaf(kind) for kind in NAMED},
    "blank": _blank,
    "if": _if,
    "compare": _compare,
    "not": _not,
    "and": _and,
    "or": _or,
    "empty": _empty,
    "filled": _filled,
    "otherwise": _otherwise,
    "add": _add,
    "subtract": _subtract,
    "times": _times,
    "scaled": _scaled,
    "over": _over,
    "day on": _days_on,
    "day back": _days_back,
    "moment on": _moment_on,
    "moment back": _moment_back,
    "days between": _days_between,
    "call": _call,
    "pass": _pass,
    "in": _is_in,
}
"""By their names in recipes."""
