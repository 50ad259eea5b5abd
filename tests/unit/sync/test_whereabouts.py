"""A register that says that it stands somewhere else: is it still there?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sheets_sync.sync.whereabouts import elsewhere, whereabouts

if TYPE_CHECKING:
    from pathlib import Path

ONLINE = "https://docs.google.com/spreadsheets/d/"


@pytest.mark.parametrize(
    ("here", "known", "found"),
    [
        (f"{ONLINE}een", f"{ONLINE}een", ""),
        (f"{ONLINE}twee", f"{ONLINE}een", f"{ONLINE}een"),
        (f"{ONLINE}een", "", ""),
        (f"{ONLINE}een", "/nergens/Register.xlsx", ""),
        ("/nergens/Register.xlsx", f"{ONLINE}een", ""),
        ("/nergens/Register.xlsx", "/elders/Register.xlsx", ""),
    ],
)
def test_another_spreadsheet_is_asked_about(here: str, known: str, found: str) -> None:
    assert elsewhere(here, known) == found


def test_a_file_is_asked_about_while_another_stands_where_it_stood(tmp_path: Path) -> None:
    one, two = tmp_path / "een.xlsx", tmp_path / "twee.xlsx"
    two.touch()
    assert elsewhere(str(two), str(one)) == ""
    one.touch()
    assert elsewhere(str(two), str(one)) == str(one)
    link = tmp_path / "koppeling.xlsx"
    link.symlink_to(two)
    assert elsewhere(str(link), str(two)) == ""
    assert whereabouts(str(link)) == str(two)
