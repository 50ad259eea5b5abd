"""What a store has to know of a register to write while people are at work in it.

>>> from types import SimpleNamespace
>>> from sheets_sync.grid.change import Batch
>>> from sheets_sync.grid.snapshot import Snapshot, Tab
>>> from sheets_sync.programme.model import Column, MachineTab, RegisterTab
>>> from sheets_sync.register.layout import Layout
>>> from sheets_sync.register.table import Table
>>> from sheets_sync.register.machine_table import MachineTable
>>> spec = RegisterTab(title="Uren", columns=(Column(header="Wie"),))
>>> tab = Tab("Uren", (["Wie", "Ann"],), 2)
>>> log = MachineTable(MachineTab(title="Logboek", headers={"old": "Was"}), None)
>>> layout = Layout({"hours": Table("hours", spec, tab, 0, {"Wie": 0})}, {"log": log}, None)
>>> read = Snapshot((tab,), "", "Register.xlsx")
>>> guide = guide_of(read, layout, SimpleNamespace(keys={}), Batch([], []), [])
>>> guide.log, guide.witnesses
('Logboek', {'Uren': (0, (0,))})
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.grid.snapshot import plain
from sheets_sync.grid.store import Guide
from sheets_sync.programme.questions_tab import NAME as QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.grid.change import Batch
    from sheets_sync.grid.edits import ColumnEdit
    from sheets_sync.grid.snapshot import Snapshot
    from sheets_sync.register.layout import Layout
    from sheets_sync.register.model import Register
    from sheets_sync.register.table import Table


def guide_of(
    now: Snapshot,
    layout: Layout,
    register: Register,
    batch: Batch,
    repairs: Sequence[ColumnEdit],
) -> Guide:
    """The guide for writing this batch, and repairs, on what stands there now.

    The program's own tabs name the version, because every run that changes something writes there.
    """
    from hashlib import sha256

    from msgspec.json import encode

    titles = {
        name: table.tab.title if table.tab else table.spec.title
        for name, table in layout.machine.items()
    }
    own = [now.find(title) for title in titles.values()]
    content = [(tab.title, tab.height, tab.columns) if tab else None for tab in own]
    return Guide(
        sha256(encode(content, enc_hook=plain)).hexdigest(),
        titles["log"],
        {table.tab.title: _witnesses(table, register) for table in layout.written},
        repairs,
        batch.asides,
        layout.machine["log"].places()["old"],
    )


def _witnesses(table: Table, register: Register) -> tuple[int, tuple[int, ...]]:
    """The column of keys; people's own columns where keys are new to this run or there are none."""
    keys = register.keys.get(table.name)
    key = table.spec.by_role.get("key")
    if table.name == QUESTIONS and key and key.header in table.places:
        # Its rows are the program's, and what people fill in there tells none of them apart.
        return table.header_row, (table.places[key.header],)
    if keys and key and key.header in table.places and not keys.marks and not keys.moved:
        return table.header_row, (table.places[key.header],)
    return table.header_row, tuple(table.places[column.header] for column in table.spec.human)
