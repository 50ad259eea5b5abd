"""The pictures of docs/, made from the example register: what staff see, in cells and in mails.

Needs LibreOffice, Chromium and pdftoppm; ``make pictures`` runs it. A picture that is there is
replaced.
"""

from __future__ import annotations

import email
import email.policy
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

from sheets_sync import cli

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from email.message import EmailMessage

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
TODAY, DECIDED, MAILED = "2022-11-15T08:00", "2022-11-16T08:00", "2022-11-17T08:00"
PLAN = "SI-2022-024-A"
"""A plan of the example that waits for a decision."""
WIDE = 720


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        register = example(folder)
        page(folder / "rapport.html", "rapport.png", tall=900, wide=1100)
        tabs(register, folder)
        mails(register, folder)


def example(folder: Path) -> Path:
    """The example register, and its page for a board."""
    ours("demo", folder / "demo")
    register = folder / "demo" / "voorbeeldregister.xlsx"
    ours("report", register, "--today", TODAY, "--output", folder / "rapport.html")
    return register


def ours(*arguments: object) -> None:
    code = cli.run([str(argument) for argument in arguments])
    if code not in {0, 1}:
        sys.exit(f"sheets-sync {arguments[0]} ended in {code}")


def tabs(register: Path, folder: Path) -> None:
    """A printed page of some tabs: the first on which this stands."""
    run("soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, register)
    printed_register = folder / f"{register.stem}.pdf"
    pages = run("pdftotext", "-layout", printed_register, "-").split("\f")
    for picture, tab, text in (
        ("overzicht", "Overzicht", "Totaal beschikbaar gesteld"),
        ("aanvragen", "Aanvragen", "Meldingen"),
    ):
        number = next(n for n, one in enumerate(pages, 1) if text in one and f"· {tab}" in one)
        printed(printed_register, picture, number)


def printed(file: Path, picture: str, number: int = 1) -> None:
    """A page of a PDF."""
    pages = ("-f", number, "-l", number, "-singlefile")
    run("pdftoppm", "-png", "-r", "80", *pages, file, PICTURES / picture)


def mails(register: Path, folder: Path) -> None:
    """A digest, and a decision with its letter."""
    first, second = folder / "eerst", folder / "later"
    ours("mail", register, "--today", TODAY, "--to-folder", first)
    decide(register)
    for moment in (DECIDED, MAILED):
        ours("sync", register, "--today", moment)
        ours("mail", register, "--today", moment, "--to-folder", second)
    for mail in read(first):
        if "Zestor" in str(mail["Subject"]):
            mailed(mail, folder, "mail-overzicht")
    for mail in read(second):
        if PLAN in str(mail["Subject"]):
            mailed(mail, folder, "mail-besluit")
            for part in mail.iter_attachments():
                letter = folder / "brief.pdf"
                letter.write_bytes(part.get_content())
                printed(letter, "brief")


def decide(register: Path) -> None:
    """Somebody decides on the plan."""
    book = openpyxl.load_workbook(register)
    sheet = book["Plannen"]
    headers = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        if row[headers.index("Plankenmerk")].value == PLAN:
            row[headers.index("Besluit")].value = "Goedgekeurd"
            row[headers.index("Besluit op")].value = datetime(2022, 11, 16)  # noqa: DTZ001 -- a cell
    book.save(register)


def read(folder: Path) -> Iterator[EmailMessage]:
    for path in sorted(folder.glob("*.eml")):
        yield email.message_from_bytes(path.read_bytes(), policy=email.policy.default)


def mailed(mail: EmailMessage, folder: Path, picture: str) -> None:
    part = mail.get_body(("html",))
    assert part is not None
    file = folder / f"{picture}.html"
    file.write_text(part.get_content(), "utf-8")
    page(file, f"{picture}.png", tall=760, wide=WIDE)


def page(file: Path, picture: str, *, tall: int, wide: int) -> None:
    run(
        *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
        *(f"--window-size={wide},{tall}", f"--screenshot={PICTURES / picture}", file.as_uri()),
    )


def run(*command: object) -> str:
    program = shutil.which(str(command[0]))
    if program is None:
        sys.exit(f"{command[0]} is needed for the pictures")
    arguments: Sequence[str] = [str(one) for one in command[1:]]
    done = subprocess.run(  # noqa: S603 -- programs that were looked up, files of our own
        [program, *arguments], check=True, capture_output=True, timeout=300
    )
    return done.stdout.decode("utf-8", "replace")


if __name__ == "__main__":
    main()
