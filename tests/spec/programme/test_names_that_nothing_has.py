"""What a file names and nothing has, or of the wrong kind, is told when it is loaded."""

from __future__ import annotations

import pytest
from support.written.runs import rows
from support.written.small import run, told_of

BASE = """
[tabs.loans]
title = "Leningen"
columns = [
    { header = "Naam", required = true },
    { header = "Soort", kind = "choice", choices = ["a", "b"] },
    { header = "Doelen", kind = "choices", choices = ["x", "y", "z"] },
    { header = "Dag", kind = "day" },
    { header = "Getal", kind = "number" },
    { header = "Wie", kind = "reference", reference = "people" },
    { header = "Gezien", kind = "yes_no" },
    { header = "Uit", owner = "machine", kind = "day" },
    { header = "Status", owner = "machine", role = "status" },
    { header = "Meldingen", owner = "machine", role = "messages" },
]
[tabs.loans.statuses]
"Ja" = { when = '[Getal] > 1' }
"Nee" = {}

[tabs.people]
title = "Mensen"
columns = [{ header = "Wie", required = true, spelling = "one" }]

[[tabs.loans.terms]]
fills = "Uit"
"""
TERM = "start = '[Dag]'\nlength = \"3 days\"\n"
OVERVIEW = "overview[1]"
POOL = '[[pools]]\nname = "P"\ntotal = 3\nclaims = { tab = "loans", amount = \'[Getal]\' }\n'


def own(column: str) -> str:
    """A tab with a column of the program's."""
    made = f'{{ header = "S", owner = "machine", {column} }}'
    return f'[tabs.own]\ntitle = "O"\ncolumns = [{{ header = "N", required = true }}, {made}]'


@pytest.mark.parametrize(
    ("more", "key", "said"),
    [
        ('[[overview]]\nstatuses = "weg"', OVERVIEW, "weg kan hier niet; kies uit: loans."),
        ('[[overview]]\nstatuses = "people"', OVERVIEW, "people kan hier niet; kies uit: loans."),
        ('[[overview]]\npool = "Weg"', OVERVIEW, "Weg kan hier niet"),
        ('[[overview]]\nchoices = "weg.Soort"', OVERVIEW, "weg kan hier niet"),
        ('[[overview]]\nchoices = "loans.Weg"', OVERVIEW, "kies uit: loans.Soort, loans.Doelen"),
        ('[[overview]]\nchoices = "loans.Getal"', OVERVIEW, 'de soort "number"'),
        (
            "[[overview]]\nlabel = \"x\"\nformula = '[Getal]'",
            OVERVIEW,
            'Dit gaat over het hele register, dus is er geen rij met een kolom "Getal"',
        ),
        (
            '[[charts]]\ntitle = "x"\ntab = "weg"\nlabels = "Naam"\ncolumns = { Getal = "dark" }',
            "charts[1].tab",
            "weg kan hier niet; kies uit: loans, people.",
        ),
        (
            '[[charts]]\ntitle = "x"\ntab = "loans"\nlabels = "Naam"\ncolumns = { Getl = "dark" }',
            "charts[1].columns.Getl",
            'er is geen kolom "Getl"',
        ),
        (
            "[[alerts]]\ntab = \"weg\"\nwhen = 'WAAR'\nmessage = \"x\"",
            "alerts[1].tab",
            "weg kan hier niet",
        ),
        (
            "[[tabs.loans.rules]]\nwrong_when = 'WAAR'\ncolumn = \"Weg\"\nmessage = \"x\"",
            "tabs.loans.rules[1].column",
            'er is geen kolom "Weg"',
        ),
        (
            "[[tabs.loans.rules]]\nwrong_when = 'WAAR'\nmessage = \"Is {[Naam] goed?\"",
            "tabs.loans.rules[1].message",
            "in deze tekst staat een accolade die niet bij een formule hoort: {[Naam] goed?.",
        ),
        (
            own("stamp = 'GEVULD([N])'"),
            "tabs.own.columns[2] (S).stamp",
            'de soort "text", alleen bij: moment.',
        ),
        (
            own("kind = \"day\", formula = '3'"),
            "tabs.own.columns[2] (S).formula",
            'de formule geeft een getal, en dat kan niet in een kolom van de soort "day"',
        ),
        (POOL + 'closes = "decided"', "pools[1] (P).handed_in", "ontbreekt"),
        (
            POOL + "closes = \"decided\"\nhanded_in = '[Getal]'",
            "pools[1] (P).handed_in",
            "dit geeft geen dag of moment: [Getal].",
        ),
        (
            POOL + "caps = [{ most = 5 }]",
            "pools[1] (P).caps[1].most",
            "hooguit 5 is meer dan de 3 die er is",
        ),
        (
            POOL.replace("total = 3", "total = { twee = 3 }"),
            "pools[1] (P).total.twee",
            '"twee" is geen jaar',
        ),
        ("[values]\nvandaag = 3", "values.vandaag", "vandaag is ook de naam van VANDAAG()"),
        (
            '[tabs.leningen]\ntitle = "Anders"\ncolumns = [{ header = "N", required = true }]',
            "tabs.leningen",
            "leningen is ook de naam van tabs.loans",
        ),
        ('[values]\n"een twee" = 3', "values.een twee", '"een twee" kan geen naam zijn'),
    ],
)  # fmt: skip
def test_it_is_told_where_and_what_there_is(more: str, key: str, said: str) -> None:
    told = told_of(f"{BASE}{TERM}\n{more}")
    assert any(key in line for line in told)
    assert plain(said) in plain(told[-1])


