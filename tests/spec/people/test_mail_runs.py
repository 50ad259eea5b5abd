"""Runs of mail side by side, very many mails at once, digests by person and by week."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from support.oracle.examples import PARTY_ROWS, request
from support.oracle.register import HUMAN, PARTIES, REQUESTS
from support.written.runs import moment
from support.written.tables import register

from sheets_sync.grid.edits import ColumnEdit
from sheets_sync.host.lock import only_run
from sheets_sync.people.mail_memory import read_memory
from sheets_sync.people.mail_server import TooMany
from sheets_sync.people.mailing import Consent, Errand, due_now, mail_register
from sheets_sync.problems.stop import Busy
from sheets_sync.programme.load import parse_programme
from sheets_sync.rules.catalogue import catalogue_of
from sheets_sync.rules.loading import prepared_for
from sheets_sync.stores.memory import Memory, tab_of_rows
from sheets_sync.sync.review import review
from sheets_sync.sync.run import sync_register
from sheets_sync.validators import PILOT, decide

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.people.outbox import Outcome
    from sheets_sync.people.writing import Sealed
    from sheets_sync.programme.model import Programme
    from sheets_sync.sync.review import Review

MONDAY = "2022-02-21T08:00"
SOURCE = PILOT.read_text("utf-8")
WRITTEN = """
    Aanvragen
    Tijdstempel      | Hogeschool         | E-mailadres      | Geschatte uren | Vraag
    2022-01-03T09:00 | HRO                | noor@example.org | 12             | Hulp
    2022-01-04T10:00 | Hogeschool Zeekant | bo@example.org   | 8              | Raad

    Plannen
    Kenmerk     | Opgesteld door | Begrote uren | Besluit     | Besluit op | Start
    SI-2022-001 | Anna de Boer   | 10           | Goedgekeurd | 2022-01-12 | 2022-03-20
    SI-2022-002 | Onbekend       | 8            | Goedgekeurd | 2022-01-12 | 2022-03-10
    """


class Pile:
    """Takes all that is delivered."""

    def __init__(self) -> None:
        self.mails: list[Sealed] = []

    def deliver(self, name: str, sealed: Sealed, attempt: Callable[[], None]) -> Outcome:
        del name
        attempt()
        self.mails.append(sealed)
        return "sent"

    def close(self) -> None:
        pass

    def to(self, address: str) -> list[str]:
        return [one.mail.subject for one in self.mails if address in one.mail.to]


def programme(was: str = "", becomes: str = "") -> Programme:
    assert was in SOURCE
    source = SOURCE.replace(was, becomes, 1) if was else SOURCE
    return prepared_for(parse_programme(source.encode(), PILOT.name)).programme


def errand(store: Memory, of: Programme, now: str, *consents: Consent) -> Errand:
    def reviewed(at: str) -> Review:
        return review(store.read(), of, decide, moment(at))

    return Errand(store, partial(reviewed, now), catalogue_of(of), frozenset(consents))


def mailed(store: Memory, of: Programme, now: str, pile: Pile, *consents: Consent) -> list[str]:
    sync_register(store, of, decide, moment(now))
    done = mail_register(errand(store, of, now, *consents), lambda: pile)
    return [one.subject for one in done.due.mails]


def test_two_runs_at_once_send_it_once() -> None:
    store, pile, of = register(WRITTEN).memory(), Pile(), programme()
    sync_register(store, of, decide, moment(MONDAY))
    second = errand(store, of, MONDAY)

    class Slow(Pile):
        def deliver(self, name: str, sealed: Sealed, attempt: Callable[[], None]) -> Outcome:
            with pytest.raises(Busy, match=r"mail\.at_work"):
                mail_register(second, lambda: pile)
            return super().deliver(name, sealed, attempt)

    slow = Slow()
    mail_register(errand(store, of, MONDAY), lambda: slow)
    assert mail_register(second, lambda: pile).due.mails == []
    assert (len(slow.mails), pile.mails) == (1, [])


def test_two_hosts_at_once_send_it_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No lock between them: who comes second finds the log changed, and looks again."""
    store, of = register(WRITTEN).memory(), programme()
    sync_register(store, of, decide, moment(MONDAY))
    first, second = Pile(), Pile()
    plain = errand(store, of, MONDAY)
    late = plain.reviewed()

    def opened() -> Pile:
        # The other one noted all of it, and sent it, between our look and our note.
        with monkeypatch.context() as elsewhere:
            elsewhere.setenv("XDG_STATE_HOME", str(tmp_path))
            mail_register(plain, lambda: first)
        return second

    looks = iter((late, late))
    ours = plain._replace(reviewed=lambda: next(looks, None) or plain.reviewed())
    assert mail_register(ours, opened).due.mails == []
    assert (len(first.mails), second.mails) == (1, [])


