"""Making a Google Sheet ready: what is added, help while typing, and the script for the forms."""

from __future__ import annotations

NL: dict[str, str] = {
    "provision.not_empty": "{origin} is niet leeg; er is niets geschreven. Dit staat er al: {tabs}. Geef "
    "een lege spreadsheet, of voeg met --adopt alleen toe wat ontbreekt.",
    "provision.adopt_google": "--adopt is voor een spreadsheet van Google. {path} is een bestand: "
    "sheets-sync sync vult daarin de kolommen en tabbladen van het programma zelf aan.",
    "provision.bad_editor": "Bij --editor staat geen e-mailadres; er is niets geschreven. Geef één adres, en noem "
    "--editor voor elke collega opnieuw.",
    "provision.editor_google": "--editor is voor een spreadsheet van Google; er is niets geschreven. {path} is een "
    "bestand: daarin werkt wie het kan openen. Laat --editor weg.",
    "adopt.will": "Dit komt erbij in {origin}; wat er al staat, blijft zoals het is:",
    "adopt.nothing": "Er ontbreekt niets in {origin}; er is niets geschreven.",
    "adopt.ask": "Toevoegen? (ja/nee)",
    "adopt.yes": "ja j yes y",
    "adopt.declined": "Er is niets geschreven.",
    "adopt.unasked": "Er is niets geschreven: hier is niemand om het aan te vragen. Voeg het toe zonder vraag "
    "met --yes.",
    "adopt.done": "{path} is aangevuld. Draai nu: sheets-sync sync {path}",
    "adopt.tab": "{tab}: nieuw tabblad.",
    "adopt.columns.person": "{tab}: nieuwe kolommen om in te vullen, rechts van de andere: {columns}. Staat "
    "er al zo'n kolom met een andere kop? Noem die kop dan bij accepts in het programmabestand.",
    "adopt.columns.machine": "{tab}: nieuwe kolommen van het programma, rechts van de andere, beveiligd: "
    "{columns}.",
    "adopt.guard": "{tab}: opmaak, uitleg en beveiliging van de kolommen van het programma: {columns}.",
    "adopt.guard_tab": "{tab}: beveiliging van het tabblad.",
    "adopt.editors": "{tab}: ook in de beveiligde delen mogen werken, en dus rijen sorteren: {people}.",
    "adopt.colours": "{tab}: kleuren voor statussen en getallen die aandacht vragen.",
    "adopt.rules": "{tab}: keuzelijsten en controles in lege kolommen: {columns}.",
    "adopt.charts": "{tab}: grafieken.",
    "adopt.parties": ("{tab}: {count:naam|namen}, met korte namen en andere schrijfwijzen."),
    "guard.columns": "Deze kolommen vult het programma in.",
    "guard.tab": "Dit tabblad maakt het programma.",
    "hint.choices": "Kies er één, of typ er meer met een komma ertussen: {options}. Een rood hoekje is dan "
    "geen bezwaar.",
    "hint.reference": "Kies een regel uit de lijst. Een andere schrijfwijze die bekend is, mag ook; een rood "
    "hoekje is dan geen bezwaar.",
    "hint.amount": "Vul een getal in, bijvoorbeeld 7,5.",
    "hint.money": "Vul een bedrag in, bijvoorbeeld 1200,50.",
    "hint.number": "Vul een getal in, bijvoorbeeld 3.",
    "forms.about": (
        "Formulieren voor {name}.\nZo maakt de eigenaar van de spreadsheet ze: open de spreadsheet en kies Extensies > Apps Script. Staat daar al een script van uzelf, kies dan + > Script en zet deze tekst in het nieuwe bestand; vervang anders wat daar staat door deze tekst. Sla op, kies buildForms en klik op Uitvoeren. Geef toestemming als Google erom vraagt.\nDit hoeft maar één keer. De adressen van de formulieren staan daarna in het uitvoeringslogboek.\nDraai tot slot: sheets-sync init ADRES --adopt"
    ),
    "forms.questions": "De vragen, uit het programmabestand.",
    "forms.texts": "Wat het script laat lezen.",
    "forms.title": "{name}: {tab}",
    "forms.number": "Vul een getal in, bijvoorbeeld 7,5.",
    "forms.email": "Vul een e-mailadres in.",
    "forms.thanks": "Bedankt, uw antwoord is ontvangen.",
    "forms.made": "Gemaakt en gepubliceerd: %s. Invullen: %s. Aanpassen: %s",
    "forms.there": "Overgeslagen: bij het tabblad %s hoort al een formulier.",
    "forms.in_use": (
        "Overgeslagen: in het tabblad %s staan al rijen. Laat die staan, want elders tellen zij niet mee; een formulier kan alleen bij een tabblad zonder rijen worden gemaakt. Wilt u dit formulier niet, haal het dan uit het script."
    ),
    "forms.not_yours": "Overgeslagen: u mag het tabblad %s niet vervangen. Laat de eigenaar van de spreadsheet "
    "dit script uitvoeren.",
    "forms.no_tab": "Het formulier is gemaakt, maar het tabblad met antwoorden is nog niet te vinden. Geef dat "
    "tabblad zelf de naam %s.",
    "forms.written": "{path} is gemaakt. Plak de inhoud in Extensies > Apps Script van de spreadsheet.",
}

