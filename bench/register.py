"""A register as a run finds it: settled by a run before, then changed here and there by people."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from bench.requests import HOURS, Rows, request_rows
from sheets_sync.grid.edits import ColumnEdit, NewTab
from sheets_sync.grid.snapshot import Snapshot, Tab
from sheets_sync.host.clock import Moment
from sheets_sync.sync.review import review
from sheets_sync.validators import decide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.grid.edits import Edit
    from sheets_sync.grid.snapshot import Cell, Column
    from sheets_sync.programme.model import Programme

SEED = 20_210_401
FORMER = Moment(44_900, 44_900.5)
NOW = Moment(44_901, 44_901.5)
CHANGED = 0.01
NEW = 0.001
LOG_LINES = 200


def changed_register(programme: Programme, count: int) -> Snapshot:
    """``count`` requests, settled; since then one row in a hundred changed and some were added.

    The changes leave the order of the requests as it was, as on an ordinary day.
    """
    settled = settled_register(programme, count - round(count * NEW))
    random = Random(SEED + 1)  # noqa: S311 -- the same register every time is the point
    requests = _columns(settled, "Aanvragen")
    for row in random.sample(_waiting(requests), round(count * CHANGED)):
        _change(requests, row, random)
    new = request_rows(programme, round(count * NEW), SEED + 2)
    last_day = programme.period.last_day
    new["Tijdstempel"] = [last_day + row / count for row in range(len(new["Vraag"]))]
    _append(requests, new)
    return _with_columns(settled, "Aanvragen", list(requests.values()))


def reshuffled_register(programme: Programme, count: int) -> Snapshot:
    """The same, and one of the first requests was withdrawn: all others move up a place."""
    changed = changed_register(programme, count)
    requests = _columns(changed, "Aanvragen")
    requests["Ingetrokken op"][_waiting(requests)[0]] = FORMER.today
    return changed


def settled_register(programme: Programme, count: int) -> Snapshot:
    """``count`` requests after a run that had nothing to find but people's cells."""
    fresh = Snapshot(tuple(_human_tabs(programme, count)), "", "bench")
    plan = review(fresh, programme, decide, FORMER).plan
    return _with_short_log(_applied(fresh, plan.whole.edits))


def _human_tabs(programme: Programme, count: int) -> list[Tab]:
    plans, bookings, evaluations = _work()
    parties: Rows = {
        header: [row.get(header, "") for row in programme.tabs["parties"].rows]
        for header in ("Naam", "Korte naam", "Andere schrijfwijzen")
    }
    return [
        _tab("Aanvragen", request_rows(programme, count, SEED)),
        _tab("Plannen", plans),
        _tab("Uren", bookings),
        _tab("Evaluaties", evaluations),
        _tab("Hogescholen", parties),
    ]


def _work() -> tuple[Rows, Rows, Rows]:
    """Forty plans for the first requests, three bookings on each, evaluations of half of them."""
    requests = [f"SI-2021-{number:03}" for number in range(1, 41)]
    keys = [f"{request}-A" for request in requests]
    plans: Rows = {
        "Kenmerk": [*requests],
        "Activiteit": ["Workshop", "Proeftuin"] * 20,
        "Leverancier": ["", "Cateraar Voorbeeld"] * 20,
        "Opgesteld door": ["B. Adviseur"] * 40,
        "Ingediend op": [44_400 + place for place in range(40)],
        "Begrote uren": [8, 7.5, 12, 4] * 10,
        "Kostenbegroting": [1200, 850.5, "€ 1.500,-", 400] * 10,
        "Start": [44_460] * 40,
        "Gepland einde": [44_800] * 40,
        "Besluit": [*["Goedgekeurd"] * 30, *["Afgewezen"] * 5, *[""] * 5],
        "Besluit op": [44_450] * 35 + [""] * 5,
        "Toegekende uren": [""] * 40,
        "Afgerond op": [44_790] * 20 + [""] * 20,
    }
    bookings: Rows = {
        "Datum": [44_500 + place for place in range(120)],
        "Plankenmerk": [*keys, *keys, *keys],
        "Adviseur": ["B. Adviseur"] * 120,
        "Uren": [2, 1.5, "1u30"] * 40,
        "Omschrijving": [""] * 120,
    }
    evaluations: Rows = {
        "Tijdstempel": [44_795.25 + place for place in range(20)],
        "E-mailadres": ["hr@hogeschool-1.example.org"] * 20,
        "Plankenmerk": [*keys[:20]],
        "Bestede uren": [5, 4.5] * 10,
        "Bestede kosten": [1100] * 20,
        "Gerealiseerde arbeidsplaatsen": [1, 2] * 10,
        "Verwachte arbeidsplaatsen": [""] * 20,
        "Resultaat": ["Twee mensen begonnen."] * 20,
        "Geleerde lessen": [""] * 20,
    }
    return plans, bookings, evaluations


