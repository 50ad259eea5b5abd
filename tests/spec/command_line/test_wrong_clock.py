"""A machine whose clock is wrong must not rewrite a register."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from support.written.books import Said, column, save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REGISTER = """
Aanvragen
Hogeschool | Geschatte uren
HRO        | 10

Plannen
Kenmerk     | Start      | Gepland einde | Besluit     | Besluit op | Afgerond op
SI-2022-001 | 2022-02-01 | 2022-02-10    | Goedgekeurd | 2022-01-20 | 2022-02-14
"""


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Set the clock of this machine."""

    def set_to(text: str) -> None:
        class Clock(datetime):
            @classmethod
            def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
                return datetime.fromisoformat(text).replace(tzinfo=tz)

        monkeypatch.setattr("datetime.datetime", Clock)

    return set_to


@pytest.fixture
def path(tmp_path: Path, say: Callable[..., Said], at: Callable[[str], None]) -> Path:
    """A register that was brought up to date on 1 March 2022."""
    path = save(REGISTER, tmp_path / "Register.xlsx")
    at("2022-03-01T10:00")
    assert say("sync", path).code == 0
    return path


WRONG = {
    "2020-03-01T10:00": "is het 01-03-2020, terwijl de vorige sync op 01-03-2022 was",
    "2022-02-27T10:00": "is het 27-02-2022, terwijl de vorige sync op 01-03-2022 was",
    "2023-03-02T10:00": "is het 02-03-2023, meer dan een jaar na de vorige sync",
}


@pytest.mark.parametrize("moment", WRONG)
def test_a_clock_that_cannot_be_right_stops_a_sync(
    path: Path, say: Callable[..., Said], at: Callable[[str], None], moment: str
) -> None:
    before = path.read_bytes()
    at(moment)
    said = say("sync", path)
    assert (said.code, said.out) == (6, "")
    assert WRONG[moment] in said.err
    assert "Zet de klok goed" in said.err
    assert path.read_bytes() == before
    assert say("sync", path, "--force").code == 0
    assert say("sync", path).code == 0


@pytest.mark.parametrize("moment", ["2022-02-28T12:00", "2022-03-01T09:00", "2022-12-31T23:00"])
def test_a_clock_that_may_be_right_does_not(
    path: Path, say: Callable[..., Said], at: Callable[[str], None], moment: str
) -> None:
    at(moment)
    assert say("sync", path).code == 0


@pytest.mark.parametrize("command", ["check", "status", "sync"])
@pytest.mark.parametrize("moment", WRONG)
def test_who_only_looks_is_told(
    path: Path, say: Callable[..., Said], at: Callable[[str], None], command: str, moment: str
) -> None:
    look = ["--dry-run"] if command == "sync" else []
    at(moment)
    said = say(command, path, *look)
    assert said.code in {0, 1}
    assert WRONG[moment] in " ".join(said.out.split())


def test_a_day_that_somebody_gives_is_one_line(
    path: Path, say: Callable[..., Said], at: Callable[[str], None]
) -> None:
    at("2022-03-02T10:00")
    said = say("sync", path, "--today=2020-03-01")
    assert said.code == 0
    assert "Dit is de stand op 01-03-2020; de vorige sync was op 01-03-2022." in said.out
    assert say("sync", path, "--today=2022-03-01").code == 0


def test_a_register_in_which_nothing_happened_for_a_year_goes_on(
    tmp_path: Path, say: Callable[..., Said], at: Callable[[str], None]
) -> None:
    path = save("Aanvragen\nHogeschool\n", tmp_path / "Register.xlsx")
    at("2024-03-01T10:00")
    assert say("sync", path).code == 0
    at("2026-03-01T10:00")
    said = say("sync", path, "--quiet")
    assert (said.code, said.out, said.err) == (0, "", "")
    assert column(path, "Aanvragen", "Kenmerk") == []
