"""Servers in processes of their own, and a register on the one that stands in for Google."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from subprocess import PIPE, CalledProcessError, Popen
from typing import TYPE_CHECKING, Any, NamedTuple

import requests
from msgspec import json

from bench.job import HEADERS, TAB, Job
from sheets_sync.grid.place import column_letters
from sheets_sync.stores.google.read.answer import grid_size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SECONDS = 60
ROBOTS = {"Authorization": "Bearer any"}
SPOILT = "?"


@contextmanager
def served(module: str, *arguments: str) -> Iterator[str]:
    """The address of a server that runs meanwhile and prints it first.

    Raises CalledProcessError when it does not start.
    """
    command = [sys.executable, "-m", module, *arguments]
    with Popen(command, stdout=PIPE, text=True) as process:  # noqa: S603
        assert process.stdout
        base = process.stdout.readline().strip()
        if not base:
            raise CalledProcessError(process.wait(), command)
        try:
            yield base
        finally:
            process.terminate()


class Sheet(NamedTuple):
    """A spreadsheet on the testing server. Every method raises HTTPError."""

    base: str
    key: str

    def job(self, rows: Sequence[int]) -> Job:
        """What stands now in the program's cells of these rows, from 1, and is to stand there."""
        found = self._get(f"{self._path}/values/{TAB}?valueRenderOption=UNFORMATTED_VALUE")
        column = found["values"][0].index(HEADERS[0])
        assert tuple(found["values"][0][column : column + len(HEADERS)]) == HEADERS
        return Job(
            self.base,
            self.key,
            column + 1,
            {row: _padded(found["values"][row - 1][column:]) for row in rows},
        )

    def spoil(self, job: Job) -> None:
        """Let a person type over the cells of a job."""
        first = column_letters(job.column - 1)
        last = column_letters(job.column + len(HEADERS) - 2)
        cells = [[SPOILT] * len(HEADERS)]
        typing = [{"range": f"{TAB}!{first}{row}:{last}{row}", "values": cells} for row in job.rows]
        _send(self.base, "/_control/people", {"spreadsheetId": self.key, "typing": typing})

    def delay(self, seconds: float) -> None:
        """Let every request from now on take so much longer."""
        always = {"kind": "delay", "seconds": seconds, "when": {"times": sys.maxsize}}
        _send(self.base, "/_control/faults", {"faults": [always]})

    def forget_asked(self) -> None:
        """Count from none again."""
        requests.delete(f"{self.base}/_control/requests", timeout=SECONDS).raise_for_status()

    def asked(self) -> int:
        """How many requests there were to spreadsheets; the one to sign in is left out."""
        found = self._get("/_control/requests")
        return int(found["total"]) - int(found["counts"].get("oauth.token", 0))

    @property
    def _path(self) -> str:
        return f"/v4/spreadsheets/{self.key}"

    def _get(self, path: str) -> Any:
        answer = requests.get(self.base + path, headers=ROBOTS, timeout=SECONDS)
        answer.raise_for_status()
        return answer.json()


def new_sheet(base: str, answer: bytes) -> Sheet:
    """A spreadsheet with the values of this ``values:batchGet``. Raises HTTPError."""
    ranges = json.decode(answer)["valueRanges"]
    tabs = [{"properties": _properties(one["range"])} for one in ranges]
    made = _send(base, "/v4/spreadsheets", {"sheets": tabs})
    sheet = Sheet(base, made["spreadsheetId"])
    path = f"/v4/spreadsheets/{sheet.key}/values:batchUpdate"
    _send(base, path, {"valueInputOption": "RAW", "data": ranges})
    return sheet


def _padded(cells: list[Any]) -> list[Any]:
    return [*cells, *[""] * len(HEADERS)][: len(HEADERS)]


def _properties(range_: str) -> dict[str, Any]:
    rows, columns = grid_size(range_)
    grid = {"rowCount": rows, "columnCount": columns}
    return {"title": range_.partition("!")[0], "gridProperties": grid}


def _send(base: str, path: str, body: object) -> Any:
    answer = requests.post(base + path, json.encode(body), headers=ROBOTS, timeout=SECONDS)
    answer.raise_for_status()
    return answer.json()
