"""A register as a file: ``python -m bench.make KIND COUNT FILE``.

By its name the file is a workbook (``.xlsx``), Google's answer about all tabs (``.json``), or its
answer to a run that met the spreadsheet before, packed as Google sends it (``.gz``).
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

from bench.book import write_book
from bench.google import answer_by_id, google_answer
from bench.register import changed_register, reshuffled_register, settled_register
from sheets_sync.programme.load import load_programme
from sheets_sync.validators import PILOT

KINDS = {
    "settled": settled_register,
    "changed": changed_register,
    "reshuffled": reshuffled_register,
}
PACKED = 6
"""The level at which web servers pack unless told otherwise."""


def main(kind: str, count: str, file: str) -> None:
    """Make the register and write it."""
    programme, path = load_programme(PILOT), Path(file)
    register = KINDS[kind](programme, int(count))
    if path.suffix == ".xlsx":
        write_book(register, path)
    elif path.suffix == ".gz":
        path.write_bytes(gzip.compress(answer_by_id(register, programme), PACKED))
    else:
        path.write_bytes(google_answer(register))


if __name__ == "__main__":
    main(*sys.argv[1:])
