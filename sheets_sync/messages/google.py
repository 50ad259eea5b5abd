"""The sentences about registers in Google Sheets: reaching them, writing them, people meanwhile."""

from __future__ import annotations

NL: dict[str, str] = {
    "google.bad_address": "Het adres van het register is geen adres van een Google-spreadsheet. "
    "Kopieer het adres uit de browser; het begint met https://docs.google.com/spreadsheets/d/.",
    "google.bad_api_address": "Naar het adres in {variable} zou een geheim onbeveiligd gaan, of het is geen "
    "adres. Haal de variabele weg of geef een adres dat met https:// begint, zonder naam of wachtwoord "
    "erin.",
    "google.stranger": "Het adres in {variable} is niet van Google, en de aanmelding geldt bij Google; die "
    "wordt daar niet naartoe gestuurd. Haal de variabele weg, of geef een sleutelbestand waarvan "
    "token_uri op datzelfde adres staat.",
    "google.no_credentials": "Er is geen account om bij Google mee aan te melden. Geef het "
    "sleutelbestand van een serviceaccount met --credentials of in {variable}.",
    "google.key_missing": "Het sleutelbestand dat bij {setting} staat, bestaat niet. Zet daar het pad van het "
    "bestand, en niet de inhoud.",
    "google.key_unreadable": "Het sleutelbestand dat bij {setting} staat, kan niet worden gelezen ({reason}). Geef dit "
    "account leesrechten.",
    "google.key_open": "Het sleutelbestand {file} mag door anderen op deze computer worden gelezen; "
    "het is niet gebruikt. Sluit het af met: chmod 600 {file}",
    "google.key_malformed": "{file} is geen bruikbaar sleutelbestand. Download de sleutel van het "
    "serviceaccount opnieuw, als JSON.",
    "google.key_refused": "Google neemt de aanmelding met {file} niet aan: de sleutel is verlopen, "
    "ingetrokken of van een account dat niet meer bestaat. Maak een nieuwe sleutel.",
    "google.may_not_act": "Het account waarmee u bent aangemeld mag niet werken namens {robot}. Controleer "
    "dat adres, en geef het account er bij IAM > Serviceaccounts de rol Service Account Token Creator "
    "voor; dat kan een paar minuten duren.",
    "google.clock": (
        "Google neemt de aanmelding niet aan, want de klok van deze computer loopt {minutes:minuut|minuten} verkeerd. Zet de klok gelijk."
    ),
    "google.not_signed_in": "Google herkent de aanmelding niet. Meld opnieuw aan, of geef een "
    "sleutelbestand met --credentials.",
    "google.scope": "De aanmelding geeft niet genoeg rechten. Meld opnieuw aan met het recht {scope}.",
    "google.api_disabled": "De Google Sheets API staat uit in het Google-project van het account. Zet "
    "die aan op https://console.cloud.google.com/apis/library/sheets.googleapis.com en wacht een "
    "paar minuten.",
    "google.no_access": "Geen toegang tot {origin}. Deel de spreadsheet met {robot}, als bewerker.",
    "google.no_access_unnamed": "Geen toegang tot {origin}. Deel de spreadsheet als bewerker met het "
    "account waarmee u bent aangemeld.",
    "google.read_only": "{origin} mag alleen worden gelezen; er is niets geschreven. Maak {robot} "
    "bewerker van de spreadsheet.",
    "google.read_only_unnamed": "{origin} mag alleen worden gelezen; er is niets geschreven. Maak het "
    "account waarmee u bent aangemeld bewerker van de spreadsheet.",
    "google.not_found": "{origin} bestaat niet. Controleer het adres; misschien is de spreadsheet "
    "verwijderd en staat hij nog in de prullenbak.",
    "google.not_a_sheet": "{origin} is geen Google-spreadsheet, maar bijvoorbeeld een Excel-bestand op "
    "Drive. Kies daar Bestand > Opslaan als Google Spreadsheets en gebruik het nieuwe adres.",
    "google.not_an_answer": "Google gaf geen bruikbaar antwoord over {origin} ({reason}). Probeer het "
    "later opnieuw.",
    "google.no_network": "{host} is niet te bereiken ({reason}). Controleer de verbinding met internet.",
    "google.no_answer": "{host} antwoordt niet ({reason}). Probeer het later opnieuw.",
    "google.unavailable": "Google Sheets werkt nu niet (storing {status}). Probeer het later opnieuw.",
    "google.quota": "Google laat nu niet meer aanvragen toe. Probeer het over een paar minuten "
    "opnieuw.",
    "google.unsure": "Het is niet duidelijk of Google de wijzigingen in {origin} heeft uitgevoerd. "
    "Draai opnieuw: dan blijkt wat er staat, en wordt aangevuld wat ontbreekt.",
    "google.unsure_request": "Het is niet duidelijk of Google dit heeft uitgevoerd: {request}. Het is niet "
    "opnieuw verstuurd; kijk eerst wat er staat.",
    "google.no_lent_credentials": "{origin} is met gspread geopend zonder aanmeldgegevens van google-auth. Geef "
    "open_register het adres, of een sleutelbestand bij credentials.",
    "google.changed": "{origin} veranderde tijdens het werk; er is niets geschreven. Probeer het "
    "opnieuw.",
    "google.refused": "Google weigert dit met {origin}: {reason}",
    "google.protected": "Deze cellen zijn beveiligd tegen wijzigen: {cells}; er is niets geschreven. "
    "Geef {robot} toestemming bij Gegevens > Bladen en bereiken beveiligen.",
    "google.protected_unnamed": "Deze cellen zijn beveiligd tegen wijzigen: {cells}; er is niets "
    "geschreven. Geef het account waarmee u bent aangemeld toestemming bij Gegevens > Bladen en "
    "bereiken beveiligen.",
    "google.full": (
        "{origin} is vol: er passen hooguit 10 miljoen cellen in, lege meegeteld; er is niets geschreven. Verwijder lege rijen en kolommen, en breng oude tabbladen van uzelf over naar een andere spreadsheet; laat de tabbladen van het register en van formulieren staan."
    ),
    "race.unmended": "Terwijl er werd geschreven is er in {origin} geschoven, en niet alles kon worden "
    "hersteld. Kijk deze cellen na; wat er eerst stond vindt u ook bij Bestand > Versiegeschiedenis:",
    "race.should_be": '{cell}: hier hoort "{found}" te staan.',
    "race.should_be_blank": "{cell}: deze cel hoort leeg te zijn.",
    "race.unknown": "{cell}: wat hier hoort te staan, is niet te zeggen; kijk deze cel na.",
    "race.rekeyed": "{cell}: deze rij had {old}, en nu {found}. Kijk na of dat klopt; zo niet, zet dan het "
    "oude kenmerk terug.",
    "race.lost_track": (
        "Terwijl er werd geschreven is er in {origin} geschoven, en het is niet na te gaan waar alles terechtkwam. Zet bij Bestand > Versiegeschiedenis de versie van vlak ervoor terug, en draai opnieuw. Wat daarna nog is getypt of binnengekomen, haalt dat weg: schrijf dat eerst op, en vul het erna weer in."
    ),
}

