"""Rows in order to change in one place, for examples worked out by hand."""

from __future__ import annotations

from datetime import date, datetime

from .judge import judge
from .register import Cell, Judgement, Register, Row, Rules, Value, serial

TODAY = date(2022, 3, 1)
NOW = datetime.fromisoformat("2022-03-01T10:00")
PARTY_ROWS: tuple[Row, ...] = (
    {"Naam": "Hogeschool Rijnoord", "Korte naam": "HRO", "Andere schrijfwijzen": "Rijn, HS Rijn"},
    {"Naam": "Hogeschool De Waard"},
    {"Naam": "Hogeschool Zeekant"},
)


def request(stamp: str, party: str = "Hogeschool Rijnoord", /, **cells: Cell) -> Row:
    return {
        "Tijdstempel": serial(datetime.fromisoformat(stamp)),
        "E-mailadres": "inkoop@example.org",
        "Hogeschool": party,
        "Naam aanvrager": f"Aanvrager {stamp}",
        "Afdeling": "Inkoop",
        "Contactpersoon HRM": "Contact HRM",
        "Contactpersoon Inkoop": "Contact Inkoop",
        "Vraag": "Hoe beginnen we?",
        "Activiteiten": "Workshop",
        **with_spaces(cells),
    }


def plan(kenmerk: str = "SI-2022-001", /, **cells: Cell) -> Row:
    return {
        "Kenmerk": kenmerk,
        "Activiteit": "Workshop",
        "Opgesteld door": "Adviseur 1",
        "Ingediend op": "2022-01-10",
        "Begrote uren": 10,
        "Kostenbegroting": 1000,
        "Start": "2022-01-20",
        "Gepland einde": "2022-03-20",
        **with_spaces(cells),
    }


def approved(kenmerk: str = "SI-2022-001", /, **cells: Cell) -> Row:
    return plan(kenmerk, **{"Besluit": "Goedgekeurd", "Besluit_op": "2022-01-12", **cells})


def booking(day: str, hours: Cell, key: str = "SI-2022-001-A") -> Row:
    return {"Datum": day, "Plankenmerk": key, "Adviseur": "Adviseur 1", "Uren": hours}


def evaluation(stamp: str, key: str = "SI-2022-001-A") -> Row:
    return {
        "Tijdstempel": serial(datetime.fromisoformat(stamp)),
        "E-mailadres": "hrm@example.org",
        "Plankenmerk": key,
        "Bestede uren": 6,
        "Bestede kosten": 900,
        "Gerealiseerde arbeidsplaatsen": 1,
        "Resultaat": "Er is een werkplek gemaakt.",
    }


def with_spaces(cells: dict[str, Cell]) -> Row:
    return {header.replace("_", " "): cell for header, cell in cells.items()}


def outcome(rules: Rules | None = None, /, **rows: list[Row]) -> Judgement:
    tabs = {tab: tuple(found) for tab, found in rows.items()}
    return judge(Register(parties=PARTY_ROWS, **tabs), rules or Rules(), TODAY, NOW)


def column(judgement: Judgement, tab: str, header: str) -> list[Value]:
    return [cells[header] for _, cells in sorted(judgement[tab].items())]


FIRST = request("2022-01-03T09:00")
