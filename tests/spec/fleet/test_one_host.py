"""Many registers on one host: each gets its run, and none is hindered by another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from support.written.books import column, save
from support.written.tables import register

from sheets_sync.host.lock import only_run

if TYPE_CHECKING:
    from support.fleets import Fleet

FOLDER = 'workers = 2\n[[folders]]\npath = "registers"\n'


def folder_of(fleet: Fleet, *names: str) -> None:
    (fleet.home / "registers").mkdir()
    for name in names:
        fleet.book(f"registers/{name}.xlsx")
    fleet.write(FOLDER)


def test_every_workbook_in_a_folder_is_brought_up_to_date(fleet: Fleet) -> None:
    folder_of(fleet, "een", "twee", "drie")
    (fleet.home / "registers" / "~$vier.xlsx").write_bytes(b"open in Excel")
    said = fleet.do("run")
    assert (said.code, said.err) == (0, "")
    assert said.lines[-1] == "3 registers in orde, 3 bijgewerkt."
    for name in ("een", "twee", "drie"):
        book = fleet.home / "registers" / f"{name}.xlsx"
        assert column(book, "Aanvragen", "Kenmerk") == ["SI-2022-001"]
    assert fleet.do("run").lines[-1] == "3 registers in orde, 0 bijgewerkt."


def test_what_is_wrong_with_one_register_hinders_no_other(fleet: Fleet) -> None:
    folder_of(fleet, "goed", "ook goed", "bezet")
    registers = fleet.home / "registers"
    (registers / "kapot.xlsx").write_bytes(b"no workbook at all")
    save(register("").with_tab("Aanvragen", [["Iets"], ["anders"]]), registers / "zonder kop.xlsx")
    (fleet.home / "nieuwer.toml").write_text('name = "x"\nfrom_a_newer_version = true\n')
    fleet.book("nieuw.xlsx")
    fleet.write(
        f"{FOLDER}[[registers]]\nname = 'nieuwer'\naddress = 'nieuw.xlsx'\n"
        "programme = 'nieuwer.toml'\n[[registers]]\nname = 'weg'\naddress = 'weg.xlsx'\n"
    )
    with only_run(str(registers / "bezet.xlsx")):
        told = fleet.told("run")
    codes = {name: (one["outcome"], one["exit_code"]) for name, one in told.items()}
    assert codes == {
        "goed": ("done", 0),
        "ook goed": ("done", 0),
        "kapot": ("stopped", 3),
        "weg": ("stopped", 3),
        "zonder kop": ("stopped", 4),
        "bezet": ("stopped", 5),
        "nieuwer": ("stopped", 2),
    }
    assert "from_a_newer_version" in told["nieuwer"]["said"]
    assert column(registers / "goed.xlsx", "Aanvragen", "Kenmerk") == ["SI-2022-001"]
    again = fleet.do("run")
    assert again.code == 1
    assert again.lines[-1].startswith("3 van 7 registers in orde, 1 bijgewerkt; 4 niet")


def test_check_writes_nothing_and_says_what_is_open(fleet: Fleet) -> None:
    folder_of(fleet, "een")
    before = (fleet.home / "registers" / "een.xlsx").read_bytes()
    fleet.book("registers/fout.xlsx", "Aanvragen\nHogeschool | Geschatte uren\nHRO | [veertig]")
    told = fleet.told("check")
    assert [told["een"]["exit_code"], told["fout"]["exit_code"]] == [0, 1]
    assert told["fout"]["problems"] == 1
    assert (fleet.home / "registers" / "een.xlsx").read_bytes() == before


def test_status_tells_what_the_last_run_came_to_without_reading_anything(fleet: Fleet) -> None:
    folder_of(fleet, "een", "twee")
    assert "nog nooit nagekeken" in fleet.do("status").out
    fleet.do("run")
    (fleet.home / "registers" / "een.xlsx").write_bytes(b"")
    assert fleet.do("status").out.count("in orde") == 2
    told = fleet.told("status")
    assert told["een"]["outcome"] == "done"
    assert told["een"]["cells"] > 0


def test_each_register_has_a_line_of_json_and_a_log_of_its_own(fleet: Fleet) -> None:
    folder_of(fleet, "een", "twee")
    fleet.write(f'logs = "logs"\n{FOLDER}')
    said = fleet.do("run", "--log-json")
    assert sorted(json.loads(line)["name"] for line in said.lines) == ["een", "twee"]
    logs = sorted((fleet.home / "logs").glob("*.jsonl"))
    assert [json.loads(log.read_text())["outcome"] for log in logs] == ["done", "done"]
    assert [log.name.partition("-")[0] for log in logs] == ["een", "twee"]


def test_a_register_that_was_run_a_moment_ago_is_not_due(fleet: Fleet) -> None:
    folder_of(fleet, "een")
    fleet.write(f"{FOLDER}every = 15\n")
    assert fleet.do("run").lines[-1] == "1 register in orde, 1 bijgewerkt."
    assert fleet.do("run").lines == ["Geen register is aan de beurt."]
    assert fleet.do("check").code == 0
