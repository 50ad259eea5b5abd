"""The log went missing, or an older register came back: no key is dealt again without a word."""

from __future__ import annotations

import shutil
from itertools import count
from typing import TYPE_CHECKING

import openpyxl
import pytest
from support.written.books import Said, cells, column, save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook as Book

TODAY = "--today=2022-03-01"
REGISTER = """
Aanvragen
Hogeschool | Geschatte uren
HRO        | 10
HRO        | 20

Plannen
Kenmerk
SI-2022-001
SI-2022-002
"""
PEOPLE = count(1)


@pytest.fixture
def path(tmp_path: Path, say: Callable[..., Said]) -> Path:
    """A register with keys up to SI-2022-002."""
    path = save(REGISTER, tmp_path / "Register.xlsx")
    assert say("sync", path, TODAY).code == 0
    return path


def done(path: Path, act: Callable[[Book], object]) -> None:
    """Somebody does something in the workbook and saves it."""
    book = openpyxl.load_workbook(path)
    act(book)
    book.save(path)


def add_request(book: Book) -> None:
    tab = book["Aanvragen"]
    row = tab.max_row + 1
    for place in range(1, 14):
        tab.cell(row, place).value = tab.cell(3, place).value
    tab.cell(row, 4).value = f"Nieuwe aanvrager {next(PEOPLE)}"
    tab.cell(row, 2).value = f"nieuw{next(PEOPLE)}@example.org"


def delete_last_request(book: Book) -> None:
    tab = book["Aanvragen"]
    tab.delete_rows(tab.max_row)


def keys(path: Path) -> list[object]:
    return [key for key in column(path, "Aanvragen", "Kenmerk") if key]


def empty_log(book: Book) -> None:
    book["Logboek"].delete_rows(2, book["Logboek"].max_row)


def delete_some_lines(book: Book) -> None:
    book["Logboek"].delete_rows(5, 3)


def delete_log(book: Book) -> None:
    del book["Logboek"]


def put_a_new_one(book: Book) -> None:
    book["Logboek"].title = "Logboek (oud)"
    book.create_sheet("Logboek")


def drop_the_mark(path: Path) -> None:
    def drop(book: Book) -> None:
        for name in list(book.custom_doc_props.names):  # type: ignore[attr-defined]
            del book.custom_doc_props[name]  # type: ignore[attr-defined]

    done(path, drop)


def never_met(home: Path) -> None:
    shutil.rmtree(home)


def refused(path: Path, say: Callable[..., Said], *options: str, code: int = 4) -> str:
    before = path.read_bytes()
    said = say("sync", path, TODAY, *options)
    assert (said.code, said.out) == (code, "")
    assert path.read_bytes() == before
    return said.err


def speaks_of_writing(said: Said) -> bool:
    """Whether it says what was (not) written, or how to write all the same."""
    told = " ".join((said.out + said.err).split())
    return "is niets geschreven" in told or "--force" in told


LOSSES: dict[Callable[[Book], object], str] = {
    delete_log: 'Het tabblad "Logboek" ontbreekt',
    empty_log: 'Het tabblad "Logboek" telt 0 regels, en eerder ',
    delete_some_lines: 'Het tabblad "Logboek" telt ',
    put_a_new_one: 'Het tabblad "Logboek (oud)" lijkt het echte te zijn',
}


@pytest.mark.parametrize("known_by", ["both", "mark", "journal"])
@pytest.mark.parametrize("act", LOSSES, ids=lambda act: act.__name__)
def test_a_log_that_is_not_all_there_stops_the_run_and_tells_the_way_back(
    path: Path, home: Path, say: Callable[..., Said], act: Callable[[Book], object], known_by: str
) -> None:
    done(path, act)
    if known_by == "mark":
        never_met(home)
    elif known_by == "journal":
        drop_the_mark(path)
    told = refused(path, say)
    assert LOSSES[act] in told
    assert "er is niets geschreven" in told
    for command in ("status", "check"):
        said = say(command, path, TODAY)
        assert said.code == (0 if command == "status" else 1)
        assert LOSSES[act] in " ".join(said.out.split())
        assert not speaks_of_writing(said)
    assert "Logboek" in say("sync", path, TODAY, "--dry-run").out
    assert say("doctor", path).code == 4