def plain(text: str) -> str:
    return text.casefold().replace('"', "")


@pytest.mark.parametrize(
    ("term", "part", "said"),
    [
        ("start = '[Getal]'\nlength = \"3 days\"", "start", "dit geeft geen dag of moment"),
        ("start = '[Dag]'\nlength = '[Dag]'", "length", "dit geeft geen aantal: [Dag]"),
        ("start = '[Dag]'\nlength = \"gauw\"", "length", '"gauw" is niet bekend'),
        (TERM + "met_on = '[Getal]'", "met_on", "dit geeft geen dag of moment"),
        (TERM + "pause = [['[Getal]', '[Dag]']]", "pause[1].1", "dit geeft geen dag of moment"),
        (TERM + 'calendar = "XX"', "calendar", "een tabblad met vrije dagen: loans, people."),
        (TERM + 'calendar = "people"', "calendar", "staat geen kolom met dagen"),
    ],
)
def test_a_term_counts_from_days_and_with_numbers(term: str, part: str, said: str) -> None:
    told = " ".join(told_of(BASE + term))
    assert f"tabs.loans.terms[1].{part}" in told
    assert said in told


def test_rows_are_counted_by_choice_by_who_is_named_and_by_month() -> None:
    lines = [f'[[overview]]\nlabel = "{one}"\nchoices = "loans.{one}"' for one in COUNTED]
    source = BASE + TERM + "\n".join(lines)
    headers = ("Naam", "Soort", "Doelen", "Dag", "Getal", "Wie", "Gezien")
    loans = [
        headers,
        ("1", "a", "x, y", "2024-01-31", 1, "An", "ja"),
        ("2", "b", "y", "2024-03-01", 1, "An", "nee"),
        ("3", "a", "", "", 1, "", ""),
    ]
    after = run(source, {"Leningen": loans, "Mensen": [("Wie",), ("An",), ("Bo",)]})
    shown = [(row["Onderdeel"], row["Waarde"]) for row in rows(after, "Overzicht")]
    assert shown == [
        *(("Soort", ""), ("a", 2), ("b", 1)),
        *(("Doelen", ""), ("x", 1), ("y", 2), ("z", 0)),
        *(("Dag", ""), ("2024-01", 1), ("2024-02", 0), ("2024-03", 1)),
        *(("Wie", ""), ("An", 2), ("Bo", 0)),
        *(("Gezien", ""), ("ja", 1), ("nee", 1)),
    ]


COUNTED = ("Soort", "Doelen", "Dag", "Wie", "Gezien")
