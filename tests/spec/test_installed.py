"""Installed beside anything: the distribution owns ``sheets_sync`` and ``sheets-sync``, no more.

The wheel is built and installed as people do it, with pip and the package index. The packages it
needs are lent to the bare environment by a ``.pth`` file, as to download them takes minutes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
from configparser import ConfigParser
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")


def ran(*command: object, cwd: Path) -> str:
    """What a command printed; no setting of this checkout reaches it."""
    settings = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=settings,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Somebody else's ``validators`` and our builder, from the index; a folder with both."""
    folder = tmp_path_factory.mktemp("index")
    download = ("download", "--no-deps", "--retries", "1", "--timeout", "20", "--dest", folder)
    done = subprocess.run(
        [*PIP, *download, "validators", "hatchling"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"no package index within reach: {done.stderr.strip().splitlines()[-1]}")
    return folder


@pytest.fixture(scope="module")
def wheel(index: Path) -> Path:
    return built(ROOT, index / "wheel")


def built(source: Path, folder: Path) -> Path:
    """The wheel of a checkout or an unpacked sdist."""
    ran(*PIP, "wheel", "--no-deps", "--wheel-dir", folder, source, cwd=folder.parent)
    (wheel,) = folder.glob("*.whl")
    return wheel


def names(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def bare(wheel: Path, index: Path) -> Path:
    """The ``bin`` of an environment with the wheel and somebody else's ``validators``."""
    environment = index / "bare"
    venv.create(environment, symlinks=os.name != "nt")
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    ran(
        *(*PIP[:3], "--python", scripts / "python", *PIP[3:]),
        *("install", "--no-deps", "--no-index", "--find-links", index, wheel, "validators"),
        cwd=index,
    )
    (packages,) = environment.glob("**/site-packages")
    lent = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "lent.pth").write_text("\n".join(lent), "utf-8")
    return scripts


def test_the_wheel_owns_one_name_and_one_command(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in names(wheel)}
    (metadata,) = tops - {"sheets_sync"}
    with ZipFile(wheel) as archive:
        commands = archive.read(f"{metadata}/entry_points.txt").decode()
        about = archive.read(f"{metadata}/METADATA").decode()
    assert metadata.endswith(".dist-info")
    read = ConfigParser()
    read.read_string(commands)
    # Beside its command it hands pytest its fixture, under its own name.
    assert {group: dict(read[group]) for group in read.sections()} == {
        "console_scripts": {"sheets-sync": "sheets_sync.cli:main"},
        "pytest11": {"sheets_sync.testing.fixture": "sheets_sync.testing.fixture"},
    }
    assert "License-Expression: MIT" in about
    assert f"{metadata}/licenses/LICENSE" in names(wheel)


def test_the_wheel_has_all_that_a_run_needs_and_no_tests(wheel: Path) -> None:
    inside = {name for name in names(wheel) if name.startswith("sheets_sync/")}
    package = ROOT / "sheets_sync"
    checkout = {
        path.relative_to(ROOT).as_posix()
        for top in (package, package / "validators")
        for path in top.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert inside == checkout
    assert {"sheets_sync/py.typed", "sheets_sync/cli.py"} <= inside
    assert {"sheets_sync/validators/pilot.toml", "sheets_sync/validators/demo.toml"} <= inside


def test_the_source_distribution_makes_the_same_wheel(wheel: Path, index: Path) -> None:
    hook = "import hatchling.build, sys; hatchling.build.build_sdist(sys.argv[1])"
    ran(*PIP, "install", "--target", index / "builder", "hatchling", cwd=index)
    led = f"import sys; sys.path.insert(0, {str(index / 'builder')!r}); {hook}"
    ran(sys.executable, "-c", led, index / "sdist", cwd=ROOT)
    (sdist,) = (index / "sdist").glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(index / "sdist", filter="data")
    (source,) = (path for path in (index / "sdist").iterdir() if path.is_dir())
    assert (source / "tests").is_dir()
    assert names(built(source, index / "again")) == names(wheel)


def test_the_demo_runs_from_anywhere(bare: Path, tmp_path: Path) -> None:
    told = ran(bare / "sheets-sync", "demo", "proef", cwd=tmp_path)
    assert "voorbeeldregister.xlsx" in told
    assert (tmp_path / "proef" / "voorbeeldregister.xlsx").is_file()


def test_each_has_its_own_validators(bare: Path, tmp_path: Path) -> None:
    source = (
        "import validators, sheets_sync.validators as ours\n"
        "from sheets_sync.validators import PILOT, decide\n"
        "assert validators.email('bea@example.org') is True\n"
        "assert validators is not ours and PILOT.is_file() and callable(decide)\n"
        "print(validators.__file__, ours.__file__, sep='\\n')\n"
    )
    theirs, own = ran(bare / "python", "-c", source, cwd=tmp_path).splitlines()
    assert Path(theirs).parts[-3:] == ("site-packages", "validators", "__init__.py")
    assert Path(own).parts[-4:] == ("site-packages", "sheets_sync", "validators", "__init__.py")
