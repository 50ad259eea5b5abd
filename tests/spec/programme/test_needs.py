"""What registers of any kind need, each said in a few lines and run on a few rows."""

from __future__ import annotations

from typing import Any

import pytest
from support.written.runs import column, messages, rows
from support.written.small import run, told_of

from sheets_sync.messages.catalogue import load_catalogue
from sheets_sync.problems.stop import Stop

MESSAGES = '{ header = "Meldingen", owner = "machine", role = "messages" },'


def one_tab(columns: str, below: str = "", above: str = "") -> str:
    """A programme of one tab, with the columns Naam and Meldingen beside these."""
    return f"""
{above}
[tabs.things]
title = "Dingen"
columns = [
    {{ header = "Naam", required = true, spelling = "one" }},
    {columns}
    {MESSAGES}
]
{below}
"""


def outcome(
    source: str, header: str, rows_below: list[tuple[Any, ...]], now: str = ""
) -> list[Any]:
    after = run(source, {"Dingen": rows_below}, now or "2024-03-11T10:00")
    return column(after, "Dingen", header)


def told_rows(source: str, rows_below: list[tuple[Any, ...]]) -> list[list[str]]:
    return messages(run(source, {"Dingen": rows_below}), "Dingen")


# ---- units


UNITS = """
[units.km]
one = "kilometer"
many = "kilometer"
decimals = 1
[units.seats]
one = "plaats"
many = "plaatsen"
decimals = 0
"""


def test_any_number_of_units_each_with_its_decimals() -> None:
    source = one_tab(
        """{ header = "Ver", kind = "amount", unit = "km" },
        { header = "Plaatsen", kind = "amount", unit = "seats" },
        { header = "Kosten", kind = "money" },
        { header = "Half", owner = "machine", formula = '[Plaatsen] / 2' },
        { header = "Per stuk", owner = "machine", formula = '[Ver] / 3' },
        { header = "Vergoeding", owner = "machine", formula = '[Ver] / 1 * 0,23' },""",
        above=UNITS,
    )
    things = [
        ("Naam", "Ver", "Plaatsen", "Kosten"),
        ("a", 12.5, 3, 10.25),
        ("b", 12.55, 2.5, 10),
        ("c", "", "", ""),
    ]
    after = run(source, {"Dingen": things})
    assert column(after, "Dingen", "Half") == [2, "", ""]
    assert column(after, "Dingen", "Per stuk") == [4.2, "", ""]
    assert messages(after, "Dingen")[1] == [
        'Ver: "12,55" heeft meer dan één cijfer achter de komma; rond het af.',
        'Plaatsen: "2,5" is geen heel aantal; rond het af.',
    ]


def test_units_are_not_mixed() -> None:
    source = one_tab(
        """{ header = "Ver", kind = "amount", unit = "km" },
        { header = "Plaatsen", kind = "amount", unit = "seats" },
        { header = "Fout", owner = "machine", formula = '[Ver] + [Plaatsen]' },""",
        above=UNITS,
    )
    assert told_of(source)[-1].strip() == (
        "Een aantal kilometer en een aantal plaatsen gaan niet samen."
    )


# ---- columns


def test_a_pattern_is_enforced_in_the_words_of_the_file() -> None:
    source = one_tab(
        """{ header = "Polis", pattern = 'POL-\\d{5}', pattern_help = "POL- en vijf cijfers" },"""
    )
    things = [
        ("Naam", "Polis"),
        ("a", "POL-12345"),
        ("b", "pol-12345"),
        ("c", ""),
        ("d", "P" * 2000),
    ]
    told = told_rows(source, things)
    assert told[0] == told[2] == []
    assert told[1] == [
        'Polis: "pol-12345" heeft niet de vorm die hier hoort; geef POL- en vijf cijfers.'
    ]
    assert "heeft niet de vorm" in told[3][0]