@pytest.mark.parametrize("act", LOSSES, ids=lambda act: act.__name__)
def test_who_means_it_goes_on_and_no_key_is_given_again(
    path: Path, say: Callable[..., Said], act: Callable[[Book], object]
) -> None:
    done(path, add_request)
    say("sync", path, TODAY)
    done(path, delete_last_request)
    done(path, lambda book: book["Plannen"].delete_rows(3))
    done(path, act)
    done(path, add_request)
    done(path, lambda book: book["Plannen"].append(list(PLAN)))
    refused(path, say)
    assert say("sync", path, TODAY, "--force").code == 0
    assert keys(path) == ["SI-2022-001", "SI-2022-002", "SI-2022-004"]
    assert column(path, "Plannen", "Plankenmerk") == ["SI-2022-001-A", "SI-2022-002-B"]
    reasons = column(path, "Logboek", "Reden")
    assert [one for one in reasons if "zonder alle eerdere regels" in str(one)]
    assert say("sync", path, TODAY).out.startswith("Niets")


PLAN = (
    *("SI-2022-002", "Workshop", None, "Opsteller", 44571, 3, 300, 44621, 44630),
    *(None, None, None, None),
)


@pytest.mark.parametrize("act", LOSSES, ids=lambda act: act.__name__)
def test_mend_shows_first_and_then_does_it(
    path: Path, say: Callable[..., Said], act: Callable[[Book], object]
) -> None:
    assert "Het logboek is heel" in say("mend", path, TODAY).out
    done(path, delete_last_request)
    done(path, act)
    before = path.read_bytes()
    said = say("mend", path, TODAY)
    assert said.code == 4
    assert LOSSES[act] in " ".join(said.out.split())
    assert "Deze nummers ontbreken: " in said.out
    if act is delete_some_lines:
        assert "Deze nummers ontbreken: 4-6." in said.out
    assert path.read_bytes() == before
    done(path, add_request)
    assert say("mend", path, TODAY, "--yes").code == 0
    assert keys(path) == ["SI-2022-001", "SI-2022-003"]
    assert say("sync", path, TODAY).out.startswith("Niets")


def test_mend_goes_past_nothing_else(path: Path, say: Callable[..., Said]) -> None:
    older = path.read_bytes()
    done(path, add_request)
    assert say("sync", path, TODAY).code == 0
    path.write_bytes(older)
    assert say("mend", path, TODAY).code == 6


def test_an_older_version_that_was_put_back_is_known(path: Path, say: Callable[..., Said]) -> None:
    older = path.read_bytes()
    done(path, add_request)
    assert say("sync", path, TODAY).code == 0
    path.write_bytes(older)
    assert "is een oudere versie" in refused(path, say, code=6)
    for command in ("status", "check"):
        said = say(command, path, TODAY)
        assert "Dit is een oudere versie" in said.out
        assert not speaks_of_writing(said)
    done(path, add_request)
    for answer in ("moved", "copy"):
        assert "is een oudere versie" in refused(path, say, f"--as={answer}", code=6)
    assert say("sync", path, TODAY, "--as=restored").code == 0
    assert "oudere versie die is teruggezet" in str(column(path, "Logboek", "Reden"))
    assert keys(path) == ["SI-2022-001", "SI-2022-002", "SI-2022-004"]
    done(path, add_request)
    assert say("sync", path, TODAY).code == 0
    assert keys(path)[-1] == "SI-2022-005"


