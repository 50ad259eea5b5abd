"""The fuzzers by name; each takes what is random and a folder, and fails with an AssertionError."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from support.fuzz.answers import try_answer
from support.fuzz.cells import try_cells
from support.fuzz.programmes import try_programme
from support.fuzz.workbooks import try_members, try_zip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from random import Random

FUZZERS: Final[Mapping[str, Callable[[Random, Path], None]]] = {
    "members": try_members,
    "zip": try_zip,
    "answers": try_answer,
    "cells": try_cells,
    "programmes": try_programme,
}
