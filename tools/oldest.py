"""Print the oldest version that the metadata allow of each package that the program needs."""

import re
import sys
import tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
extras = project["optional-dependencies"]
for requirement in (*project["dependencies"], *extras["testing"]):
    found = re.fullmatch(r"([A-Za-z0-9._-]+)>=([0-9.]+)(;.*)?", requirement)
    if found is None:
        sys.exit(f"no oldest version in {requirement!r}")
    sys.stdout.write(f"{found[1]}=={found[2]}{found[3] or ''}\n")
