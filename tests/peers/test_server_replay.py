"""Recorded sessions with Google replayed against the server: it answers as Google did (C)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
import requests
from support.loopback.discovery import complaints

from sheets_sync.testing.routes import routed
from sheets_sync.testing.world import ROBOT

if TYPE_CHECKING:
    from sheets_sync.testing.server import SheetsServer

TRAFFIC = Path(__file__).parents[3] / "shared" / "google-traffic"
RECORDINGS = sorted(TRAFFIC.glob("*.jsonl"))
IDS = {"id", "spreadsheetId", "sheetId", "namedRangeId", "protectedRangeId"}
VOLATILE = {
    "createdTime",
    "modifiedTime",
    "spreadsheetUrl",
    "fileSize",
    "quotaBytesUsed",
    "version",
}
VOLATILE |= {"createdDate", "modifiedDate", "modifiedByMeDate", "lastViewedByMeDate", "etag"}
VOLATILE |= {"permissionId", "selfLink", "parentLink", "thumbnailLink", "embedLink"}
VOLATILE |= {"alternateLink", "exportLinks"}

Json = Any


class Session:
    """A replay: knows which of our ids stands for which recorded one."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.ours: dict[Json, Json] = {}

    def send(self, recorded: dict[str, Json]) -> requests.Response:
        target = recorded["target"]
        for old, new in self.ours.items():
            if isinstance(old, str):
                target = target.replace(quote(old), new)
        body = self.translated(recorded["request"])
        text = isinstance(body, dict) and body.get("raw")
        return requests.request(
            recorded["method"],
            self.base_url + target,
            json=None if text else body,
            data=text.encode() if text else None,
            headers={"Authorization": "Bearer recorded"},
            timeout=10,
        )

    def translated(self, value: Json, key: str = "") -> Json:
        if isinstance(value, dict):
            return {name: self.translated(part, name) for name, part in value.items()}
        if isinstance(value, list):
            return [self.translated(part, key) for part in value]
        return self.ours.get(value, value) if key in IDS else value

    def learn(self, recorded: Json, answered: Json) -> None:
        """Pair the ids of two answers that tell of the same things."""
        if isinstance(recorded, dict) and isinstance(answered, dict):
            for name in recorded.keys() & answered.keys():
                if name in IDS:
                    self.ours.setdefault(recorded[name], answered[name])
                else:
                    self.learn(recorded[name], answered[name])
        elif isinstance(recorded, list) and isinstance(answered, list):
            for one, other in zip(recorded, answered, strict=False):
                self.learn(one, other)

    def comparable(self, answer: Json) -> Json:
        """The answer without what differs from run to run."""
        if isinstance(answer, dict):
            return {n: self.comparable(p) for n, p in answer.items() if n not in VOLATILE}
        return [self.comparable(part) for part in answer] if isinstance(answer, list) else answer


def answered(response: requests.Response) -> Json:
    if not response.content:
        return None
    if response.headers["content-type"].startswith("application/json"):
        return response.json()
    return {"raw": response.text}


def already_there(recording: list[Json]) -> list[Json]:
    """The files that a session lists without having made them, the oldest first."""
    answers = [(line["method"], line["response"] or {}) for line in recording]
    made = {answer.get("id") for method, answer in answers if method == "POST"}
    files = [file for _, answer in answers for file in answer.get("files", [])]
    return [file for file in reversed(files) if file["id"] not in made]


def prepare(session: Session, recording: list[Json], server: SheetsServer) -> None:
    """Give the server the spreadsheets that earlier sessions had left behind."""
    answers = [line["response"] or {} for line in recording]
    for file in already_there(recording):
        if file["id"] not in session.ours:
            read = [a for a in answers if a.get("spreadsheetId") == file["id"]]
            body = {name: (read or [{}])[-1].get(name) for name in ("properties", "sheets")}
            ours = server.spreadsheet(file["name"], owner=ROBOT, body=body)
            session.ours[file["id"]] = ours


def only_listed(answer: Json, expected: Json) -> Json:
    """The listed files that the recording lists too: a Drive holds other things as well."""
    listed = {file["id"] for file in expected["files"]}
    return answer | {"files": [file for file in answer["files"] if file["id"] in listed]}


def replay(path: Path, server: SheetsServer) -> None:
    session = Session(server.base_url)
    recording = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    prepare(session, recording, server)
    for recorded in recording:
        response = session.send(recorded)
        place = f"{recorded['method']} {recorded['target']} {json.dumps(recorded['request'])[:300]}"
        assert response.status_code == recorded["status"], (place, response.text)
        answer = answered(response)
        listing = isinstance(answer, dict) and "files" in answer
        if not listing:
            session.learn(recorded["response"], answer)
        expected = session.translated(recorded["response"])
        found = routed(recorded["method"], recorded["target"].partition("?")[0])
        if found and response.ok:
            assert complaints(found[0].name, answer) == [], place
        if listing:
            answer = only_listed(answer, expected)
        assert session.comparable(answer) == session.comparable(expected), place


@pytest.mark.skipif(not RECORDINGS, reason="no recorded traffic beside this checkout")
@pytest.mark.parametrize("path", RECORDINGS, ids=lambda path: f"C {path.stem}")
def test_a_recorded_session_gets_googles_answers(sheets_server: SheetsServer, path: Path) -> None:
    replay(path, sheets_server)