def _tab(title: str, rows: Rows) -> Tab:
    columns = tuple([header, *cells] for header, cells in rows.items())
    return Tab(title, columns, len(columns[0]))


def _columns(snapshot: Snapshot, title: str) -> dict[Cell, Column]:
    tab = snapshot.find(title)
    assert tab is not None
    return {column[0]: column for column in tab.columns}


def _with_columns(snapshot: Snapshot, title: str, columns: Sequence[Column]) -> Snapshot:
    new = Tab(title, tuple(columns), len(columns[0]))
    tabs = tuple(new if tab.title == title else tab for tab in snapshot.tabs)
    return Snapshot(tabs, snapshot.fingerprint, snapshot.origin)


def _waiting(requests: dict[Cell, Column]) -> list[int]:
    """Sheet rows of requests that wait and were sent once."""
    statuses = requests["Status"]
    following = [*statuses[1:], ""]
    return [
        row
        for row, (status, next_one) in enumerate(zip(statuses, following, strict=True))
        if status == "Wachtlijst" and next_one != "Dubbel"
    ]


def _change(requests: dict[Cell, Column], row: int, random: Random) -> None:
    kind = random.randrange(4)
    if kind == 0:
        requests["Status"][row] = "Klaar!"
    elif kind == 1:
        requests["Vraag"][row] = f"{requests['Vraag'][row]} (aangevuld)"
    elif isinstance(requests["Geschatte uren"][row], (int, float)):
        requests["Geschatte uren"][row] = random.choice(HOURS)


def _append(requests: dict[Cell, Column], new: Rows) -> None:
    for header, column in requests.items():
        column.extend(new.get(str(header), [""] * len(new["Vraag"])))


def _with_short_log(snapshot: Snapshot) -> Snapshot:
    """Only a sample of the log's lines, as where somebody cleared away the old ones."""
    log = snapshot.find("Logboek")
    assert log is not None
    step = max(1, log.height // LOG_LINES)
    columns = [column[:1] + column[1::step] for column in log.columns]
    numbers = columns[0]
    numbers[1:] = range(1, len(numbers))
    return _with_columns(snapshot, "Logboek", columns)


def _applied(snapshot: Snapshot, edits: Sequence[Edit]) -> Snapshot:
    tabs = {tab.title: list(tab.columns) for tab in snapshot.tabs}
    for edit in edits:
        if isinstance(edit, NewTab):
            tabs[edit.title] = []
        else:
            _apply(tabs[edit.tab], edit)
    return Snapshot(
        tuple(Tab(title, tuple(columns), len(columns[0])) for title, columns in tabs.items()),
        snapshot.fingerprint,
        snapshot.origin,
    )


def _apply(columns: list[Column], edit: ColumnEdit) -> None:
    height = max(edit.rows[-1] + 1, len(columns[0]) if columns else 0)
    columns += [[] for _ in range(edit.column + 1 - len(columns))]
    for column in columns:
        column.extend([""] * (height - len(column)))
    for row, value in zip(edit.rows, edit.values, strict=True):
        columns[edit.column][row] = "" if value is None else value
