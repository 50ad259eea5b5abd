"""Templates of mails: what may stand in one, and how it is filled in.

A template is a programme's own, a row is anybody's: what a row says is text wherever it comes to
stand, and a template can do nothing but show it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from jinja2 import Template
    from jinja2.sandbox import SandboxedEnvironment

_ACTIVE: Final = re.compile(
    r"<\s*/?\s*(?:script|iframe|object|embed|form|meta|base|link)\b|\bjavascript\s*:"
    r"|<[^>]*\son\w+\s*=",
    re.IGNORECASE,
)
_UNSAFE: Final = ("safe", "xmlattr", "pprint", "attr", "map", "forceescape")
"""Filters by which what a row says could become more than text."""


class TemplateMistake(Exception):
    """A template that cannot be used: ``code`` tells what is wrong, ``found`` what is there."""

    def __init__(self, code: str, found: str) -> None:
        super().__init__(code, found)
        self.code = code
        self.found = found


def template_mistakes(source: str, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with a template that may name these fields: code and what is there."""
    from jinja2 import TemplateSyntaxError
    from jinja2.meta import find_undeclared_variables

    if active := _ACTIVE.search(source):
        yield "template_script", active[0]
    environment = _environment(is_html=True)
    try:
        parsed = environment.parse(source)
        environment.from_string(source)
    except TemplateSyntaxError as error:
        yield "template_syntax", f"{error.lineno}: {error.message}"
        return
    for name in sorted(find_undeclared_variables(parsed) - known):
        yield "template_field", name


def fill_in(
    source: str,
    fields: dict[str, Any],
    shown: Callable[[Any], Any],
    folder: Path,
    *,
    is_html: bool,
) -> str:
    """The template with these fields; ``shown`` says how a value is shown.

    ``folder`` has the templates that it may be built on.

    Raises:
        TemplateMistake: it names what is not there, or does what it may not.
    """
    from jinja2 import TemplateError

    try:
        return _template(source, shown, folder, is_html).render(fields)
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise TemplateMistake("template_fails", str(error)) from error


@cache
def _template(
    source: str,
    shown: Callable[[Any], Any],
    folder: Path,
    is_html: bool,  # noqa: FBT001 -- a cache knows its arguments by their places
) -> Template:
    """Made once: thousands of mails may be written by it."""
    from jinja2 import FileSystemLoader

    environment = _environment(is_html=is_html)
    environment.loader = FileSystemLoader(folder)
    environment.finalize = shown
    return environment.from_string(source)


def _environment(*, is_html: bool) -> SandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(
        autoescape=is_html, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    for name in _UNSAFE:
        environment.filters.pop(name, None)
    return environment
