"""A reviewed register as DataFrames and files, for whoever calculates on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import pandas as pd

from sheets_sync.cells.shown import as_seen
from sheets_sync.cells.text import clean
from sheets_sync.grid.place import column_letters
from sheets_sync.host.deeds import attempt
from sheets_sync.problems.stop import Unreachable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sheets_sync.cells.text import Language
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.programme.model import Column, TabName
    from sheets_sync.register.column_checks import CheckedTable
    from sheets_sync.register.log_order import LogLines
    from sheets_sync.register.machine_table import MachineTable
    from sheets_sync.register.model import WantedTab
    from sheets_sync.register.table import Table
    from sheets_sync.sync.review import Review

FileFormat: TypeAlias = Literal["csv", "json", "parquet"]

AS_TYPED = {"nl": "{} (zoals ingevuld)", "en": "{} (as typed)"}
EPOCH = pd.Timestamp("1899-12-30")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def frames(seen: Review) -> dict[str, pd.DataFrame]:
    """Every tab by its title, with what was decided in this review.

    Amounts and money are floats in whole units, days and moments are timestamps. A column with
    cells that could not be read gets a second column that keeps what was typed in those cells.
    Columns that people added come last, as the text that people see.
    Rows that are blank are left out.

    >>> from sheets_sync import load_programme, moment_of, review
    >>> from sheets_sync.stores.memory import empty_register
    >>> from sheets_sync.validators import PILOT, decide
    >>> programme = load_programme(PILOT)
    >>> register, moment = empty_register(programme), moment_of("2022-11-15", "Europe/Amsterdam")
    >>> seen = review(register.read(), programme, decide, moment)
    >>> frames(seen)["Uren"].shape[0]
    0
    """
    tables = {
        table.table.spec.title: _register_frame(seen, name)
        for name, table in seen.register.tables.items()
    }
    sheets = {
        seen.layout.machine[name].spec.title: _sheet_frame(seen.layout.machine[name], sheet)
        for name, sheet in seen.decision.sheets.items()
    }
    log = seen.layout.machine["log"]
    return {**tables, **sheets, log.spec.title: _log_frame(log, seen.layout.lines)}


def export_register(seen: Review, folder: Path, form: FileFormat) -> list[Path]:
    """Write every tab to a file of its own in this folder; the paths written.

    Raises:
        Unreachable: the folder cannot be written.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from sheets_sync import load_programme, moment_of, review
    >>> from sheets_sync.stores.memory import empty_register
    >>> from sheets_sync.validators import PILOT, decide
    >>> programme = load_programme(PILOT)
    >>> register, moment = empty_register(programme), moment_of("2022-11-15", "Europe/Amsterdam")
    >>> seen = review(register.read(), programme, decide, moment)
    >>> with TemporaryDirectory() as folder:
    ...     sorted(path.name for path in export_register(seen, Path(folder), "csv"))[-1]
    'Wachtrij.csv'
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with attempt(str(folder)):
            return [
                _write(frame, folder / f"{title}.{form}") for title, frame in frames(seen).items()
            ]
    except OSError as error:
        raise Unreachable(
            "run.not_writable", path=str(folder), reason=error.strerror or str(error)
        ) from error


def _write(frame: pd.DataFrame, path: Path) -> Path:
    if path.suffix == ".csv":
        # The mark at the start makes Excel read the file as UTF-8.
        as_written(guard_formulas(frame), " ").to_csv(path, index=False, encoding="utf-8-sig")
    elif path.suffix == ".json":
        as_written(frame, "T").to_json(path, orient="records", force_ascii=False, indent=2)
    else:
        frame.to_parquet(path, index=False)
    return path


def as_written(frame: pd.DataFrame, between: str) -> pd.DataFrame:
    """The same frame as people write: 12 and not 12.0, days and moments by ISO 8601.

    A column in which every moment is the start of a day is one of days; ``between`` stands between
    day and time in any other.
    """
    written = frame.copy()
    for place, kind in enumerate(frame.dtypes):
        header = frame.columns[place]
        if pd.api.types.is_float_dtype(kind):
            written[header] = pd.Series(map(_number_written, frame[header]), dtype="object")
        elif pd.api.types.is_datetime64_any_dtype(kind):
            written[header] = _moments_written(frame[header], between)
    return written


def _number_written(number: object) -> float | None:
    if not isinstance(number, float) or pd.isna(number):
        return None
    return int(number) if number.is_integer() else float(number)


def _moments_written(moments: pd.Series, between: str) -> pd.Series:
    known = moments.dropna()
    days = bool((known == known.dt.normalize()).all())
    texts = moments.dt.strftime("%Y-%m-%d" if days else f"%Y-%m-%d{between}%H:%M:%S")
    return pd.Series(texts.where(moments.notna(), None), dtype="object")


