"""Whatever becomes of a programme file, it is read or told what is wrong, line by line."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

import tomli
from hypothesis import given, settings
from hypothesis import strategies as st
from support.written.small import OWN

from sheets_sync.messages.catalogue import load_catalogue
from sheets_sync.problems.stop import BadProgramme
from sheets_sync.programme.toml_reader import read_toml
from sheets_sync.rules.examining import prepared_from
from sheets_sync.validators import PILOT

SOURCE: Final = f"""name = "Uitleen"
language = "nl"
[units.stuks]
one = "stuk"
many = "stuks"
[values]
maximum = {{ number = 40, unit = "stuks" }}
[tabs.loans]
title = "Uitleen"
key = "U-{{n:03}}"
columns = [
    {{ header = "Naam", required = true, help = "Wie het leent." }},
    {{ header = "Aantal", kind = "amount", unit = "stuks", minimum = 1 }},
    {{ header = "Soort", kind = "choice", choices = ["Boek", "Laptop"] }},
    {{ header = "Kenmerk", owner = "machine", role = "key" }},
    {{ header = "Status", owner = "machine", role = "status" }},
    {{ header = "Dubbel", owner = "machine", formula = '[Aantal] * 2' }},
    {{ header = "Meldingen", owner = "machine", role = "messages" }},
]
[[tabs.loans.rules]]
wrong_when = '[Aantal] > maximum'
message = "Aantal: {{[Aantal]}} is te veel."
[tabs.loans.statuses]
"Onjuist" = {{ when = 'FOUT()', tone = "bad" }}
"Uitgeleend" = {{ tone = "good" }}
{OWN}"""
_INSTEAD = (
    *"\"'[]{}(),=:;.#\n \t“”0é\u00a0\\-",
    *("ja", "7,5", "//", "[[", "= =", '"""', "'''", "1-4-2021", "[a]\n", "50.000", ""),
)


@st.composite
def broken(draw: st.DrawFn) -> str:
    """The file with up to three places written otherwise."""
    text = SOURCE
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text) - 1))
        length = draw(st.sampled_from((0, 1, 1, 5, 60)))
        text = text[:start] + draw(st.sampled_from(_INSTEAD)) + text[start + length :]
    return text


@settings(max_examples=60, deadline=None)
@given(text=broken())
def test_a_broken_file_is_told_what_is_wrong_with_it(text: str) -> None:
    bad = refusal(text)
    if bad is None:
        return
    lines = text.replace("\r", "\n").count("\n") + 1
    assert bad.places
    assert all(place.seen.line <= lines for place in bad.places if place.seen)
    assert load_catalogue("nl").error(bad)
    assert load_catalogue("en").error(bad)


def refusal(text: str) -> BadProgramme | None:
    try:
        prepared_from(text.encode(), "uitleen.toml")
    except BadProgramme as bad:
        return bad
    return None


@settings(max_examples=150, deadline=None)
@given(text=broken())
def test_what_is_toml_is_read_as_the_library_reads_it(text: str) -> None:
    try:
        table = tomli.loads(text)
    except tomli.TOMLDecodeError:
        assert read_toml(text).slips
        return
    reading = read_toml(text)
    assert reading.table == table
    assert {slip.code for slip in reading.slips} <= {"toml.two_meanings"}


def test_a_file_that_is_right_loads_nothing_of_all_this() -> None:
    program = (
        "import sys; from sheets_sync.programme.load import parse_programme; from pathlib import "
        "Path; parse_programme(Path(sys.argv[1]).read_bytes(), 'pilot.toml'); "
        "print([name for name in sys.modules if 'toml_reader' in name or 'salvage' in name])"
    )
    command = [sys.executable, "-c", program, str(PILOT)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)
    assert shown.stdout == "[]\n"
