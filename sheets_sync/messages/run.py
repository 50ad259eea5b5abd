"""The sentences about a run: reasons in the log, what stops it, what it reports."""

from __future__ import annotations

NL: dict[str, str] = {
    "plain": "{text}",
    "unit.hours": "{} uur",
    "reason.key": "nieuwe rij",
    "reason.key_back": "kenmerk terug bij zijn eigen rij",
    "reason.key_copied": "de rij is een kopie van {first}",
    "reason.status": "status volgens de regels",
    "why.condition": "deze voorwaarde gaat op: {condition}",
    "why.otherwise": "geen van de andere statussen gaat op",
    "reason.turn": "hoort bij de status",
    "reason.next": "hoort bij de status",
    "reason.explanation": "hoort bij de status",
    "reason.computed": "berekend uit andere kolommen",
    "reason.messages": "wat er in de rij staat",
    "reason.emptied": "het tabblad is leeggemaakt",
    "reason.rules": "deze regel is nu anders dan in het tabblad stond",
    "reason.moved": "dit register is verplaatst; er is gezegd dat het hetzelfde is",
    "reason.copied": "dit is een kopie, en gaat verder als een register van zichzelf",
    "reason.restored": "dit is een oudere versie die is teruggezet, en waarmee verder is gegaan",
    "reason.programme_kept": "wat het programmabestand bepaalt",
    "reason.programme_changed": "het programmabestand bepaalt dit nu anders, en dat is aangenomen",
    "reason.programme_words": "in het programmabestand veranderden alleen woorden of uiterlijk",
    "alert.rules_changed": "Er gelden andere regels dan in het tabblad {tab} stonden: {changes}. Is "
    "dat niet de bedoeling, kijk dan in het programmabestand; wat er veranderde, staat in {log}.",
    "reason.log_lost": ("verder gegaan zonder alle eerdere regels ({known})"),
    "reason.blank": "de rij is leeggemaakt",
    "reason.by_hand": "met de hand gewijzigd; teruggezet",
    "safety.too_many": 'In het tabblad "{tab}" zouden {changed} van de {decided} uitkomsten '
    "veranderen; er is niets geschreven. Kijk met --dry-run wat er zou veranderen; is het goed, "
    "draai dan met --force.",
    "busy.kept": '{column}: de formule in deze cel geeft nu geen uitkomst ("{found}"); zolang telt '
    'wat er het laatst stond: "{kept}". Blijft het zo, herstel dan de formule of vul de waarde zelf '
    "in.",
    "busy.passed": '{column}: de formule in deze cel geeft nu geen uitkomst ("{found}"); zolang telt de '
    "cel als ingevuld. Blijft het zo, herstel dan de formule of vul de tekst zelf in.",
    "busy.held": "Het register wordt nog uitgerekend: in {cells} staat een formule zonder uitkomst. "
    "Wat er besloten was, blijft zolang staan. Kijk straks nog eens; blijft het zo, vul dan in die "
    "cellen de waarde zelf in.",
    "run.busy": "Een andere sync van {origin} is nog bezig; probeer het straks opnieuw.",
    "run.restless": "{origin} veranderde steeds tijdens het werk; er is niets geschreven. Probeer "
    "het opnieuw als niemand aan het typen is.",
    "run.unknown_key": "Er is geen rij met dat kenmerk; kijk in de kolom met kenmerken welke er zijn.",
    "run.no_register": "Geef het pad van het register, of zet het in SHEETS_SYNC_REGISTER.",
    "run.exists": "{path} bestaat al; er is niets geschreven. Kies een andere naam.",
    "run.not_writable": "In {path} kan niet geschreven worden: {reason}. Verhelp dat, of kies "
    "een andere plaats.",
    "run.bad_date": "Bij --today staat geen datum tussen 2000 en 2100; geef jaar-maand-dag, bijvoorbeeld 2022-03-01.",
    "run.unexpected": "Er ging iets mis dat niet had mogen gebeuren ({reason}). {done} De "
    "bijzonderheden staan in {file}; geef dat bestand door aan de beheerder.",
    "run.unshown": "Wat hier te lezen had moeten staan, kon niet worden getoond ({reason}). {done}",
    "done.nothing": "Er is niets geschreven.",
    "done.written": "Wel geschreven: {places}.",
    "done.unknown": "Of {places} al geschreven is, is niet zeker; kijk het na. Een nieuwe sync vult "
    "aan wat ontbreekt.",
    "done.none": "er is niets geschreven",
    "done.no_more": "daarna is er niets meer geschreven",
}

