"""What stands in a message where the file writes ``{[Kolom]}``."""

from __future__ import annotations

from support.written.runs import messages
from support.written.small import run

FILE = """
[units.hours]
one = "uur"
many = "uren"

[tabs.plans]
title = "Plannen"
columns = [
    { header = "Naam", required = true, spelling = "one" },
    { header = "Begroot", kind = "amount", unit = "hours" },
    { header = "Meldingen", owner = "machine", role = "messages" },
]
[[tabs.plans.rules]]
warn_when = 'WAAR'
message = "Begroot: {[Begroot]}, door {TEKST.COMBINEREN(", "; Uren[Adviseur])}."

[tabs.hours]
title = "Uren"
columns = [
    { header = "Plan", kind = "reference", reference = "plans", required = true },
    { header = "Adviseur" },
]
"""


def test_an_amount_has_its_unit_and_a_blank_has_none() -> None:
    plans = [("Naam", "Begroot"), ("Een", 1), ("Twee", 2), ("Leeg", "")]
    hours = [("Plan", "Adviseur"), ("Een", "Anna"), ("Een", "Bo"), ("Twee", "Cas")]
    store = run(FILE.replace('", "', '\\", \\"'), {"Plannen": plans, "Uren": hours})
    assert messages(store, "Plannen") == [
        ["Begroot: 1 uur, door Anna, Bo."],
        ["Begroot: 2 uren, door Cas."],
        ["Begroot: , door ."],
    ]
