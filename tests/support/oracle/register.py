"""A register of the pilot as plain rows: what stands in the cells, and the rules in force.

A row maps Dutch headers to raw cells: numbers, serial dates (day 0 = 1899-12-30) or text. Row ``i``
of a tab stands in sheet row ``i + 2``, under the headers. A header that lacks is an empty cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Literal, Self, TypeAlias


class Shown(float):
    """A number that its cell shows in another way than as a plain number.

    ``kind`` is day, moment, time, minutes, duration, percent, currency or unit; ``text`` is what
    people see there.
    """

    def __new__(cls, number: float, kind: str, text: str) -> Self:
        made = super().__new__(cls, number)
        made.kind, made.text = kind, text
        return made

    kind: str
    text: str


Cell: TypeAlias = str | int | float | None
Row: TypeAlias = dict[str, Cell]
Rows: TypeAlias = tuple[Row, ...]

Value: TypeAlias = str | Fraction | date | datetime | None
Judgement: TypeAlias = dict[str, dict[int, dict[str, Value]]]
"""Tab → sheet row → machine header → value; hours and counts are Fractions of one."""

REQUESTS = "Aanvragen"
PLANS = "Plannen"
BOOKINGS = "Uren"
EVALUATIONS = "Evaluaties"
PARTIES = "Hogescholen"
QUEUE = "Wachtrij"

HUMAN: dict[str, dict[str, str]] = {
    REQUESTS: {
        "Tijdstempel": "moment!",
        "E-mailadres": "email!",
        "Hogeschool": "party!",
        "Naam aanvrager": "text!",
        "Afdeling": "choice!",
        "Contactpersoon HRM": "text!",
        "Contactpersoon Inkoop": "text!",
        "Vraag": "text!",
        "Activiteiten": "choices!",
        "Domein": "choices",
        "Geschatte uren": "hours",
        "Intakegesprek op": "day",
        "Ingetrokken op": "day",
    },
    PLANS: {
        "Kenmerk": "text!",
        "Activiteit": "choice!",
        "Leverancier": "text",
        "Opgesteld door": "text!",
        "Ingediend op": "day!",
        "Begrote uren": "hours!",
        "Kostenbegroting": "money!",
        "Start": "day!",
        "Gepland einde": "day!",
        "Besluit": "choice",
        "Besluit op": "day",
        "Toegekende uren": "hours",
        "Afgerond op": "day",
    },
    BOOKINGS: {
        "Datum": "day!",
        "Plankenmerk": "text!",
        "Adviseur": "text!",
        "Uren": "hours!",
        "Omschrijving": "text",
    },
    EVALUATIONS: {
        "Tijdstempel": "moment!",
        "E-mailadres": "email!",
        "Plankenmerk": "text!",
        "Bestede uren": "hours!",
        "Bestede kosten": "money!",
        "Gerealiseerde arbeidsplaatsen": "count!",
        "Verwachte arbeidsplaatsen": "count",
        "Resultaat": "text!",
        "Geleerde lessen": "text",
    },
    PARTIES: {"Naam": "text!", "Korte naam": "text", "Andere schrijfwijzen": "text"},
}
"""Tab → header → kind of cell; ``!`` = required."""

ACTIVITIES = ("Presentatie", "Workshop", "Proeftuin", "Anders")
DECISIONS = ("Goedgekeurd", "Afgewezen", "Aanvullen")
CHOICES: dict[str, tuple[str, ...]] = {
    "Afdeling": ("P&O centraal", "P&O decentraal", "Inkoop"),
    "Activiteiten": ACTIVITIES,
    "Activiteit": ACTIVITIES,
    "Domein": ("Catering", "Schoonmaak", "Groenvoorziening", "Anders"),
    "Besluit": DECISIONS,
}

MACHINE: dict[str, tuple[str, ...]] = {
    REQUESTS: (
        "Kenmerk",
        "Volgnummer",
        "Telt vanaf",
        "Status",
        "Uren toegekend",
        "Uren gereserveerd",
        "Uren wachtend",
        "Wachtlijst",
        "Aan zet",
    ),
    PLANS: (
        "Plankenmerk",
        "Status",
        "Evaluatie uiterlijk",
        "Dagen te laat",
        "Uren besteed",
        "Uren over",
        "Aan zet",
    ),
    BOOKINGS: ("Boeking", "Status", "Saldo"),
    EVALUATIONS: ("Evaluatie", "Status", "Dagen te laat"),
    PARTIES: (
        "Uren toegekend",
        "Uren gereserveerd",
        "Uren besteed",
        "Uren beschikbaar",
        "Evaluaties te laat",
    ),
    QUEUE: (
        "Volgnummer",
        "Kenmerk",
        "Hogeschool",
        "Telt vanaf",
        "Status",
        "Uren toegekend",
        "Uren gereserveerd",
        "Uren wachtend",
    ),
}
"""The judged machine columns, in the order of the contract; Meldingen is not judged."""

EPOCH = datetime.fromisoformat("1899-12-30")


@dataclass(frozen=True, slots=True)
class Register:
    """The five tabs that people and forms fill."""

    requests: Rows = ()
    plans: Rows = ()
    bookings: Rows = ()
    evaluations: Rows = ()
    parties: Rows = ()

    def tabs(self) -> dict[str, Rows]:
        return {
            REQUESTS: self.requests,
            PLANS: self.plans,
            BOOKINGS: self.bookings,
            EVALUATIONS: self.evaluations,
            PARTIES: self.parties,
        }


@dataclass(frozen=True, slots=True)
class Rules:
    """The programme's rules; ``total`` and ``cap`` in hundredths of an hour. The tie rule is row.

    ``first`` and ``last`` are the pilot's first and last day, both inside.
    """

    total: int = 400_00
    cap: int = 40_00
    order: Literal["received", "complete"] = "received"
    short: Literal["partial", "wait", "skip"] = "partial"
    release: bool = True
    term_days: int = 14
    first: date = date(2021, 4, 1)
    last: date = date(2023, 12, 31)

    def inside(self, day: date) -> bool:
        return self.first <= day <= self.last


def serial(moment: date) -> int | float:
    """The serial number of a day or a moment; whole for a day and for midnight."""
    if not isinstance(moment, datetime):
        return (moment - EPOCH.date()).days
    passed = moment - EPOCH
    return passed.days + passed.seconds / 86_400 if passed.seconds else passed.days


def from_serial(number: float) -> datetime:
    """The moment of a serial number, to the nearest second."""
    return EPOCH + timedelta(seconds=round(number * 86_400))


def is_blank(cell: Cell) -> bool:
    """Whether nobody filled anything in; a box that was not ticked is no answer either."""
    return cell is None or cell is False or cell == ""


def is_blank_row(tab: str, row: Row) -> bool:
    """Whether nothing stands in the row's human columns."""
    return all(is_blank(row.get(header)) for header in HUMAN[tab])
