"""Every message that asks for something says what to do, and harms nobody who does it."""

from __future__ import annotations

import re

import pytest
from support.written.pilot_words import next_steps, rule_sentences

from sheets_sync.messages import cells, structure

TOPICS = ("request.", "plan.", "key.", "booking.", "evaluation.", "party.", "alert.")
STATED = {
    *("request.outside", "request.above_cap"),
    *("evaluation.late", "evaluation.cost"),
    "rule.said",
}
"""What nobody can or has to do anything about, and what a programme says in words of its own."""

SENTENCES = {
    "nl": {**cells.NL, **structure.NL},
    "en": {**cells.EN, **structure.EN},
}
OF_RULES = {"nl": rule_sentences("nl"), "en": rule_sentences("en")}
DO = {
    "nl": re.compile(
        r"\b(vul(t u)?|zet|geef|kies|maak|controleer|verbeter|herstel|haal|laat|neem|rond|typ|stuur"
        r"|overleg|bedoelt u|kijk|draai|kopieer|verander|open|beslist|bekijkt|vraagt u|wacht"
        r"|verwijder|knip)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(fill|put|give|choose|empty|check|correct|mend|get|let|copy|round|type|send|consult"
        r"|do you mean|look|run|change|open|decide|ask|wait|delete|name|have|make|leave|cut)\b",
        re.IGNORECASE,
    ),
}
WITHDRAWS = re.compile(
    r"(vul|zet)[^.;]*(ingetrokken|intrekken)|trek[^.;]*in\b|withdraw (it|this|the)", re.IGNORECASE
)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_asks_something_says_what_to_do(language: str) -> None:
    said = {
        **SENTENCES[language],
        **{code: text for code, text in OF_RULES[language].items() if code.startswith(TOPICS)},
    }
    silent = {code for code, text in said.items() if not DO[language].search(text)}
    assert silent - STATED == set()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_remedy_withdraws_a_request(language: str) -> None:
    steps = next_steps("nl" if language == "nl" else "en")
    every = {**SENTENCES[language], **OF_RULES[language], **steps}
    assert [code for code, text in every.items() if WITHDRAWS.search(text)] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_may_be_blank_is_emptied_first(language: str) -> None:
    first = {"nl": "maak de cel leeg", "en": "empty the cell"}[language]
    for code, text in SENTENCES[language].items():
        if code.startswith(("optional.", "filler.")):
            assert first in re.split(r"[;.] ", text.replace("31-12-2021.", ""), maxsplit=1)[1], code


def test_no_message_names_a_key_that_may_be_somebody_elses() -> None:
    assert not any("{example_key}" in text for text in OF_RULES["nl"].values())
