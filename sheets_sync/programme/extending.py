"""``extends``: a programme file that says only in what it differs from another one.

Tables merge key by key, lists of blocks by their headers or names; a list of anything else takes
the place of the other. ``remove`` takes out, ``before`` and ``after`` say where something new goes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.programme.misfits import mistake
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sheets_sync.problems.stop import BadProgramme
    from sheets_sync.programme.toml_tree import Path as Place

SHIPPED: Final = Path(__file__).parents[1] / "validators"
"""Where the programmes are that ship; each is called by its file's name without ``.toml``."""
_WORDS: Final = ("remove", "before", "after")


class Layer(NamedTuple):
    """One file of those that a programme is made of, and its own tables."""

    file: str
    source: bytes
    table: dict[str, Any]


class NotExtended(Exception):
    """What a file extends cannot be: the file that says so, and the mistake in it."""

    def __init__(self, file: str, bad: BadProgramme) -> None:
        super().__init__(file, bad)
        self.file, self.bad = file, bad


def layers_of(
    source: bytes, file: str, read: Callable[[bytes, str], dict[str, Any]]
) -> Iterator[Layer]:
    """The file itself, then what it extends, down to the first; ``read`` gives a file's tables.

    Raises:
        NotExtended: a file is not there, or is extended by itself.
    """
    seen: list[str] = []
    while True:
        table = read(source, file)
        seen.append(_resolved(file))
        yield Layer(file, source, table)
        name = table.get("extends")
        if not isinstance(name, str):
            return
        other = _path(name, file)
        if _resolved(str(other)) in seen:
            circle = " → ".join(Path(one).name for one in (*seen, str(other)))
            raise NotExtended(file, mistake("extends_itself", "extends", name, circle))
        try:
            source, file = other.read_bytes(), str(other)
        except OSError as error:
            known = ", ".join(sorted({one.stem for one in SHIPPED.glob("*.toml")} - {"demo"}))
            raise NotExtended(file, mistake("extends_nothing", "extends", name, known)) from error


def _path(name: str, file: str) -> Path:
    if name.endswith(".toml"):
        return Path(file).parent / name
    return SHIPPED / f"{name}.toml"


def _resolved(file: str) -> str:
    try:
        return str(Path(file).resolve())
    except OSError:
        return file


def merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of one file over those of another.

    >>> merged({"a": {"x": 1, "y": 2}, "b": [1]}, {"a": {"y": 3}, "b": [2, 3]})
    {'a': {'x': 1, 'y': 3}, 'b': [2, 3]}
    >>> merged({"columns": [{"header": "A", "kind": "day"}, {"header": "B"}]},
    ...        {"columns": [{"header": "A", "required": True}], "remove": ["B"]})
    {'columns': [{'header': 'A', 'kind': 'day', 'required': True}]}
    """
    result = {key: value for key, value in base.items() if key not in _WORDS}
    for key, value in over.items():
        if key == "extends" or (key == "remove" and isinstance(value, list)):
            continue
        result[key] = _one(result[key], value) if key in result else value
    removed = over.get("remove")
    taken = _without(result, set(removed or ())) if _are_texts(removed) else result
    return _in_place(taken, base, over)


def _one(base: Any, over: Any) -> Any:
    if isinstance(base, dict) and isinstance(over, dict):
        return merged(base, over)
    if _are_blocks(base) and _are_blocks(over):
        return _blocks(base, over)
    return over


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _are_blocks(value: Any) -> bool:
    return (
        isinstance(value, list)
        and all(isinstance(one, dict) for one in value)
        and any(name_of(one) for one in value)
    )


def name_of(block: Any) -> str:
    """What a block is known by: its header or its name."""
    name = block.get("header", block.get("name")) if isinstance(block, dict) else None
    return name if isinstance(name, str) else ""


def _blocks(base: list[Any], over: list[Any]) -> list[Any]:
    changes = {name_of(one): one for one in over if name_of(one)}
    known = {name_of(one) for one in base}
    result = [
        merged(one, changes[name_of(one)]) if name_of(one) in changes else one for one in base
    ]
    for one in over:
        if not name_of(one) or name_of(one) not in known:
            _insert(result, one)
    return result


def _insert(blocks: list[Any], new: dict[str, Any]) -> None:
    names = [name_of(one) for one in blocks]
    place = len(blocks)
    if new.get("before") in names:
        place = names.index(new["before"])
    elif new.get("after") in names:
        place = names.index(new["after"]) + 1
    blocks.insert(place, new)


def _without(table: dict[str, Any], removed: set[str]) -> dict[str, Any]:
    """Without these keys, and in its lists of blocks without those called so."""
    return {
        key: [one for one in value if name_of(one) not in removed] if _are_blocks(value) else value
        for key, value in table.items()
        if key not in removed
    }


def _in_place(
    table: dict[str, Any], base: Mapping[str, Any], over: Mapping[str, Any]
) -> dict[str, Any]:
    """New blocks of a table of blocks, such as statuses, where they say; else before the last."""
    new = [key for key in over if key in table and key not in base]
    if not new or not base or not all(isinstance(one, dict) for one in table.values()):
        return table
    if not any("before" in table[key] or "after" in table[key] for key in new):
        return table
    order = [key for key in table if key not in new]
    for key in new:
        block = table[key]
        if block.get("before") in order:
            order.insert(order.index(block["before"]), key)
        elif block.get("after") in order:
            order.insert(order.index(block["after"]) + 1, key)
        else:
            order.append(key)
    return {key: table[key] for key in order}


def whole(layers: list[Layer]) -> dict[str, Any]:
    """All layers as one, without the words that only say how they come together."""
    result = layers[-1].table
    for layer in reversed(layers[:-1]):
        result = merged(result, layer.table)
    return _bare(result) if len(layers) > 1 else result


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(one) for key, one in value.items() if key not in _WORDS}
    return [_bare(one) for one in value] if isinstance(value, list) else value


def origin(path: Place, layers: list[Layer]) -> tuple[int, Place]:
    """Which layer a place of the whole comes from, by its number, and where it stands in that.

    Where several say something of it, the one on top counts.
    """
    if len(layers) == 1:
        return 0, path
    over, base = layers[0].table, whole(layers[1:])
    both: Any = whole(layers)
    here: tuple[Any, Place] | None = (over, ())
    there: tuple[Any, Place] | None = (base, ())
    for part in path:
        named = name_of(both[part]) if isinstance(part, int) and part < len(both) else ""
        here, there = _deeper(here, part, named), _deeper(there, part, named)
        if here is None and there is None:
            break
        last = here or there
        assert last is not None, path
        both = _at(both, part)
        deepest = (0, last[1]) if here else (1, last[1])
    else:
        deepest = (0, here[1]) if here else (1, there[1] if there else ())
    if deepest[0] == 0:
        return deepest
    number, place = origin(deepest[1], layers[1:])
    return number + 1, place


def _deeper(known: tuple[Any, Place] | None, part: str | int, named: str) -> Any:
    if known is None:
        return None
    table, path = known
    if isinstance(part, int) and isinstance(table, list):
        places = [n for n, one in enumerate(table) if named and name_of(one) == named]
        place = places[0] if places else part
        unnamed = not named and place < len(table) and not name_of(table[place])
        return (table[place], (*path, place)) if places or unnamed else None
    if isinstance(part, str) and isinstance(table, dict) and part in table:
        return table[part], (*path, part)
    return None


def _at(table: Any, part: str | int) -> Any:
    try:
        return table[part]
    except (LookupError, TypeError):
        return None


def lost(layers: list[Layer]) -> Iterator[tuple[int, BadProgramme]]:
    """What is to be taken out, or to go before or after something, that is not there."""
    for number in range(len(layers) - 1):
        base = whole(layers[number + 1 :])
        for bad in _lost("", base, layers[number].table):
            yield number, bad


def _lost(key: str, base: Any, over: Any) -> Iterator[BadProgramme]:
    if not isinstance(over, dict) or not isinstance(base, dict):
        return
    lists = [value for value in base.values() if _are_blocks(value)]
    names = {*base, *(name_of(one) for blocks in lists for one in blocks)}
    for place, name in enumerate(over.get("remove") or (), start=1):
        if name not in names:
            known = ", ".join(sorted(filter(None, names)))
            yield mistake("removes_nothing", f"{key}remove[{place}]", str(name), known)
    for part, value in over.items():
        if isinstance(value, dict):
            yield from _lost(f"{key}{part}.", base.get(part), value)
