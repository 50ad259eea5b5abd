"""Recipes and their code as an earlier run made them, so that a small sync starts at once.

They lie in the user's cache folder, all of a programme in one file. It is code, so it is believed
only where nobody else can have written it, and only when it is whole: ``marshal`` may bring down
the process with what is damaged.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.formula.codes import codes_for, is_any_new, learn
from sheets_sync.formula.recipes import Recipe
from sheets_sync.host.state_folder import cache_base, keep, recall

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import CodeType

FORMAT: Final = 1
"""Raised when recipes or the code for them change, so that nothing older is used."""

__all__ = ["is_any_new", "makers", "recipes_for", "remember"]
ROOM: Final = Path(__file__).parent
_DIGEST: Final = hashlib.sha256().digest_size


def recipes_for(programme: str, make: Callable[[], Mapping[str, Recipe]]) -> dict[str, Recipe]:
    """The recipes of a programme by their names: remembered ones with their code, or made now.

    ``programme`` tells one content of a programme from all others: a digest of its files.
    """
    content = recall(_path(programme))
    recalled = None if content is None else _unpacked(content)
    if recalled is None:
        return dict(make())
    recipes, codes = recalled
    learn(codes)
    return {name: Recipe._make(recipe) for name, recipe in recipes.items()}


def remember(programme: str, recipes: Mapping[str, Recipe]) -> None:
    """Keep these recipes with all code that was made for them, if a run made any.

    A disk that is full or may not be written only costs the next run some time.
    """
    codes, is_new = codes_for(recipes.values())
    if is_new:
        plain = {name: tuple(recipe) for name, recipe in recipes.items()}
        with suppress(OSError):
            keep(_path(programme), _packed((plain, codes)))


def _path(programme: str) -> Path:
    python = f"{sys.implementation.cache_tag}-{sys.hexversion:x}"
    name = f"{programme}-{FORMAT}-{makers(ROOM)}-{python}.formulas"
    return cache_base() / "sheets-sync" / name


def makers(room: Path) -> str:
    """What tells the modules in this folder from those of any other version."""
    with suppress(OSError), os.scandir(room) as files:
        stats = sorted(
            (file.name, stat.st_size, stat.st_mtime_ns)
            for file in files
            if file.name.endswith(".py") and (stat := file.stat())
        )
        return hashlib.sha256(repr(stats).encode()).hexdigest()[:16]
    return ""


def _packed(content: tuple[dict[str, Any], dict[Any, CodeType]]) -> bytes:
    body = marshal.dumps(content)
    return hashlib.sha256(body).digest() + body


def _unpacked(content: bytes) -> tuple[dict[str, Any], dict[Any, CodeType]] | None:
    digest, body = content[:_DIGEST], content[_DIGEST:]
    if hashlib.sha256(body).digest() != digest:
        return None
    recipes, codes = marshal.loads(body)  # noqa: S302 -- only we can have written it, and it is whole
    return recipes, codes
