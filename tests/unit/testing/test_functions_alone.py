"""A module of functions can be imported alone: none waits for another to have come first."""

from __future__ import annotations

import subprocess
import sys
from pkgutil import iter_modules

import pytest

from sheets_sync.testing.formulas import functions

MODULES = [module.name for module in iter_modules(functions.__path__, f"{functions.__name__}.")]


@pytest.mark.parametrize("name", MODULES)
def test_it_is_imported_alone(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"import {name}"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
