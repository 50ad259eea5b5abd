"""Formulas that turn with the day: compared with it, never written; and claims that have ended."""

from __future__ import annotations

import pytest
from support.written.runs import column, rows
from support.written.small import run, told_of

FILE = """
[values]
sluit = 2024-03-11T12:00:00

[tabs.loans]
title = "Leningen"
key = "L-{n:03}"
columns = [
    { header = "Wie", required = true },
    { header = "Terug", kind = "day" },
    { header = "Gevraagd", kind = "moment" },
    { header = "Kenmerk", owner = "machine", role = "key" },
    { header = "Nog", owner = "machine", hidden = true, formula = '[Terug] - VANDAAG()' },
    { header = "Uitkomst", owner = "machine", formula = 'FORMULE' },
    { header = "Meldingen", owner = "machine", role = "messages" },
]
[[tabs.loans.rules]]
note_when = '[Terug] < VANDAAG()'
message = "Dit had terug moeten zijn.BIJ"
"""
REFUSED = (
    "Dit is elke dag (of elk moment) anders, en wat hier uitkomt wordt in een cel geschreven. "
    "Gebruik VANDAAG() en NU() in een vergelijking, zoals [Einde] < VANDAAG(), of zet het in een "
    "kolom met hidden = true."
)


@pytest.mark.parametrize(
    ("formula", "under"),
    [
        ("VANDAAG()", "VANDAAG()"),
        ("[Terug] - VANDAAG()", "VANDAAG()"),
        ("2 * [Nog]", "[Nog]"),
        ("ALS([Terug] < VANDAAG(); NU(); [Gevraagd])", "NU()"),
        ("SOM(ALLE(Leningen[Nog]))", "Nog"),
        ("EERSTE(ALLE(Leningen[Nog]))", "Nog"),
        ('"vandaag is het " & VANDAAG()', "VANDAAG()"),
    ],
)
def test_what_differs_every_day_is_not_written(formula: str, under: str) -> None:
    *_, shown, mark, said = told_of(FILE.replace("FORMULE", formula).replace("BIJ", ""))
    assert shown.strip() == formula
    assert shown[mark.index("^") : mark.rindex("^") + 1] == under
    assert said.strip() == REFUSED


@pytest.mark.parametrize("text", ["{VANDAAG()}", "nog {[Nog]} dagen"])
def test_nor_does_it_stand_in_a_message(text: str) -> None:
    told = told_of(FILE.replace("FORMULE", "[Terug]").replace("BIJ", text))
    assert any("tabs.loans.rules[1].message" in line for line in told)
    assert told[-1].strip() == REFUSED


@pytest.mark.parametrize(
    ("formula", "outcome"),
    [
        ('ALS([Terug] < VANDAAG(); "laat"; "op tijd")', ["laat", "op tijd", "op tijd"]),
        ('ALS([Nog] < 0; "laat"; "op tijd")', ["laat", "op tijd", "op tijd"]),
        ("AANTAL(ALLE(Leningen[Terug; [Terug] < VANDAAG()]))", [1, 1, 1]),
        ('ALS(IN(VANDAAG(); [Terug]); "nu"; "niet nu")', ["niet nu", "nu", "niet nu"]),
        ('ALS([Gevraagd] < sluit; "mee"; "te laat")', ["mee", "te laat", "te laat"]),
        ('ALS([Gevraagd] > 2024-03-11 11:30; "na"; "voor")', ["voor", "na", "voor"]),
    ],
)
def test_it_can_be_compared_with(formula: str, outcome: list[object]) -> None:
    lent = [
        ("Wie", "Terug", "Gevraagd"),
        ("An", "2024-03-10", "2024-03-11T11:00"),
        ("Bo", "2024-03-11", "2024-03-11T12:30"),
        ("Cas", "", ""),
    ]
    source = FILE.replace("FORMULE", formula).replace("BIJ", "")
    assert column(run(source, {"Leningen": lent}), "Leningen", "Uitkomst") == outcome


ENDED = """
[period]
start = 2024-01-01
end = 2024-03-01

[units.places]
one = "plaats"
many = "plaatsen"
decimals = 0

[tabs.asked]
title = "Vragen"
key = "V-{n:03}"
columns = [
    { header = "Wie", required = true },
    { header = "Binnen", kind = "moment", required = true },
    { header = "Plaatsen", kind = "amount", unit = "places" },
    { header = "Kenmerk", owner = "machine", role = "key" },
    { header = "Gekregen", owner = "machine", kind = "amount", unit = "places" },
    { header = "Status", owner = "machine", role = "status" },
    { header = "Meldingen", owner = "machine", role = "messages" },
]
[tabs.asked.statuses]
"Vervallen" = { when = 'VERVALLEN()', tone = "quiet" }
"Toegekend" = { when = '[Gekregen] > 0', tone = "good" }
"Wacht" = { tone = "busy" }

[[pools]]
name = "Plaatsen"
claims = { tab = "asked", amount = '[Plaatsen]', when = 'GEVULD([Plaatsen])' }
total = 3
closes = CLOSES
fills = { reserved = "Gekregen" }
"""
ASKED = [
    ("Wie", "Binnen", "Plaatsen"),
    ("An", "2024-02-01T10:00", 2),
    ("Bo", "2024-02-02T10:00", 2),
    ("Cas", "2024-03-02T10:00", 1),
    ("Dee", "2024-03-02T10:00", ""),
]


@pytest.mark.parametrize(
    ("closes", "now", "statuses"),
    [
        ("true", "2024-03-01T23:00", ["Toegekend", "Toegekend", "Wacht", "Wacht"]),
        ("true", "2024-03-02T00:00", ["Vervallen", "Vervallen", "Vervallen", "Wacht"]),
        (
            "\"decided\"\nhanded_in = '[Binnen]'",
            "2024-03-05T00:00",
            ["Toegekend", "Toegekend", "Vervallen", "Wacht"],
        ),
    ],
)
def test_a_claim_that_has_ended_has_lapsed(closes: str, now: str, statuses: list[str]) -> None:
    after = run(ENDED.replace("CLOSES", closes), {"Vragen": ASKED}, now)
    assert [row["Status"] for row in rows(after, "Vragen")] == statuses


def test_a_claim_that_rests_on_its_own_end_is_a_circle() -> None:
    source = ENDED.replace("CLOSES", "true").replace("GEVULD([Plaatsen])", "NIET VERVALLEN()")
    assert "pools[1] (Plaatsen) → pools[1] (Plaatsen)" in "".join(told_of(source))