@pytest.mark.parametrize(
    ("condition", "asked"),
    [
        ("'[Soort] = \"Schade\"'", [True, False, False]),
        ('{ column = "Soort", equals = "Schade" }', [True, False, False]),
        ('{ column = "Doelen", equals = "Wens" }', [False, True, False]),
        ('{ column = "Bedrag", equals = "20" }', [False, True, False]),
        ('{ column = "Bedrag" }', [False, True, True]),
        ('{ column = "Gezien", equals = "ja" }', [True, False, False]),
    ],
)
def test_a_cell_may_be_needed_by_another(condition: str, asked: list[bool]) -> None:
    source = one_tab(
        f"""{{ header = "Soort", kind = "choice", choices = ["Schade", "Wens"] }},
        {{ header = "Doelen", kind = "choices", choices = ["Schade", "Wens"] }},
        {{ header = "Bedrag", kind = "money" }},
        {{ header = "Gezien", kind = "yes_no" }},
        {{ header = "Polis", required_when = {condition} }},"""
    )
    things = [
        ("Naam", "Soort", "Doelen", "Bedrag", "Gezien", "Polis"),
        ("a", "Schade", "Schade", "", "ja", ""),
        ("b", "Wens", "Schade, Wens", 20, "nee", ""),
        ("c", "", "", 2000, "", ""),
    ]
    told = told_rows(source, things)
    assert [bool(lines) for lines in told] == asked
    if "Bedrag" in condition:
        assert told[1] == ['Polis: ontbreekt; vul dit in, want bij Bedrag staat "20".']


def test_a_cell_may_be_right_by_another() -> None:
    source = one_tab(
        """{ header = "Van", kind = "day" },
        { header = "Tot", kind = "day", valid_when = '[Tot] >= [Van]' },"""
    )
    things = [("Naam", "Van", "Tot"), ("a", "2024-03-02", "2024-03-01"), ("b", "2024-03-02", "")]
    assert told_rows(source, things) == [["Tot: dit kan hier niet; verbeter het."], []]


# ---- rules and ladders


def test_a_rule_says_whether_the_row_counts() -> None:
    source = one_tab(
        """{ header = "Getal", kind = "number" },
        { header = "Telt", owner = "machine", formula = 'NIET (FOUT() OF ONVOLLEDIG())' },""",
        below="""
[[tabs.things.rules]]
wrong_when = '[Getal] < 0'
column = "Getal"
message.nl = "Getal: {[Getal]} is minder dan niets."
message.en = "Getal: {[Getal]} is less than nothing."
[[tabs.things.rules]]
missing_when = '[Getal] = 0'
message = "Vul meer dan 0 in."
[[tabs.things.rules]]
wrong_when = '[Getal] > 100'
counts = true
message = "Wel erg veel: {[Getal] - 100} te veel."
[[tabs.things.rules]]
warn_when = '[Getal] = 7'
message = "Zeven?"
""",
    )
    things = [("Naam", "Getal"), ("a", -1.5), ("b", 0), ("c", 150), ("d", 7), ("e", 8)]
    assert told_rows(source, things) == [
        ["Getal: -1,5 is minder dan niets."],
        ["Vul meer dan 0 in."],
        ["Wel erg veel: 50 te veel."],
        ["Zeven?"],
        [],
    ]
    assert outcome(source, "Telt", things) == ["nee", "nee", "ja", "ja", "ja"]


# ---- terms


