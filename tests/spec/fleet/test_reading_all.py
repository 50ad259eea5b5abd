"""Reading across a fleet: one export of all tabs, one page of all registers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from support.fleets import Fleet


def of_two(fleet: Fleet) -> None:
    (fleet.home / "registers").mkdir()
    fleet.book("registers/noord.xlsx")
    fleet.book("registers/zuid.xlsx", "Aanvragen\nHogeschool | Geschatte uren\nHRO | 20\nHRO | x")
    fleet.write('[[folders]]\npath = "registers"\n')


def test_one_export_has_all_rows_with_the_name_of_their_register(fleet: Fleet) -> None:
    of_two(fleet)
    fleet.do("run")
    (fleet.home / "registers" / "kapot.xlsx").write_bytes(b"no workbook")
    said = fleet.do("export", str(fleet.home / "uit"))
    assert said.code == 1
    assert "kapot" in said.out
    rows = pd.read_parquet(fleet.home / "uit" / "Aanvragen.parquet")
    assert rows.columns[0] == "Register"
    assert list(zip(rows["Register"], rows["Geschatte uren"].fillna(0), strict=True)) == [
        ("noord", 10),
        ("zuid", 20),
        ("zuid", 0),
    ]
    log = pd.read_parquet(fleet.home / "uit" / "Logboek.parquet")
    assert set(log["Register"]) == {"noord", "zuid"}


def test_one_page_tells_of_all_registers_who_needs_somebody_first(fleet: Fleet) -> None:
    of_two(fleet)
    fleet.do("run")
    (fleet.home / "registers" / "nieuw.xlsx").write_bytes(b"no workbook")
    page = fleet.home / "registers.html"
    assert fleet.do("page", str(page)).code == 0
    text = page.read_text("utf-8")
    table = text[text.index("<tbody") :]
    assert table.index(">zuid<") < table.index(">nieuw<")
    assert table.index(">zuid<") < table.index(">noord<")
    assert "nog nooit nagekeken" in text
