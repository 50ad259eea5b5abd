"""Recorded sessions with Google replayed against the server: it answers as Google did (C)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import requests

from sheets_sync.testing.server import SheetsServer

pytest_plugins = ["sheets_sync.testing.fixture"]

TRAFFIC = Path(__file__).parents[3] / "shared" / "google-traffic"
RECORDINGS = sorted(TRAFFIC.glob("*.jsonl"))
IDS = {"id", "spreadsheetId", "sheetId", "namedRangeId", "protectedRangeId"}
VOLATILE = {"createdTime", "modifiedTime", "spreadsheetUrl"}

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
            parts = {n: self.comparable(p) for n, p in answer.items() if n not in VOLATILE}
            if answer.get("kind") == "drive#fileList":
                ours = set(self.ours.values())
                parts["files"] = [file for file in parts["files"] if file["id"] in ours]
            return parts
        return [self.comparable(part) for part in answer] if isinstance(answer, list) else answer


def answered(response: requests.Response) -> Json:
    if not response.content:
        return None
    if response.headers["content-type"].startswith("application/json"):
        return response.json()
    return {"raw": response.text}


def replay(path: Path, base_url: str) -> None:
    session = Session(base_url)
    for line in path.read_text("utf-8").splitlines():
        recorded = json.loads(line)
        response = session.send(recorded)
        place = f"{recorded['method']} {recorded['target']} {json.dumps(recorded['request'])[:300]}"
        assert response.status_code == recorded["status"], (place, response.text)
        answer = answered(response)
        is_list = isinstance(answer, dict) and "files" in answer
        if not is_list:
            session.learn(recorded["response"], answer)
        expected = session.translated(recorded["response"])
        assert session.comparable(answer) == session.comparable(expected), place


@pytest.mark.skipif(not RECORDINGS, reason="no recorded traffic beside this checkout")
@pytest.mark.parametrize("path", RECORDINGS, ids=lambda path: f"C {path.stem}")
def test_a_recorded_session_gets_googles_answers(sheets_server: SheetsServer, path: Path) -> None:
    replay(path, sheets_server.base_url)
