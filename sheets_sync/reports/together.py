"""The exports of many registers put together: one file a tab, with the register's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from sheets_sync.host.deeds import attempt
from sheets_sync.problems.stop import Unreachable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

NAME: Final = "Register"
"""The header of the register's name; a column of people's that is called so gets another."""


def put_together(folders: Mapping[str, Path], folder: Path) -> list[Path]:
    """Write one Parquet file for each tab that any of them has; the paths written.

    ``folders`` has the export of each register by its name. Columns that a register lacks are
    blank in its rows; one that is text in one register and a number in another becomes text.

    Raises:
        Unreachable: the folder cannot be written.
    """
    tabs: dict[str, list[tuple[str, Path]]] = {}
    for name, place in folders.items():
        for file in sorted(place.glob("*.parquet")):
            tabs.setdefault(file.name, []).append((name, file))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with attempt(str(folder)):
            return [_write(folder / tab, files) for tab, files in tabs.items()]
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unreachable("run.not_writable", path=str(folder), reason=reason) from error


def _write(path: Path, files: Sequence[tuple[str, Path]]) -> Path:
    frames = [_named(name, pd.read_parquet(file)) for name, file in files]
    kept = [frame for frame in frames if len(frame)] or frames[:1]
    together = pd.concat(_alike(kept), ignore_index=True)
    together.to_parquet(path, index=False)
    return path


def _named(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    theirs = frame.rename(columns={NAME: f"{NAME} (tabblad)"})
    theirs.insert(0, NAME, name)
    return theirs


def _alike(frames: Sequence[pd.DataFrame]) -> list[pd.DataFrame]:
    kinds: dict[str, set[str]] = {}
    for frame in frames:
        for header in frame.columns:
            if frame[header].notna().any():
                kinds.setdefault(header, set()).add(str(frame[header].dtype))
    mixed = {header for header, found in kinds.items() if len(found) > 1}
    return [_as_text(_without_blank(frame), mixed) for frame in frames]


def _without_blank(frame: pd.DataFrame) -> pd.DataFrame:
    """A column without any content says nothing about its kind."""
    return frame.dropna(axis="columns", how="all")


def _as_text(frame: pd.DataFrame, headers: set[str]) -> pd.DataFrame:
    mixed = [header for header in frame.columns if header in headers]
    return frame.assign(
        **{header: frame[header].map(str, na_action="ignore").astype("object") for header in mixed}
    )
