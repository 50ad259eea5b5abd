"""Brackets without end, wherever a file or an answer is read: a sentence, never a crash."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from support.written.books import Said, save

from sheets_sync.stores.google.http.transport import Http, Reply, Request

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.google.online import Online

DEEP = "[" * 50_000


@pytest.mark.parametrize("closed", ["", "]" * 50_000])
def test_a_programme(tmp_path: Path, say: Callable[..., Said], closed: str) -> None:
    path = save("Aanvragen\nHogeschool\nHRO", tmp_path / "Register.xlsx")
    programme = tmp_path / "programma.toml"
    programme.write_text(f"a = {DEEP}{closed}")
    said = say("sync", path, "--programme", programme)
    assert (said.code, said.out) == (2, "")
    assert f"{programme} is geen programma: er staan te veel haken in elkaar" in said.err


def test_a_key_file(online: Online, key: Path) -> None:
    key.write_text(DEEP)
    said = online.say("sync")
    assert (said.code, said.err.partition(".")[0]) == (3, f"{key}".partition(".")[0])
    assert "geen bruikbaar sleutelbestand" in said.err


@pytest.mark.parametrize("command", ["sync", "check", "doctor", "init"])
@pytest.mark.parametrize(
    ("status", "start", "why"),
    [
        (200, "", "Google gaf geen bruikbaar antwoord over "),
        (200, '{"sheets":', "Google gaf geen bruikbaar antwoord over "),
        (400, '{"error":', ": HTTP 400"),
    ],
)
def test_an_answer_of_googles(
    online: Online,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    status: int,
    start: str,
    *,
    why: str,
) -> None:
    send = Http.send

    def deep(http: Http, request: Request) -> Reply:
        if request.url.endswith("/token"):
            return send(http, request)
        return Reply(status, f"{start}{DEEP}".encode())

    def deep_for_gspread(_: HTTPAdapter, asked: PreparedRequest, **__: object) -> Response:
        answer = Response()
        answer.status_code, answer.request = status, asked
        answer.raw = BytesIO(f"{start}{DEEP}".encode())
        return answer

    monkeypatch.setattr(Http, "send", deep)
    monkeypatch.setattr(HTTPAdapter, "send", deep_for_gspread)
    said = online.say(command)
    assert said.code == 3
    assert why in said.out + said.err


def test_an_answer_of_whoever_signs_in(online: Online, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Http, "send", lambda *_: Reply(200, DEEP.encode()))
    assert online.say("sync").code == 3
