"""What people read when a workbook cannot be opened or written."""

from __future__ import annotations

from typing import Final

NL: Final[dict[str, str]] = {
    "workbook.missing": (
        "{file} bestaat niet. Controleer de naam en de map; misschien is het bestand verplaatst."
    ),
    "workbook.folder": "{file} is een map. Geef de naam van de werkmap zelf, met .xlsx erachter.",
    "workbook.forbidden": (
        "{file} mag niet worden gelezen. Vraag de beheerder van de map om leesrechten."
    ),
    "workbook.unreadable": "{file} kan niet worden gelezen ({reason}). Probeer het later opnieuw.",
    "workbook.empty": (
        "{file} is leeg (0 bytes). Zet een eerdere versie terug; die ernaast heet .bak.xlsx."
    ),
    "workbook.damaged": (
        "{file} is beschadigd of niet helemaal gekopieerd. Zet een eerdere versie terug. Is die er niet, laat Excel het dan herstellen, en kijk na of alle rijen er nog zijn voordat u het opslaat."
    ),
    "workbook.encrypted": (
        "{file} is beveiligd met een wachtwoord of een vertrouwelijkheidslabel. Sla het op zonder wachtwoord (Bestand > Info > Werkmap beveiligen), in een map waar alleen bij kan wie ermee werkt."
    ),
    "workbook.old_excel": (
        "{file} is een werkmap van het oude soort (.xls). Open het in Excel en sla het op als"
        " Excel-werkmap (.xlsx)."
    ),
    "workbook.foreign": (
        "{file} is geen Excel-werkmap. Controleer of dit het goede bestand is en sla het op als"
        " Excel-werkmap (.xlsx)."
    ),
    "workbook.text": (
        "{file} is een tekstbestand (bijvoorbeeld CSV), ook al heet het anders. Zet de werkmap zelf op deze plek. Is er geen, haal de tekst dan in een nieuwe werkmap binnen (Gegevens > Van tekst/CSV), kijk de datums en getallen na, en sla die op als Excel-werkmap (.xlsx)."
    ),
    "workbook.html": (
        "{file} is een webpagina (HTML) met de naam van een werkmap; sommige websites leveren dat."
        " Open het in Excel en sla het op als Excel-werkmap (.xlsx)."
    ),
    "workbook.xml": (
        "{file} is een XML-bestand (bijvoorbeeld XML-werkblad 2003), ook al heet het anders. Open"
        " het in Excel en sla het op als Excel-werkmap (.xlsx)."
    ),
    "workbook.no_file": (
        "{file} is geen bestand maar een apparaat of een doorgeefluik. Geef de naam van de werkmap"
        " zelf, met .xlsx erachter."
    ),
    "workbook.too_big": (
        "{file} is groter dan 1 GB; zo groot is geen register. Controleer of dit het goede bestand"
        " is."
    ),
    "workbook.bomb": (
        "{file} wordt bij het uitpakken veel groter dan een register kan zijn, en is daarom niet"
        " gelezen. Weet u dat het bestand goed is, kopieer de tabbladen dan in Excel naar een"
        " nieuwe werkmap."
    ),
    "workbook.zip_password": (
        "{file} is een zip-bestand met een wachtwoord. Pak het uit en zet de werkmap zelf op deze"
        " plek."
    ),
    "workbook.zip_method": (
        "{file} is ingepakt op een manier die Excel zelf niet gebruikt. Open het in Excel en sla"
        " het op als Excel-werkmap (.xlsx)."
    ),
    "workbook.split_zip": (
        "{file} is één deel van een bestand dat in stukken is opgeslagen. Zet de hele werkmap op"
        " deze plek."
    ),
    "workbook.opendocument": (
        "{file} is een werkmap van LibreOffice (.ods). Open het daar en sla het op als"
        " Excel-werkmap (.xlsx)."
    ),
    "workbook.binary": (
        "{file} is een binaire Excel-werkmap (.xlsb). Open het in Excel en sla het op als"
        " Excel-werkmap (.xlsx)."
    ),
    "workbook.stray_cell": (
        "In {where} staat iets, ver van de andere cellen; daardoor is het tabblad te groot om te lezen. Maak die cel leeg en sla de werkmap op."
    ),
    "workbook.disk_full": (
        "De schijf met {file} is vol; er is niets veranderd. Maak ruimte en probeer het opnieuw."
    ),
    "workbook.not_writable": (
        "In de map {folder} mag niet worden geschreven, dus {file} is niet veranderd. Vraag de"
        " beheerder van de map om schrijfrechten."
    ),
    "workbook.read_only": (
        "{file} is alleen-lezen en is niet veranderd. Zet in de eigenschappen van het bestand"
        " Alleen-lezen uit, of vraag om schrijfrechten."
    ),
    "workbook.write_failed": (
        "{file} kon niet worden geschreven ({reason}); er is niets veranderd. Probeer het opnieuw."
    ),
    "workbook.unsure": (
        "Of {file} is bijgewerkt, is niet zeker ({reason}). Draai de sync nog eens: die ziet na wat"
        " er staat en vult aan wat ontbreekt."
    ),
    "workbook.unproved": (
        "{file} is niet veranderd: de nieuwe versie bleek bij het nalezen niet te kloppen"
        " ({where}). Open het bestand in Excel, sla het op en probeer het opnieuw."
    ),
    "workbook.open": (
        "{file} is sinds {since} geopend door {who}. Vraag om het op te slaan en te sluiten, en probeer het daarna opnieuw. Heeft niemand het open, open en sluit het dan zelf een keer. Staat {lock} er daarna nog naast, verwijder dan dat bestand."
    ),
    "workbook.open_by_somebody": (
        "{file} is sinds {since} bij iemand geopend. Laat het opslaan en sluiten en probeer het daarna opnieuw. Heeft niemand het open, open en sluit het dan zelf een keer. Staat {lock} er daarna nog naast, verwijder dan dat bestand."
    ),
    "workbook.changed": (
        "{file} is veranderd terwijl het werd bijgewerkt; er is niets geschreven. Probeer het"
        " opnieuw."
    ),
    "workbook.no_tab": (
        "Het tabblad {tab} is er niet. Zet het terug of geef het zijn oude naam terug."
    ),
    "workbook.tab_exists": "Er is al een tabblad {tab}. Geef het een andere naam.",
    "workbook.tab_title": (
        "{tab} kan geen naam van een tabblad zijn. Kies er een van hoogstens 31 tekens, zonder"
        " [ ] : * ? / \\ en zonder ' aan het begin of eind."
    ),
    "workbook.full_tab": (
        "Het tabblad {tab} is vol: Excel kent 1.048.576 rijen en 16.384 kolommen. Maak leeg wat"
        " onder de laatste rij of rechts van de laatste kolom staat; laat de rijen zelf staan."
    ),
    "workbook.disorder": (
        "In het tabblad {tab} staan de rijen of cellen rond rij {row} in het bestand niet op"
        " volgorde. Open het in Excel en sla het opnieuw op."
    ),
    "workbook.merged": (
        "{where} ligt in samengevoegde cellen en kan niet worden gevuld. Hef de samenvoeging op"
        " (Start > Samenvoegen en centreren)."
    ),
    "workbook.array_formula": (
        "{where} hoort bij een matrixformule of gegevenstabel en kan niet apart worden gevuld."
        " Verplaats die formule naar een eigen kolom."
    ),
    "workbook.shared_formula": (
        "In {where} staat een formule die ook cellen eronder of ernaast gebruiken. Verplaats die"
        " formules naar een eigen kolom en maak {where} leeg."
    ),
    "workbook.table_header": (
        "{where} is de kop van een Excel-tabel en kan niet worden overschreven. Zet de goede kop er"
        " zelf neer, of zet de tabel om in een bereik."
    ),
    "workbook.pivot": (
        "{where} ligt in een draaitabel en kan niet worden gevuld. Verplaats de draaitabel naar een"
        " eigen tabblad."
    ),
    "workbook.shared": (
        "{file} is een gedeelde werkmap van het oude soort, die wijzigingen bijhoudt; bijwerken zou"
        " die lijst laten ontsporen. Zet het delen uit (Controleren > Werkmap delen) of bewaar de"
        " werkmap in OneDrive of SharePoint."
    ),
    "workbook.locked_structure": (
        "Het tabblad {tab} moet erbij komen, maar de indeling van {file} is beveiligd. Hef dat op"
        " (Controleren > Werkmap beveiligen), draai sync, en beveilig de werkmap daarna opnieuw."
    ),
    "workbook.two_names": (
        "{file} staat nog onder een andere naam op deze schijf (een harde koppeling); bijwerken zou"
        " er twee verschillende bestanden van maken. Verwijder de andere naam of maak er een"
        " snelkoppeling van."
    ),
    "workbook.signed": (
        "{file} heeft een digitale handtekening, die door bijwerken ongeldig wordt. Verwijder de"
        " handtekening (Bestand > Info) en probeer het opnieuw."
    ),
}

