"""Files that are no workbook, or that somebody has open: nothing is touched, people hear why."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import tracemalloc
import zipfile
from pathlib import Path

import openpyxl
import pytest

from sheets_sync.grid.edits import ColumnEdit
from sheets_sync.messages.workbook import EN, NL
from sheets_sync.problems.stop import BrokenStructure, Busy, Stop, Unreachable
from sheets_sync.stores.workbook import Workbook

EDITS = [ColumnEdit("Plannen", 0, [0], ["x"])]
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Plannen"
    book.worksheets[0]["A1"] = "Kenmerk"
    book.worksheets[0].merge_cells("B2:C3")
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def zipped(**members: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/", 1), content)
    return written.getvalue()


def letter() -> bytes:
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    links = b'<Relationships><Relationship Id="a" Type="%b" Target="w/d.xml"/></Relationships>'
    return zipped(
        **{"[Content_Types].xml": b"<Types/>", "_rels__.rels": links % office, "w__d.xml": b"<d/>"}
    )


def promised(whole: bytes, place: int, value: int) -> bytes:
    """The workbook, of whose every member its directory says something else than is so."""
    size = {6: "<H", 8: "<H", 20: "<L"}[place]
    entry = whole.find(b"PK\1\2")
    while entry >= 0:
        # In the directory there are two bytes more before the sizes, and the unpacked one is next.
        at = entry + place + (2 if place < 20 else 4)
        whole = whole[:at] + struct.pack(size, value) + whole[at + struct.calcsize(size) :]
        entry = whole.find(b"PK\1\2", entry + 4)
    return whole


def scratched() -> bytes:
    whole = workbook()
    place = whole.index(b"xl/worksheets/sheet1.xml") + 40
    return whole[:place] + bytes(20) + whole[place + 20 :]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Register.xlsx"
    path.write_bytes(workbook())
    return path


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "workbook.empty"),
        (OLE2 + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "workbook.encrypted"),
        (OLE2 + bytes(600), "workbook.old_excel"),
        (b"Kenmerk;Uren\nSI-2021-001;7,5\n", "workbook.text"),
        ("Kenmerk;Uren\nSI-2021-001;7,5\n".encode("utf-16"), "workbook.text"),
        (b"\xef\xbb\xbf <HTML><table><tr><td>Kenmerk", "workbook.html"),
        (b"<meta charset=utf-8><table><tr><td>Kenmerk", "workbook.html"),
        (b'<?xml version="1.0"?><Workbook/>', "workbook.xml"),
        (b"%PDF-1.7\0\0", "workbook.foreign"),
        (promised(workbook(), 20, 200_000_000), "workbook.bomb"),
        (promised(workbook(), 20, 4_000_000_000), "workbook.bomb"),
        (promised(workbook(), 6, 1), "workbook.zip_password"),
        (promised(workbook(), 8, 93), "workbook.zip_method"),
        (workbook()[:-18] + b"\1" + workbook()[-17:], "workbook.split_zip"),
        (zipped(a=b"1"), "workbook.foreign"),
        (letter(), "workbook.foreign"),
        (
            zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
            "workbook.opendocument",
        ),
        (zipped(**{"xl__workbook.bin": b"1"}), "workbook.binary"),
        (workbook()[:-30], "workbook.damaged"),
        (workbook()[:2000], "workbook.damaged"),
        (scratched(), "workbook.damaged"),
    ],
)
def test_what_is_no_workbook_is_called_by_its_name(path: Path, content: bytes, code: str) -> None:
    path.write_bytes(content)
    with pytest.raises(Unreachable) as refusal:
        Workbook(path).read()
    assert (refusal.value.code, refusal.value.details) == (code, {"file": str(path)})


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for name, code in (("Weg.xlsx", "workbook.missing"), ("", "workbook.folder")):
        with pytest.raises(Unreachable) as refusal:
            Workbook(tmp_path / name).read()
        assert refusal.value.code == code


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_what_has_no_end_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "Pijp.xlsx")
    for path in (tmp_path / "Pijp.xlsx", Path("/dev/zero"), Path("/dev/null")):
        with pytest.raises(Unreachable) as refusal:
            Workbook(path).read()
        assert refusal.value.code == "workbook.no_file"


def test_more_than_was_promised_is_not_unpacked(path: Path) -> None:
    members = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": bytes(200_000_000)}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    path.write_bytes(promised(path.read_bytes(), 20, 1000))
    tracemalloc.start()
    with pytest.raises(Unreachable):
        Workbook(path).read()
    assert tracemalloc.get_traced_memory()[1] < 150_000_000
    tracemalloc.stop()


@pytest.mark.skipif(os.name == "nt", reason="what a process took is not told there")
def test_a_million_rows_are_refused_in_bounded_memory(path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 1_000_001))
    path.write_bytes(workbook())
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    head, _, rest = members["xl/worksheets/sheet1.xml"].decode().partition("<sheetData>")
    tail = rest.partition("</sheetData>")[2]
    members["xl/worksheets/sheet1.xml"] = f"{head}<sheetData>{rows}</sheetData>{tail}".encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    del rows, members, rest
    run = [sys.executable, "-m", "sheets_sync.cli", "check", str(path)]
    process = subprocess.Popen(run, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    assert process.returncode == 4
    assert "zo ver loopt geen register" in said
    most = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    assert most < 1_200_000_000


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do all")
def test_a_file_that_may_not_be_read(path: Path) -> None:
    path.chmod(0)
    with pytest.raises(Unreachable) as refusal:
        Workbook(path).read()
    assert refusal.value.code == "workbook.forbidden"


NAME = "J. de Vries"
OWNER = bytes([len(NAME)]) + NAME.encode().ljust(54) + len(NAME).to_bytes(2, "little")


@pytest.mark.parametrize(
    ("lock", "content", "code", "details"),
    [
        pytest.param(
            "~$Register.xlsx",
            OWNER + NAME.encode("utf-16-le").ljust(108, b" "),
            "workbook.open",
            {"who": NAME, "since": "01-04-2021 12:00"},
            id="Excel",
        ),
        pytest.param(
            "~$Register.xlsx",
            b"",
            "workbook.open_by_somebody",
            {"since": "01-04-2021 12:00"},
            id="Excel, name unreadable",
        ),
        pytest.param(
            ".~lock.Register.xlsx#",
            b",jdevries,pc12,31.03.2021 09:05,file:///home/jdevries/.config/libreoffice/4;",
            "workbook.open",
            {"who": "jdevries", "since": "31-03-2021 09:05"},
            id="LibreOffice",
        ),
    ],
)
def test_nothing_is_written_while_somebody_has_it_open(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    lock: str,
    content: bytes,
    code: str,
    details: dict[str, str],
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    place = path.with_name(lock)
    place.write_bytes(content)
    os.utime(place, (1_617_278_400, 1_617_278_400))
    store = Workbook(path)
    basis = store.read()
    with pytest.raises(Busy) as refusal:
        store.write(EDITS, basis)
    assert refusal.value.code == code
    assert refusal.value.details == {**details, "file": str(path), "lock": lock}
    assert place.read_bytes() == content
    assert store.read() == basis


def test_a_lock_beside_the_file_that_a_link_points_to(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elders"
    folder.mkdir()
    link = folder / "Snelkoppeling.xlsx"
    link.symlink_to(path)
    path.with_name("~$Register.xlsx").touch()
    with pytest.raises(Busy):
        Workbook(link).write(EDITS, Workbook(link).read())


@pytest.mark.parametrize(("column", "row", "free"), [(1, 1, True), (2, 1, False), (1, 2, False)])
def test_only_the_first_of_merged_cells_can_be_filled(
    path: Path, column: int, row: int, *, free: bool
) -> None:
    store = Workbook(path)
    edit = ColumnEdit("Plannen", column, [row], ["x"])
    if free:
        store.write([edit], store.read())
        assert store.read().tabs[0].columns[column][row] == "x"
    else:
        with pytest.raises(BrokenStructure) as refusal:
            store.write([edit], store.read())
        assert refusal.value.code == "workbook.merged"


def test_a_signed_workbook_is_left_alone(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    with pytest.raises(BrokenStructure) as refusal:
        Workbook(path).write(EDITS, Workbook(path).read())
    assert refusal.value.code == "workbook.signed"


def test_every_sentence_exists_in_both_languages_and_fills_the_same_places() -> None:
    details = dict.fromkeys(("file", "folder", "reason", "where", "who", "since", "lock"), "…")
    details |= {"tab": "…", "row": "…"}
    assert NL.keys() == EN.keys()
    for code in NL:
        places = [{one for one in details if f"{{{one}}}" in text[code]} for text in (NL, EN)]
        assert places[0] == places[1] != set()
        assert "{" not in NL[code].format(**details) + EN[code].format(**details)


def test_a_refusal_reads_as_a_sentence(path: Path) -> None:
    path.write_bytes(b"")
    with pytest.raises(Stop) as refusal:
        Workbook(path).read()
    assert NL[refusal.value.code].format(**refusal.value.details) == (
        f"{path} is leeg (0 bytes). Zet een eerdere versie terug; die ernaast heet .bak.xlsx."
    )
