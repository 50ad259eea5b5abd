"""What docs/testing-server.md shows works as it stands there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sheets_sync.testing.batch.kinds import KINDS
from sheets_sync.testing.formulas.functions.every import EVERY

if TYPE_CHECKING:
    from sheets_sync.testing.server import SheetsServer

PAGE = (Path(__file__).parents[2] / "docs" / "testing-server.md").read_text("utf-8")


def test_the_python_examples_run(sheets_server: SheetsServer) -> None:
    book = sheets_server.client().create("Register")
    names: dict[str, Any] = {"sheets_server": sheets_server, "book": book}
    for block in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        exec(block, names)
    assert book.sheet1.acell("B2").value == "2"
    sheets_server.reset()
    names["test_register"](sheets_server)


def test_the_limits_are_told() -> None:
    assert [name for name in EVERY if f"`{name}`" not in PAGE] == []
    assert "data sources" in PAGE
    assert "addDataSource" not in KINDS