TERM = """
[tabs.kinds]
title = "Soorten"
columns = [
    {{ header = "Soort", required = true, spelling = "one" }},
    {{ header = "Dagen", kind = "number" }},
    {messages}
]
[tabs.free]
title = "Vrije dagen"
columns = [{{ header = "Dag", kind = "day", required = true }}, {messages}]

[tabs.things]
title = "Dingen"
columns = [
    {{ header = "Naam", required = true }},
    {{ header = "Soort", kind = "reference", reference = "kinds" }},
    {{ header = "Begin", kind = "day" }},
    {{ header = "Stil", kind = "day" }},
    {{ header = "Verder", kind = "day" }},
    {{ header = "Klaar", kind = "day" }},
    {{ header = "Uiterlijk", owner = "machine", kind = "day" }},
    {{ header = "Te laat", owner = "machine", kind = "number" }},
    {messages}
]
[[tabs.things.terms]]
fills = "Uiterlijk"
late = "Te laat"
start = '[Begin]'
met_on = '[Klaar]'
"""
KINDS = [("Soort", "Dagen"), ("spoed", 1), ("gewoon", 10), ("terug", -3), ("leeg", "")]
FREE = [("Dag",), ("2024-03-05",), ("kermis",), ("2024-03-06",)]


def term(more: str, things: list[tuple[Any, ...]]) -> Any:
    headers = ("Naam", "Soort", "Begin", "Stil", "Verder", "Klaar")
    below = [headers, *(one + ("",) * (len(headers) - len(one)) for one in things)]
    source = TERM.format(messages=MESSAGES) + more
    return run(source, {"Soorten": KINDS, "Vrije dagen": FREE, "Dingen": below})


def day(number: int, month: int = 3) -> float:
    return {2: 45323.0, 3: 45352.0, 4: 45383.0}[month] + number - 1


def test_a_length_may_be_looked_up() -> None:
    things = [(kind, kind, "2024-03-01") for kind in ("spoed", "gewoon", "terug", "leeg")]
    after = term("length = '[Soort].[Dagen]'", things)
    assert column(after, "Dingen", "Uiterlijk") == [day(2), day(11), "", ""]
    assert column(after, "Dingen", "Te laat") == [9, "", "", ""]
    told = messages(after, "Dingen")
    assert told[2] == [
        "Uiterlijk: de termijn is korter dan niets; verbeter het aantal waaruit hij wordt berekend."
    ]
    assert told[0] == told[1] == told[3] == []


def test_free_days_may_stand_in_a_tab_and_what_is_no_day_there_is_told() -> None:
    after = term('length = "3 working days"\ncalendar = "free"', [("a", "", "2024-03-04")])
    assert column(after, "Dingen", "Uiterlijk") == [day(11)]
    told = messages(after, "Vrije dagen")
    assert [bool(lines) for lines in told] == [False, True, False]
    assert "kermis" in told[1][0]


def test_the_clock_stands_still_in_a_pause() -> None:
    things = [
        ("a", "", "2024-03-01", "2024-03-04", "2024-03-08"),
        ("b", "", "2024-03-01", "2024-03-04", ""),
        ("c", "", "2024-03-01", "", ""),
    ]
    after = term("length = \"1 week\"\npause = [['[Stil]', '[Verder]']]", things)
    assert column(after, "Dingen", "Uiterlijk") == [day(12), "", day(8)]


@pytest.mark.parametrize("length", ["-3 days", "-1 week", "-2 werkdagen"])
def test_a_term_of_less_than_nothing_is_refused(length: str) -> None:
    source = TERM.format(messages=MESSAGES) + f'length = "{length}"'
    assert f'"{length}" is geen termijn' in " ".join(told_of(source))


# ---- references


NUMBERED = f"""
[tabs.plans]
title = "Plannen"
key = "P-{{n:02}}"
columns = [
    {{ header = "Naam", required = true }},
    {{ header = "Ons nummer", spelling = "one" }},
    {{ header = "Kenmerk", owner = "machine", role = "key" }},
    {{ header = "Uren", owner = "machine", formula = 'SOM(Werk[Uren])' }},
    {MESSAGES}
]
[tabs.work]
title = "Werk"
columns = [
    {{ header = "Plan", kind = "reference", reference = "plans", required = true }},
    {{ header = "Uren", kind = "number", required = true }},
    {{ header = "Naam van plan", owner = "machine", formula = '[Plan].[Naam]' }},
    {MESSAGES}
]
"""


