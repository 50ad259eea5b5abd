"""Bodies against Google's schemas: unknown names and wrong kinds are refused in Google's words.

``shapes.json`` is the discovery document of Sheets v4 reduced to names and kinds.
"""

from __future__ import annotations

import json
import re
import struct
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeAlias

from sheets_sync.testing.wire import Message, unsupported, violations

if TYPE_CHECKING:
    from collections.abc import Callable

Place: TypeAlias = tuple[Any, str | int]
"""A field or an index, and the place around it, None outermost."""

Found: TypeAlias = list[tuple[str, str]]

KEPT_WHEN_ZERO = {
    "GridRange": {"startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex"},
    "DimensionRange": {"startIndex", "endIndex"},
    "TextFormat": {"bold", "italic", "strikethrough", "underline"},
    "ExtendedValue": {"numberValue", "boolValue", "stringValue", "formulaValue"},
    "SheetProperties": {"sheetId", "index"},
    "DeveloperMetadataLocation": {"sheetId"},
    "DeveloperMetadataLookup": {"metadataId"},
    "DuplicateSheetRequest": {"insertSheetIndex", "newSheetId"},
    "UpdateConditionalFormatRuleRequest": {"newIndex"},
    "FindReplaceRequest": {"sheetId"},
    "CellData": {"note"},
    "SortSpec": {"dimensionIndex"},
    "FilterSpec": {"columnIndex"},
}
NOT_CARRIED_OUT = {
    "AutoResizeDimensionsRequest": {"dataSourceSheetDimensions"},
    "ChartSpec": {"dataSourceChartProperties"},
    "FilterSpec": {"dataSourceColumnReference"},
    "Sheet": {"commentAnchors"},
    "SheetProperties": {"dataSourceSheetProperties"},
    "SortSpec": {"dataSourceColumnReference"},
    "Spreadsheet": {"comments", "commentsViewMode", "dataSources", "dataSourceSchedules"},
    "UpdateDimensionPropertiesRequest": {"dataSourceSheetRange"},
}
"""What Google does when asked and this server does not: refused wherever it stands in a body."""

PROTO_KINDS = {
    "int32": "TYPE_INT32",
    "boolean": "TYPE_BOOL",
    "string": "TYPE_STRING",
    "double": "TYPE_DOUBLE",
    "float": "TYPE_FLOAT",
    "enum": "TYPE_ENUM",
    "google-fieldmask": "TYPE_STRING",
    "google-datetime": "TYPE_STRING",
}


@cache
def shapes() -> dict[str, dict[str, str]]:
    """Of every schema, its fields and their kinds."""
    text = files("sheets_sync.testing").joinpath("shapes.json").read_text("utf-8")
    known: dict[str, dict[str, str]] = json.loads(text)
    return known


def decoded(body: Any, shape: str, prefix: str = "") -> Message:
    """The body as a message of this shape: nulls and defaults dropped, numbers normalised.

    Raises ApiError with one field violation for each place that does not fit. ``prefix`` is how
    Google calls the body as a whole: ``data`` for values.update.
    """
    found: list[tuple[str, str]] = []
    message = _message(body, shape, (None, prefix), found)
    if found:
        raise violations(found)
    return message


def _message(body: Any, shape: str, place: Place, found: Found) -> Message:
    if not isinstance(body, dict):
        kind = f"type.googleapis.com/google.apps.sheets.v4.{shape}"
        found.append(_wrong(place, kind, body))
        return {}
    fields = shapes()[shape]
    message: Message = {}
    kept = KEPT_WHEN_ZERO.get(shape, ())
    for given, raw in body.items():
        name = given if given in fields else camel(given)
        if name not in fields:
            found.append(_unknown(given, place))
        elif raw is not None and name in NOT_CARRIED_OUT.get(shape, ()):
            raise unsupported(f"{name} of {shape}")
        elif raw is not None:
            value = _value(raw, fields[name], (place, name), found)
            if name in kept or value not in (0, "", []):
                message[name] = value
    return message


