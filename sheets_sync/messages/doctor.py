"""What the doctor says of a register and of what is around it."""

from __future__ import annotations

NL: dict[str, str] = {
    "doctor.fine": "ok",
    "doctor.note": "let op",
    "doctor.wrong": "fout",
    "doctor.programme": "Programma: {name}.",
    "doctor.state": "In {folder} kan worden bijgehouden welke run bezig is en wat er is gedaan.",
    "doctor.state_closed": "In {folder} kan niet worden geschreven ({reason}); daardoor kunnen twee runs tegelijk bezig zijn. Geef dit account schrijfrechten, of zet XDG_STATE_HOME op een andere map.",
    "doctor.no_other_run": "Er is nu geen andere sync van dit register bezig.",
    "doctor.no_run_yet": "Vanaf deze computer is nog geen sync geweest die iets te schrijven had.",
    "doctor.last_run": "De laatste sync die iets schreef, op {day}, is gelukt.",
    "doctor.last_run_failed": "De laatste sync die iets wilde schrijven, op {day}, is niet afgemaakt. Draai opnieuw: die vult aan wat ontbreekt.",
    "doctor.journal_unreadable": (
        "Het journaal {file} kan niet worden gelezen. Geef het bestand een andere naam, dan begint de volgende sync een nieuw; gooi het niet weg, want er staat in wat er is gedaan."
    ),
    "doctor.workbook": "{file} is een leesbare werkmap.",
    "doctor.writable": "In de map {folder} mag worden geschreven.",
    "doctor.not_open": "Niemand heeft de werkmap open.",
    "doctor.headers": "De tabbladen en kolommen zijn er: {tabs}.",
    "doctor.keys": "De kenmerken kloppen: {count} gegeven, {new} bij de volgende sync.",
    "doctor.nobody": "Er is geen account nodig: het adres van Google is vervangen door een op deze computer.",
    "doctor.key_file": "Het sleutelbestand {file} is bruikbaar, en anderen kunnen het niet lezen.",
    "doctor.machine_account": "Aangemeld wordt met het account van deze computer. Moet het een ander zijn, geef dan een sleutelbestand met --credentials of in {variable}.",
    "doctor.clock": "De klok loopt gelijk met die van Google.",
    "doctor.clock_off": (
        "De klok van deze computer wijkt {seconds:seconde|seconden} af van die van Google. Zet de klok gelijk, het liefst automatisch (NTP)."
    ),
    "doctor.clock_wrong": (
        "De klok van deze computer wijkt {minutes:minuut|minuten} af van die van Google, die de aanmelding dan kan weigeren. Zet de klok gelijk, het liefst automatisch (NTP)."
    ),
    "doctor.access": '"{title}" mag worden gelezen en bewerkt door {robot}; deel ook een ander register met dat adres, als bewerker.',
    "doctor.access_unnamed": '"{title}" mag worden gelezen en bewerkt.',
    "doctor.people_edit": "Bewerken kunnen: {people}.",
    "doctor.people_look": "Alleen bekijken kunnen: {people}.",
    "doctor.domain_edit": "Iedereen bij {domains} kan de spreadsheet bewerken.",
    "doctor.domain_look": "Iedereen bij {domains} kan de spreadsheet bekijken.",
    "doctor.anyone_edit": "Iedereen die het adres kent kan de spreadsheet bewerken, ook buiten de organisatie. Kies Beperkt bij Delen > Algemene toegang, en deel met wie ermee werkt.",
    "doctor.anyone_look": "Iedereen die het adres kent kan de spreadsheet bekijken, ook buiten de organisatie. Staan er gegevens van mensen in, kies dan Beperkt bij Delen > Algemene toegang.",
    "doctor.who_unknown": "Wie de spreadsheet kan openen, is niet te zien. Een sync hoeft dat niet te weten; kijk zelf bij Delen.",
    "doctor.unprotected": "Geen beveiliging houdt het programma uit zijn eigen kolommen en tabbladen.",
    "doctor.look_alike": "Het tabblad {tab} wordt gelezen; dit niet, al kan het hetzelfde zijn: {tabs}. Komen daar antwoorden van een formulier binnen, kopieer die dan naar onderaan {tab} en laat beide tabbladen hun naam houden; met een andere naam voor {tab} tellen de rijen daarin niet meer mee.",
    "doctor.unguarded": "De kolommen van het programma zijn niet beveiligd; wat iemand daarin typt, zet de volgende sync terug. Beveiligen kan met: sheets-sync init {origin} --adopt",
    "doctor.sorters": "Rijen sorteren of verwijderen kan, naast het programma en de eigenaar, wie bij de beveiliging van de programmakolommen is genoemd: {count}. Kan een collega het niet, voeg die dan toe bij Gegevens > Bladen en bereiken beveiligen.",
    "doctor.domain_sorts": "Iedereen in de organisatie die de spreadsheet mag bewerken, kan rijen sorteren en verwijderen.",
    "doctor.nobody_sorts": "Alleen het programma en de eigenaar kunnen rijen sorteren of verwijderen, want de programmakolommen zijn beveiligd. Voeg de collega's die dat ook moeten kunnen toe bij Gegevens > Bladen en bereiken beveiligen.",
    "doctor.init": "Is dit een nieuw register? sheets-sync init {origin} maakt alles op een lege spreadsheet; met --adopt erachter laat het op een die al in gebruik is eerst zien wat erbij komt.",
    "doctor.locale": "De landinstelling is {locale}: wat mensen typen wordt gelezen zoals zij het bedoelen.",
    "doctor.locale_not_nl": "De landinstelling is {locale}; Google leest 7,5 en 31-12-2021 dan anders dan bedoeld. Kies Nederland bij Bestand > Instellingen.",
    "doctor.locale_not_en": "De landinstelling is {locale}; Google leest 7.5 en 31/12/2021 dan anders dan bedoeld. Kies een Engelstalig land bij Bestand > Instellingen.",
    "doctor.zone": "De tijdzone is {zone}, net als die van het programma.",
    "doctor.zone_other": "De tijdzone is {zone}, die van het programma {wanted}; formulieren schrijven dan een andere tijd op. Kies de goede bij Bestand > Instellingen.",
    "doctor.quota": "Een sync kost Google één aanvraag, of twee als er iets verandert; {limit} per minuut mag een account er doen.",
    "doctor.cells": ("De spreadsheet heeft {cells:cel|cellen}, {percent}% van wat er in past."),
    "doctor.cells_crowded": (
        "De spreadsheet heeft {cells:cel|cellen}, {percent}% van wat er in past. Verwijder lege rijen en kolommen, en breng oude tabbladen van uzelf over naar een andere spreadsheet; laat de tabbladen van het register en van formulieren staan."
    ),
}

