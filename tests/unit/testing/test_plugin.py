"""The fixture is there wherever the package is installed."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_the_entry_point_names_the_module_of_the_fixture() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    name = "sheets_sync.testing.fixture"
    assert project["entry-points"]["pytest11"] == {name: name}
    installed = [each.value for each in entry_points(group="pytest11")]
    assert installed.count(name) <= 1


def test_pytest_of_another_project_has_the_fixture_and_loads_no_server(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        "import sys\n"
        "def test_nothing_is_loaded_before():\n"
        "    assert 'sheets_sync.testing.server' not in sys.modules\n"
        "def test_it(sheets_server):\n"
        "    assert sheets_server.base_url.startswith('http://127.0.0.1:')\n",
        "utf-8",
    )
    # As the entry point names it, whether or not this checkout is the one that is installed.
    plugin = ["-p", "sheets_sync.testing.fixture"]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *plugin, "."]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