def _value(raw: Any, kind: str, place: Place, found: Found) -> Any:
    if kind == "[[any]]":
        return _lists(raw, place, found)
    if kind.startswith("["):
        inner = kind[1:-1]
        return [_value(item, inner, (place, i), found) for i, item in enumerate(_flat(raw))]
    if kind.startswith("{"):
        entries = raw if isinstance(raw, dict) else {}
        return {key: _value(item, kind[1:-1], place, found) for key, item in entries.items()}
    if kind in shapes():
        return _message(raw, kind, place, found)
    word = kind.partition(" ")[0]
    try:
        return SCALARS[word](raw, kind)
    except (TypeError, ValueError, OverflowError):
        found.append(_wrong(place, PROTO_KINDS[word], raw))
        return None


def _flat(raw: Any) -> list[Any]:
    """The items of a repeated field, as Google reads them (R).

    Nulls fall out, inner lists count as their items, what is no list is the only item.
    """
    if raw is None:
        return []
    return [item for part in raw for item in _flat(part)] if isinstance(raw, list) else [raw]


def _lists(raw: Any, place: Place, found: Found) -> Any:
    kind = "type.googleapis.com/google.protobuf.ListValue"
    if not isinstance(raw, list):
        found.append(_wrong(place, kind, raw))
        return []
    for index, row in enumerate(raw):
        if not isinstance(row, list):
            found.append(_wrong((place, index), kind, row))
    return raw


def _integer(raw: Any, _: str) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int | float | str) or int(raw) != float(raw):
        raise TypeError
    return int(raw)


def _text(raw: Any, _: str) -> str:
    if not isinstance(raw, str):
        raise TypeError
    return raw


def _flag(raw: Any, _: str) -> bool:
    if raw in ("true", "false"):
        return bool(raw == "true")
    if not isinstance(raw, bool):
        raise TypeError
    return raw


def _double(raw: Any, _: str) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float | str):
        raise TypeError
    return plain_number(float(raw))


def _float(raw: Any, _: str) -> float:
    return single(_double(raw, _))


def _choice(raw: Any, kind: str) -> str:
    choices = kind.split(" ")[1:]
    if isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw < len(choices):
        return choices[raw]
    if raw not in choices:
        raise ValueError
    return str(raw)


SCALARS: dict[str, Callable[[Any, str], Any]] = {
    "int32": _integer,
    "string": _text,
    "google-fieldmask": _text,
    "google-datetime": _text,
    "boolean": _flag,
    "double": _double,
    "float": _float,
    "enum": _choice,
    "any": lambda raw, _: raw,
}


def plain_number(number: float) -> float:
    """The number as JSON shows it: a whole one without a fraction."""
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def single(number: float) -> float:
    """The shortest decimal of the nearest single-precision number, as Google writes a float."""
    (rounded,) = struct.unpack("f", struct.pack("f", number))
    for digits in range(6, 10):
        short = float(f"{rounded:.{digits}g}")
        if struct.pack("f", short) == struct.pack("f", rounded):
            return plain_number(short)
    return plain_number(float(rounded))


def camel(name: str) -> str:
    return re.sub(r"_([a-z0-9])", lambda m: m[1].upper(), name)


def snake(name: str) -> str:
    return re.sub(r"([A-Z])", lambda m: "_" + m[1].lower(), name)


def _path(place: Place) -> str:
    """``requests[0].repeat_cell``, written out only when there is something to say about it."""
    parent, name = place
    if parent is None:
        return str(name)
    before = _path(parent)
    if isinstance(name, int):
        return f"{before}[{name}]"
    return f"{before}.{snake(name)}" if before else snake(name)


def _wrong(place: Place, kind: str, raw: Any) -> tuple[str, str]:
    path = _path(place)
    return path, f"Invalid value at '{path}' ({kind}), {json.dumps(raw, ensure_ascii=False)}"


def _unknown(name: str, place: Place) -> tuple[str, str]:
    path = _path(place)
    where = f" at '{path}'" if path else ""
    said = f'Invalid JSON payload received. Unknown name "{name}"{where}: Cannot find field.'
    return path, said
