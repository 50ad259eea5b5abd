"""``sheets-sync status`` and ``explain``: where the register stands, and why one row does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from written.books import Said, save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytest_plugins = ["written.homes"]

TODAY = "--today=2022-03-01"
WRITTEN = """
Aanvragen
Hogeschool          | Geschatte uren | Ingetrokken op
Hogeschool Rijnoord | 30             |
HRO                 | 50             |
Hogeschool Zeekant  | veertig        |
Hogeschool De Waard | 40             |
Hogeschool Zeekant  | 35             |
HRO                 | 5              |
Hogeschool De Waard | 1              | 2022-02-01

Plannen
Kenmerk     | Begrote uren | Besluit     | Besluit op | Afgerond op
SI-2022-001 | 12.5         | Goedgekeurd | 2022-01-12 | 2022-02-10
SI-2022-004 | 20           |             |            |

Uren
Datum      | Plankenmerk   | Uren
2022-01-24 | SI-2022-001-A | "7,5"
2022-01-25 | SI-2022-001-A | 6
"""
RULES = """
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from written.runs import PILOT

    programme = tmp_path / "klein.toml"
    text = PILOT.read_text(encoding="utf-8")
    programme.write_text(text.replace("total = 400", "total = 60", 1), encoding="utf-8")
    monkeypatch.setenv("SHEETS_SYNC_PROGRAMME", str(programme))
    return save(WRITTEN, tmp_path / "Register.xlsx")


def test_show(path: Path, say: Callable[..., Said]) -> None:
    for a in (["status"], ["status", "--lang=en"], ["status", "--json"], ["check"],["check","--json"]):
        open("/tmp/pHw/o","a").write(say(a[0], path, TODAY, *a[1:]).out)
    for k in ("SI-2022-001","SI-2022-002","SI-2022-003","SI-2022-005","SI-2022-006","SI-2022-007","si-2022-001-a","U-0002","SI-2022-004-A"):
        open("/tmp/pHw/o","a").write(say("explain", path, k, TODAY).out)
    open("/tmp/pHw/o","a").write(say("explain", path, "SI-2022-001", TODAY, "--lang=en").out)
    open("/tmp/pHw/o","a").write(say("explain", path, "SI-2022-005", TODAY, "--json").out)
    assert 0
