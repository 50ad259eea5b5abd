"""``explain`` says which condition of the ladder holds where the file says nothing of it."""

from __future__ import annotations

import pytest
from support.written.runs import moment
from support.written.small import declared, run

from sheets_sync.reports.row import explain
from sheets_sync.rules.catalogue import catalogue_of
from sheets_sync.rules.loading import decide
from sheets_sync.sync.review import review

FILE = """
[tabs.things]
title = "Dingen"
key = "D-{n:02}"
columns = [
    { header = "Naam", required = true },
    { header = "Getal", kind = "number" },
    { header = "Kenmerk", owner = "machine", role = "key" },
    { header = "Status", owner = "machine", role = "status" },
    { header = "Meldingen", owner = "machine", role = "messages" },
]
[tabs.things.statuses]
"Veel" = { when = '[Getal] > 7,5 EN NIET LEEG([Naam])' }
"Gek" = { when = '[Getal] < 0', why = { nl = "minder dan niets", en = "less than nothing" } }
"Gewoon" = {}
"""


@pytest.mark.parametrize(
    ("key", "dutch", "english"),
    [
        (
            "D-01",
            "deze voorwaarde gaat op: [Getal] > 7,5 EN NIET LEEG([Naam])",
            "this condition holds: [Getal] > 7.5 AND NOT ISBLANK([Naam])",
        ),
        ("D-02", "minder dan niets", "less than nothing"),
        ("D-03", "geen van de andere statussen gaat op", "none of the other statuses holds"),
    ],
)
def test_the_condition_that_holds_is_said(key: str, dutch: str, english: str) -> None:
    programme = declared(FILE)
    store = run(programme, {"Dingen": [("Naam", "Getal"), ("a", 8), ("b", -1), ("c", 1)]})
    seen = review(store.read(), programme, decide, moment())
    assert explain(seen, key, catalogue_of(programme, "nl")).why == dutch
    assert explain(seen, key, catalogue_of(programme, "en")).why == english
