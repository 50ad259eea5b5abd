"""gspread, as its first examples go: ``python -m bench.rivals.with_gspread JOB KEY``."""

from __future__ import annotations

import sys
from pathlib import Path

from msgspec import json

from bench.job import TAB, TABS, load_job
from sheets_sync.testing.client import signed_in


def main(job_file: str, key_file: str) -> None:
    """Read the records of the tabs, write the cells one by one."""
    job = load_job(Path(job_file))
    client = signed_in(job.base, json.decode(Path(key_file).read_bytes()))
    book = client.open_by_key(job.spreadsheet)
    for title in TABS:
        book.worksheet(title).get_all_records()
    sheet = book.worksheet(TAB)
    for row, values in job.rows.items():
        for column, value in enumerate(values, job.column):
            sheet.update_cell(row, column, value)


if __name__ == "__main__":
    main(*sys.argv[1:])
