"""One generated row of each tab, mostly in order and now and then with one thing amiss."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from .forms import (
    PARTY_SPELLINGS,
    chance,
    day_cell,
    hours_cell,
    moment_cell,
    money_cell,
    party_cell,
)
from .register import ACTIVITIES, CHOICES, Cell, Row, Rules, serial

if TYPE_CHECKING:
    from random import Random

REQUEST_FLAWS: tuple[tuple[str, Cell], ...] = (
    ("Tijdstempel", None),
    ("Tijdstempel", "volgende week"),
    ("E-mailadres", "geen"),
    ("Hogeschool", "Hogeschool van Nergens"),
    ("Hogeschool", None),
    ("Afdeling", "Directie"),
    ("Contactpersoon HRM", None),
    ("Contactpersoon Inkoop", ""),
    ("Vraag", None),
    ("Activiteiten", "Presentatie, Zingen"),
    ("Domein", "Beveiliging"),
    ("Geschatte uren", "veertig"),
    ("Geschatte uren", -5),
    ("Geschatte uren", "#N/A"),
    ("Intakegesprek op", "31-02-2022"),
    ("Ingetrokken op", "ja"),
)
PLAN_FLAWS: tuple[tuple[str, Cell], ...] = (
    ("Kenmerk", None),
    ("Activiteit", "Lezing"),
    ("Activiteit", "Proeftuin"),
    ("Leverancier", None),
    ("Opgesteld door", None),
    ("Ingediend op", "binnenkort"),
    ("Begrote uren", None),
    ("Begrote uren", "veertig"),
    ("Begrote uren", "1.234"),
    ("Begrote uren", -5),
    ("Kostenbegroting", "1,234"),
    ("Kostenbegroting", None),
    ("Start", None),
    ("Start", serial(date(2024, 3, 1))),
    ("Gepland einde", serial(date(2021, 3, 31))),
    ("Gepland einde", None),
    ("Besluit", "Misschien"),
    ("Besluit op", None),
    ("Besluit op", "31-02-2022"),
    ("Besluit op", serial(date(2021, 1, 4))),
    ("Afgerond op", serial(date(2030, 1, 1))),
    ("Afgerond op", "klaar"),
)
BOOKING_FLAWS: tuple[tuple[str, Cell], ...] = (
    ("Datum", None),
    ("Datum", "gisteren"),
    ("Datum", serial(date(2030, 1, 1))),
    ("Datum", serial(date(2021, 3, 31))),
    ("Datum", serial(date(2021, 1, 4))),
    ("Adviseur", None),
    ("Uren", None),
    ("Uren", 0),
    ("Uren", 24.5),
    ("Uren", "25"),
    ("Uren", "veel"),
    ("Uren", -2),
    ("Plankenmerk", None),
    ("Plankenmerk", "SI-2021-999-A"),
)
EVALUATION_FLAWS: tuple[tuple[str, Cell], ...] = (
    ("Tijdstempel", None),
    ("Tijdstempel", "31-02-2022"),
    ("E-mailadres", "geen"),
    ("Plankenmerk", None),
    ("Plankenmerk", "onbekend"),
    ("Plankenmerk", "SI-2021-999-A"),
    ("Bestede uren", "veel"),
    ("Bestede kosten", None),
    ("Gerealiseerde arbeidsplaatsen", "een paar"),
    ("Gerealiseerde arbeidsplaatsen", None),
    ("Verwachte arbeidsplaatsen", "later"),
    ("Resultaat", None),
)


@dataclass(frozen=True, slots=True)
class Target:
    """A plan row that bookings and evaluations can name."""

    plan_key: str
    request_key: str
    start: date
    done: date | None


def request_row(random: Random, today: date, rules: Rules) -> Row:
    arrived = today - timedelta(random.randint(0, 300))
    if chance(random, 90):
        arrived = clamp(arrived, rules)
    row: Row = {
        "Tijdstempel": moment_cell(random, arrived),
        "E-mailadres": f"aanvraag{random.randint(1, 99)}@example.org",
        "Hogeschool": party_cell(random),
        "Naam aanvrager": f"Aanvrager {random.randint(1, 99)}",
        "Afdeling": random.choice(CHOICES["Afdeling"]),
        "Contactpersoon HRM": random.choice(("Contact HRM", "Zoë Ingénue")),
        "Contactpersoon Inkoop": "Contact Inkoop",
        "Vraag": random.choice(("Hoe beginnen we?", "Welke banen kunnen er zijn?", 42)),
        "Activiteiten": random.choice((*ACTIVITIES, "Presentatie, Workshop")),
        "Domein": random.choice((None, "Catering", "Catering, Schoonmaak")),
        "Geschatte uren": random.choice((None, hours_cell(random, random.randint(4, 200)))),
        "Intakegesprek op": random.choice((None, day_cell(random, arrived))),
    }
    if chance(random, 6):
        row["Ingetrokken op"] = day_cell(random, arrived + timedelta(random.randint(0, 9)))
    return with_flaw(random, row, REQUEST_FLAWS, 14)


def again(random: Random, row: Row, today: date) -> Row:
    """The same request sent once more: at the same moment or later, seldom with another word."""
    copy = respelled(random, row)
    if chance(random, 70):
        copy["Tijdstempel"] = moment_cell(random, today - timedelta(random.randint(0, 60)))
    if chance(random, 15):
        copy["Vraag"] = "Nog een keer, maar anders"
    return copy


def respelled(random: Random, row: Row) -> Row:
    """The same row as another person would have written it."""
    copy = dict(row)
    for header in ("Naam aanvrager", "Vraag", "E-mailadres", "Contactpersoon HRM"):
        cell = copy.get(header)
        if isinstance(cell, str) and chance(random, 30):
            forms = (cell.upper(), cell.replace(" ", "  "), unicodedata.normalize("NFD", cell))
            copy[header] = random.choice(forms)
    names = next((one for one in PARTY_SPELLINGS if copy.get("Hogeschool") in one), ())
    if names and chance(random, 30):
        copy["Hogeschool"] = random.choice(names)
    hours = copy.get("Geschatte uren")
    if isinstance(hours, float | int) and hours > 0 and chance(random, 30):
        copy["Geschatte uren"] = hours_cell(random, round(hours * 4))
    if chance(random, 15):
        copy["Intakegesprek op"] = day_cell(random, date(2022, 2, 1))
    return copy


def plan_row(random: Random, kenmerk: str, today: date, rules: Rules) -> Row:
    course = random.choice(
        ("open", "open", "revise", "rejected", "ahead", "running", "recent", "overdue", "overdue")
    )
    start, done = course_days(random, course, today)
    if chance(random, 92):
        start = clamp(start, rules)
    end = clamp(start + timedelta(random.randint(0, 60)), rules)
    sent = start - timedelta(random.randint(5, 40))
    row: Row = {
        "Kenmerk": kenmerk,
        "Activiteit": random.choice(ACTIVITIES),
        "Leverancier": "Groenbedrijf De Akker",
        "Opgesteld door": f"Adviseur {random.randint(1, 4)}",
        "Ingediend op": day_cell(random, sent),
        "Begrote uren": hours_cell(random, random.randint(0, 120)),
        "Kostenbegroting": money_cell(random),
        "Start": day_cell(random, start),
        "Gepland einde": day_cell(random, end),
        "Afgerond op": None if done is None else day_cell(random, done),
    }
    row |= decision_cells(random, course, sent + timedelta(random.randint(0, 5)))
    return with_flaw(random, row, PLAN_FLAWS, 20)


def course_days(random: Random, course: str, today: date) -> tuple[date, date | None]:
    """The start of an activity and the day it was completed."""
    if course in ("open", "revise", "rejected"):
        return today + timedelta(random.randint(-20, 60)), None
    if course == "ahead":
        return today + timedelta(random.randint(1, 60)), None
    if course == "running":
        return today - timedelta(random.randint(0, 60)), None
    days = random.randint(0, 14) if course == "recent" else random.randint(14, 90)
    done = today - timedelta(days)
    return done - timedelta(random.randint(0, 40)), done


def decision_cells(random: Random, course: str, day: date) -> Row:
    if course == "open":
        return {"Besluit op": random.choice((None, None, None, day_cell(random, day)))}
    words = {"revise": "Aanvullen", "rejected": "Afgewezen"}
    award = random.choice((None, None, None, hours_cell(random, random.randint(1, 100)), 0, "veel"))
    return {
        "Besluit": words.get(course, "Goedgekeurd"),
        "Besluit op": day_cell(random, day),
        "Toegekende uren": award if words.get(course) is None else None,
    }


def booking_row(random: Random, target: Target, today: date) -> Row:
    day = min(today, target.start + timedelta(random.randint(0, 40)))
    row: Row = {
        "Datum": day_cell(random, day),
        "Plankenmerk": target.request_key if chance(random, 10) else target.plan_key,
        "Adviseur": f"Adviseur {random.randint(1, 4)}",
        "Uren": hours_cell(random, random.randint(1, 64)),
        "Omschrijving": random.choice((None, "Voorbereiding", "Bijeenkomst")),
    }
    return with_flaw(random, row, BOOKING_FLAWS, 18)


def evaluation_row(random: Random, target: Target, today: date, rules: Rules) -> Row:
    term = rules.term_days
    days = random.choice((-1, 0, 3, term - 1, term, term + 1, term + 20))
    sent = (target.done or today) + timedelta(days)
    if chance(random, 95):
        sent = min(sent, today)
    row: Row = {
        "Tijdstempel": moment_cell(random, sent),
        "E-mailadres": f"evaluatie{random.randint(1, 99)}@example.org",
        "Plankenmerk": target.request_key if chance(random, 10) else target.plan_key,
        "Bestede uren": hours_cell(random, random.randint(0, 100)),
        "Bestede kosten": money_cell(random),
        "Gerealiseerde arbeidsplaatsen": random.choice((0, 1, 3, "2")),
        "Verwachte arbeidsplaatsen": random.choice((None, 2)),
        "Resultaat": "Er is een werkplek gemaakt.",
        "Geleerde lessen": random.choice((None, "Begin eerder.")),
    }
    return with_flaw(random, row, EVALUATION_FLAWS, 15)


def with_flaw(random: Random, row: Row, flaws: tuple[tuple[str, Cell], ...], percent: int) -> Row:
    if not chance(random, percent):
        return row
    header, cell = random.choice(flaws)
    return {**row, header: cell}


def clamp(day: date, rules: Rules) -> date:
    return min(max(day, rules.first), rules.last)
