"""``PYTHONPATH=tests python -m support.cassettes`` records all scenes anew."""

from __future__ import annotations

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from sheets_sync.testing.server import SheetsServer
from support.cassettes.scenes import PORT, SCENES, SIGNED_IN, Stage, cassette, prepare

FOLDER = Path(__file__).parents[3] / "fixtures" / "cassettes"


def main() -> None:
    for old in FOLDER.iterdir():
        # What is recorded comes behind what is there.
        old.unlink()
    with SheetsServer(PORT) as server:
        for name, scene in SCENES.items():
            with TemporaryDirectory() as state:
                os.environ["XDG_STATE_HOME"] = state
                key = Path(state) / "key.json"
                key.write_text(json.dumps(server.key_file()), encoding="utf-8")
                key.chmod(0o600)
                prepare(server, scene.faults)
                with cassette(FOLDER, name, "all"):
                    scene.play(Stage(key if name in SIGNED_IN else None))


if __name__ == "__main__":
    main()
