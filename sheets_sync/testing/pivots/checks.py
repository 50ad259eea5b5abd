"""Which pivot tables are worked out; every other one is refused when somebody writes it."""

from __future__ import annotations

from sheets_sync.testing.wire import Message, cloned, invalid

FAR = 18_278
SUMMARIES = {
    "SUM",
    "COUNTA",
    "COUNT",
    "COUNTUNIQUE",
    "AVERAGE",
    "MAX",
    "MIN",
    "MEDIAN",
    "PRODUCT",
    "STDEV",
    "STDEVP",
    "VAR",
    "VARP",
}
OF_GROUP = ("groupRule", "groupLimit", "dataSourceColumnReference")
OF_VALUE = ("formula", "calculatedDisplayType", "dataSourceColumnReference")


def settled_pivot(pivot: Message) -> Message:
    """The pivot table as it is kept: its filters in both the old and the new form.

    Raises ApiError for one that is not worked out here.
    """
    if "source" not in pivot:
        raise _missing("a pivot table without a source range")
    rows, columns, values = _lists(pivot)
    if len(columns) > 1 or (columns and (len(values) > 1 or not rows)):
        raise _missing("a pivot table with several column groups, or columns for several values")
    if len(values) > 1 and pivot.get("valueLayout") == "VERTICAL":
        raise _missing("values one below the other")
    for group in rows + columns:
        _refuse(group, OF_GROUP)
    for value in values:
        _refuse(value, OF_VALUE)
        if value.get("summarizeFunction") not in SUMMARIES:
            raise _missing(f"summarizeFunction {value.get('summarizeFunction', 'unspecified')}")
    kept = _with_both_filters(cloned(pivot))
    _check_columns(kept)
    return kept


def _lists(pivot: Message) -> tuple[list[Message], list[Message], list[Message]]:
    return pivot.get("rows", []), pivot.get("columns", []), pivot.get("values", [])


def _refuse(part: Message, names: tuple[str, ...]) -> None:
    for name in names:
        if name in part:
            raise _missing(f"{name} in a pivot table")


def _missing(what: str) -> Exception:
    return invalid(f"{what}: not implemented by this testing server.")


def offsets(pivot: Message) -> list[int]:
    """The columns that the pivot table is about, counted from that of its source."""
    parts = [part for each in _lists(pivot) for part in each]
    filters = [spec.get("columnOffsetIndex", 0) for spec in pivot.get("filterSpecs", [])]
    return [*(part.get("sourceColumnOffset", 0) for part in parts), *filters]


def _check_columns(pivot: Message) -> None:
    source = pivot["source"]
    width = source.get("endColumnIndex", FAR) - source.get("startColumnIndex", 0)
    for offset in offsets(pivot):
        if not 0 <= offset < width:
            raise invalid(f"Invalid sourceColumnOffset: {offset}")


def _with_both_filters(pivot: Message) -> Message:
    if "filterSpecs" in pivot:
        pivot["criteria"] = {
            str(spec.get("columnOffsetIndex", 0)): spec.get("filterCriteria", {})
            for spec in pivot["filterSpecs"]
        }
    elif "criteria" in pivot:
        pivot["filterSpecs"] = [
            ({"columnOffsetIndex": int(offset)} if int(offset) else {})
            | {"filterCriteria": criteria}
            for offset, criteria in pivot["criteria"].items()
        ]
    return pivot