def guard_formulas(frame: pd.DataFrame) -> pd.DataFrame:
    """The same frame, in which no text can become a formula when a spreadsheet opens it."""
    guarded = frame.rename(columns=_guarded)
    for place, kind in enumerate(guarded.dtypes):
        if pd.api.types.is_string_dtype(kind):
            header = guarded.columns[place]
            guarded[header] = guarded[header].map(_guarded, na_action="ignore")
    return guarded


def _guarded(text: object) -> object:
    if isinstance(text, str) and text.lstrip(" ").startswith(FORMULA_STARTS):
        return f"'{text}"
    return text


def _register_frame(seen: Review, name: TabName) -> pd.DataFrame:
    checked = seen.register.tables[name]
    answer = seen.decision.answers[name]
    rows = list(checked.filled)
    columns: dict[str, pd.Series] = {}
    for column in checked.table.spec.shown:
        if column.owner == "person":
            columns |= _human(seen, checked, column, rows)
            continue
        if column.role == "key":
            values: Sequence[str | float | None] = seen.register.keys[name].keys
        elif column.role == "messages":
            values = [
                "\n".join(
                    seen.decision.catalogue.message(problem)
                    for problem in sorted(answer.notes.get(row, ()), key=lambda p: p.severity)
                )
                for row in range(checked.table.height)
            ]
        else:
            values = answer.columns[column.role or column.header]
        columns[column.header] = _series([values[row] for row in rows], column.kind)
    language = seen.register.programme.language
    return pd.DataFrame(columns | _own_columns(checked.table, rows, columns, language))


def _own_columns(
    table: Table, rows: Sequence[int], taken: Mapping[str, pd.Series], language: Language
) -> dict[str, pd.Series]:
    """The columns that people added; one without a header of its own goes by its letters."""
    found: dict[str, pd.Series] = {}
    for place, column in enumerate(table.tab.columns):
        if place in table.places.values():
            continue
        texts = [_as_seen(column[table.sheet_row(row)], language) for row in rows]
        header = clean(column[table.header_row])
        if header or any(texts):
            free = header and header not in taken and header not in found
            found[header if free else f"{header} {column_letters(place)}".strip()] = pd.Series(
                texts, dtype="string"
            )
    return found


def _human(
    seen: Review, checked: CheckedTable, column: Column, rows: list[int]
) -> dict[str, pd.Series]:
    raw = checked.table.cells(column.header)
    values = checked.values[column.header]  # noqa: PD011 -- no frame yet
    # What people fill in is read in hundredths; what the program counts is counted in ones.
    kind = "hundredths" if column.kind in {"number", "percent"} else column.kind
    found = {column.header: _series([values[row] for row in rows], kind)}
    language = seen.register.programme.language
    unread = [_as_seen(raw[row], language) if values[row] is None else None for row in rows]
    if any(unread):
        header = AS_TYPED[language].format(column.header)
        found[header] = pd.Series(unread, dtype="string")
    return found


def _as_seen(cell: Cell, language: Language) -> str | None:
    """What a person sees in a cell; None where that is nothing."""
    return clean(as_seen(cell, language), language) or None


def _series(values: Sequence[object], kind: str) -> pd.Series:
    if kind in {"amount", "money", "duration", "hundredths"}:
        numbers = [None if value is None else value / 100 for value in values]  # type: ignore[operator]
        return pd.Series(numbers, dtype="Float64")
    if kind in {"number", "percent"}:
        return pd.Series(values, dtype="Float64")
    if kind in {"day", "moment"}:
        seconds = [None if v is None else round(float(v) * 86_400) for v in values]  # type: ignore[arg-type]
        return EPOCH + pd.to_timedelta(pd.Series(seconds, dtype="Int64"), unit="s")
    texts = [", ".join(v) if isinstance(v, tuple) else (v or None) for v in values]
    return pd.Series(texts, dtype="string")


def _sheet_frame(table: MachineTable, sheet: WantedTab) -> pd.DataFrame:
    by_role = dict(zip(sheet.roles, zip(sheet.columns, sheet.kinds, strict=True), strict=True))
    return pd.DataFrame(
        {header: _series(*by_role[role]) for role, header in table.spec.headers.items()}
    )


def _log_frame(table: MachineTable, lines: LogLines) -> pd.DataFrame:
    headers = table.spec.headers
    columns = {header: lines.columns.get(role, ()) for role, header in headers.items()}
    number, moment, *texts = columns
    frame = {
        number: pd.Series(lines.numbers, dtype="Int64"),
        moment: _series([_number(cell) for cell in columns[moment]], "moment"),
    }
    for header in texts:
        frame[header] = _series([clean(cell) for cell in columns[header]], "text")
    return pd.DataFrame(frame)


def _number(cell: Cell) -> float | None:
    return float(cell) if isinstance(cell, (int, float)) else None
