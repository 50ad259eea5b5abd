"""A rule in Python: what it says stands in the rows; what it does wrong is an alert and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.written.runs import catalogue, column, messages, moment
from support.written.small import declared, run, told_of

from sheets_sync.rules import python_rules
from sheets_sync.rules.loading import decide
from sheets_sync.stores.memory import Memory, tab_of_rows
from sheets_sync.sync.run import sync_register

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Cell

PAYMENTS = """
[tabs.payments]
title = "Betalingen"
key = "B-{n:03}"
columns = [
    { header = "Rekening", kind = "iban" },
    { header = "Land" },
    { header = "Bedrag", kind = "money" },
    { header = "Kenmerk", owner = "machine", role = "key" },
    { header = "Status", owner = "machine", role = "status" },
    { header = "Meldingen", owner = "machine", role = "messages" },
]
[tabs.payments.statuses]
"Onjuist" = { when = 'FOUT()' }
"Goed" = {}
[[tabs.payments.rules]]
name = "rekening"
python = "RULE"
message = "Rekening: {[Land]} hoort hier niet bij."
"""
ROWS: list[list[Cell]] = [
    ["Rekening", "Land", "Bedrag", "Kenmerk", "Status", "Meldingen"],
    ["NL91 ABNA 0417 1643 00", "NL", 10, None, None, None],
    ["NL91 ABNA 0417 1643 00", "BE", 2000.5, None, None, None],
    ["geen rekening", "BE", 3000, None, None, None],
]


def rule(name: str) -> str:
    return PAYMENTS.replace("RULE", f"support.rules.own_rules:{name}")


def after(source: str) -> Memory:
    return run(source, {"Betalingen": ROWS})


def test_what_it_says_stands_in_the_row_which_then_is_wrong() -> None:
    store = after(rule("iban_of_country"))
    assert column(store, "Betalingen", "Status") == ["Goed", "Onjuist", "Onjuist"]
    told = messages(store, "Betalingen")
    assert told[1] == ["Rekening: deze is niet van BE."]
    # A cell that cannot be read has its own message, and no rule speaks of it.
    assert "deze is niet van" not in str(told[2])


def test_true_gives_the_message_of_the_file_and_the_severity_that_it_says() -> None:
    source = rule("large").replace(
        "message =", 'severity = "attention"\nuses = ["Bedrag"]\nmessage ='
    )
    store = after(source)
    assert column(store, "Betalingen", "Status") == ["Goed", "Goed", "Onjuist"]
    assert messages(store, "Betalingen")[1] == ["Rekening: BE hoort hier niet bij."]


WRONG = {
    "raises": "gaf een fout (ValueError) en is niet toegepast",
    "leaves": "gaf een fout (SystemExit) en is niet toegepast",
    "hangs": "kwam niet op tijd terug en is niet toegepast",
    "too_few": "gaf iets anders terug dan per rij None, True of een tekst",
    "numbers": "gaf iets anders terug dan per rij None, True of een tekst",
    "nothing": "gaf iets anders terug dan per rij None, True of een tekst",
}


@pytest.mark.parametrize("name", WRONG)
def test_what_it_does_wrong_is_an_alert_and_the_rest_goes_on(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = 0.05 if name == "hangs" else 60.0
    monkeypatch.setattr(python_rules.outcome_of, "__defaults__", (seconds,))
    store = Memory([tab_of_rows("Betalingen", ROWS)])
    review = sync_register(store, declared(rule(name)), decide, moment("2024-03-11T10:00"))
    [alert] = [catalogue().message(one) for one in review.alerts]
    assert f"own_rules:{name}" in alert
    assert WRONG[name] in alert
    assert "NL91" not in alert
    assert column(store, "Betalingen", "Status") == ["Goed", "Goed", "Onjuist"]


@pytest.mark.parametrize("name", ["weg", "NO_FUNCTION"])
def test_a_function_that_is_not_there_is_told_when_the_file_is_loaded(name: str) -> None:
    told = "\n".join(told_of(rule(name)))
    assert "rules[1] (rekening).python" in told or "rules[1].python" in told
    assert f'er is geen functie "support.rules.own_rules:{name}" in Python' in told


@pytest.mark.parametrize("name", ["nergens:regel", "iban_of_country"])
def test_so_is_a_module_that_is_not_there_or_a_name_that_nobody_offers(name: str) -> None:
    assert "er is geen functie" in "\n".join(told_of(PAYMENTS.replace("RULE", name)))


def test_its_columns_are_checked() -> None:
    source = rule("large").replace("message =", 'uses = ["Bedragen"]\nmessage =')
    assert any("Bedragen" in line and "bedoelt u Bedrag?" in line for line in told_of(source))
