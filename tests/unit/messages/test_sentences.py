"""What a person reads about a cell that cannot be read."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

import pytest

from sheets_sync.cells.dates import day, format_day, format_moment, moment
from sheets_sync.cells.fixed_forms import iban, percent, phone, postcode, url, yes_no
from sheets_sync.cells.numbers import format_amount, format_money, hours, money, number
from sheets_sync.cells.shown import as_seen
from sheets_sync.cells.text import fold, quoted
from sheets_sync.cells.words import choice, email, name, several
from sheets_sync.grid.snapshot import (
    Cell,
    CurrencyCell,
    DayCell,
    DurationCell,
    ErrorCell,
    MomentCell,
    PercentCell,
    TimeCell,
    UnitCell,
)
from sheets_sync.messages import cells as cell_messages
from sheets_sync.messages import shown_numbers as shown_messages
from sheets_sync.problems.problem import Amount, Day, Detail, Instant, Money, Wrong

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.cells.text import Language

NL = cell_messages.NL | shown_messages.NL
EN = cell_messages.EN | shown_messages.EN
CHOICES = {fold(text): text for text in ("Presentatie", "Workshop", "Proeftuin", "Anders")}
NAMES = {fold(text): text for text in ("Hogeschool Utrecht", "Hogeschool Rotterdam")}

READERS: dict[str, Callable[[Cell, Language], object]] = {
    "hours": hours,
    "money": money,
    "number": number,
    "day": day,
    "moment": moment,
    "choice": lambda cell, language: choice(cell, CHOICES, language),
    "several": lambda cell, language: several(cell, CHOICES, language),
    "name": lambda cell, language: name(cell, NAMES, language),
    "email": lambda cell, _language: email(cell),
    "url": url,
    "phone": phone,
    "postcode": postcode,
    "iban": iban,
    "percent": percent,
    "yes_no": yes_no,
}

EXAMPLES: dict[str, tuple[str, Cell]] = {
    "cell.error": ("hours", ErrorCell("#N/A")),
    "cell.loading": ("hours", ErrorCell("Loading...")),
    "cell.no_outcome": ("day", ErrorCell("")),
    "cell.formula": ("money", "=A1*2"),
    "url.unknown": ("url", "onze site"),
    "phone.unknown": ("phone", "bel me"),
    "phone.number": ("phone", 301234567),
    "postcode.unknown": ("postcode", "12345"),
    "iban.unknown": ("iban", "gironummer 12345"),
    "iban.check": ("iban", "NL01 BANK 0123 4567 89"),
    "percent.unknown": ("percent", "de helft"),
    "percent.too_precise": ("percent", "33,3333%"),
    "yes_no.unknown": ("yes_no", "misschien"),
    "hours.not_a_number": ("hours", "veertig"),
    "hours.ambiguous": ("hours", "1.234"),
    "hours.ambiguous_time": ("hours", "7.30 uur"),
    "hours.time_value": ("hours", 0.3125),
    "hours.too_precise": ("hours", 7.333333),
    "hours.not_hundredths": ("hours", "7:20"),
    "hours.no_such_time": ("hours", "7:75"),
    "hours.too_large": ("hours", 1e7),
    "hours.date": ("hours", DayCell(46_054)),
    "hours.unit": ("hours", UnitCell(8)),
    "money.unit": ("money", UnitCell(900)),
    "number.unit": ("number", UnitCell(3)),
    "hours.percent": ("hours", PercentCell(0.5)),
    "hours.currency": ("hours", CurrencyCell(12)),
    "hours.unclear_time": ("hours", TimeCell(7.5)),
    "money.not_a_number": ("money", "gratis"),
    "money.date": ("money", DayCell(44_688)),
    "money.time": ("money", DurationCell(1.5)),
    "money.percent": ("money", PercentCell(0.21)),
    "number.date": ("number", MomentCell(46_054.5)),
    "number.time": ("number", TimeCell(0.125)),
    "number.percent": ("number", PercentCell(1)),
    "number.currency": ("number", CurrencyCell(3)),
    "money.ambiguous": ("money", "1,234"),
    "money.too_precise": ("money", 1200.505),
    "money.too_large": ("money", "€ 12.000.000"),
    "number.not_a_number": ("number", "geen"),
    "number.ambiguous": ("number", "1.234"),
    "number.too_precise": ("number", 0.3333),
    "number.too_large": ("number", 1e300),
    "date.not_a_date": ("day", "morgen"),
    "date.not_a_moment": ("moment", "morgen"),
    "date.no_year": ("day", "1-2"),
    "date.no_such_day": ("day", "30-2-2021"),
    "date.no_such_time": ("moment", "31-12-2021 25:00"),
    "date.month_first": ("day", "12-31-2021"),
    "date.either_order": ("moment", "1/3/2022 2:05:23 PM"),
    "date.out_of_range": ("day", "1-2-2121"),
    "date.shown_otherwise": ("moment", TimeCell(0.5)),
    "date.zone": ("moment", "2021-12-31T10:15:00Z"),
    "choice.unknown": ("choice", "Cursus"),
    "choice.near_miss": ("choice", "Presentaties"),
    "several.unknown": ("several", "Workshop, Cursus, Excursie"),
    "several.near_miss": ("several", "Workshop, Proeftuinen"),
    "name.unknown": ("name", "Universiteit Gent"),
    "name.near_miss": ("name", "Hogeschol Utrecht"),
    "email.not_an_address": ("email", "anna apestaart example.org"),
}

SENTENCES: list[tuple[str, Cell, Language, str]] = [
    (
        "hours",
        "veertig",
        "nl",
        'Kolom: "veertig" is geen aantal uren; vul een getal in, bijvoorbeeld 7,5.',
    ),
    (
        "hours",
        "forty",
        "en",
        'Kolom: "forty" is not a number of hours; fill in a number, for example 7.5.',
    ),
    (
        "hours",
        "1.234",
        "nl",
        (
            'Kolom: "1.234" kan 1234 uur betekenen, maar ook 1,23 uur; vul een getal in zonder '
            "teken voor duizendtallen en met hooguit twee cijfers achter de komma."
        ),
    ),
    (
        "hours",
        0.3125,
        "nl",
        (
            'Kolom: "0,3125" lijkt een tijd in plaats van een aantal uren; vul 7,5 in als gewoon '
            "getal, of 0,31 als dat bedoeld is."
        ),
    ),
    (
        "hours",
        "7:20",
        "nl",
        (
            'Kolom: "7:20" komt niet uit op hele honderdsten van een uur; vul het afgeronde aantal '
            "uren in, bijvoorbeeld 7,33."
        ),
    ),
    (
        "money",
        1200.506,
        "nl",
        (
            'Kolom: "1200,506" heeft meer dan twee cijfers achter de komma; rond het bedrag af op '
            "hele centen, bijvoorbeeld € 1.200,51."
        ),
    ),
    (
        "number",
        DayCell(46_054),
        "nl",
        (
            'Kolom: "01-02-2026" is een datum in plaats van een aantal; van wat u typt (zoals 1-2) '
            "maakt het rekenprogramma soms een datum. Zet de opmaak van de cel op getal en typ het "
            "aantal opnieuw, bijvoorbeeld 3."
        ),
    ),
    (
        "hours",
        TimeCell(7.5),
        "nl",
        (
            'Kolom: de cel toont "12:00", maar daaruit is niet zeker hoeveel uur het is; zet de '
            "opmaak van de cel op getal en vul het aantal uren in, bijvoorbeeld 7,5."
        ),
    ),
    (
        "day",
        PercentCell(0.125),
        "nl",
        (
            'Kolom: "12,5%" is geen datum; zet de opmaak van de cel op datum en vul dag, maand en '
            "jaar in, bijvoorbeeld 31-12-2021."
        ),
    ),
    (
        "day",
        "12-31-2021",
        "nl",
        'Kolom: "12-31-2021" is geen datum in de volgorde dag-maand-jaar; bedoelt u 31-12-2021?',
    ),
    (
        "moment",
        "1/13/2022 14:05:23",
        "nl",
        (
            'Kolom: "1/13/2022 14:05:23" is geen datum in de volgorde dag-maand-jaar; bedoelt u '
            "13-01-2022 14:05:23?"
        ),
    ),
    (
        "moment",
        "1/3/2022 2:05 PM",
        "nl",
        (
            'Kolom: "1/3/2022 2:05 PM" kan 01-03-2022 14:05 zijn, maar ook 03-01-2022 14:05; vul '
            "de datum in met de maand als woord, bijvoorbeeld 31 dec 2021."
        ),
    ),
    (
        "day",
        "12-31-2021",
        "en",
        'Kolom: "12-31-2021" is not a date in the order day-month-year; do you mean 31 Dec 2021?',
    ),
    (
        "day",
        "30-2-2021",
        "nl",
        (
            'Kolom: de dag "30-2-2021" bestaat niet; vul dag, maand en jaar in, bijvoorbeeld '
            "31-12-2021."
        ),
    ),
    (
        "day",
        2021.0,
        "nl",
        (
            'Kolom: "2021" is de datum 13-07-1905, en die ligt niet in de jaren 2000 tot en met '
            "2099; vul een datum in, bijvoorbeeld 31-12-2021."
        ),
    ),
    (
        "several",
        "Workshop, Cursus;\nExcursie",
        "nl",
        (
            'Kolom: "Cursus, Excursie" hoort niet bij de mogelijkheden; kies uit: Presentatie, '
            "Workshop, Proeftuin, Anders (met komma's ertussen)."
        ),
    ),
    (
        "name",
        "Hogeschol\nUtrecht",
        "nl",
        'Kolom: "Hogeschol⏎Utrecht" staat niet in de lijst; bedoelt u "Hogeschool Utrecht"?',
    ),
]


def shown(detail: Detail, language: Language) -> str:
    if isinstance(detail, Money):
        return format_money(detail, language)
    if isinstance(detail, Amount):
        return format_amount(detail, language)
    if isinstance(detail, Instant):
        return format_moment(detail / 86_400, language)
    if isinstance(detail, Day):
        return format_day(detail, language)
    return ", ".join(detail) if isinstance(detail, tuple) else str(detail)


def found(cell: Cell, language: Language) -> str:
    return quoted(as_seen(cell, language), language=language)


def sentence(wrong: Wrong, cell: Cell, language: Language) -> str:
    template = (NL if language == "nl" else EN)[wrong.code]
    details = {key: shown(detail, language) for key, detail in wrong.details}
    return template.format(column="Kolom", found=found(cell, language), **details)


@pytest.mark.parametrize(("reader", "cell", "language", "expected"), SENTENCES)
def test_sentence(reader: str, cell: Cell, language: Language, expected: str) -> None:
    wrong = READERS[reader](cell, language)
    assert isinstance(wrong, Wrong)
    assert sentence(wrong, cell, language) == expected


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("code", EXAMPLES)
def test_every_sentence_names_column_and_cell(code: str, language: Language) -> None:
    reader, cell = EXAMPLES[code]
    # To an English reader the comma stands before thousands and the point before decimals.
    if code == "money.ambiguous" and language == "en":
        cell = "1.234"
    wrong = READERS[reader](cell, language)
    assert isinstance(wrong, Wrong)
    assert wrong.code == code
    text = sentence(wrong, cell, language)
    assert text.startswith("Kolom: ")
    assert "unknown" in dict(wrong.details) or found(cell, language) in text
    assert text.endswith((".", "?"))


def test_every_sentence_has_an_example_and_both_languages() -> None:
    of_columns = {code for code in NL if code.startswith(("optional.", "filler.", "disguise."))}
    of_columns |= {"date.order_of_column", "date.maybe_swapped", "pattern.unlike"}
    of_columns |= {"amount.not_whole", "amount.one_decimal"}
    assert set(NL) == set(EN) == set(EXAMPLES) | of_columns
    assert {code.removeprefix("optional.") for code in of_columns} <= set(NL)


@pytest.mark.parametrize("code", NL)
def test_both_languages_have_the_same_places(code: str) -> None:
    assert places(NL[code]) == places(EN[code])


def places(template: str) -> set[str]:
    return {place for _, place, _, _ in Formatter().parse(template) if place is not None}
