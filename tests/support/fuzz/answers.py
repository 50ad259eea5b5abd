"""Answers of Google's with anything in them: tabs, or a stop that says that it is no answer."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.google.read.answer import snapshot_by_id, snapshot_of
from sheets_sync.stores.google.read.grid import updated_of, whole_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

_RANGE: Final = {
    "range": "'Plan ''22'!A1:C9",
    "majorDimension": "COLUMNS",
    "values": [["Kenmerk", "SI-1", 7.5, True, "#N/A"], [], ["x"]],
}
_FILTER: Final = {"gridRange": {"sheetId": 7}}
_CELL: Final = {
    "effectiveValue": {"numberValue": 44_562.5},
    "userEnteredValue": {"stringValue": "x"},
}
_SHEET: Final = {
    "properties": {
        "sheetId": 7,
        "title": "Plannen",
        "sheetType": "GRID",
        "gridProperties": {"rowCount": 1000, "columnCount": 26},
    },
    "merges": [{"startRowIndex": 1, "endRowIndex": 3, "endColumnIndex": 2}],
    "data": [{"startRow": 1, "startColumn": 2, "rowData": [{"values": [_CELL, {}]}, {}]}],
}
_BOOK: Final = {
    "sheets": [_SHEET],
    "developerMetadata": [{"metadataId": 1, "metadataKey": "k", "metadataValue": "v"}],
}
ANSWERS: Final = (
    {"spreadsheetId": "x", "valueRanges": [_RANGE, _RANGE]},
    {"valueRanges": [{"valueRange": _RANGE, "dataFilters": [_FILTER]}]},
    _BOOK,
    {"replies": [{}], "updatedSpreadsheet": _BOOK},
)
_INSTEAD: Final[tuple[Any, ...]] = (
    *(
        None,
        True,
        0,
        -1,
        1.5,
        10**9,
        10**30,
        -(10**12),
        "",
        "A",
        "'",
        "!",
        "A1:Z",
        "é\ud800",
        "#REF!",
    ),
    *([], {}, [[]], [{}], [[[]]], ["x"] * 1000),
)


def try_answer(random: Random, _folder: Path) -> None:
    """Some values replaced, lost or doubled; or the text of it damaged."""
    found: Any = json.loads(json.dumps(random.choice(ANSWERS)))
    for _ in range(random.choice((0, 1, 1, 2, 4))):
        _change(found, random)
    text = json.dumps(found, ensure_ascii=random.random() < 0.5).encode("utf-8", "surrogatepass")
    _judge(_damaged(text, random) if random.random() < 0.3 else text)


def _change(found: Any, random: Random) -> None:
    while True:
        places = list(found) if isinstance(found, dict) else list(range(len(found)))
        if not places:
            return
        place = random.choice(places)
        if isinstance(found[place], dict | list) and random.random() < 0.7:
            found = found[place]
            continue
        if isinstance(found, dict) and random.random() < 0.2:
            del found[place]
        else:
            found[place] = deepcopy(random.choice(_INSTEAD))
        return


def _damaged(text: bytes, random: Random) -> bytes:
    place = random.randrange(len(text))
    deep = random.choice((b"[", b'{"a":')) * 100_000
    return random.choice(
        (
            text[:place],
            text[:place] + deep + text[place:],
            text[:place] + b"\xff" + text[place:],
            deep,
        )
    )


def _judge(answer: bytes) -> None:
    for decode in (
        lambda: snapshot_of(answer, "x"),
        lambda: snapshot_by_id(answer, "x"),
        lambda: whole_of(answer, "x", "k"),
        lambda: updated_of(answer, "x", "k"),
    ):
        code = _stopped(decode)
        assert not code or code.startswith("google."), code


def _stopped(decode: Callable[[], object]) -> str:
    try:
        decode()
    except Unreachable as stop:
        return stop.code
    return ""
