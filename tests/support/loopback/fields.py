"""Messages with one field each, for every field of a schema, and where they stand afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets_sync.testing.shapes import shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = Any
VALUES: dict[str, Json] = {
    "int32": 1,
    "string": "x",
    "boolean": True,
    "double": 0.5,
    "float": 0.5,
    "google-datetime": "2020-01-01T00:00:00Z",
    "google-fieldmask": "*",
    "any": "x",
}


def fields_of(shape: str, depth: int) -> Iterator[tuple[str, Json]]:
    """The path of each field down to a depth, and a message that sets nothing else."""
    for name, kind in shapes()[shape].items():
        inner = kind.strip("[]{}")
        if inner in shapes() and depth > 1:
            for path, value in fields_of(inner, depth - 1):
                yield f"{name}.{path}", {name: _wrapped(kind, value)}
        else:
            value = _sample(kind, 1)
            if value not in (None, [None], {"0": None}):
                yield name, {name: value}


def _wrapped(kind: str, value: Json) -> Json:
    return [value] if kind[0] == "[" else {"0": value} if kind[0] == "{" else value


def _sample(kind: str, depth: int) -> Json:
    if kind[0] in "[{":
        return _wrapped(kind, _sample(kind[1:-1], depth))
    if kind in shapes():
        found = ((n, _sample(part, depth - 1)) for n, part in shapes()[kind].items() if depth)
        return next(({name: value} for name, value in found if value is not None), None)
    return kind.split(" ")[2] if kind.startswith("enum ") else VALUES[kind]


def joined(given: Json, base: Json) -> Json:
    """Both; where they meet, what is given."""
    if not isinstance(given, dict) or not isinstance(base, dict):
        return given
    both = {n: joined(given[n], base[n]) for n in given.keys() & base.keys()}
    return base | given | both


def stands_in(told: Json, path: str) -> bool:
    """Whether the field is there, in any item of a list and under any key of a map."""
    name, _, rest = path.partition(".")
    if isinstance(told, list):
        return any(stands_in(each, path) for each in told)
    if not isinstance(told, dict):
        return False
    if name in told:
        return not rest or stands_in(told[name], rest)
    return any(stands_in(each, path) for key, each in told.items() if key.isdigit())
