"""A small programme as formulas see it: requests, plans, hours, parties."""

from __future__ import annotations

from sheets_sync.cells.text import fold
from sheets_sync.formula.types import DAY, MOMENT, NUMBER, TEXT, YES_NO, Schema, TabNames, Type

HOURS = Type("number", unit="hours")
EURO = Type("number", unit="euro")
KIND = Type("choice", choices=("Presentatie", "Workshop", "Proeftuin"))
KINDS = Type("choices", choices=("Presentatie", "Workshop", "Proeftuin"))


def _tab(name: str, title: str, statuses: tuple[str, ...] = (), **columns: Type) -> TabNames:
    headers = {header.replace("_", " "): kind for header, kind in columns.items()}
    named = {one: one for one in headers}
    return TabNames(name, title, named, headers, statuses, claims=name == "plans")


TABS = {
    "requests": _tab(
        "requests",
        "Aanvragen",
        ("Open", "Toegekend"),
        Tijdstempel=MOMENT,
        Vraag=TEXT,
        Activiteiten=KINDS,
        Geschatte_uren=HOURS,
        Hogeschool=Type("row", tab="parties"),
        Kenmerk=TEXT,
    ),
    "plans": _tab(
        "plans",
        "Plannen",
        ("Goedgekeurd", "Afgewezen"),
        Aanvraag=Type("row", tab="requests"),
        Activiteit=KIND,
        Begrote_uren=HOURS,
        Kosten=EURO,
        Deelnemers=NUMBER,
        Start=DAY,
        Einde=DAY,
        Akkoord=YES_NO,
        Plankenmerk=TEXT,
    ),
    "hours": _tab(
        "hours",
        "Uren",
        Datum=DAY,
        Plan=Type("row", tab="plans"),
        Uren=HOURS,
        Adviseur=TEXT,
    ),
    "parties": _tab(
        "parties",
        "Lijst van hogescholen",
        Naam=TEXT,
        Eerste=Type("row", tab="requests"),
        Laatste=Type("row", tab="requests"),
    ),
}


def schema(language: str = "nl") -> Schema:
    """The same in either language of formulas."""
    return Schema(
        TABS,
        "en" if language == "en" else "nl",
        {"hours": ("uur", "uren")},
        {fold("maximum"): (HOURS, 4000), fold("begin"): (DAY, 44_287)},
    )
