"""A secret in the wrong place: no command says, logs or keeps what any setting holds."""

from __future__ import annotations

import ast
import importlib
from typing import TYPE_CHECKING, Any

import click
import pytest
from support.written.books import ROOT, Said, save

from sheets_sync.command_line.app import app
from sheets_sync.validators import PILOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MARKER = "GEHEIM7f3a9c"
KEY = f'{{"type": "service_account",\n "private_key": "-----BEGIN {MARKER}-----\\nMIIE"}}\n'
SECRETS = {
    "a word": MARKER,
    "a key": KEY,
    "an address": f"https://robot:{MARKER}@example.invalid/{MARKER}?token={MARKER}",
    "an account": f"{MARKER} <{KEY}@example.org>",
    "not UTF-8": f"{MARKER}\udcff",
    "very long": MARKER * 500,
}
SHEET = "https://docs.google.com/spreadsheets/d/1aaaaaaaaaaaaaaaaaaaaaaaaaaaa"
VARIABLES = {
    *("COLUMNS", "GOOGLE_APPLICATION_CREDENTIALS", "XDG_CACHE_HOME", "XDG_STATE_HOME"),
    *("SHEETS_SYNC_API", "SHEETS_SYNC_CREDENTIALS", "SHEETS_SYNC_IMPERSONATE"),
    *("SHEETS_SYNC_LANG", "SHEETS_SYNC_PING", "SHEETS_SYNC_PROGRAMME", "SHEETS_SYNC_REGISTER"),
    *("SHEETS_SYNC_SMTP", "SHEETS_SYNC_SMTP_FILE"),
}
_COPIED = "sheets_sync.command_line.scheduling"
"""Reads in a loop what others read too, to pass it on."""
PARAMETERS = {
    *("--credentials", "--editor", "--every", "--folder", "--format", "--lang", "--new"),
    *("--output", "--ping", "--programme", "--share", "--today", "--wait"),
    *("--against", "--as", "--row", "--tab", "--to-folder"),
    *("--hours", "action", "file", "folder", "key", "path", "programme_file"),
    *("register", "registers"),
}
"""What holds a text; a new one has to be added here, and is tried from then on."""
COMMANDS = (
    ("sync", "{register}"),
    ("sync", "{register}", "--log-json"),
    ("sync", "{register}", "--json", "--dry-run"),
    ("check", "{register}"),
    ("status", "{register}"),
    ("explain", "{register}", "SI-2022-001"),
    ("doctor", "{register}"),
    ("init", "{new}"),
    ("report", "{register}", "--public"),
    ("mail", "{register}"),
)
AFTER = {
    "--every": ("schedule", "{register}"),
    "--format": ("export", "{register}", "uit"),
    "--editor": ("init", SHEET),
    "--folder": ("init", "--new", "Titel"),
    "--new": ("init",),
    "--share": ("init", "--new", "Titel"),
    "--output": ("report", "{register}"),
    "--wait": ("sync", "{register}"),
    "--ping": ("sync", "{register}"),
    "--hours": ("watch", "{register}"),
    "--against": ("programme", str(PILOT)),
    "--as": ("sync", "{register}"),
    "--to-folder": ("mail", "{register}"),
    "--row": ("try", "{register}", "1", "--tab", "Aanvragen"),
    "--tab": ("try", "{register}", "1"),
}
INSTEAD = {
    "action": (("fleet", "fonds.toml", "{marker}"),),
    "file": (("fleet", "{marker}", "run"), ("fleet", "{marker}", "status", "--json")),
    "programme_file": (("programme", "{marker}"),),
    "registers": (("watch", "{marker}"),),
    "folder": (("export", "{register}", "{marker}"), ("demo", "{marker}")),
    "key": (("explain", "{register}", "{marker}"),),
    "path": (("template", "forms", "{marker}"),),
    "register": tuple(
        (name, "{marker}", *more)
        for name, *more in [
            *(("sync",), ("sync", "--log-json"), ("check", "--json"), ("status",), ("doctor",)),
            *(("schedule",), ("init",), ("init", "--adopt"), ("explain", "SI-2022-001")),
            ("export", "uit"),
        ]
    ),
}


# ---- what there is to set


def options_of(command: click.Command) -> Iterator[click.Parameter]:
    yield from command.params
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for name in command.list_commands(ctx):
            found = command.get_command(ctx, name)
            assert found
            yield from options_of(found)


def test_every_parameter_that_holds_a_text_is_tried() -> None:
    texts = [one for one in options_of(app) if not getattr(one, "is_flag", False)]
    names = {one.opts[-1] if isinstance(one, click.Option) else one.name for one in texts}
    # A formula that is not right is shown, with a mark under the place: it is no setting.
    assert names - {"formula"} == PARAMETERS


