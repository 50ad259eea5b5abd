"""The cassettes play to the end with today's client, and hold nothing secret."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from support.cassettes.scenes import BASE, SCENES, SIGNED_IN, Stage, cassette
from vcr.errors import CannotOverwriteExistingCassetteException  # type: ignore[import-untyped]

from sheets_sync.testing.oauth import Accounts

FOLDER = Path(__file__).parents[2] / "fixtures" / "cassettes"
SECRETS = re.compile(
    r"ya29\.|eyJ[A-Za-z0-9_-]{10}|PRIVATE KEY|Bearer (?!\")|refresh_token|client_secret"
)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A key that was never used anywhere."""
    file = tmp_path / "key.json"
    file.write_text(json.dumps(Accounts().key_file(BASE)), encoding="utf-8")
    file.chmod(0o600)
    return file


@pytest.mark.parametrize("name", SCENES)
def test_a_cassette_plays_to_the_end(name: str, key: Path) -> None:
    scene = SCENES[name]
    stage = Stage(key if name in SIGNED_IN else None)
    with cassette(FOLDER, name, "none") as played:
        scene.play(stage)
    assert stage.said == scene.said
    assert played.all_played


def test_another_write_than_the_recorded_one_is_not_answered() -> None:
    with cassette(FOLDER, "a day", "none"), pytest.raises(CannotOverwriteExistingCassetteException):
        Stage().run("Iets anders")


def test_every_scene_has_its_cassette_and_the_reverse() -> None:
    found = {file.stem.replace("-", " ") for file in FOLDER.iterdir()}
    assert found == set(SCENES)


@pytest.mark.parametrize("file", sorted(FOLDER.iterdir()), ids=lambda file: file.stem)
def test_a_cassette_holds_nothing_secret(file: Path) -> None:
    assert not SECRETS.findall(file.read_text(encoding="utf-8"))


def test_what_is_looked_for_would_be_found() -> None:
    for secret in ("ya29.abc", '"assertion": "eyJhbGciOiJSUzI1NiJ9"', "Bearer ya29"):
        assert SECRETS.search(secret)
