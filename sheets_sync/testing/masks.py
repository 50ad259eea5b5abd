"""Field masks: ``sheets(properties.title,data/rowData)``, to select, to merge, to clear."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from sheets_sync.testing.shapes import camel, shapes
from sheets_sync.testing.wire import Message, invalid, violations

if TYPE_CHECKING:
    from collections.abc import Iterator

Mask: TypeAlias = "dict[str, Mask]"
"""What is chosen below each name; an empty mask chooses everything below it."""

TOKEN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|[*,()./]")


def parsed(text: str) -> Mask:
    """The mask that a ``fields`` text stands for. Raises ApiError on a text that is none."""
    tokens = TOKEN.findall(text)
    if "".join(tokens) != re.sub(r"\s", "", text) or not tokens:
        raise _bad_selection(text)
    mask, rest = _group(tokens, text)
    if rest:
        raise _bad_selection(text)
    return mask


def checked(text: str, shape: str) -> Mask:
    """The mask, when all its paths exist in the shape. Raises ApiError naming those that don't."""
    mask = parsed(text)
    missing = list(_missing(mask, shape, ""))
    if missing:
        place = "Error expanding 'fields' parameter. Cannot find matching fields for path '{}'."
        error = violations([(path, place.format(path)) for path in missing])
        error.message = "Request contains an invalid argument."
        raise error
    return mask


def required(request: Message, shape: str) -> Mask:
    """The mask of an update request. Raises ApiError when there is none, or a strange one."""
    if not request.get("fields"):
        everything = "(Use '*' to indicate all fields.)"
        raise invalid(f"At least one field must be listed in 'fields'. {everything}")
    mask = parsed(request["fields"])
    for path in _missing(mask, shape, ""):
        raise invalid(f"Invalid field: {path}")
    return mask


def selected(value: Any, mask: Mask) -> Any:
    """Only what the mask chooses of a message, or of each message in a list."""
    if not mask or "*" in mask:
        return value
    if isinstance(value, list):
        return [selected(item, mask) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: selected(value[name], below) for name, below in mask.items() if name in value}


def merged(target: Message, source: Message, mask: Mask) -> Message:
    """The target with the masked fields as they are in the source, absent where absent there."""
    if not mask or "*" in mask:
        return dict(source)
    result = dict(target)
    for name, below in mask.items():
        old, new = result.get(name), source.get(name)
        if below and isinstance(old or new, dict):
            new = merged(old or {}, new or {}, below)
        # An empty message says nothing, but a colour without parts is black.
        if new is None or (new == {} and not name.endswith(("Color", "color"))):
            result.pop(name, None)
        else:
            result[name] = new
    return result


def touches(mask: Mask, name: str) -> bool:
    """Whether the mask chooses this field or something below it."""
    return not mask or "*" in mask or name in mask


def below(mask: Mask, name: str) -> Mask:
    """What the mask chooses below a field that it touches."""
    return mask.get(name, {})


def _group(tokens: list[str], text: str) -> tuple[Mask, list[str]]:
    mask: Mask = {}
    while True:
        tokens = _path(tokens, mask, text)
        if not tokens or tokens[0] != ",":
            return mask, tokens
        tokens = tokens[1:]


def _path(tokens: list[str], mask: Mask, text: str) -> list[str]:
    if not tokens or not re.match(r"[A-Za-z_*]", tokens[0]):
        raise _bad_selection(text)
    name, rest = camel(tokens[0]), tokens[1:]
    seen = name in mask
    node = mask.setdefault(name, {})
    if rest[:1] == ["("]:
        inner, rest = _group(rest[1:], text)
        if rest[:1] != [")"]:
            raise _bad_selection(text)
        _deepen(node, inner, seen=seen)
        return rest[1:]
    if rest[:1] in (["."], ["/"]):
        deeper: Mask = {}
        rest = _path(rest[1:], deeper, text)
        _deepen(node, deeper, seen=seen)
        return rest
    node.clear()
    return rest


def _deepen(node: Mask, inner: Mask, *, seen: bool) -> None:
    if seen and not node:
        return
    for name, deeper in inner.items():
        if name in node and node[name] and deeper:
            _deepen(node[name], deeper, seen=True)
        else:
            node[name] = deeper


def _missing(mask: Mask, shape: str, path: str) -> Iterator[str]:
    fields = shapes().get(shape)
    for name, deeper in mask.items():
        if name == "*" or fields is None:
            continue
        here = f"{path}.{name}" if path else name
        if name not in fields:
            yield here
        elif deeper:
            yield from _missing(deeper, fields[name].strip("[]"), here)


def _bad_selection(text: str) -> Exception:
    return violations([("fields", f"Invalid field selection {text}")])
