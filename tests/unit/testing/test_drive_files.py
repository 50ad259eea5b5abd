"""Files on the drive: the bin, folders, fields that people set, who one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sheets_sync.testing.world import ROBOT

if TYPE_CHECKING:
    from support.loopback.calls import Api

    from sheets_sync.testing.server import SheetsServer

FILES = "/drive/v3/files"
SHEET = "application/vnd.google-apps.spreadsheet"
FOLDER = "application/vnd.google-apps.folder"


def made(api: Api, name: str, **more: Any) -> str:
    body = {"name": name, "mimeType": SHEET} | more
    identity: str = api.call("POST", FILES, json=body)["id"]
    return identity


def told(api: Api, file_id: str, fields: str) -> Any:
    return api.call("GET", f"{FILES}/{file_id}", params={"fields": fields})


@pytest.mark.evidence("D")
def test_the_bin_holds_a_file_until_it_is_taken_out_or_emptied(api: Api) -> None:
    one, other = made(api, "One"), made(api, "Two")
    for each in (one, other):
        answer = api.call(
            "PATCH", f"{FILES}/{each}", json={"trashed": True}, params={"fields": "trashed"}
        )
        assert answer == {"trashed": True}
    # Its contents can still be read and written by whoever has the id.
    assert api.call("GET", f"/v4/spreadsheets/{one}")["properties"]["title"] == "One"
    api.call("PATCH", f"{FILES}/{one}", json={"trashed": False})
    api.raw("DELETE", f"{FILES}/trash")
    assert told(api, one, "trashed") == {"trashed": False}
    assert api.refusal("GET", f"{FILES}/{other}")[0] == 404


@pytest.mark.evidence("D")
def test_what_lies_in_a_folder_goes_into_the_bin_and_away_with_it(api: Api) -> None:
    folder = made(api, "Folder", mimeType=FOLDER)
    inside = made(api, "Inside", parents=[folder])
    api.call("PATCH", f"{FILES}/{folder}", json={"trashed": True})
    assert told(api, inside, "trashed,explicitlyTrashed") == {
        "trashed": True,
        "explicitlyTrashed": False,
    }
    api.raw("DELETE", f"{FILES}/{folder}")
    assert api.refusal("GET", f"{FILES}/{inside}")[0] == 404


@pytest.mark.evidence("D")
def test_only_the_owner_throws_away(api: Api, sheets_server: SheetsServer) -> None:
    hers = sheets_server.spreadsheet("Hers", robot="writer")
    assert api.refusal("PATCH", f"{FILES}/{hers}", json={"trashed": True})[0] == 403
    assert api.refusal("DELETE", f"{FILES}/{hers}")[0] == 403


@pytest.mark.evidence("D")
def test_the_topmost_folder_has_a_name_and_an_id(api: Api) -> None:
    root = api.call("GET", f"{FILES}/root")
    assert (root["name"], root["mimeType"]) == ("My Drive", FOLDER)
    own = told(api, made(api, "One"), "parents")["parents"]
    assert own == [root["id"]]
    assert api.call("GET", f"{FILES}/{own[0]}")["id"] == root["id"]
    assert told(api, made(api, "Two", parents=["root"]), "parents")["parents"] == own
    assert api.refusal("DELETE", f"{FILES}/root")[0] == 403
    assert api.refusal("PATCH", f"{FILES}/root", json={"name": "x"})[0] == 403


@pytest.mark.evidence("D")
def test_a_file_moves_from_folder_to_folder(api: Api) -> None:
    folder, file = made(api, "Folder", mimeType=FOLDER), made(api, "One")
    place = f"{FILES}/{file}"
    other = made(api, "Other", mimeType=FOLDER)
    moved = api.call("PATCH", place, json={}, params={"addParents": other, "fields": "parents"})
    assert moved == {"parents": [other]}
    both = {"addParents": f"{folder},{other}"}
    refusal = api.refusal("PATCH", place, json={}, params=both)
    assert refusal == (403, "Increasing the number of parents is not allowed")
    move = {"addParents": folder, "removeParents": other, "fields": "parents"}
    assert api.call("PATCH", place, json={}, params=move) == {"parents": [folder]}
    assert api.refusal("PATCH", place, json={}, params={"addParents": "nothing"})[0] == 404
    assert api.refusal("PATCH", place, json={"parents": [folder]})[0] == 403


@pytest.mark.evidence("D")
def test_what_people_set_is_kept(api: Api) -> None:
    wish = {
        "description": "d",
        "starred": True,
        "properties": {"a": "1", "b": "2"},
        "appProperties": {"c": "3"},
        "folderColorRgb": "#4986e7",
        "writersCanShare": False,
        "copyRequiresWriterPermission": True,
        "createdTime": "2020-01-02T03:04:05.678Z",
        "modifiedTime": "2020-01-02T03:04:05.678Z",
    }
    folder = made(api, "Folder", **wish, mimeType=FOLDER)
    assert told(api, folder, ",".join(wish)) == wish
    change = {"properties": {"a": None, "d": "4"}, "starred": False}
    api.call("PATCH", f"{FILES}/{folder}", json=change)
    assert told(api, folder, "properties,starred") == {
        "properties": {"b": "2", "d": "4"},
        "starred": False,
    }


@pytest.mark.evidence("D")
@pytest.mark.parametrize(
    ("body", "status", "word"),
    [
        ({"nmae": "x"}, 400, "nmae"),
        ({"name": 5}, 400, "name"),
        ({"starred": "yes"}, 400, "starred"),
        ({"parents": "root"}, 400, "parents"),
        ({"properties": {"a": 5}}, 400, "properties"),
        ({"webViewLink": "x"}, 403, "not directly writable"),
        ({"contentHints": {"indexableText": "x"}}, 501, "contentHints"),
        ({"shortcutDetails": {"targetId": "x"}}, 501, "shortcutDetails"),
        ({"mimeType": "application/vnd.google-apps.document"}, 501, "document"),
        ({"folderColorRgb": "red"}, 400, "folderColorRgb"),
        ({"createdTime": "today"}, 400, "createdTime"),
        (["name"], 400, "message"),
    ],
)
def test_what_is_not_kept_is_not_dropped_in_silence(
    api: Api, body: Any, status: int, word: str
) -> None:
    if isinstance(body, dict):
        body = {"mimeType": SHEET} | body
    before = len(api.server.service.world.files)
    refusal = api.refusal("POST", FILES, json=body)
    assert (refusal[0], word in refusal[1]) == (status, True), refusal
    assert len(api.server.service.world.files) == before


@pytest.mark.evidence("D")
def test_about_tells_who_one_is_and_nothing_unasked(api: Api) -> None:
    assert api.refusal("GET", "/drive/v3/about")[0] == 400
    answer = api.call("GET", "/drive/v3/about", params={"fields": "user,storageQuota(limit)"})
    assert answer["user"]["emailAddress"] == ROBOT
    assert answer["user"]["me"] is True
    assert answer["storageQuota"]["limit"].isdigit()


@pytest.mark.evidence("D")
@pytest.mark.parametrize(
    ("fields", "status"),
    [("nmae", 400), ("files(nmae)", 400), ("files(id", 400), ("files(thumbnailLink)", 501)],
)
def test_fields_that_are_none_or_not_known_are_refused(api: Api, fields: str, status: int) -> None:
    assert api.refusal("GET", FILES, params={"fields": fields})[0] == status
