"""Code for recipes, made once in a process, or by an earlier run and remembered."""

from __future__ import annotations

from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sheets_sync.formula.expressions import CALLED
from sheets_sync.formula.sources import source_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.formula.expressions import Blanks
    from sheets_sync.formula.recipes import Recipe

Named: TypeAlias = "tuple[str, Recipe, Blanks]"
"""What code is for: its purpose, the recipe, the pattern of blanks."""

_MOST: Final = 4096
_SCOPE: Final[dict[str, Any]] = {"__builtins__": {}, "range": range, "zip": zip, **CALLED}
"""All that code can reach beside its arguments."""

_known: dict[Named, CodeType] = {}


def function_for(purpose: str, recipe: Recipe, blanks: Blanks) -> Callable[..., Any]:
    """The function that does this."""
    named = (purpose, recipe, blanks)
    code = _known.get(named) or _make(named)
    return FunctionType(code, _SCOPE)


def _make(named: Named) -> CodeType:
    purpose, recipe, blanks = named
    if len(_known) >= _MOST:
        _known.clear()
    module = compile(source_of(recipe, purpose, blanks), f"<{purpose}>", "exec", dont_inherit=True)
    [code] = (constant for constant in module.co_consts if isinstance(constant, CodeType))
    _known[named] = code
    return code