def test_a_version_from_before_going_on_is_known_as_well(
    path: Path, say: Callable[..., Said]
) -> None:
    done(path, add_request)
    say("sync", path, TODAY)
    whole = path.read_bytes()
    done(path, delete_log)
    assert say("sync", path, TODAY, "--force").code == 0
    path.write_bytes(whole)
    assert "is een oudere versie" in refused(path, say, code=6)


def test_a_version_from_before_the_first_sync_goes_on_after_what_is_known(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    path = save(REGISTER, tmp_path / "Register.xlsx")
    first = path.read_bytes()
    say("sync", path, TODAY)
    path.write_bytes(first)
    said = say("sync", path, TODAY)
    assert said.code == 0
    assert "Op deze plaats stond eerder een ander register" in said.out
    assert keys(path) == ["SI-2022-003", "SI-2022-004"]
    assert "ander register" not in say("sync", path, TODAY).out


def copied(path: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "kopie" / "Register.xlsx"
    copy.parent.mkdir()
    shutil.copy(path, copy)
    return copy


def test_a_copy_at_another_path_is_asked_about(
    path: Path, tmp_path: Path, say: Callable[..., Said]
) -> None:
    copy = copied(path, tmp_path)
    done(copy, add_request)
    for options in ([], ["--as=restored"], ["--force"]):
        told = refused(copy, say, *options, code=6)
        assert f"zegt van zichzelf dat het {path} is" in told
        assert "--as copy" in told
    said = say("status", copy, TODAY)
    assert said.code == 0
    assert "vraagt eerst of dit een kopie is" in " ".join(said.out.split())
    # The original is none the worse.
    assert say("sync", path, TODAY).out.startswith("Niets")


def test_a_register_that_moved_is_asked_about_only_while_the_other_is_there(
    path: Path, tmp_path: Path, say: Callable[..., Said]
) -> None:
    copy = copied(path, tmp_path)
    done(copy, add_request)
    assert say("sync", copy, TODAY, "--as=moved").code == 0
    done(copy, add_request)
    assert say("sync", copy, TODAY).code == 0
    further = copy.rename(tmp_path / "Verder.xlsx")
    done(further, add_request)
    assert say("sync", further, TODAY).code == 0
    assert keys(further) == [f"SI-2022-00{number}" for number in (1, 2, 3, 4, 5)]


def test_a_copy_at_another_path_becomes_a_register_of_its_own(
    path: Path, tmp_path: Path, say: Callable[..., Said]
) -> None:
    copy = copied(path, tmp_path)
    done(path, add_request)
    assert say("sync", path, TODAY).code == 0
    assert say("sync", copy, TODAY, "--as=copy").code == 0
    for _ in range(2):
        done(copy, add_request)
    assert say("sync", copy, TODAY).code == 0
    assert keys(copy) == [f"SI-2022-00{number}" for number in (1, 2, 3, 4)]
    assert keys(path) == [f"SI-2022-00{number}" for number in (1, 2, 3)]


def test_another_register_at_the_same_path_is_no_older_version(
    path: Path, tmp_path: Path, say: Callable[..., Said]
) -> None:
    other = save("Aanvragen\nHogeschool\nHRO", tmp_path / "Ander.xlsx")
    assert say("sync", other, TODAY).code == 0
    shutil.move(other, path)
    assert say("sync", path, TODAY).code == 0
    path.unlink()
    assert say("init", path).code == 0
    assert say("sync", path, TODAY).code == 0


def test_a_log_with_another_name_is_gone_on_with_and_told(
    path: Path, say: Callable[..., Said]
) -> None:
    def rename(book: Book) -> None:
        book["Logboek"].title = "Historie"

    before = len(cells(path, "Logboek"))
    done(path, rename)
    done(path, add_request)
    said = say("sync", path, TODAY)
    assert said.code == 0
    assert 'Het logboek staat hier in het tabblad "Historie"' in said.out
    assert keys(path) == ["SI-2022-001", "SI-2022-002", "SI-2022-003"]
    assert len(cells(path, "Historie")) > before
    assert "Logboek" not in openpyxl.load_workbook(path).sheetnames


def programme(tmp_path: Path, *changes: tuple[str, str]) -> str:
    from sheets_sync.validators import PILOT

    text = PILOT.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file = tmp_path / "programma.toml"
    file.write_text(text, encoding="utf-8")
    return f"--programme={file}"


def test_a_log_that_the_programme_calls_otherwise_is_gone_on_with(
    path: Path, tmp_path: Path, say: Callable[..., Said]
) -> None:
    other = programme(tmp_path, ('title = "Logboek"', 'title = "Journaal"'))
    done(path, add_request)
    said = say("sync", path, TODAY, other)
    assert said.code == 0
    assert 'volgens het programma heet het "Journaal"' in said.out
    assert keys(path) == ["SI-2022-001", "SI-2022-002", "SI-2022-003"]


FORMULAS = (("Aanvragen[", "Verzoeken["), ("ZOEK(Aanvragen;", "ZOEK(Verzoeken;"))


def test_a_tab_that_the_programme_calls_otherwise_keeps_its_keys(
    path: Path, tmp_path: Path, say: Callable[..., Said]
) -> None:
    other = programme(tmp_path, ('title = "Aanvragen"', 'title = "Verzoeken"'), *FORMULAS)

    def rename(book: Book) -> None:
        delete_last_request(book)
        add_request(book)
        book["Aanvragen"].title = "Verzoeken"

    drop_the_mark(path)
    done(path, rename)
    assert say("sync", path, TODAY, other).code == 0
    assert column(path, "Verzoeken", "Kenmerk") == ["SI-2022-001", "SI-2022-003"]


def test_keys_under_a_header_that_the_programme_calls_otherwise_stay(
    path: Path, tmp_path: Path, say: Callable[..., Said]
) -> None:
    key = 'header = "Kenmerk", owner = "machine"'
    other = programme(
        tmp_path,
        *(
            (text, text.replace("Kenmerk", "Aanvraagnummer"))
            for text in (key, "{[Kenmerk]}", "Aanvragen[Kenmerk;")
        ),
    )
    done(path, add_request)
    said = say("sync", path, TODAY, other, "--accept-programme")
    assert said.code == 0
    assert 'deze kolom wordt gelezen als "Aanvraagnummer"' in said.out
    assert keys(path) == ["SI-2022-001", "SI-2022-002", "SI-2022-003"]


def test_columns_of_the_log_that_people_moved_are_found(
    path: Path, say: Callable[..., Said]
) -> None:
    done(path, lambda book: book["Logboek"].insert_cols(1))
    done(path, lambda book: book["Logboek"].cell(1, 1, "Opmerking"))
    done(path, delete_last_request)
    done(path, add_request)
    assert say("sync", path, TODAY).code == 0
    assert keys(path) == ["SI-2022-001", "SI-2022-003"]
    headers = list(cells(path, "Logboek")[0])
    assert headers[:2] == ["Opmerking", "Nr"]
    assert headers[2:] == ["Moment", "Tabblad", "Kenmerk", "Kolom", "Oud", "Nieuw", "Reden"]
    assert {line["Opmerking"] for line in cells(path, "Logboek")} == {None}


def test_with_everything_lost_numbering_goes_on_after_what_the_tabs_say(
    path: Path, home: Path, say: Callable[..., Said]
) -> None:
    done(path, delete_last_request)
    done(path, delete_log)
    done(path, add_request)
    drop_the_mark(path)
    never_met(home)
    said = say("sync", path, TODAY)
    assert said.code == 0
    assert 'Het tabblad "Logboek" is leeg of ontbreekt' in said.out
    # A plan names SI-2022-002 still.
    assert keys(path) == ["SI-2022-001", "SI-2022-003"]
