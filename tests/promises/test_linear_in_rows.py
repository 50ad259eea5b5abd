"""Twice the rows cost twice the work: four caps and three roll-ups, counted in instructions.

Not in seconds, which differ by what else a machine does; ``python -m bench pools`` has those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.counting import instructions_of

from sheets_sync.host.clock import moment_of
from sheets_sync.programme.load import parse_programme
from sheets_sync.rules.loading import prepared_for
from sheets_sync.stores.memory import Memory, tab_of_rows
from sheets_sync.sync.review import review
from sheets_sync.validators import decide

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.programme.model import Programme

SOURCE = """
name = "Subsidie"
language = "nl"
[units.hours]
one = "uur"
many = "uur"
[own.overview]
title = "Overzicht"
headers = { item = "Onderdeel", value = "Waarde" }
[own.rules]
title = "Regels"
headers = { topic = "Onderwerp", rule = "Regel" }
[own.log]
title = "Logboek"
[own.log.headers]
moment = "Moment"
tab = "Tabblad"
key = "Kenmerk"
column = "Kolom"
old = "Oud"
new = "Nieuw"
reason = "Reden"

[tabs.payments]
title = "Betalingen"
columns = [
    { header = "Aanvraag", kind = "reference", reference = "requests" },
    { header = "Uren", kind = "amount", unit = "hours" },
]

[tabs.requests]
title = "Aanvragen"
key = "SI-{year}-{n:03}"
columns = [
    { header = "Tijdstempel", kind = "moment", required = true },
    { header = "School", kind = "text" },
    { header = "Afdeling", kind = "text" },
    { header = "Plaats", kind = "text" },
    { header = "Soort", kind = "text" },
    { header = "Uren", kind = "amount", unit = "hours" },
    { header = "Kenmerk", owner = "machine", role = "key" },
    { header = "Betaald", owner = "machine", formula = "SOM(Betalingen[Uren])" },
    { header = "Keren", owner = "machine", formula = "AANTAL(Betalingen[Uren])" },
    { header = "Grootste", owner = "machine", formula = "MAX(Betalingen[Uren])" },
    { header = "Plek", owner = "machine", kind = "number" },
    { header = "Gereserveerd", owner = "machine", kind = "amount", unit = "hours" },
    { header = "Status", owner = "machine", role = "status" },
    { header = "Meldingen", owner = "machine", role = "messages" },
]
[tabs.requests.statuses."Loopt"]
when = "[Gereserveerd] > 0"
[tabs.requests.statuses."Wacht"]

[[pools]]
name = "Uren"
total = 100000
unit = "hours"
claims = { tab = "requests", amount = "[Uren]" }
order = ["[Tijdstempel]"]
caps = [
    { name = "school", per = ["[School]"], most = 400 },
    { name = "afdeling", per = ["[Afdeling]"], most = 300 },
    { name = "plaats", per = ["[Plaats]"], most = 200 },
    { name = "soort", per = ["[Soort]"], most = 500 },
]
fills = { rank = "Plek", reserved = "Gereserveerd" }
"""
PEOPLE = ["Tijdstempel", "School", "Afdeling", "Plaats", "Soort", "Uren", "Kenmerk"]


def programme() -> Programme:
    return prepared_for(parse_programme(SOURCE.encode(), "subsidie.toml")).programme


def register(height: int) -> Memory:
    requests: list[list[Cell]] = [
        [
            *(44_000 + row / 100, f"school {row % 36}", f"afdeling {row % 12}"),
            *(f"plaats {row % 99}", f"soort {row % 7}", row % 40 + 1, f"SI-2020-{row + 1:03}"),
        ]
        for row in range(height)
    ]
    payments: list[list[Cell]] = [
        [f"SI-2020-{row * 7 % height + 1:03}", row % 8 + 1] for row in range(height)
    ]
    return Memory(
        [
            tab_of_rows("Aanvragen", [PEOPLE, *requests]),
            tab_of_rows("Betalingen", [["Aanvraag", "Uren"], *payments]),
        ]
    )


def instructions(height: int) -> int:
    """How many instructions of Python a decision takes."""
    seen = review(register(height).read(), PROGRAMME, decide, moment_of("2020-08-01", "UTC"))
    counted = instructions_of(lambda: decide(seen.register))
    assert any(decide(seen.register).answers["requests"].columns["Gereserveerd"])
    return counted


PROGRAMME = programme()


def test_four_caps_and_three_roll_ups_take_as_much_more_as_there_are_rows() -> None:
    instructions(50)  # code is written and caches fill
    once, twice, four_times = instructions(200), instructions(400), instructions(800)
    assert twice <= 2.2 * once
    assert four_times <= 2.2 * twice