EN: dict[str, str] = {
    "plain": "{text}",
    "unit.hours": "{:hour|hours}",
    "reason.key": "new row",
    "reason.key_back": "key back with its own row",
    "reason.key_copied": "the row is a copy of {first}",
    "reason.status": "status by the rules",
    "why.condition": "this condition holds: {condition}",
    "why.otherwise": "none of the other statuses holds",
    "reason.turn": "goes with the status",
    "reason.next": "goes with the status",
    "reason.explanation": "goes with the status",
    "reason.computed": "worked out from other columns",
    "reason.messages": "what stands in the row",
    "reason.emptied": "the tab was emptied",
    "reason.rules": "this rule differs now from what the tab said",
    "reason.moved": "this register was moved; somebody said that it is the same",
    "reason.copied": "this is a copy, and goes on as a register of its own",
    "reason.restored": "this is an older version that was put back, and was gone on with",
    "reason.programme_kept": "what the programme file decides",
    "reason.programme_changed": "the programme file decides otherwise now, and that was accepted",
    "reason.programme_words": "only words or looks changed in the programme file",
    "alert.rules_changed": "Other rules are in force than the tab {tab} said: {changes}. If that is "
    "not meant, look at the programme file; what changed is in {log}.",
    "reason.log_lost": ("gone on without all earlier lines ({known})"),
    "reason.blank": "the row was emptied",
    "reason.by_hand": "changed by hand; put back",
    "safety.too_many": 'In the tab "{tab}" {changed} of the {decided} answers would change; '
    "nothing was written. Look with --dry-run at what would change; if it is right, run with "
    "--force.",
    "busy.kept": '{column}: the formula in this cell gives no outcome now ("{found}"); until it '
    'does, what stood there last counts: "{kept}". If it stays so, mend the formula or fill in the '
    "value itself.",
    "busy.passed": '{column}: the formula in this cell gives no outcome now ("{found}"); until it '
    "does, the cell counts as filled in. If it stays so, mend the formula or fill in the text itself.",
    "busy.held": "The register is still being worked out: in {cells} stands a formula without an "
    "outcome. What was decided stays as it is until then. Look again in a while; if it stays so, "
    "fill in the value in those cells itself.",
    "run.busy": "Another sync of {origin} is still at work; try again later.",
    "run.restless": "{origin} kept changing during the work; nothing was written. Try again when "
    "nobody is typing.",
    "run.unknown_key": "There is no row with that key; look in the column of keys which there are.",
    "run.no_register": "Give the path of the register, or put it in SHEETS_SYNC_REGISTER.",
    "run.exists": "{path} exists already; nothing was written. Choose another name.",
    "run.not_writable": "{path} cannot be written: {reason}. Mend that, or choose another place.",
    "run.bad_date": "--today is not a date between 2000 and 2100; give year-month-day, for example 2022-03-01.",
    "run.unexpected": "Something went wrong that should not have happened ({reason}). {done} The "
    "particulars are in {file}; pass that file on to the maintainer.",
    "run.unshown": "What should have been shown here could not be ({reason}). {done}",
    "done.nothing": "Nothing was written.",
    "done.written": "This was written: {places}.",
    "done.unknown": "Whether {places} was written already is not certain; look at it. Another sync "
    "adds what lacks.",
    "done.none": "nothing was written",
    "done.no_more": "nothing more was written after that",
}
