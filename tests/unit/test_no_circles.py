"""No file imports another in a circle, not even for types alone or when a function is called."""

from __future__ import annotations

from graphlib import TopologicalSorter

import grimp


def test_no_file_imports_another_in_a_circle() -> None:
    graph = grimp.build_graph("sheets_sync")
    imported = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    # A circle would be told with all of its files.
    order = list(TopologicalSorter(imported).static_order())
    assert len(order) == len(imported) > 500
