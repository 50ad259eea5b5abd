"""Plain HTTP calls to the server; every answer is held against the discovery document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import requests

from sheets_sync.testing.routes import routed
from support.loopback.discovery import complaints

if TYPE_CHECKING:
    from sheets_sync.testing.server import SheetsServer

Json = Any

ROBOTS = {"Authorization": "Bearer any"}
"""Any token that the server did not give out stands for the robot."""


class Api:
    """A spreadsheet with one tab ``Sheet1`` of 20 by 6, made by the robot over HTTP."""

    def __init__(self, server: SheetsServer, locale: str = "en_US") -> None:
        self.server = server
        self.web = requests.Session()
        self.web.headers.update(ROBOTS)
        grid = {"title": "Sheet1", "gridProperties": {"rowCount": 20, "columnCount": 6}}
        body = {
            "properties": {"title": "Test", "locale": locale},
            "sheets": [{"properties": grid}],
        }
        self.spreadsheet_id = self.call("POST", "/v4/spreadsheets", json=body)["spreadsheetId"]

    @property
    def here(self) -> str:
        return f"/v4/spreadsheets/{self.spreadsheet_id}"

    def raw(self, verb: str, path: str, **options: Json) -> requests.Response:
        return self.web.request(verb, self.server.base_url + path, timeout=20, **options)

    def call(self, verb: str, path: str, **options: Json) -> Json:
        """The answer to a request that must succeed."""
        response = self.raw(verb, path, **options)
        assert response.ok, response.text
        answer = response.json() if response.content else None
        found = routed(verb, path)
        if found and not options.get("params", {}).get("fields"):
            assert complaints(found[0].name.removeprefix("oauth."), answer) == []
        return answer

    def refusal(self, verb: str, path: str, **options: Json) -> tuple[int, str]:
        """Status and message of a request that must fail."""
        response = self.raw(verb, path, **options)
        assert not response.ok, response.text
        error = response.json()["error"]
        return error["code"], error["message"]

    def batch(self, *wishes: Json, **options: Json) -> Json:
        return self.call("POST", f"{self.here}:batchUpdate", json={"requests": wishes} | options)

    def refused_batch(self, *wishes: Json) -> tuple[int, str]:
        return self.refusal("POST", f"{self.here}:batchUpdate", json={"requests": wishes})

    def put(self, where: str, rows: Json, option: str = "RAW", **params: Json) -> Json:
        return self.call(
            "PUT",
            f"{self.here}/values/{quote(where, safe='')}",
            params={"valueInputOption": option} | params,
            json={"values": rows},
        )

    def type_in(self, where: str, rows: Json) -> Json:
        return self.put(where, rows, "USER_ENTERED")

    def read(self, where: str, **params: Json) -> Json:
        path = f"{self.here}/values/{quote(where, safe='')}"
        return self.call("GET", path, params=params).get("values", [])

    def unformatted(self, where: str) -> Json:
        return self.read(where, valueRenderOption="UNFORMATTED_VALUE")

    def formulas(self, where: str) -> Json:
        return self.read(where, valueRenderOption="FORMULA")

    def get(self, fields: str = "", **params: Json) -> Json:
        wanted = params | ({"fields": fields} if fields else {})
        return self.call("GET", self.here, params=wanted)

    def sheet(self, **params: Json) -> Json:
        return self.get(**params)["sheets"][0]


def grid(top: int, left: int, bottom: int, right: int, **more: int) -> Json:
    """A GridRange, ends excluded."""
    return more | {
        "startRowIndex": top,
        "endRowIndex": bottom,
        "startColumnIndex": left,
        "endColumnIndex": right,
    }
