"""The tables of docs/programme.md: every key of every block, by the records that hold it.

Keys, types and defaults come from the code; what they mean stands here, or else in the docstring
under the field. Each example is read as a file would be.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import sys
import tomllib
import types
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter
from reference_formulas import example, table

from sheets_sync.problems.problem import Wrong
from sheets_sync.programme import blocks, model
from sheets_sync.programme.model import Kind
from sheets_sync.programme.roles import MACHINE_TAB_ROLES, OWN_ROLES
from sheets_sync.register.column_readers import reader_of

TEXTS = tomllib.loads(Path(__file__).with_name("programme_keys.toml").read_text("utf-8"))
"""Record → key → what it means and an example."""

NAMES = {"Words": "text", "TabName": "text"}


def of_record(name: str) -> str:
    """The table of one record."""
    record = records()[name]
    hints = get_type_hints(record)
    rows = []
    for field in dataclasses.fields(record):
        meaning, example = meaning_of(record, field.name)
        kind = "formula" if TEXTS[name].get(field.name, {}).get("formula") else None
        cells = [f"`{field.name}`", kind or said_type(hints[field.name]), said_default(field)]
        rows.append([*cells, meaning, example and f"`{example}`"])
    return table(["key", "type", "default", "means", "example"], rows)


def meaning_of(record: type, key: str) -> tuple[str, str]:
    """What a key means, and an example of it, which has to be one."""
    told = TEXTS[record.__name__].get(key, {})
    meaning = told.get("means") or " ".join(docstrings(record).get(key, "").split())
    if not meaning:
        sys.exit(f"nothing tells what {record.__name__}.{key} means; see tools/programme_keys.toml")
    example = told.get("example", "").strip()
    if example:
        check(record, key, example)
    return meaning.replace("``", "`").replace("|", "\\|"), example.replace("|", "\\|")


def check(record: type, key: str, example: str) -> None:
    """Raises where the example is not what the key takes."""
    import json

    given = tomllib.loads(example)
    value = next(iter(given.values()))
    adapter = TypeAdapter(get_type_hints(record)[key])
    adapter.validate_json(json.dumps(value, default=str), strict=True)


@cache
def docstrings(record: type) -> Mapping[str, str]:
    """Field → the text below it."""
    [body] = ast.parse(inspect.getsource(record)).body
    found: dict[str, str] = {}
    for one, after in zip(body.body, body.body[1:], strict=False):
        if isinstance(one, ast.AnnAssign) and isinstance(after, ast.Expr):
            found[one.target.id] = ast.literal_eval(after.value)
    return found


# ---- types and defaults in words


def said_type(hint: Any) -> str:
    """What a value looks like in the file."""
    if hint == blocks.Said:
        return "text, or `{ nl, en }`"
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return " \\| ".join(f"`{part}`" if part != "" else '`""`' for part in parts)
    if origin in {Union, types.UnionType}:
        said = [said_type(part) for part in parts if part is not type(None)]
        return " or ".join(dict.fromkeys(said))
    if origin is tuple:
        inner = [part for part in parts if part is not Ellipsis]
        return (
            f"list of {plural(said_type(inner[0]))}" if len(parts) == 2 and ... in parts else "pair"
        )
    if origin is not None and issubclass(origin, Mapping):
        return f"table of {plural(said_type(parts[1]))}"
    at = ANCHORS.get(getattr(hint, "__name__", ""))
    return f"[{at}](#{at})" if at else PLAIN.get(hint, str(hint))


PLAIN = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "`true` or `false`",
    date: "day",
}
ANCHORS = {name: told["at"] for name, told in TEXTS.items()}


def plural(word: str) -> str:
    """More of them."""
    return {"text": "texts", "pair": "pairs", "number": "numbers"}.get(word, word)


def said_default(field: dataclasses.Field) -> str:
    """What holds where the key is left out."""
    if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
        return "**required**"
    value = field.default
    if value is None or value in ("", ()) or field.default_factory is not dataclasses.MISSING:
        return "–"
    if dataclasses.is_dataclass(value):
        return "–"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


# ---- lists of words


def kinds() -> str:
    """The kinds of columns."""
    told = TEXTS["Kinds"]
    missing = [kind for kind in get_args(Kind) if kind not in told]
    if missing:
        sys.exit(f"no word about the kinds {missing}; see tools/programme_keys.toml")
    rows = []
    for kind in get_args(Kind):
        typed = told[kind]["typed"]
        is_read(kind, typed)
        rows.append([f"`{kind}`", told[kind]["means"], ", ".join(f"`{one}`" for one in typed)])
    return table(["kind", "holds", "people may type"], rows)


def is_read(kind: str, typed: list[str]) -> None:
    """Ends the run where a cell of this kind is not read as it is typed."""
    column = model.Column(header="Kolom", kind=kind, choices=("Storing", "Wens"))
    if kind == "reference":
        return
    if kind not in {"choice", "choices"}:
        column = dataclasses.replace(column, choices=())
    read = reader_of(column, example("nl").programme, {})
    for text in typed:
        if isinstance(read(text), Wrong):
            sys.exit(f"{text!r} is no {kind}")


def roles() -> str:
    """The roles that a column may have."""
    told = TEXTS["Roles"]
    names = [*OWN_ROLES, *(name for name in told if name not in {*OWN_ROLES, "at"})]
    return table(["role", "means"], [[f"`{name}`", told[name]["means"]] for name in names])


def own_tabs() -> str:
    """The columns of the program's own tabs."""
    rows = [[f"`own.{tab}`", ", ".join(f"`{one}`" for one in of)] for tab, of in _own_tabs()]
    return table(["block", "keys of `headers`"], rows)


def _own_tabs() -> list[tuple[str, tuple[str, ...]]]:
    return list(MACHINE_TAB_ROLES.items())


def records() -> dict[str, type]:
    """All records of a file, by name."""
    found: dict[str, type] = {}

    def take(hint: Any) -> None:
        if dataclasses.is_dataclass(hint):
            if hint.__name__ not in found:
                found[hint.__name__] = hint
                for inner in get_type_hints(hint).values():
                    take(inner)
            return
        for part in get_args(hint):
            take(part)

    take(model.Programme)
    return found


def _part(name: str) -> Any:
    return lambda: of_record(name)


PROGRAMME_PARTS = {
    **{name.lower(): _part(name) for name in records()},
    "kinds": kinds,
    "roles": roles,
    "own-tabs": own_tabs,
}
