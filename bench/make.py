"""A register as a file: ``python -m bench.make KIND COUNT FILE``, JSON or workbook by its name."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.book import write_book
from bench.google import google_answer
from bench.register import changed_register, reshuffled_register, settled_register
from sheets_sync.programme.file import load_programme
from validators import PILOT

KINDS = {
    "settled": settled_register,
    "changed": changed_register,
    "reshuffled": reshuffled_register,
}


def main(kind: str, count: str, file: str) -> None:
    """Make the register and write it."""
    register, path = KINDS[kind](load_programme(PILOT), int(count)), Path(file)
    if path.suffix == ".xlsx":
        write_book(register, path)
    else:
        path.write_bytes(google_answer(register))


if __name__ == "__main__":
    main(*sys.argv[1:])
