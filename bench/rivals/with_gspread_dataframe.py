"""gspread-dataframe: ``python -m bench.rivals.with_gspread_dataframe JOB KEY``."""

from __future__ import annotations

import sys
from pathlib import Path

from gspread_dataframe import (  # type: ignore[import-untyped]
    get_as_dataframe,
    set_with_dataframe,
)
from msgspec import json

from bench.job import HEADERS, TAB, TABS, load_job
from sheets_sync.testing.client import signed_in


def main(job_file: str, key_file: str) -> None:
    """Read the tabs as data frames, write the program's columns of one as a block."""
    job = load_job(Path(job_file))
    client = signed_in(job.base, json.decode(Path(key_file).read_bytes()))
    book = client.open_by_key(job.spreadsheet)
    frames = {title: get_as_dataframe(book.worksheet(title)) for title in TABS}
    block = frames[TAB][list(HEADERS)].astype(object)
    for row, values in job.rows.items():
        block.loc[row - 2] = values
    set_with_dataframe(book.worksheet(TAB), block, col=job.column)


if __name__ == "__main__":
    main(*sys.argv[1:])
