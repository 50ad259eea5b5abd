"""The examples in the documentation of functions run, and give what they say."""

from __future__ import annotations

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

import sheets_sync

MODULES = [
    found.name
    for found in walk_packages(sheets_sync.__path__, "sheets_sync.")
    if not found.name.endswith("__main__")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    module = import_module(name)
    outcome = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert outcome.failed == 0


OF_A_WHOLE_REGISTER = {"sheets_sync.plan.questions"}
"""Modules of which every function takes a whole register."""
ROOMS = ("cells", "grid", "plan", "merge")
FINDER = doctest.DocTestFinder(exclude_empty=True)


@pytest.mark.parametrize("room", ROOMS)
def test_the_rooms_that_people_begin_with_have_examples(room: str) -> None:
    modules = [name for name in MODULES if name.startswith(f"sheets_sync.{room}.")]
    without = {
        name
        for name in modules
        if not any(one.examples for one in FINDER.find(import_module(name)))
    }
    assert without <= OF_A_WHOLE_REGISTER


@pytest.mark.parametrize("name", sheets_sync.__all__)
def test_all_that_is_handed_out_has_an_example(name: str) -> None:
    handed = getattr(sheets_sync, name)
    home = import_module(handed.__module__)
    told = [*FINDER.find(handed, name), FINDER.find(home, name)[0]]
    assert any(name in example.source for one in told for example in one.examples)