EN: Final[dict[str, str]] = {
    "workbook.missing": (
        "{file} does not exist. Check the name and the folder; the file may have been moved."
    ),
    "workbook.folder": "{file} is a folder. Name the workbook itself, ending in .xlsx.",
    "workbook.forbidden": (
        "{file} may not be read. Ask whoever manages the folder for permission to read it."
    ),
    "workbook.unreadable": "{file} cannot be read ({reason}). Try again later.",
    "workbook.empty": (
        "{file} is empty (0 bytes). Restore an earlier version; the one beside it ends in"
        " .bak.xlsx."
    ),
    "workbook.damaged": (
        "{file} is damaged or was not copied completely. Restore an earlier version. If there is none, have Excel repair it, and look whether all rows are still there before you save it."
    ),
    "workbook.encrypted": (
        "{file} is protected by a password or a sensitivity label. Save it without a password (File > Info > Protect Workbook), in a folder that is open only to those who work with it."
    ),
    "workbook.old_excel": (
        "{file} is a workbook of the old kind (.xls). Open it in Excel and save it as an Excel"
        " Workbook (.xlsx)."
    ),
    "workbook.foreign": (
        "{file} is not an Excel workbook. Check that this is the right file and save it as an"
        " Excel Workbook (.xlsx)."
    ),
    "workbook.text": (
        "{file} is a text file (CSV, for instance), whatever its name says. Put the workbook itself in its place. If there is none, bring the text into a new workbook (Data > From Text/CSV), check its dates and numbers, and save that as an Excel Workbook (.xlsx)."
    ),
    "workbook.html": (
        "{file} is a web page (HTML) under the name of a workbook; some websites hand those out."
        " Open it in Excel and save it as an Excel Workbook (.xlsx)."
    ),
    "workbook.xml": (
        "{file} is an XML file (XML Spreadsheet 2003, for instance), whatever its name says. Open"
        " it in Excel and save it as an Excel Workbook (.xlsx)."
    ),
    "workbook.no_file": (
        "{file} is not a file but a device or a pipe. Name the workbook itself, ending in .xlsx."
    ),
    "workbook.too_big": (
        "{file} is larger than 1 GB; no register is that large. Check that this is the right file."
    ),
    "workbook.bomb": (
        "{file} would become far larger than a register can be when unpacked, and was not read."
        " If you know that the file is right, copy its tabs to a new workbook in Excel."
    ),
    "workbook.zip_password": (
        "{file} is a zip file with a password. Unpack it and put the workbook itself in its place."
    ),
    "workbook.zip_method": (
        "{file} is packed in a way that Excel itself does not use. Open it in Excel and save it as"
        " an Excel Workbook (.xlsx)."
    ),
    "workbook.split_zip": (
        "{file} is one part of a file that was saved in pieces. Put the whole workbook in its"
        " place."
    ),
    "workbook.opendocument": (
        "{file} is a LibreOffice workbook (.ods). Open it there and save it as an Excel Workbook"
        " (.xlsx)."
    ),
    "workbook.binary": (
        "{file} is a binary Excel workbook (.xlsb). Open it in Excel and save it as an Excel"
        " Workbook (.xlsx)."
    ),
    "workbook.stray_cell": (
        "{where} holds something, far from the other cells, which makes the tab too big to read. Empty that cell and save the workbook."
    ),
    "workbook.disk_full": (
        "The disk that holds {file} is full; nothing was changed. Make room and try again."
    ),
    "workbook.not_writable": (
        "The folder {folder} may not be written to, so {file} was not changed. Ask whoever manages"
        " the folder for permission to write."
    ),
    "workbook.read_only": (
        "{file} is read-only and was not changed. Clear Read-only in the file's properties, or"
        " ask for permission to write."
    ),
    "workbook.write_failed": (
        "{file} could not be written ({reason}); nothing was changed. Try again."
    ),
    "workbook.unsure": (
        "Whether {file} was updated is not certain ({reason}). Run the sync again: it looks at what"
        " is there and adds what lacks."
    ),
    "workbook.unproved": (
        "{file} was not changed: the new version turned out wrong when it was read back ({where})."
        " Open the file in Excel, save it and try again."
    ),
    "workbook.open": (
        "{file} has been open since {since}, with {who}. Ask them to save and close it, then try again. If nobody has it open, open and close it yourself once. If {lock} is still beside it after that, delete that file."
    ),
    "workbook.open_by_somebody": (
        "{file} has been open with somebody since {since}. Have it saved and closed, then try again. If nobody has it open, open and close it yourself once. If {lock} is still beside it after that, delete that file."
    ),
    "workbook.changed": (
        "{file} changed while it was being updated; nothing was written. Try again."
    ),
    "workbook.no_tab": "The tab {tab} is not there. Put it back or give it its old name again.",
    "workbook.tab_exists": "There is a tab {tab} already. Rename it.",
    "workbook.tab_title": (
        "{tab} cannot be the name of a tab. Choose one of at most 31 characters, without"
        " [ ] : * ? / \\ and without ' at the beginning or end."
    ),
    "workbook.full_tab": (
        "The tab {tab} is full: Excel has 1,048,576 rows and 16,384 columns. Empty what"
        " stands below the last row or right of the last column; keep the rows themselves."
    ),
    "workbook.disorder": (
        "In the tab {tab} the rows or cells around row {row} are not in order in the file. Open it"
        " in Excel and save it again."
    ),
    "workbook.merged": (
        "{where} lies inside merged cells and cannot be filled. Unmerge them (Home > Merge &"
        " Center)."
    ),
    "workbook.array_formula": (
        "{where} belongs to an array formula or data table and cannot be filled by itself. Move"
        " that formula to a column of its own."
    ),
    "workbook.shared_formula": (
        "{where} holds a formula that cells below or beside it use too. Move those formulas to a"
        " column of their own and empty {where}."
    ),
    "workbook.table_header": (
        "{where} is a header of an Excel table and cannot be overwritten. Type the right header"
        " there yourself, or convert the table to a range."
    ),
    "workbook.pivot": (
        "{where} lies in a pivot table and cannot be filled. Move the pivot table to a tab of its"
        " own."
    ),
    "workbook.shared": (
        "{file} is a shared workbook of the old kind, which records its changes; an update would"
        " derail that record. Stop sharing it (Review > Share Workbook), or keep the workbook in"
        " OneDrive or SharePoint."
    ),
    "workbook.locked_structure": (
        "The tab {tab} has to be added, but the structure of {file} is protected. Lift that (Review"
        " > Protect Workbook), run sync, and protect the workbook again."
    ),
    "workbook.two_names": (
        "{file} has another name on this disk as well (a hard link); an update would make two"
        " different files of it. Remove the other name or make it a shortcut."
    ),
    "workbook.signed": (
        "{file} has a digital signature, which an update would make invalid. Remove the signature"
        " (File > Info) and try again."
    ),
}
