"""A register with any cells: every one has an outcome, and those of people's stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.grid import snapshot as kinds
from sheets_sync.grid.snapshot import ErrorCell
from sheets_sync.host.clock import Moment
from sheets_sync.problems.stop import Stop
from sheets_sync.programme.load import load_programme
from sheets_sync.sync.run import sync_register
from sheets_sync.validators import PILOT, decide
from support.oracle.register import HUMAN
from support.written.tables import register

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

    from sheets_sync.grid.snapshot import Cell

REGISTER: Final = """Aanvragen
Hogeschool | Geschatte uren
HRO | 8
iPabo | 4

Plannen
Kenmerk | Begrote uren
SI-2022-001 | 8
"""
_TEXTS: Final = (
    *(
        "",
        " ",
        "\u200b",
        "''",
        "=NA()",
        "-",
        "n.v.t.",
        "7,5",
        "7:30",
        "1.234",
        "1/2",
        "½",
        "∞",
        "٣",
    ),
    *(
        "31-12-2021",
        "31 feb 2021",
        "€ 1.200,-",
        "-€5",
        "1e308",
        "9" * 400,
        "SI-2022-001",
        "SI-2022-",
    ),
    *("a@b.c", "\x1b[31m", "a\nb", "\u202eabc", "\ud800", "\0", "x" * 40_000, "Σίσυφος", "İ", "𝟙"),
)
_NUMBERS: Final = (
    0,
    -1,
    1,
    0.1,
    7.5,
    44_562,
    44_562.5,
    61,
    -0.0,
    1e9,
    -1e18,
    1e300,
    2_958_466,
    10**30,
)
_KINDS: Final[tuple[Callable[[float], Cell], ...]] = (
    float,
    *(
        one
        for one in vars(kinds).values()
        if isinstance(one, type) and issubclass(one, kinds.ShownNumber)
        if one is not kinds.ShownNumber
    ),
)


def any_cell(random: Random) -> Cell:
    match random.randrange(6):
        case 0:
            return random.choice((True, False, None))
        case 1:
            return ErrorCell(random.choice(("", "#N/A", "#REF!", "#DIV/0!", "Loading...")))
        case 2 | 3:
            return random.choice(_KINDS)(random.choice(_NUMBERS))
        case _:
            return random.choice(_TEXTS)


def try_cells(random: Random, _folder: Path) -> None:
    """Some cells hold anything, headers now and then among them; a second run finds no work."""
    written = register(REGISTER)
    for _ in range(random.choice((1, 3, 10))):
        title = random.choice(list(HUMAN))
        rows = written.tabs[title]
        row = (
            random.randrange(0 if random.random() < 0.05 else 1, len(rows)) if len(rows) > 1 else 0
        )
        written = written.with_cell(title, random.randrange(len(rows[0])), row, any_cell(random))
    store = written.memory()
    before = store.read()
    try:
        for _ in range(2):
            seen = sync_register(store, load_programme(PILOT), decide, Moment(44_621, 44_621.5))
    except Stop:
        return
    left = seen.plan.whole.edits
    assert not left, left[:3]
    after = store.read()
    for tab in before.tabs:
        there = after.find(tab.title)
        assert there is not None
        for place, column in enumerate(tab.columns):
            assert repr(there.columns[place][: tab.height]) == repr(column), (tab.title, place)
