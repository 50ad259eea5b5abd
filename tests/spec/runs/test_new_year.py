"""The safety rule does not count what the day alone changes: a new year stops no register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.written.books import Said, column, save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MANY = "\n".join(["Aanvragen", "Hogeschool | Geschatte uren", *["HRO | 1"] * 40])


def test_after_the_last_day_all_lapse_without_a_word_of_consent(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    path = save(MANY, tmp_path / "Register.xlsx")
    assert say("sync", path, "--today=2023-12-29").code == 0
    before = column(path, "Aanvragen", "Status")
    said = say("sync", path, "--today=2024-01-02")
    assert (said.code, said.err) == (0, "")
    after = column(path, "Aanvragen", "Status")
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) >= 40 - len(set(before))
    assert set(changed) == {"Vervallen"}


def test_what_people_change_on_that_day_still_counts(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    import openpyxl

    path = save(MANY, tmp_path / "Register.xlsx")
    assert say("sync", path, "--today=2023-11-01").code == 0
    book = openpyxl.load_workbook(path)
    tab = book["Aanvragen"]
    for row in range(2, tab.max_row + 1):
        tab.cell(row, 11).value = "veel"
    book.save(path)
    before = path.read_bytes()
    said = say("sync", path, "--today=2023-11-02")
    assert said.code == 6
    assert "--force" in said.err
    assert path.read_bytes() == before
