"""A register is a path, an id or an address, everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.google import GoogleSheet
from sheets_sync.stores.opening import open_register
from sheets_sync.stores.workbook import Workbook

if TYPE_CHECKING:
    from pathlib import Path

ID = "1aBcDeFgHiJkLmNoPqRsTuVwXyZ_0123456789-abcde"
URL = f"https://docs.google.com/spreadsheets/d/{ID}"


@pytest.mark.parametrize(
    "address",
    [
        ID,
        URL,
        f"{URL}/edit",
        f"{URL}/edit#gid=0",
        f"{URL}/edit?usp=sharing&gid=123#gid=123",
        f"  {URL}/view ",
        f"docs.google.com/spreadsheets/d/{ID}",
        f"https://docs.google.com/spreadsheets/u/1/d/{ID}/edit",
        f"https://docs.google.com/a/example.org/spreadsheets/d/{ID}",
    ],
)
def test_a_google_sheet(address: str) -> None:
    store = open_register(address)
    assert isinstance(store, GoogleSheet)
    assert store.origin == URL


@pytest.mark.parametrize("address", ["Register.xlsx", "map/Register 2022.xlsx", "1aBcDe", "x" * 24])
def test_a_workbook(address: str) -> None:
    assert isinstance(open_register(address), Workbook)


def test_a_file_that_is_called_like_an_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ID).touch()
    monkeypatch.chdir(tmp_path)
    assert isinstance(open_register(ID), Workbook)


@pytest.mark.parametrize(
    "address",
    [
        "https://docs.google.com/document/d/1/edit",
        "https://docs.google.com/spreadsheets/d/kort/edit",
        "https://docs.google.com/spreadsheets/",
        "https://example.org/Register.xlsx",
        f"https://drive.google.com/file/d/{ID}",
    ],
)
def test_an_address_of_something_else(address: str) -> None:
    with pytest.raises(Unreachable) as stop:
        open_register(address)
    assert (stop.value.code, stop.value.details) == ("google.bad_address", {})