EN: dict[str, str] = {
    "google.bad_address": "The address of the register is not that of a Google spreadsheet. Copy it from "
    "the browser; it begins with https://docs.google.com/spreadsheets/d/.",
    "google.bad_api_address": "To the address in {variable} a secret would travel in the open, or it is no "
    "address. Remove the variable or give an address that begins with https://, without a name or a "
    "password in it.",
    "google.stranger": "The address in {variable} is not Google's, and the credentials are for Google; they "
    "are not sent there. Remove the variable, or give a key file whose token_uri is at that same "
    "address.",
    "google.no_credentials": "There is no account to sign in to Google with. Give the key file of a "
    "service account with --credentials or in {variable}.",
    "google.key_missing": "The key file that {setting} names does not exist. Put the path of the file there, "
    "and not its contents.",
    "google.key_unreadable": "The key file that {setting} names cannot be read ({reason}). Give this account "
    "permission to read it.",
    "google.key_open": "The key file {file} can be read by others on this computer; it was not used. "
    "Close it with: chmod 600 {file}",
    "google.key_malformed": "{file} is not a usable key file. Download the key of the service account "
    "again, as JSON.",
    "google.key_refused": "Google does not accept {file}: the key has expired, was revoked, or belongs "
    "to an account that is gone. Make a new key.",
    "google.may_not_act": "The account that you signed in with may not act for {robot}. Check that "
    "address, and give the account the role Service Account Token Creator on it, under IAM > Service "
    "accounts; that may take a few minutes.",
    "google.clock": (
        "Google does not accept the signature, because this computer's clock is {minutes:minute|minutes} off. Set the clock."
    ),
    "google.not_signed_in": "Google does not recognise the credentials. Sign in again, or give a key "
    "file with --credentials.",
    "google.scope": "The credentials do not reach far enough. Sign in again with the scope {scope}.",
    "google.api_disabled": "The Google Sheets API is off in the Google project of this account. Turn "
    "it on at https://console.cloud.google.com/apis/library/sheets.googleapis.com and wait a few "
    "minutes.",
    "google.no_access": "No access to {origin}. Share the spreadsheet with {robot}, as an editor.",
    "google.no_access_unnamed": "No access to {origin}. Share the spreadsheet, as an editor, with the "
    "account that you signed in with.",
    "google.read_only": "{origin} may only be read; nothing was written. Make {robot} an editor of the "
    "spreadsheet.",
    "google.read_only_unnamed": "{origin} may only be read; nothing was written. Make the account that "
    "you signed in with an editor of the spreadsheet.",
    "google.not_found": "{origin} does not exist. Check the address; the spreadsheet may have been "
    "deleted and still be in the bin.",
    "google.not_a_sheet": "{origin} is not a Google spreadsheet, but for example an Excel file on "
    "Drive. Choose File > Save as Google Sheets there and use the new address.",
    "google.not_an_answer": "Google gave no usable answer about {origin} ({reason}). Try again later.",
    "google.no_network": "{host} cannot be reached ({reason}). Check the connection to the internet.",
    "google.no_answer": "{host} does not answer ({reason}). Try again later.",
    "google.unavailable": "Google Sheets is not working now (fault {status}). Try again later.",
    "google.quota": "Google allows no more requests now. Try again in a few minutes.",
    "google.unsure": "It is not clear whether Google carried out the changes in {origin}. Run again: "
    "then it shows what stands there, and what lacks is added.",
    "google.unsure_request": "It is not clear whether Google carried this out: {request}. It was not sent again; "
    "look at what stands there first.",
    "google.no_lent_credentials": "{origin} was opened with gspread without credentials of google-auth. Give "
    "open_register its address, or a key file as credentials.",
    "google.changed": "{origin} changed during the work; nothing was written. Try again.",
    "google.refused": "Google refuses this with {origin}: {reason}",
    "google.protected": "These cells are protected: {cells}; nothing was written. Give {robot} "
    "permission under Data > Protect sheets and ranges.",
    "google.protected_unnamed": "These cells are protected: {cells}; nothing was written. Give the "
    "account that you signed in with permission under Data > Protect sheets and ranges.",
    "google.full": (
        "{origin} is full: it holds 10 million cells at most, blank ones included; nothing was written. Delete blank rows and columns, and take old tabs of your own to another spreadsheet; keep the tabs of the register and of forms."
    ),
    "race.unmended": "While it was being written, rows or columns in {origin} were moved, and not all "
    "could be mended. Look at these cells; what stood there is also under File > Version history:",
    "race.should_be": '{cell}: this should say "{found}".',
    "race.should_be_blank": "{cell}: this cell should be blank.",
    "race.unknown": "{cell}: what belongs here cannot be told; check this cell.",
    "race.rekeyed": "{cell}: this row had {old}, and now {found}. Check whether that is right; if not, put "
    "the old key back.",
    "race.lost_track": (
        "While it was being written, rows or columns in {origin} were moved, and it cannot be told where everything went. Put back the version from just before, under File > Version history, and run again. That takes away what was typed or came in since: note that down first, and fill it in again after it."
    ),
}
