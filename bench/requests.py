"""Requests as forms and people make them: many that are fine, one in twenty that is not."""

from __future__ import annotations

from itertools import combinations
from random import Random
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.programme.model import Programme

Rows: TypeAlias = dict[str, list["Cell"]]
"""The cells below each header, first row first."""

CLEAN_START = 120
"""The first rows are fine, so that plans can name their keys beforehand."""

DIRTY = 0.05
TWICE = 0.001

INITIALS = "ABCDEFGHJKLMNPRSTVW"
SURNAMES = (
    *("Voorbeeld", "van Proefstra", "Testema", "de Verzonne", "Fictiesma", "Schijnhof"),
    *("van der Bedenk", "Nepveld", "Dummysma", "Zomaarink", "ter Verzinnen", "Modelaar"),
)
TOPICS = (
    *("de catering in de kantines", "het schoonmaakcontract", "het groenonderhoud"),
    *("onze aanbesteding", "de banenafspraak bij leveranciers", "social return in bestekken"),
)
WISHES = (
    "Wij zoeken hulp bij {topic} en willen daar {count} banen aan verbinden; wie denkt er mee?",
    "Hoe krijgen wij {topic} inclusief ingekocht? Het gaat om {count} plaatsen.",
    "Graag een gesprek over {topic}; er lopen nu {count} trajecten.",
)
ACTIVITIES = ("Presentatie", "Workshop", "Proeftuin", "Anders")
DOMAINS = ("Catering", "Schoonmaak", "Groenvoorziening", "Anders")
HOURS: tuple[Cell, ...] = ("", 4, 7.5, 8, 12, 16, 20, 24, 32, 36, 40, 48, 60)

MISTAKES: Mapping[str, Sequence[Cell]] = {
    "Tijdstempel": ("", "gisteren", "31-12-2021 10:15", 12),
    "E-mailadres": ("", "geen", "inkoop@", "hr @example.org", "#N/A"),
    "Hogeschool": ("", "Hogeschool Utrech", "ROC Nergens", " HvA ", "#N/A", 36),
    "Naam aanvrager": ("", "   ", "#REF!"),
    "Afdeling": ("", "Inkop", "Directie", "inkoop "),
    "Contactpersoon HRM": ("", "'", 612345678),
    "Contactpersoon Inkoop": ("", "#VALUE!"),
    "Vraag": ("", "\u00a0"),
    "Activiteiten": ("", "Lezing", "Presentatie, Wrkshop", "workshop;presentatie"),
    "Domein": ("Bouw", "Catering, ICT", True),
    "Geschatte uren": ("veertig", "1.234", -8, "7u30", 5000, "#N/A", 0.3125, "7,5 uur", True),
    "Intakegesprek op": ("31-02-2022", "volgende week", "12-5", "3 mei 2022", 2022),
    "Ingetrokken op": ("ja", "12/31/2021", "1 sept 2022", 44700),
}


def request_rows(programme: Programme, count: int, seed: int) -> Rows:
    """``count`` requests in order of arrival, by human header and two headers of people's own."""
    random = Random(seed)  # noqa: S311 -- the same register every time is the point
    rows = _fine_rows(programme, count, random)
    for row in _some(random, count, DIRTY):
        header = random.choice(list(MISTAKES))
        rows[header][row] = random.choice(MISTAKES[header])
    for row in _some(random, count, TWICE):
        for header in MISTAKES:
            if header != "Tijdstempel":
                rows[header][row] = rows[header][row - 1]
    return rows


def _some(random: Random, count: int, share: float) -> list[int]:
    later = range(min(CLEAN_START, count // 2), count)
    return random.sample(later, min(len(later), round(count * share)))


def _fine_rows(programme: Programme, count: int, random: Random) -> Rows:
    def any_of(choices: Sequence[Cell]) -> list[Cell]:
        return random.choices(choices, k=count)

    people = [f"{initial}. {surname}" for initial in INITIALS for surname in SURNAMES]
    parties = [random.choice(programme.tabs["parties"].rows) for _ in range(count)]
    days = range(programme.period.first_day, programme.period.last_day)
    intake = any_of([*days[::7], *[""] * len(days)])
    return {
        "Tijdstempel": _moments(programme, count, random),
        "E-mailadres": [
            f"aanvrager{random.randrange(10**6)}@hogeschool-{random.randrange(36)}.example.org"
            for _ in range(count)
        ],
        "Hogeschool": [random.choice(_spellings(party)) for party in parties],
        "Naam aanvrager": any_of(people),
        "Afdeling": any_of(("P&O centraal", "P&O decentraal", "Inkoop")),
        "Contactpersoon HRM": any_of(people),
        "Contactpersoon Inkoop": any_of(people),
        "Vraag": [
            random.choice(WISHES).format(topic=random.choice(TOPICS), count=random.randrange(10**5))
            for _ in range(count)
        ],
        "Activiteiten": any_of(_sets(ACTIVITIES)),
        "Domein": any_of(["", *_sets(DOMAINS)]),
        "Geschatte uren": any_of(HOURS),
        "Intakegesprek op": intake,
        "Ingetrokken op": any_of([""] * 199 + [44_800]),
        "Notitie": any_of(["", "", "", "bellen", "wacht op antwoord"]),
        "Dossier": [100_000 + row for row in range(count)],
    }


def _moments(programme: Programme, count: int, random: Random) -> list[Cell]:
    first = programme.period.first_day + 1
    step = (programme.period.last_day - first) / max(count, 1)
    return [first + (row + random.random()) * step for row in range(count)]


def _spellings(party: Mapping[str, str]) -> list[str]:
    return [spelling for text in party.values() for spelling in text.split(", ")]


def _sets(choices: Sequence[str]) -> list[str]:
    sizes = range(1, len(choices))
    return [", ".join(some) for size in sizes for some in combinations(choices, size)]
