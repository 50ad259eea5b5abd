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


PLAIN_WORDS = {"sheets_sync.grid.store", "sheets_sync.grid.edits", "sheets_sync.grid.collection"}
"""Modules without a function that an example could show."""


def test_the_rooms_that_people_begin_with_have_examples() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    without = {
        name
        for name in MODULES
        if name.startswith(("sheets_sync.cells.", "sheets_sync.grid."))
        and not any(one.examples for one in finder.find(import_module(name)))
    }
    assert without == PLAIN_WORDS