def test_every_variable_that_is_read_is_tried() -> None:
    from_options = {str(one.envvar) for one in options_of(app) if one.envvar}
    assert from_options | set(variables_in_the_code()) == VARIABLES | {_COPIED}


def variables_in_the_code() -> Iterator[str]:
    """Each name that ``os.environ`` or ``os.getenv`` is asked for."""
    files = [ROOT / "cli.py", *(ROOT / "sheets_sync").rglob("*.py")]
    for file in [*files, *(ROOT / "validators").rglob("*.py")]:
        source = file.read_text("utf-8")
        if "testing" not in file.relative_to(ROOT).parts and (
            "environ" in source or "getenv" in source
        ):
            tree = ast.parse(source)
            module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
            for node in ast.walk(tree):
                if name := _asked(node):
                    yield from _names(name, module.removesuffix(".__init__"))


def _asked(node: ast.AST) -> ast.expr | None:
    if isinstance(node, ast.Call) and ast.unparse(node.func) in {"os.environ.get", "os.getenv"}:
        return node.args[0]
    return node.slice if isinstance(node, ast.Subscript) and _is_environ(node.value) else None


def _is_environ(node: ast.expr) -> bool:
    return ast.unparse(node) == "os.environ"


def _names(asked: ast.expr, module: str) -> Iterator[str]:
    if isinstance(asked, ast.Constant):
        yield str(asked.value)
        return
    found: Any = getattr(importlib.import_module(module), ast.unparse(asked), None)
    yield found if isinstance(found, str) else module


# ---- what becomes of it


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in VARIABLES - {"XDG_STATE_HOME", "XDG_CACHE_HOME"}:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_GCE_CHECK", "true")
    monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    save("Aanvragen\nHogeschool | Geschatte uren\nHRO | veertig", tmp_path / "Register.xlsx")
    return tmp_path


def judge(said: Said, home: Path) -> None:
    assert MARKER not in said.out + said.err
    assert said.code != 70
    kept = [file for file in home.rglob("*") if file.is_file()]
    assert not [file for file in kept if MARKER.encode() in file.read_bytes()]


def worded(words: tuple[str, ...], place: Path, marker: str = "") -> list[str]:
    known = {"{register}": str(place / "Register.xlsx"), "{new}": str(place / "Nieuw.xlsx")}
    return [{**known, "{marker}": marker}.get(word, word) for word in words]


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
@pytest.mark.parametrize("variable", sorted(VARIABLES))
def test_a_variable(
    place: Path,
    home: Path,
    say: Callable[..., Said],
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    secret: str,
) -> None:
    monkeypatch.setenv(variable, secret)
    google = "SHEETS" in variable or "GOOGLE" in variable
    commands: tuple[tuple[str, ...], ...] = (*COMMANDS[:2], ("doctor", "{register}"))
    if google:
        commands += (("sync", SHEET), ("doctor", SHEET), ("schedule", SHEET))
    if variable == "SHEETS_SYNC_REGISTER":
        commands = tuple((name, *more[1:]) for name, *more in COMMANDS)
    for words in commands:
        judge(say(*worded(words, place)), home)


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
@pytest.mark.parametrize("option", sorted(PARAMETERS - INSTEAD.keys()))
def test_an_option(
    place: Path, home: Path, say: Callable[..., Said], option: str, secret: str
) -> None:
    for words in (AFTER.get(option, COMMANDS[0]), AFTER.get(option, ("doctor", SHEET))):
        judge(say(*worded(words, place), option, secret), home)
        judge(say(*worded(words, place), f"{option}={secret}"), home)


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
@pytest.mark.parametrize("argument", INSTEAD)
def test_an_argument(
    place: Path, home: Path, say: Callable[..., Said], argument: str, secret: str
) -> None:
    if argument in {"folder", "path"} and secret in {MARKER, SECRETS["not UTF-8"]}:
        pytest.skip("what was made is told by its name")
    for words in INSTEAD[argument]:
        judge(say(*worded(words, place, secret)), home)


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
def test_a_place_where_nothing_belongs(
    place: Path, home: Path, say: Callable[..., Said], secret: str
) -> None:
    judge(say(secret), home)
    judge(say(secret, "sync"), home)
    judge(say(f"--{secret}", "sync"), home)
    judge(say("sync", place / "Register.xlsx", secret), home)
    judge(say("sync", place / "Register.xlsx", f"--{secret}"), home)
    judge(say("sync", place / "Register.xlsx", f"--quiet={secret}"), home)


def test_a_file_that_is_there_is_named(place: Path, say: Callable[..., Said]) -> None:
    (place / "sleutel").write_text(KEY)
    (place / "sleutel").chmod(0o600)
    said = say("sync", SHEET, "--credentials", "sleutel")
    assert said.err.startswith("sleutel is geen bruikbaar sleutelbestand.")
    assert MARKER not in said.err
