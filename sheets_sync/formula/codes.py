"""Code for recipes, made once in a process, or by an earlier run and remembered."""

from __future__ import annotations

from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sheets_sync.formula.runtime import FUNCTIONS
from sheets_sync.formula.shown import SHOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sheets_sync.formula.recipes import Blanks, Recipe

Named: TypeAlias = "tuple[str, Recipe, Blanks]"
"""What code is for: its purpose, the recipe, the pattern of blanks."""

_MOST: Final = 4096
_SCOPE: Final[dict[str, Any]] = {
    **FUNCTIONS,
    **SHOWN,
    "__builtins__": {},
    "range": range,
    "zip": zip,
}
"""All that code can reach beside its arguments."""

_known: dict[Named, CodeType] = {}
_fresh: set[Named] = set()
"""Those that this process made."""


def function_for(purpose: str, recipe: Recipe, blanks: Blanks) -> Callable[..., Any]:
    """The function that does this."""
    named = (purpose, recipe, blanks)
    code = _known.get(named) or _make(named)
    return FunctionType(code, _SCOPE)


def _make(named: Named) -> CodeType:
    from sheets_sync.formula.sources import source_of

    purpose, recipe, blanks = named
    if len(_known) >= _MOST:
        _known.clear()
        _fresh.clear()
    module = compile(source_of(recipe, purpose, blanks), f"<{purpose}>", "exec", dont_inherit=True)
    [code] = (constant for constant in module.co_consts if isinstance(constant, CodeType))
    _known[named] = code
    _fresh.add(named)
    return code


def learn(codes: Mapping[Named, CodeType]) -> None:
    """Take over what another process made."""
    _known.update(codes)


def is_any_new() -> bool:
    """Whether this process made any code at all."""
    return bool(_fresh)


def codes_for(recipes: Iterable[Recipe]) -> tuple[dict[Any, CodeType], bool]:
    """All code for these recipes and those within them, as plain data, and whether any is new.

    Nothing where this process made none at all.
    """
    if not _fresh:
        return {}, False
    wanted = set(_within(tuple(recipes)))
    found = {named: code for named, code in _known.items() if named[1] in wanted}
    plain = {
        (purpose, tuple(recipe), tuple(blanks)): code
        for (purpose, recipe, blanks), code in found.items()
    }
    return plain, not _fresh.isdisjoint(found)


def _within(data: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """This and every tuple in it; whatever is code for one of them belongs to it."""
    yield data
    for part in data:
        if isinstance(part, tuple):
            yield from _within(part)