EN: dict[str, str] = {
    "doctor.fine": "ok",
    "doctor.note": "note",
    "doctor.wrong": "wrong",
    "doctor.programme": "Programme: {name}.",
    "doctor.state": "{folder} can hold which run is at work and what was done.",
    "doctor.state_closed": "{folder} cannot be written ({reason}), so that two runs may be at work at once. Give this account permission to write there, or point XDG_STATE_HOME at another folder.",
    "doctor.no_other_run": "No other sync of this register is at work now.",
    "doctor.no_run_yet": "No sync from this computer has had anything to write yet.",
    "doctor.last_run": "The last sync that wrote anything, on {day}, succeeded.",
    "doctor.last_run_failed": "The last sync that had anything to write, on {day}, was not finished. Run again: that adds what lacks.",
    "doctor.journal_unreadable": (
        "The journal {file} cannot be read. Give the file another name, and the next sync starts a new one; do not throw it away, as it tells what was done."
    ),
    "doctor.workbook": "{file} is a workbook that can be read.",
    "doctor.writable": "The folder {folder} may be written to.",
    "doctor.not_open": "Nobody has the workbook open.",
    "doctor.headers": "The tabs and columns are there: {tabs}.",
    "doctor.keys": "The keys are in order: {count} given, {new} at the next sync.",
    "doctor.nobody": "No account is needed: Google's address has been replaced by one on this computer.",
    "doctor.key_file": "The key file {file} can be used, and others cannot read it.",
    "doctor.machine_account": "This computer's own account is used to sign in. If it should be another, give a key file with --credentials or in {variable}.",
    "doctor.clock": "The clock agrees with Google's.",
    "doctor.clock_off": (
        "This computer's clock is {seconds:second|seconds} away from Google's. Set the clock, best of all automatically (NTP)."
    ),
    "doctor.clock_wrong": (
        "This computer's clock is {minutes:minute|minutes} away from Google's, which may then refuse to sign it in. Set the clock, best of all automatically (NTP)."
    ),
    "doctor.access": '"{title}" may be read and edited by {robot}; share any other register with that address too, as an editor.',
    "doctor.access_unnamed": '"{title}" may be read and edited.',
    "doctor.people_edit": "Can edit: {people}.",
    "doctor.people_look": "Can look only: {people}.",
    "doctor.domain_edit": "Everybody at {domains} can edit the spreadsheet.",
    "doctor.domain_look": "Everybody at {domains} can look at the spreadsheet.",
    "doctor.anyone_edit": "Everybody who knows the address can edit the spreadsheet, also outside the organisation. Choose Restricted under Share > General access, and share with those who work in it.",
    "doctor.anyone_look": "Everybody who knows the address can look at the spreadsheet, also outside the organisation. If it holds data of people, choose Restricted under Share > General access.",
    "doctor.who_unknown": "Who can open the spreadsheet cannot be seen. A sync need not know; look under Share yourself.",
    "doctor.unprotected": "No protection keeps the program out of its own columns and tabs.",
    "doctor.look_alike": "The tab {tab} is read; this is not, though it may be the same: {tabs}. If answers to a form arrive there, copy them to the end of {tab} and let both tabs keep their names; with another name for {tab} the rows in it no longer count.",
    "doctor.unguarded": "The program's columns are not protected; what somebody types there, the next sync puts back. To protect them: sheets-sync init {origin} --adopt",
    "doctor.sorters": "Rows can be sorted and deleted, besides by the program and the owner, by who is named in the protection of the program's columns: {count}. If a colleague cannot, add them under Data > Protect sheets and ranges.",
    "doctor.domain_sorts": "Everybody in the organisation who may edit the spreadsheet can sort and delete rows.",
    "doctor.nobody_sorts": "Only the program and the owner can sort or delete rows, because the program's columns are protected. Add the colleagues who should be able to as well under Data > Protect sheets and ranges.",
    "doctor.init": "Is this a new register? sheets-sync init {origin} makes all of it on an empty spreadsheet; with --adopt behind it, it first shows on one in use what it adds.",
    "doctor.locale": "The locale is {locale}: what people type is read the way they mean it.",
    "doctor.locale_not_nl": "The locale is {locale}; Google then reads 7,5 and 31-12-2021 in another way than people mean. Choose the Netherlands under File > Settings.",
    "doctor.locale_not_en": "The locale is {locale}; Google then reads 7.5 and 31/12/2021 in another way than people mean. Choose a country that speaks English under File > Settings.",
    "doctor.zone": "The time zone is {zone}, as the programme's.",
    "doctor.zone_other": "The time zone is {zone}, the programme's is {wanted}; forms then note another time. Choose the right one under File > Settings.",
    "doctor.quota": "A sync costs Google one request, or two when something changes; one account may make {limit} a minute.",
    "doctor.cells": ("The spreadsheet has {cells:cell|cells}, {percent}% of what fits in it."),
    "doctor.cells_crowded": (
        "The spreadsheet has {cells:cell|cells}, {percent}% of what fits in it. Delete blank rows and columns, and take old tabs of your own to another spreadsheet; keep the tabs of the register and of forms."
    ),
}
