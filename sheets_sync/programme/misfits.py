"""What pydantic finds in a programme file, as mistakes in people's words."""

from __future__ import annotations

import json
import re
from dataclasses import is_dataclass
from types import UnionType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from sheets_sync.cells.text import quoted
from sheets_sync.problems.problem import Options
from sheets_sync.problems.stop import BadProgramme
from sheets_sync.programme.model import Column, Programme, RegisterTab
from sheets_sync.programme.suggesting import near

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pydantic_core import ErrorDetails

_CODES: Mapping[str, str] = {
    "missing": "missing",
    "unexpected_keyword_argument": "unknown_key",
    "literal_error": "not_one_of",
    "string_type": "not_text",
    "bool_type": "not_yes_or_no",
    "bool_parsing": "not_yes_or_no",
    "int_type": "not_whole",
    "int_parsing": "not_whole",
    "int_from_float": "not_whole",
    "float_type": "not_a_number",
    "float_parsing": "not_a_number",
    "date_type": "not_a_day",
    "date_parsing": "not_a_day",
    "date_from_datetime_parsing": "not_a_day",
    "date_from_datetime_inexact": "not_a_day",
    "tuple_type": "not_a_list",
    "dict_type": "not_a_table",
    "mapping_type": "not_a_table",
    "dataclass_type": "not_a_table",
}

_CHOSEN = frozenset(
    (
        *("unknown_key", "not_one_of", "unknown_unit", "filled_otherwise", "not_filled"),
        *("key_within", "unknown_role", "kind_for_role", "unknown_column", "unknown_day_column"),
        *("not_a_choice", "removes_nothing"),
    )
)
"""Sentences that end in what there is to choose from."""
_ELSEWHERE: Mapping[str, type] = {
    "key_of_programme": Programme,
    "key_of_tab": RegisterTab,
    "key_of_column": Column,
}
"""Sentences about a key that belongs in a block of another kind."""
_BRANCH = re.compile(
    r"int|float|str|bool|date|RequiredWhen|Quantity|(?:dict|literal|mapping|function)\b.*\[.*"
)


def mistake(code: str, key: str, found: str = "", expected: str = "") -> BadProgramme:
    """One mistake: the sentence, the key it is about, what is there and what should be.

    Where ``expected`` is what there is to choose from, with commas between, it is told which of
    these was meant, as far as that is clear.
    """
    if code == "not_one_of" and not found.startswith('"'):
        found = f'"{found}"'
    if code not in _CHOSEN:
        return BadProgramme(f"programme.{code}", key=key, found=found, expected=expected)
    options = Options(near(found.strip('"'), expected.split(", ")), expected)
    return BadProgramme(f"programme.{code}", key=key, found=found, expected=options)


def misfits(details: Iterable[ErrorDetails], table: Mapping[str, Any]) -> list[BadProgramme]:
    """Pydantic's findings about this table of TOML, each place once."""
    found: dict[tuple[int | str, ...], BadProgramme] = {}
    for detail in details:
        place = place_of_detail(detail)
        # A number may be an int or a float: what pydantic says of the float comes last and counts.
        found[place] = _misfit(detail, place, table)
    # Of what may be one thing or a table, the mistake within the table is the one that was made.
    within = {place[:depth] for place in found for depth in range(len(place))}
    return [misfit for place, misfit in found.items() if place not in within]


def key_of(place: Sequence[int | str], table: object) -> str:
    """Where people find this place: ``tabs.plans.columns[3] (Leverancier).kind``.

    Items of a list count from 1 and, where they have a header or a name, are called by it.
    """
    key = ""
    for part in place:
        table = _inside(table, part)
        key += f"[{part + 1}]{called(table)}" if isinstance(part, int) else f".{part}"
    return key.removeprefix(".")


def place_of_detail(detail: ErrorDetails) -> tuple[int | str, ...]:
    """Without the names of the kinds among which pydantic had to choose."""
    return tuple(part for part in detail["loc"] if not _BRANCH.fullmatch(str(part)))


def _inside(table: object, part: int | str) -> object:
    if isinstance(table, dict):
        return table.get(part)
    if isinstance(table, list) and isinstance(part, int) and part < len(table):
        return table[part]
    return None


def called(item: object) -> str:
    """What people call an item of a list, behind its number: `` (Leverancier)``."""
    name = item.get("header", item.get("name")) if isinstance(item, dict) else None
    return f" ({quoted(name)})" if isinstance(name, str) and name else ""


def _misfit(
    detail: ErrorDetails, place: tuple[int | str, ...], table: Mapping[str, Any]
) -> BadProgramme:
    code = _CODES.get(detail["type"], "not_expected")
    key = key_of(place, table)
    if code == "unknown_key":
        return _unknown_key(key, place)
    if code == "not_a_list" and isinstance(detail["input"], dict):
        return mistake("block_list", key, re.sub(r"\[\d+\].*?(?=\.|$)", "", key))
    expected = re.findall("'([^']*)'", detail.get("ctx", {}).get("expected", ""))
    return mistake(code, key, _shown(detail["input"]), ", ".join(expected))


def _unknown_key(key: str, place: tuple[int | str, ...]) -> BadProgramme:
    known, name = known_keys(place[:-1]), str(place[-1])
    if not near(name, known):
        for code, kind in _ELSEWHERE.items():
            if name in get_type_hints(kind):
                return mistake(code, key, name)
    return mistake("unknown_key", key, name, ", ".join(known))


def known_keys(place: tuple[int | str, ...]) -> list[str]:
    """The keys that may stand in the block at this place."""
    kind: Any = Programme
    for part in place:
        kind = _kind_inside(kind, part)
    hints = get_type_hints(kind) if is_dataclass(kind) else {}
    return sorted(name for name in hints if not name.startswith("_"))


def _kind_inside(kind: Any, part: int | str) -> Any:
    if is_dataclass(kind):
        hint = get_type_hints(kind)[str(part)]
        return get_args(hint)[0] if isinstance(hint, UnionType) else hint
    return next((inner for inner in get_args(kind) if is_dataclass(inner)), None)


def _shown(value: object) -> str:
    """The value as it stands in the file, more or less, on one line."""
    if isinstance(value, (str, bool, int, float, list, dict)):
        return quoted(json.dumps(value, ensure_ascii=False, default=str))
    return quoted(str(value))