def test_ten_thousand_mails_ask_for_consent_first() -> None:
    rows: list[list[Cell]] = [list(HUMAN[REQUESTS])]
    for number in range(10_000):
        row = request(f"2022-01-{number % 27 + 1:02}T{number % 23:02}:{number % 59:02}")
        row |= {"E-mailadres": f"a{number}@example.org", "Vraag": f"Vraag {number}"}
        rows.append([row.get(header, "") for header in HUMAN[REQUESTS]])
    tabs: dict[str, list[list[Cell]]] = {title: [[*headers]] for title, headers in HUMAN.items()}
    tabs[PARTIES] += [[row.get(header, "") for header in HUMAN[PARTIES]] for row in PARTY_ROWS]
    pile, of = Pile(), programme()
    store = Memory(tab_of_rows(title, grid) for title, grid in tabs.items())
    mailed(store, of, "2022-01-28T08:00", pile)
    store = _with_rows(store, rows)
    sync_register(store, of, decide, moment("2022-01-31T08:00"))
    sync_register(store, of, decide, moment("2022-02-01T08:00"))
    with pytest.raises(TooMany) as stop:
        mail_register(errand(store, of, "2022-02-01T08:00"), lambda: pile)
    assert stop.value.details["count"] == 10_001
    assert pile.mails == []


def _with_rows(store: Memory, rows: list[list[Cell]]) -> Memory:
    now = store.read()
    edits = [
        ColumnEdit(REQUESTS, place, list(range(1, len(rows))), [row[place] for row in rows[1:]])
        for place in range(len(rows[0]))
    ]
    store.write(edits, now)
    return store


def test_a_digest_for_each_person() -> None:
    of = programme(
        'turn = "DNZ"\nto = ["dnz@example.org"]',
        'turn = "DNZ"\neach = "Opgesteld door"\npeople = { "Anna de Boer" = "anna@example.org" }',
    )
    store, pile = register(WRITTEN).memory(), Pile()
    mailed(store, of, MONDAY, pile)
    assert pile.to("anna@example.org") == ["1 nieuwe rij aan zet voor DNZ"]
    memory = read_memory(errand(store, of, MONDAY).reviewed().layout.lines)
    assert "Anna" not in str(memory.told)


def test_a_weekly_digest() -> None:
    of = programme(
        'turn = "DNZ"\nto = ["dnz@example.org"]',
        'turn = "DNZ"\nto = ["dnz@example.org"]\nevery = "week"',
    )
    store, pile = register(WRITTEN).memory(), Pile()
    assert len(mailed(store, of, MONDAY, pile)) == 1
    sync_register(store, of, decide, moment("2022-03-10T08:00"))
    assert due_now(errand(store, of, "2022-02-25T08:00")).mails == []
    [digest] = due_now(errand(store, of, "2022-03-10T08:00")).mails
    assert digest.subject.endswith("voor DNZ")


def test_a_sync_need_not_wait_for_mail() -> None:
    store, of = register(WRITTEN).memory(), programme()
    sync_register(store, of, decide, moment(MONDAY))

    class Watching(Pile):
        def deliver(self, name: str, sealed: Sealed, attempt: Callable[[], None]) -> Outcome:
            with only_run(store.origin):
                return super().deliver(name, sealed, attempt)

    assert mail_register(errand(store, of, MONDAY), Watching).due.mails


def test_a_reminder_has_a_button_to_the_form_with_the_key_filled_in() -> None:
    address = "https://forms.example.org/viewform?usp=pp_url"
    source = SOURCE.replace('then_to = "Zestor"', 'then_to = "Zestor"\nform = "evaluations"')
    source += f'\n[forms.evaluations]\naddress = "{address}"\n'
    source += 'entries = { Plankenmerk = "entry.12", Resultaat = "entry.13" }\n'
    of = prepared_for(parse_programme(source.encode(), PILOT.name)).programme
    done = WRITTEN.replace("| Start", "| Start      | Afgerond op").replace(
        "| 2022-03-20", "| 2022-01-20 | 2022-02-15"
    )
    done = done.replace("| 2022-03-10", "| 2022-03-10 | ")
    store, pile = register(done).memory(), Pile()
    mailed(store, of, MONDAY, pile)
    mailed(store, of, "2022-02-22T08:00", pile)
    [reminder] = [one.mail for one in pile.mails if "noor@example.org" in one.mail.to]
    assert reminder.fields["form"] == f"{address}&entry.12=SI-2022-001-A"


def typed(store: Memory, tab: str, header: str, cell: Cell) -> None:
    """Somebody types in the first row."""
    now = store.read()
    found = now.find(tab)
    assert found is not None
    place = [column[0] for column in found.columns].index(header)
    store.write([ColumnEdit(tab, place, [1], [cell])], now)


def test_a_decision_goes_again_when_somebody_answered_that_the_new_value_counts() -> None:
    store, pile, of = (
        register(WRITTEN.replace("Goedgekeurd", "           ")).memory(),
        Pile(),
        programme(),
    )
    mailed(store, of, MONDAY, pile)
    typed(store, "Plannen", "Besluit", "Goedgekeurd")
    for day in ("22", "23", "24"):
        mailed(store, of, f"2022-02-{day}T08:00", pile)
    typed(store, "Plannen", "Toegekende uren", 6)
    mailed(store, of, "2022-02-25T08:00", pile)
    decisions = [one for one in pile.to("noor@example.org") if "Besluit" in one]
    assert decisions == ["Besluit over plan SI-2022-001-A"]
    typed(store, "Vragen", "Antwoord", "Nieuw telt")
    for day in ("02-28", "03-01", "03-02"):
        mailed(store, of, f"2022-{day}T08:00", pile)
    decisions = [one for one in pile.to("noor@example.org") if "Besluit" in one]
    assert decisions[1:] == ["Gewijzigd: Besluit over plan SI-2022-001-A"]
