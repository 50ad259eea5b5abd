"""Mail of a register in Google Sheets: links to rows, and a log that others write in meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.mailbox import in_folder, text_of

from sheets_sync.testing.when import When

if TYPE_CHECKING:
    from pathlib import Path

    from support.google.online import Online

AT = "--today=2022-02-21T08:00"


def test_a_row_in_a_digest_is_a_link_to_it(online: Online, tmp_path: Path) -> None:
    folder = tmp_path / "uit"
    assert online.say("sync", AT).code == 0
    said = online.say("mail", AT, "--to-folder", folder)
    assert (said.code, said.lines[0]) == (0, f"1 mail geschreven in {folder}.")
    [mail] = in_folder(folder)
    assert f"{online.address}/edit#gid=1&range=A2" in text_of(mail)
    assert f"{online.address}/edit#gid=1&amp;range=A3" in text_of(mail, "html")
    log = online.values("Logboek")
    phases = [str(row[-1]).rpartition(" ")[2] for row in log[-4:]]
    assert phases == ["begun]", "passed]", "intended]", "sent]"]
    said = online.say("mail", "--today=2022-02-22T08:00", "--to-folder", folder)
    assert said.lines == ["Er is niets te versturen."]


def test_people_who_type_meanwhile_keep_what_they_typed(online: Online, tmp_path: Path) -> None:
    assert online.say("sync", AT).code == 0
    online.do(
        typing="Aanvragen!H2", cell="Later bedacht", when=When("spreadsheets.getByDataFilter")
    )
    said = online.say("mail", AT, "--to-folder", tmp_path / "uit")
    assert said.code == 0
    assert online.values("Aanvragen!H2") == [["Later bedacht"]]
    assert len(in_folder(tmp_path / "uit")) == 1