def test_a_row_is_named_by_its_key_or_by_the_numbering_of_the_office() -> None:
    plans = [
        ("Naam", "Ons nummer"),
        ("een", "2024/17"),
        ("twee", "P-01"),
        ("drie", "dubbel"),
        ("vier", "Dubbel "),
    ]
    work = [
        ("Plan", "Uren"),
        ("P-01", 1),
        ("2024/17", 2),
        ("p-02", 4),
        ("dubbel", 8),
        ("zomaar", 16),
    ]
    after = run(NUMBERED, {"Plannen": plans, "Werk": work})
    assert column(after, "Plannen", "Uren") == [3, 4, 0, 0]
    assert column(after, "Werk", "Naam van plan") == ["een", "een", "twee", "", ""]
    told = messages(after, "Werk")
    assert told[3] == [
        'Plan: "dubbel" kan meer rijen van Plannen betekenen (P-03, P-04); neem het kenmerk over.'
    ]
    assert told[4] == ['Plan: "zomaar" komt niet voor in Plannen; neem over wat daar staat.']


# ---- pools


POOLS = f"""
[units.seats]
one = "plaats"
many = "plaatsen"
decimals = 0
[tabs.asked]
title = "Vragen"
columns = [
    {{ header = "Naam", required = true }},
    {{ header = "Binnen", kind = "moment", required = true }},
    {{ header = "Busplaatsen", kind = "amount", unit = "seats" }},
    {{ header = "Bedden", kind = "amount", unit = "seats" }},
    {{ header = "In de bus", owner = "machine", kind = "amount", unit = "seats" }},
    {{ header = "In bed", owner = "machine", kind = "amount", unit = "seats" }},
    {MESSAGES}
]
[[pools]]
name = "Bus"
claims = {{ tab = "asked", amount = '[Busplaatsen]' }}
total = {{ 2023 = 1, 2024 = 3 }}
short = "skip"
whole = true
fills = {{ reserved = "In de bus" }}
[[pools]]
name = "Bedden"
claims = {{ tab = "asked", amount = '[Bedden]' }}
total = 2
fills = {{ reserved = "FILLS" }}
"""
ASKED = [
    ("Naam", "Binnen", "Busplaatsen", "Bedden"),
    ("a", "2024-01-01T10:00", 2, 1),
    ("b", "2024-01-02T10:00", 2, 2),
    ("c", "2024-01-03T10:00", 1, ""),
    ("d", "2023-01-03T10:00", 2, ""),
    ("e", "2022-01-03T10:00", 1, ""),
]


def test_a_register_may_have_more_pools_and_a_total_for_each_year() -> None:
    after = run(POOLS.replace("FILLS", "In bed"), {"Vragen": ASKED})
    assert column(after, "Vragen", "In de bus") == [2, 0, 1, 0, ""]
    assert column(after, "Vragen", "In bed") == [1, 1, 0, 0, 0]
    [told] = messages(after, "Vragen")[4]
    assert told.startswith("Bus: hoeveel er is, of hoeveel er hoogstens mag, is niet te lezen;")


def test_two_pools_do_not_fill_one_column() -> None:
    told = " ".join(told_of(POOLS.replace("FILLS", "In de bus")))
    assert "In de bus" in told
    assert "pools[2] (Bedden).fills.reserved" in told


# ---- what is not right


