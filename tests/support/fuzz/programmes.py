"""Programme files with something changed: a sentence says what is wrong, or the file is fine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.messages.catalogue import load_catalogue
from sheets_sync.problems.stop import BadProgramme
from sheets_sync.programme.load import load_programme
from sheets_sync.validators import PILOT

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

_INSTEAD: Final = (
    *("-1", "0", "1e999", "nan", "99999999999999999999", "true", '""', '"é"', "[]", "{}", "[[]]"),
    *("2021-13-45", "2021-01-01", "12:00", "'''", "[" * 3000, '"' + "x" * 100_000 + '"', "\\u0000"),
)


def try_programme(random: Random, folder: Path) -> None:
    """Lines lost, doubled, exchanged or with another value; bytes that are no text."""
    lines = PILOT.read_bytes().splitlines(keepends=True)
    for _ in range(random.choice((1, 1, 2, 5))):
        _change(lines, random)
    path = folder / "programma.toml"
    path.write_bytes(b"".join(lines))
    bad = _mistake(path)
    assert bad is None or (load_catalogue("nl").error(bad) and load_catalogue("en").error(bad))


def _mistake(path: Path) -> BadProgramme | None:
    try:
        load_programme(path)
    except BadProgramme as bad:
        return bad
    return None


def _change(lines: list[bytes], random: Random) -> None:
    place = random.randrange(len(lines))
    name, sign, _ = lines[place].partition(b"=")
    match random.randrange(5):
        case 0:
            del lines[place]
        case 1:
            lines.insert(random.randrange(len(lines)), lines[place])
        case 2 if sign:
            lines[place] = name + sign + random.choice(_INSTEAD).encode() + b"\n"
        case 3:
            line = bytearray(lines[place] or b"\n")
            line[random.randrange(len(line))] = random.randrange(256)
            lines[place] = bytes(line)
        case _:
            other = random.randrange(len(lines))
            lines[place], lines[other] = lines[other], lines[place]
