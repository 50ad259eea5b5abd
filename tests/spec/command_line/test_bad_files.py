"""Files that are no workbook, folders that refuse, programmes with a typo: nothing is touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from support.written.books import ROOT, Said, process, save
from support.written.three_rows import folder

from sheets_sync.validators import PILOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


TODAY = "--today=2022-03-01"
ONE_REQUEST = "Aanvragen\nHogeschool\nHRO"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return save(ONE_REQUEST, tmp_path / "Register.xlsx")


def encrypted(_: Path) -> bytes:
    return OLE2 + bytes(600) + "EncryptedPackage".encode("utf-16-le")


def truncated(path: Path) -> bytes:
    return path.read_bytes()[:-400]


def empty(_: Path) -> bytes:
    return b""


def old_excel(_: Path) -> bytes:
    return OLE2 + bytes(600)


def open_document(path: Path) -> bytes:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office:document-content/>")
    return path.read_bytes()


def comma_separated(_: Path) -> bytes:
    return b"Tijdstempel;Hogeschool\n3-1-2022 09:00;HRO\n"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            encrypted,
            (
                "{path} is beveiligd met een wachtwoord of een vertrouwelijkheidslabel. Sla het op "
                "zonder wachtwoord (Bestand > Info > Werkmap beveiligen), in een map waar alleen "
                "bij kan wie ermee werkt."
            ),
        ),
        (
            truncated,
            (
                "{path} is beschadigd of niet helemaal gekopieerd. Zet een eerdere versie terug. "
                "Is die er niet, laat Excel het dan herstellen, en kijk na of alle rijen er nog "
                "zijn voordat u het opslaat."
            ),
        ),
        (
            empty,
            "{path} is leeg (0 bytes). Zet een eerdere versie terug; die ernaast heet .bak.xlsx.",
        ),
        (
            old_excel,
            (
                "{path} is een werkmap van het oude soort (.xls). Open het in Excel en sla het op "
                "als Excel-werkmap (.xlsx)."
            ),
        ),
        (
            open_document,
            (
                "{path} is een werkmap van LibreOffice (.ods). Open het daar en sla het op als "
                "Excel-werkmap (.xlsx)."
            ),
        ),
        (
            comma_separated,
            (
                "{path} is een tekstbestand (bijvoorbeeld CSV), ook al heet het anders. Zet de "
                "werkmap zelf op deze plek. Is er geen, haal de tekst dan in een nieuwe werkmap "
                "binnen (Gegevens > Van tekst/CSV), kijk de datums en getallen na, en sla die op "
                "als Excel-werkmap (.xlsx)."
            ),
        ),
    ],
)
@pytest.mark.parametrize("name", ["sync", "check", "status"])
def test_a_file_that_is_no_workbook(
    path: Path, say: Callable[..., Said], content: Callable[[Path], bytes], sentence: str, name: str
) -> None:
    path.write_bytes(content(path))
    before = folder(path)
    assert say(name, path, TODAY) == Said(3, "", sentence.format(path=path) + "\n")
    assert folder(path) == before


@pytest.mark.parametrize(
    ("typed", "code"), [("x", 4), (" ", 0), ("", 0)], ids=["a text", "a space", "nothing"]
)
def test_a_cell_at_the_very_end_of_a_tab(
    path: Path, say: Callable[..., Said], typed: str, code: int
) -> None:
    book = openpyxl.load_workbook(path)
    book["Aanvragen"].cell(1_048_576, 3).value = typed
    book.save(path)
    said = say("sync", path, TODAY)
    assert said.code == code
    assert ("Aanvragen!C1048576: hier staat iets" in said.err) == bool(code)


@pytest.mark.skipif(os.name == "nt", reason="names are no bytes there")
@pytest.mark.parametrize("name", [b"Reg\xff\xe9.xlsx", b"R" * 250 + b".xlsx"])
def test_any_name_that_a_disk_takes(path: Path, say: Callable[..., Said], name: bytes) -> None:
    named = path.rename(path.with_name(os.fsdecode(name)))
    assert say("sync", named, TODAY).code == 0
    assert say("sync", named, TODAY).code == 0
    assert say("check", named, TODAY).code == 0
    for command in ("status", "doctor"):
        assert say(command, named, *([TODAY] if command == "status" else [])).code == 0
    assert say("mail", named, TODAY, "--to-folder", path.with_name("post")).code == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_register_without_an_end_is_not_waited_for(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    os.mkfifo(pipe := tmp_path / "Pijp.xlsx")
    sentence = (
        "{path} is geen bestand maar een apparaat of een doorgeefluik. Geef de naam van de werkmap"
        " zelf, met .xlsx erachter.\n"
    )
    for one in (pipe, "/dev/zero"):
        assert say("sync", one, TODAY) == Said(3, "", sentence.format(path=one))


def test_a_file_or_a_folder_that_is_not_there(tmp_path: Path, say: Callable[..., Said]) -> None:
    lost = tmp_path / "Weg.xlsx"
    assert say("sync", lost, TODAY) == Said(
        3,
        "",
        f"{lost} bestaat niet. Controleer de naam en de map; misschien is het bestand "
        "verplaatst.\n",
    )
    assert say("sync", tmp_path, TODAY).code == 3
    assert not list(tmp_path.iterdir())


def test_somebody_has_it_open(path: Path, say: Callable[..., Said]) -> None:
    lock = path.with_name(".~lock.Register.xlsx#")
    lock.write_text(",beheer,kantoor,28.02.2022 09:05,file:///home/beheer;")
    before = folder(path)
    assert say("sync", path, TODAY) == Said(
        5,
        "",
        f"{path} is sinds 28-02-2022 09:05 geopend door beheer. Vraag om het op te slaan en te "
        "sluiten, en probeer het daarna opnieuw. Heeft niemand het open, open en sluit het dan "
        "zelf een keer. Staat .~lock.Register.xlsx# er daarna nog naast, verwijder dan dat "
        "bestand.\n",
    )
    assert folder(path) == before
    assert say("check", path, TODAY).code == 0
    assert say("sync", path, TODAY, "--dry-run").code == 0


def test_another_run_is_at_work(path: Path, say: Callable[..., Said]) -> None:
    from sheets_sync.host.lock import only_run

    before = folder(path)
    with only_run(str(path)):
        assert say("sync", path, TODAY) == Said(
            5, "", f"Een andere sync van {path} is nog bezig; probeer het straks opnieuw.\n"
        )
    assert folder(path) == before
    assert say("sync", path, TODAY).code == 0


FULL_DISK = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))"


def test_a_full_disk(path: Path) -> None:
    pytest.importorskip("resource")
    before = folder(path)
    assert process("sync", path, TODAY, before=FULL_DISK) == Said(
        3,
        "",
        f"De schijf met {path} is vol; er is niets veranderd. Maak ruimte en probeer het "
        "opnieuw.\n",
    )
    assert folder(path) == before


def without_power() -> list[str]:
    """What to put before a command so that even root obeys the permissions of a folder."""
    if os.geteuid() != 0:
        return []
    dropped = ["--bounding-set=-dac_override,-dac_read_search,-fowner"]
    setpriv = shutil.which("setpriv")
    if not setpriv or subprocess.run([setpriv, *dropped, "true"], check=False).returncode:
        pytest.skip("root cannot give up its power here")
    return [setpriv, *dropped]


def test_a_folder_that_may_not_be_written(path: Path) -> None:
    command = [*without_power(), sys.executable, "cli.py", "sync", str(path), TODAY]
    before = folder(path)
    path.parent.chmod(0o555)
    try:
        run = subprocess.run(
            command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=60
        )
    finally:
        path.parent.chmod(0o755)
    assert (run.returncode, run.stdout, run.stderr) == (
        3,
        "",
        (
            f"In de map {path.parent} mag niet worden geschreven, dus {path} is niet veranderd. "
            "Vraag de beheerder van de map om schrijfrechten.\n"
        ),
    )
    assert folder(path) == before


def test_nowhere_to_keep_a_journal_does_not_stop_a_sync(
    path: Path, say: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(path))
    assert say("sync", path, TODAY).code == 0
    assert say("sync", path, TODAY).lines == [f"Niets te doen: {path} is bij."]


# ---- programme files


@pytest.mark.parametrize(
    ("right", "typed", "sentence"),
    [
        (
            'short = "partial"',
            'short = "parital"',
            '      "parital" kan hier niet; bedoelt u partial?',
        ),
        (
            'length = "14 days"',
            'lengte = "14 days"',
            "      Deze sleutel bestaat niet; bedoelt u length?",
        ),
        (
            "[period]\n",
            "[period\n",
            "      Deze kop is niet gesloten; schrijf [period].",
        ),
    ],
)
def test_a_programme_file_with_a_typo(
    path: Path, say: Callable[..., Said], right: str, typed: str, sentence: str
) -> None:
    source = PILOT.read_text(encoding="utf-8")
    assert right in source
    file = path.with_name("programma.toml")
    file.write_text(source.replace(right, typed, 1), encoding="utf-8")
    before = folder(path)
    said = say("sync", path, TODAY, "--programme", file)
    assert (said.code, said.out) == (2, "")
    assert str(file) in said.err
    assert sentence in said.err.splitlines()
    assert folder(path) == before


def test_a_programme_file_that_is_not_there(path: Path, say: Callable[..., Said]) -> None:
    lost = path.with_name("weg.toml")
    assert say("sync", path, TODAY, "--programme", lost) == Said(
        2, "", f"Er is geen programmabestand {lost}; controleer het pad.\n"
    )