def test_dividing_by_zero_is_told_in_its_row() -> None:
    source = one_tab(
        """{ header = "Getal", kind = "number" },
        { header = "Deel", owner = "machine", formula = '10 / [Getal]' },
        { header = "Meer", owner = "machine", formula = '[Deel] + 1' },"""
    )
    things = [("Naam", "Getal"), ("a", 4), ("b", 0), ("c", "")]
    after = run(source, {"Dingen": things})
    assert column(after, "Dingen", "Meer") == [3.5, "", 1]
    told = messages(after, "Dingen")
    assert [bool(lines) for lines in told] == [False, True, False]
    assert "nul" in told[1][0]


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("1" + " + 1" * 2500, "De formule heeft te veel tekens, meer dan 4000."),
        ("(" * 200 + "1" + ")" * 200, "Er staan te veel haakjes in elkaar, meer dan 40."),
        ("-" * 200 + "1", "Er zitten te veel lagen in elkaar, meer dan 60."),
        ("[Weg]", 'In Dingen is geen kolom "Weg"'),
        ("SOM(ALLE(Weg[Naam]))", 'Er is geen tabblad "Weg"'),
    ],
)
def test_a_formula_that_cannot_be_is_told_with_a_mark(formula: str, said: str) -> None:
    source = one_tab(f"""{{ header = "X", owner = "machine", formula = '{formula}' }},""")
    told = told_of(source)
    assert said in told[-1]
    assert set(told[-2].strip()) == {"^"}


@pytest.mark.parametrize(
    ("columns", "members"),
    [
        (
            """{ header = "A", owner = "machine", formula = '[B] + 1' },
            { header = "B", owner = "machine", formula = '[A] + 1' },""",
            ("A", "B"),
        ),
        ("""{ header = "A", owner = "machine", formula = '[A] + 1' },""", ("A",)),
        (
            """{ header = "A", owner = "machine", hidden = true, formula = 'STATUS() = "Ja"' },
            { header = "Status", owner = "machine", role = "status" },""",
            ("A", "statuses"),
        ),
    ],
)
def test_a_circle_is_told_with_its_members(columns: str, members: tuple[str, ...]) -> None:
    ladder = """[tabs.things.statuses]
"Ja" = { when = '[A]' }
"Nee" = {}
"""
    told = " ".join(told_of(one_tab(columns, below=ladder if "Status" in columns else "")))
    assert "hebben elkaar nodig" in told
    assert all(member in told for member in members)


@pytest.mark.parametrize(
    ("tabs", "said"),
    [
        (
            {"Dingen": [("Naam", "Getallen"), ("a", 1)], "Anders": [("Wat",), ("x",)]},
            'de kolom "Getal" ontbreekt, hier staat "Getallen"; verander de kop in "Getal"',
        ),
        (
            {"Dingen": [("Naam",), ("a",)], "Anders": [("Wat",), ("x",)]},
            'in het tabblad "Dingen" ontbreekt de kolom "Getal"; zet deze kop terug in rij 1.',
        ),
        (
            {"Dingen": [("Naam", "Getal"), ("a", 1)]},
            'het tabblad "Anders" ontbreekt; haal het terug uit een vorige versie.',
        ),
    ],
)
def test_a_column_or_a_tab_that_a_formula_needs_and_that_is_gone(
    tabs: dict[str, list[tuple[Any, ...]]], said: str
) -> None:
    source = one_tab(
        """{ header = "Getal", kind = "number" },
        { header = "Som", owner = "machine", formula = '[Getal] + AANTAL(ALLE(Anders[Wat]))' },""",
        below="""
[tabs.others]
title = "Anders"
columns = [{ header = "Wat", required = true }]
""",
    )
    with pytest.raises(Stop) as caught:
        run(source, tabs)
    assert said in load_catalogue("nl").error(caught.value)


def test_a_hidden_column_counts_and_stands_on_no_sheet() -> None:
    source = one_tab(
        """{ header = "Getal", kind = "number" },
        { header = "Dubbel", owner = "machine", hidden = true, formula = '[Getal] * 2' },
        { header = "Vier", owner = "machine", formula = '[Dubbel] * 2' },"""
    )
    after = run(source, {"Dingen": [("Naam", "Getal"), ("a", 2)]})
    assert "Dubbel" not in rows(after, "Dingen")[0]
    assert column(after, "Dingen", "Vier") == [8]
