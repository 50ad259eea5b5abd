"""A small register that many tests begin with, and what its folder holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.written.tables import register

if TYPE_CHECKING:
    from pathlib import Path

THREE_ROWS = """
Aanvragen
Hogeschool          | Geschatte uren
Hogeschool Rijnoord | 30
HRO                 | 20
Hogeschool Zeekant  | 10
"""
WITH_A_PLAN = register(f"""{THREE_ROWS}
Plannen
Kenmerk     | Begrote uren
SI-2022-001 | 12.5
""")


def folder(path: Path) -> dict[str, bytes]:
    """Every file beside this one, and what is in it."""
    return {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}
