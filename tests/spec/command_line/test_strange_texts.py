"""Texts that are strange and yet in order: they stay what they are and hurt nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from support.written.books import Said, cells, save
from support.written.runs import looked_at, messages, synced
from support.written.tables import register

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


TODAY = "--today=2022-03-01"

STRANGE = {
    "formula": "=1+1",
    "link": '=HYPERLINK("https://example.org","klik")',
    "script": "<script>alert('hoi')</script> & <b>vet</b>",
    "emoji": "Wij willen groeien 🌱👩‍🏫",
    "right to left": "שלום עולם",
    "direction marks": "\u202egnirhevo\u202c",
    "accents": "e\u0301e\u0301n vraag",
    "no-break spaces": "\u00a0een\u00a0vraag\u00a0",
    "lines": "regel een\nregel twee\r\nregel drie",
    "as long as a cell of Excel can be": "w" * 32_767,
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_a_strange_text_in_a_form_field_is_just_text(
    tmp_path: Path, say: Callable[..., Said], text: str
) -> None:
    written = register("Aanvragen\nHogeschool\nHRO\nHogeschool Zeekant")
    path = save(written.with_cell("Aanvragen", 7, 1, text), tmp_path / "Register.xlsx")
    before = openpyxl.load_workbook(path)["Aanvragen"]["H2"]
    assert say("check", path, TODAY).code == 0
    assert say("sync", path, TODAY).code == 0
    after = openpyxl.load_workbook(path)["Aanvragen"]["H2"]
    assert (after.value, after.data_type) == (before.value, "s")
    assert [row["Status"] for row in cells(path, "Aanvragen")] == ["In behandeling"] * 2
    said = say("export", path, tmp_path / "uit", TODAY)
    assert (said.code, said.err) == (0, "")


@pytest.mark.parametrize("text", ["\x00\x07bel", "x" * 60_000, "\ud800", "\u200b\ufeff."])
def test_a_text_that_no_workbook_can_hold_is_no_trouble_elsewhere(text: str) -> None:
    written = register("Aanvragen\nHogeschool\nHRO\nHogeschool Zeekant").with_cell(
        "Aanvragen", 7, 1, text
    )
    store = written.memory()
    synced(store)
    assert store.cell("Aanvragen", 7, 1) == text
    assert messages(store, "Aanvragen") == [[], []]
    assert not looked_at(store).edits


@pytest.mark.parametrize("text", ["\x00\x07bel", "x" * 60_000, "<script>", "🌱\u202e", "=1+1"])
@pytest.mark.parametrize("column", range(13))
def test_a_strange_text_in_any_column_gives_at_most_one_message_that_is_safe_to_print(
    text: str, column: int
) -> None:
    written = register("Aanvragen\nHogeschool\nHRO\nHogeschool Zeekant").with_cell(
        "Aanvragen", column, 1, text
    )
    store = written.memory()
    synced(store)
    mine, other = messages(store, "Aanvragen")
    assert len(mine) <= 1
    assert other == []
    assert all(line.isprintable() and len(line) < 400 for line in mine)
    assert not looked_at(store).edits


@pytest.mark.parametrize("blank", ["\u00a0", " \t ", "'", "\u200b"])
def test_what_looks_empty_is_missing(blank: str) -> None:
    written = register("Aanvragen\nHogeschool\nHRO").with_cell("Aanvragen", 3, 1, blank)
    assert messages(synced(written), "Aanvragen") == [["Naam aanvrager: ontbreekt; vul dit in."]]


def test_a_tab_of_no_rows_is_a_register_that_has_just_begun(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    path = save("", tmp_path / "Register.xlsx")
    assert say("check", path, TODAY).lines == [f"Geen problemen in {path}."]
    said = say("sync", path, TODAY)
    assert (said.code, said.err) == (0, "")
    assert say("sync", path, TODAY).lines == [f"Niets te doen: {path} is bij."]
    assert say("status", path, TODAY).code == 0
    assert say("export", path, tmp_path / "uit", TODAY).code == 0
