"""Whatever fills a place of a sentence: it stays on its line, and steers no terminal."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.written.generated import QUICK
from support.written.hostile import HOSTILE, escaped_from, text_with
from support.written.runs import catalogue, pilot

from sheets_sync.cells.legible import escaped, legible
from sheets_sync.command_line.printing import print_json, print_lines
from sheets_sync.messages.catalogue import load_catalogue
from sheets_sync.problems.problem import wrong
from sheets_sync.problems.stop import Stop
from sheets_sync.rules.catalogue import catalogue_of

if TYPE_CHECKING:
    from sheets_sync.cells.text import Language

LANGUAGES: tuple[Language, ...] = ("nl", "en")


def places(sentence: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(sentence) if name]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_no_sentence_lets_a_detail_out_of_its_place(hostile: str, language: Language) -> None:
    spoken = catalogue(language)
    for code, sentence in spoken.sentences.items():
        if code == "unit.hours":
            continue  # a number alone stands there
        counts = [str(name) for _, name, words, _ in Formatter().parse(sentence) if words]
        names = [name for name in places(sentence) if name not in {*spoken.words, *counts}]
        plain = spoken.say(code, **dict.fromkeys(counts, 2), **dict.fromkeys(names, "abc"))
        for kind in (text_with(hostile), (text_with(hostile), text_with(hostile))):
            said = spoken.say(code, **dict.fromkeys(counts, 2), **dict.fromkeys(names, kind))
            assert said.count("\n") == plain.count("\n"), code
            assert not escaped_from(said), code


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_nor_do_the_names_that_a_programme_gives(hostile: str) -> None:
    spoken = load_catalogue("nl").extended({"a": "{one} {many}"}, {"one": hostile, "many": hostile})
    assert not escaped_from(spoken.say("a"))


def test_places_to_mend_each_have_one_line() -> None:
    stop = Stop("keys.broken")
    stop.places = (Stop("keys.twice", found=text_with("\n"), cells=(text_with("\n"),)),) * 2
    assert load_catalogue("nl").error(stop).count("\n") == 2
    assert not escaped_from(load_catalogue("nl").error(stop))
    assert catalogue_of(pilot()).message(wrong("missing.text", "a\nb")).startswith("a⏎b: ")


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_what_is_printed_without_a_sentence_is_harmless_too(
    hostile: str, capsys: pytest.CaptureFixture[str]
) -> None:
    print_lines([text_with(hostile)])
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert not escaped_from(out)


@QUICK
@given(st.text())
def test_any_text_comes_out_on_one_harmless_line(text: str) -> None:
    shown = legible(text)
    assert not escaped_from(shown + "\n")
    assert len(shown.splitlines()) <= 1
    assert legible(shown) == shown


@pytest.mark.parametrize("text", ["Zoë", "€ 1.200", "👩‍🏫", "שלום", "می‌خواهم", "a  b", "½ – …"])
def test_ordinary_text_stays_what_it_is(text: str) -> None:
    assert legible(text) == text


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_a_program_reads_in_json_what_stood_there(
    hostile: str, capsys: pytest.CaptureFixture[str]
) -> None:
    import json

    print_json({"cell": text_with(hostile)})
    out = capsys.readouterr().out
    assert not escaped_from(out)
    assert json.loads(out) == {"cell": text_with(hostile)}


@QUICK
@given(st.text(st.characters()))
def test_json_says_the_same_after_its_escapes(text: str) -> None:
    import json

    assert json.loads(escaped(json.dumps(text, ensure_ascii=False))) == text


@pytest.mark.parametrize(
    ("language", "code", "count", "expected"),
    [
        ("nl", "export.done", 1, "1 bestand geschreven in uit."),
        ("nl", "export.done", 9, "9 bestanden geschreven in uit."),
        ("en", "export.done", 1, "1 file written to uit."),
        ("en", "export.done", 0, "0 files written to uit."),
    ],
)
def test_one_thing_is_told_as_one(language: Language, code: str, count: int, expected: str) -> None:
    assert load_catalogue(language).say(code, count=count, folder="uit") == expected


def test_one_hour_is_no_hours() -> None:
    assert [load_catalogue("en").amount(one) for one in (100, 150)] == ["1 hour", "1.5 hours"]
