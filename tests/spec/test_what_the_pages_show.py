"""What README and docs/google.md show works as it stands there: each command, each Python block."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sheets_sync.testing.server import SheetsServer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
GOOGLE = (ROOT / "docs" / "google.md").read_text("utf-8")
COMMAND = f"#!{sys.executable}\nimport sys\nfrom sheets_sync.cli import main\nsys.exit(main())\n"


def blocks(page: str, language: str) -> list[str]:
    """The blocks of code in a language, also those in an item of a list."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```", page, re.DOTALL | re.MULTILINE)
    return [re.sub(rf"^{indent}", "", block, flags=re.MULTILINE) for indent, block in found]


def spans(page: str) -> list[str]:
    """The code that stands in the text."""
    text = re.sub(r"^ *```.*?^ *```", "", page, flags=re.DOTALL | re.MULTILINE)
    return re.findall(r"`([^`]+)`", text)


def commands(page: str) -> list[str]:
    """Every line that begins with our command, in blocks and in the text."""
    lines = [line for block in blocks(page, "sh") for line in block.splitlines()]
    lines += spans(page)
    bare = (line.partition("  #")[0].strip() for line in lines)
    return list(dict.fromkeys(line for line in bare if line.startswith("sheets-sync ")))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder to work in, with the command in ``bin``."""
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "sheets-sync"
    command.write_text(COMMAND, "utf-8")
    command.chmod(0o755)
    return tmp_path


def run(*command: str, at: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=at,
        env=environment(at, settings),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def environment(desk: Path, settings: Mapping[str, str]) -> dict[str, str]:
    found = os.pathsep.join((str(desk / "bin"), os.environ.get("PATH", "")))
    return {**os.environ, "PATH": found, "PYTHONPATH": str(ROOT), **settings}


def demo(desk: Path) -> Path:
    assert run("sheets-sync", "demo", "demo", at=desk).returncode == 0
    return desk / "demo" / "voorbeeldregister.xlsx"


def test_the_two_commands(tmp_path: Path) -> None:
    """In a copy of the checkout, whose environment is made ready, as to install takes minutes."""
    if shutil.which("make") is None:
        pytest.skip("no make on this machine")
    copy = tmp_path / "checkout"
    left_out = shutil.ignore_patterns(".git", ".venv*", ".*_cache", "__pycache__", "demo", "site")
    shutil.copytree(ROOT, copy, symlinks=True, ignore=left_out)
    made_ready(copy)
    (block,) = (block for block in blocks(README, "sh") if block.startswith("make "))
    show, check = (line.partition("#")[0].split() for line in block.splitlines())
    shown = run(*show, at=copy)
    assert shown.returncode == 0, shown.stderr
    assert (copy / "demo" / "voorbeeldregister.xlsx").is_file()
    planned = run(*check, "--dry-run", "--no-print-directory", at=copy).stdout
    assert planned.split()[:3] == [".venv/bin/python", "-m", "pytest"]


def made_ready(checkout: Path) -> None:
    environment = checkout / ".venv"
    venv.create(environment, symlinks=True)
    (packages,) = environment.glob("lib/*/site-packages")
    lent = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "lent.pth").write_text("\n".join([str(checkout), *lent]), "utf-8")
    command = environment / "bin" / "sheets-sync"
    command.write_text(COMMAND.replace(sys.executable, str(environment / "bin" / "python")))
    command.chmod(0o755)
    for mark in (".installed", ".installed-dev"):
        (environment / mark).touch()


def test_every_command_of_the_readme(desk: Path, server: SheetsServer, key: Path) -> None:
    """A new register for ``init``, the example's on its day for the rest."""
    settings = {"SHEETS_SYNC_API": server.base_url, "SHEETS_SYNC_CREDENTIALS": str(key)}
    example, register = demo(desk), desk / "register.xlsx"
    content = example.read_bytes()
    # A copy beside its original would be asked about.
    example.unlink()
    known = commands(README)
    assert known[0].startswith("sheets-sync init register.xlsx")
    for number, line in enumerate(known):
        # Each on a machine of its own: nothing is known of the register from the line before.
        settings["XDG_STATE_HOME"] = str(desk / f"state-{number}")
        words = [word.replace("REGISTER", register.name) for word in shlex.split(line)]
        register.unlink(missing_ok=True)
        if words[:3] != ["sheets-sync", "init", register.name] or "--adopt" in words:
            register.write_bytes(content)
        done = run(*words, *also(words), at=desk, **settings)
        assert done.returncode == (words[1] == "check"), (line, done.stdout, done.stderr)


def also(words: list[str]) -> list[str]:
    """What the example's register needs besides: its day, that it was moved, a yes."""
    if "--adopt" in words:
        return ["--yes"]
    return ["--today", "2022-11-15", "--as", "moved"] if words[1] == "sync" else []


def test_the_readme_names_every_command() -> None:
    from sheets_sync.command_line.app import COMMANDS

    code = " ".join((*blocks(README, "sh"), *spans(README)))
    assert set(code.split()) >= set(COMMANDS)


def test_the_python_of_the_readme(desk: Path) -> None:
    demo(desk)
    (block,) = blocks(README, "python")
    done = run(sys.executable, "-W", "error", "-c", block, at=desk)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("0 cells changed\nStatus\n")


@pytest.fixture
def server() -> Iterator[SheetsServer]:
    with SheetsServer(strict=True) as server:
        yield server


@pytest.fixture
def key(server: SheetsServer, desk: Path) -> Path:
    key = desk / "key.json"
    key.touch(0o600)
    key.write_text(json.dumps(server.key_file()), "utf-8")
    return key


def empty_sheet(server: SheetsServer) -> str:
    """The id of an empty spreadsheet that is shared with the account of the key."""
    place = {"locale": "nl_NL", "timeZone": "Europe/Amsterdam"}
    return server.spreadsheet("Register", body={"properties": place})


def test_every_command_for_google(desk: Path, server: SheetsServer, key: Path) -> None:
    """The page from the first settings on; an empty spreadsheet for each ``init``."""
    script, *more = blocks(GOOGLE, "sh")[2:]
    assert "export SHEETS_SYNC_REGISTER" in script
    for shown, here in {
        "/etc/pilot/key.json": str(key),
        "SPREADSHEET": empty_sheet(server),
    }.items():
        assert shown in script
        script = script.replace(shown, here)
    for block in more:
        if "sheets-sync init" in block:
            script += f"export SHEETS_SYNC_REGISTER={empty_sheet(server)}\n"
        script += block.replace("sync REGISTER", "sync $SHEETS_SYNC_REGISTER")
    done = run("bash", "-c", f"set -e\n{script}", at=desk, SHEETS_SYNC_API=server.base_url)
    assert done.returncode == 0, done.stderr


def test_the_python_for_google(desk: Path, server: SheetsServer, key: Path) -> None:
    settings = {"SHEETS_SYNC_API": server.base_url, "SHEETS_SYNC_CREDENTIALS": str(key)}
    sheet = empty_sheet(server)
    made = run("sheets-sync", "init", sheet, at=desk, **settings)
    assert made.returncode == 0, made.stderr
    (block,) = blocks(GOOGLE, "python")
    block = block.replace('"SPREADSHEET"', repr(sheet)) + "print(len(seen.plan.changes))\n"
    done = run(sys.executable, "-c", block, at=desk, SHEETS_SYNC_API=server.base_url)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0