EN: dict[str, str] = {
    "provision.not_empty": "{origin} is not empty; nothing was written. It holds: {tabs}. Give an empty "
    "spreadsheet, or add only what lacks with --adopt.",
    "provision.adopt_google": "--adopt is for a Google spreadsheet. {path} is a file: sheets-sync sync adds the "
    "program's columns and tabs to it by itself.",
    "provision.bad_editor": "--editor is not an e-mail address; nothing was written. Give one address, and name "
    "--editor again for each colleague.",
    "provision.editor_google": "--editor is for a Google spreadsheet; nothing was written. {path} is a file: whoever "
    "can open it works in it. Leave --editor out.",
    "adopt.will": "This is added to {origin}; what is there stays as it is:",
    "adopt.nothing": "Nothing lacks in {origin}; nothing was written.",
    "adopt.ask": "Add it? (yes/no)",
    "adopt.yes": "yes y ja j",
    "adopt.declined": "Nothing was written.",
    "adopt.unasked": "Nothing was written: there is nobody here to ask. Add it without a question with --yes.",
    "adopt.done": "{path} is complete. Now run: sheets-sync sync {path}",
    "adopt.tab": "{tab}: new tab.",
    "adopt.columns.person": "{tab}: new columns to fill in, to the right of the others: {columns}. Is there such "
    "a column under another header? Then name that header under accepts in the programme file.",
    "adopt.columns.machine": "{tab}: new columns of the program's, to the right of the others, protected: "
    "{columns}.",
    "adopt.guard": "{tab}: looks, notes and protection of the program's columns: {columns}.",
    "adopt.guard_tab": "{tab}: protection of the tab.",
    "adopt.editors": "{tab}: may work in the protected parts as well, and so sort rows: {people}.",
    "adopt.colours": "{tab}: colours for statuses and for numbers that ask for attention.",
    "adopt.rules": "{tab}: drop-downs and checks in blank columns: {columns}.",
    "adopt.charts": "{tab}: charts.",
    "adopt.parties": ("{tab}: {count:name|names}, with short names and other spellings."),
    "guard.columns": "The program fills in these columns.",
    "guard.tab": "The program makes this tab.",
    "hint.choices": "Choose one, or type more with a comma in between: {options}. Do not mind a red corner then.",
    "hint.reference": "Choose a line from the list. Another spelling that is known will do as well; do not mind "
    "a red corner then.",
    "hint.amount": "Fill in a number, for example 7.5.",
    "hint.money": "Fill in an amount, for example 1200.50.",
    "hint.number": "Fill in a number, for example 3.",
    "forms.about": (
        "Forms for {name}.\nHow the owner of the spreadsheet makes them: open the spreadsheet and choose Extensions > Apps Script. If there is a script of your own already, choose + > Script and put this text in the new file; otherwise replace what is there by this text. Save, choose buildForms and click Run. Give permission when Google asks for it.\nOnce is enough. The addresses of the forms are in the execution log afterwards.\nFinally run: sheets-sync init ADDRESS --adopt"
    ),
    "forms.questions": "The questions, from the programme file.",
    "forms.texts": "What the script says.",
    "forms.title": "{name}: {tab}",
    "forms.number": "Fill in a number, for example 7.5.",
    "forms.email": "Fill in an e-mail address.",
    "forms.thanks": "Thank you, your answer was received.",
    "forms.made": "Made and published: %s. To fill in: %s. To change: %s",
    "forms.there": "Left out: the tab %s has a form already.",
    "forms.in_use": (
        "Left out: the tab %s holds rows already. Leave them there, as they do not count elsewhere; a form can be made only for a tab without rows. If you do not want this form, take it out of the script."
    ),
    "forms.not_yours": "Left out: you may not replace the tab %s. Have the owner of the spreadsheet run this "
    "script.",
    "forms.no_tab": "The form was made, but the tab with its answers cannot be found yet. Give that tab the name "
    "%s yourself.",
    "forms.written": "{path} was made. Paste what is in it into Extensions > Apps Script of the spreadsheet.",
}
