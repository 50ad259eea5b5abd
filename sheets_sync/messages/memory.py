"""The sentences about what is known of a register besides what stands in it: its log, the clock."""

from __future__ import annotations

NL: dict[str, str] = {
    "memory.changed": "{column}: hier stond {was}, en nu {now}. Er wordt met {was} gerekend tot vraag {question} in {tab} beantwoord is; was het een vergissing, zet dan {was} terug.",
    "memory.old_counts": "{column}: hier staat {now}, maar {was} telt (vraag {question} in {tab}). Zet {was} terug, dan is dit klaar.",
    "memory.later": "{column}: het eerste moment ({was}) blijft tellen; daarna is het antwoord gewijzigd.",
    "memory.noted": "genoteerd",
    "memory.remembered": "zoals het was toen erover beslist is",
    "memory.withdrawn": "telt niet meer als genoteerd",
    "memory.kept": "de rij zoals zij meetelt",
    "memory.let_go": "op de rij wordt niet meer gerekend",
    "memory.asked": "gevraagd",
    "memory.closed": "afgesloten",
    "memory.answer": "antwoord",
    "memory.accepted": "het nieuwe telt, volgens het antwoord",
    "memory.released": "vrijgegeven, volgens het antwoord",
    "reason.question": "vraag aan wie ermee werkt",
    "question.changed": "In {column} van {row} stond {was}, en nu staat er {now}.",
    "question.gone": "De rij {row} is weg uit {tab}, en er wordt nog op gerekend.",
    "question.name_gone": "{row} is weg uit {tab}, en andere rijen noemen die naam nog.",
    "question.more": "en nog {count}",
    "question.new": "Vraag {question} in {tab}: {what}",
    "question.no_effect": "Voor de andere rijen verandert er niets.",
    "question.answered": "{answer}, sinds {day}.",
    "question.too_late": "{answer}, sinds {day}. Een ander antwoord heeft geen gevolg meer.",
    "question.over": "Niet meer nodig, sinds {day}.",
    "question.not_offered": "{found} kan hier niet; kies uit: {options}.",
    "log.missing": (
        'Het tabblad "{tab}" ontbreekt; er is niets geschreven. Het had {known:regel|regels}, met alle kenmerken die gegeven zijn. Heet het nu anders, geef het dan zijn naam terug. Zet het terug uit de versiegeschiedenis of een reservekopie. Is dat er een van voor de laatste sync (bij een werkmap: NAAM.bak.xlsx), of kan het niet, draai dan mend; dat laat eerst zien wat er ontbreekt. Met --yes (of sync met --force) gaat het verder: nieuwe kenmerken komen dan na het hoogste dat bekend is.'
    ),
    "log.shorter": (
        'Het tabblad "{tab}" telt {count:regel|regels}, en eerder {known}; er is niets geschreven. Zet het terug uit de versiegeschiedenis of een reservekopie. Is dat er een van voor de laatste sync (bij een werkmap: NAAM.bak.xlsx), of kan het niet, draai dan mend; dat laat eerst zien wat er ontbreekt. Met --yes (of sync met --force) gaat het verder: nieuwe kenmerken komen dan na het hoogste dat bekend is.'
    ),
    "log.elsewhere": (
        'Het tabblad "{tab}" telt {count:regel|regels}, en eerder {known}; er is niets geschreven. Het tabblad "{found}" lijkt het echte te zijn: geef "{tab}" een andere naam en "{found}" de naam "{tab}".'
    ),
    "log.older": (
        '{origin} is een oudere versie: het tabblad "{tab}" telt {count:regel|regels}, en na de vorige sync {known}. Er is niets geschreven. Zet de nieuwste versie terug als die er nog is. Is het de bedoeling om met deze versie verder te gaan, bij een werkmap bijvoorbeeld met de reservekopie NAAM.bak.xlsx, draai dan sync met --as restored: kenmerken die daarna gegeven zijn, worden niet nog eens gegeven.'
    ),
    "log.missing_seen": (
        'Het tabblad "{tab}" ontbreekt; het had {known:regel|regels}, met alle kenmerken die gegeven zijn. Heet het nu anders, geef het dan zijn naam terug; zet het anders terug uit de versiegeschiedenis of een reservekopie.'
    ),
    "log.shorter_seen": (
        'Het tabblad "{tab}" telt {count:regel|regels}, en eerder {known}. Zet het terug uit de versiegeschiedenis of een reservekopie.'
    ),
    "log.elsewhere_seen": (
        'Het tabblad "{tab}" telt {count:regel|regels}, en eerder {known}. Het tabblad "{found}" lijkt het echte te zijn: geef "{tab}" een andere naam en "{found}" de naam "{tab}".'
    ),
    "log.older_seen": (
        'Dit is een oudere versie: het tabblad "{tab}" telt {count:regel|regels}, en na de vorige sync {known}. Zet de nieuwste versie terug als die er nog is.'
    ),
    "log.renamed": 'Het logboek staat hier in het tabblad "{found}", en volgens het programma heet het '
    '"{tab}". Er wordt in "{found}" verder geschreven. Geef het tabblad de naam "{tab}" terug; is die '
    'naam in het programmabestand veranderd, zet daar dan "{found}".',
    "own_tab.renamed": 'Het tabblad "{tab}" is er niet; "{found}" is datzelfde tabblad en wordt bijgehouden. Geef het '
    'tabblad de naam "{tab}" terug; is die naam in het programmabestand veranderd, zet daar dan '
    '"{found}".',
    "own_tab.made_anew": 'Het tabblad "{tab}" is er niet en wordt opnieuw gemaakt. Deze tabbladen lijken '
    "erop en worden niet bijgehouden: {others}. Zet in hun naam dat zij oud zijn.",
    "own_tab.theirs": 'In het tabblad "{tab}" staat wat het programma niet heeft geschreven; daarom '
    "schrijft het er niets in. Is het een tabblad van uzelf, geef het dan een andere naam, bijvoorbeeld "
    '"Eigen {tab}"; het programma maakt dan zijn eigen tabblad. Is het dat van het programma, zet dan '
    "de koppen terug zoals zij waren.",
    "own_tab.log_theirs": 'in het tabblad "{tab}" staat wat het programma niet heeft geschreven. Is het '
    'een tabblad van uzelf, geef het dan een andere naam, bijvoorbeeld "Eigen {tab}"; het programma '
    "maakt dan zijn eigen logboek. Is het dat van het programma, haal het dan terug uit een vorige "
    "versie.",
    "log.begun_anew": 'Het tabblad "{tab}" is leeg of ontbreekt, terwijl er wel kenmerken zijn gegeven. '
    "De nummering gaat verder na het hoogste kenmerk in de tabbladen; kenmerken van verwijderde rijen "
    "zijn dan niet bekend. Staat het logboek nog in een vorige versie, zet dat dan terug.",
    "log.known_place": "Op deze plaats stond eerder een ander register, met kenmerken tot en met nummer "
    "{count}. De nummering gaat daarna verder, zodat geen kenmerk twee keer wordt gegeven.",
    "register.copied": "{origin} zegt van zichzelf dat het {other} is, en dat is er ook nog; er is niets "
    "geschreven. Is dit een kopie, draai dan sync met --as copy: het wordt een register van zichzelf. Is het "
    "register hierheen verplaatst, draai dan sync met --as moved, en gebruik het andere niet meer.",
    "register.copied_seen": "Dit register zegt van zichzelf dat het {other} is, en dat is er ook nog. Een sync "
    "vraagt eerst of dit een kopie is (--as copy) of dat het is verplaatst (--as moved).",
    "mend.whole": "Het logboek is heel; er is niets te herstellen.",
    "mend.gaps": "Deze nummers ontbreken: {numbers}.",
    "mend.would": "Zet het ontbrekende terug als dat kan. Kan het niet, draai dan mend "
    "met --yes: het programma gaat dan verder met de regels die er zijn, zegt dat in een regel van het "
    "logboek, en geeft nieuwe kenmerken na het hoogste dat bekend is.",
    "mend.done": "Er is verder gegaan met de regels die er zijn; dat staat in een regel van het logboek.",
    "programme.changed": "Het programmabestand bepaalt iets anders dan toen dit register voor het laatst is "
    "bijgewerkt: {changes}. Daardoor zouden {count:cel|cellen} veranderen; er is niets geschreven. Met "
    "--dry-run staat er welke. Is het de bedoeling, draai dan sync met --accept-programme; zet anders het "
    "vorige programmabestand terug.",
    "programme.changed_seen": "Het programmabestand bepaalt iets anders dan toen dit register voor het "
    "laatst is bijgewerkt: {changes}. Het geldt pas als iemand het aanneemt, met sync --accept-programme.",
    "clock.back": "Volgens de klok van deze machine is het {today}, terwijl de vorige sync op {last} "
    "was; er is niets geschreven. Zet de klok goed. Klopt hij toch, draai dan met --force.",
    "clock.ahead": "Volgens de klok van deze machine is het {today}, meer dan een jaar na de vorige sync "
    "die iets schreef ({last}); er is niets geschreven. Zet de klok goed. Klopt hij, draai dan met "
    "--force.",
    "clock.back_seen": "Volgens de klok van deze machine is het {today}, terwijl de vorige sync op "
    "{last} was. Zet de klok goed als dat niet klopt.",
    "clock.ahead_seen": "Volgens de klok van deze machine is het {today}, meer dan een jaar na de vorige "
    "sync die iets schreef ({last}). Zet de klok goed als dat niet klopt.",
    "clock.back_given": "Dit is de stand op {today}; de vorige sync was op {last}.",
    "clock.ahead_given": "Dit is de stand op {today}, meer dan een jaar na de vorige sync ({last}).",
}

EN: dict[str, str] = {
    "memory.changed": "{column}: this said {was}, and now says {now}. {was} counts until question {question} in {tab} is answered; if it was a slip, put {was} back.",
    "memory.old_counts": "{column}: this says {now}, but {was} counts (question {question} in {tab}). Put {was} back, and this is done.",
    "memory.later": "{column}: the first moment ({was}) keeps counting; the answer was changed after it.",
    "memory.noted": "noted",
    "memory.remembered": "as it was when it was decided on",
    "memory.withdrawn": "does not count as noted any more",
    "memory.kept": "the row as it counts",
    "memory.let_go": "the row is not relied on any more",
    "memory.asked": "asked",
    "memory.closed": "closed",
    "memory.answer": "answer",
    "memory.accepted": "the new counts, by the answer",
    "memory.released": "released, by the answer",
    "reason.question": "question to who works with it",
    "question.changed": "{column} of {row} said {was}, and now says {now}.",
    "question.gone": "The row {row} is gone from {tab}, and is still relied on.",
    "question.name_gone": "{row} is gone from {tab}, and other rows still name it.",
    "question.more": "and {count} more",
    "question.new": "Question {question} in {tab}: {what}",
    "question.no_effect": "Nothing changes for other rows.",
    "question.answered": "{answer}, since {day}.",
    "question.too_late": "{answer}, since {day}. Another answer has no effect any more.",
    "question.over": "Not needed any more, since {day}.",
    "question.not_offered": "{found} cannot be given here; choose from: {options}.",
    "log.missing": (
        'The tab "{tab}" is missing; nothing was written. It had {known:line|lines}, with all keys that were given. If it has another name now, give it its name back. Put it back from the version history or a backup. If that is one from before the last sync (of a workbook: NAME.bak.xlsx), or if it cannot be, run with --force: new keys then come after the highest that is known.'
    ),
    "log.shorter": (
        'The tab "{tab}" has {count:line|lines}, and had {known}; nothing was written. Put it back from the version history or a backup. If that is one from before the last sync (of a workbook: NAME.bak.xlsx), or if it cannot be, run with --force: new keys then come after the highest that is known.'
    ),
    "log.elsewhere": (
        'The tab "{tab}" has {count:line|lines}, and had {known}; nothing was written. The tab "{found}" looks like the real one: give "{tab}" another name, and "{found}" the name "{tab}".'
    ),
    "log.older": (
        '{origin} is an older version: the tab "{tab}" has {count:line|lines}, and after the last sync had {known}. Nothing was written. Put the newest version back if there still is one. If going on with this version is meant, for example with the backup NAME.bak.xlsx, run sync with --as restored: keys that were given since are not given again.'
    ),
    "log.missing_seen": (
        'The tab "{tab}" is missing; it had {known:line|lines}, with all keys that were given. If it has another name now, give it its name back; otherwise put it back from the version history or a backup.'
    ),
    "log.shorter_seen": (
        'The tab "{tab}" has {count:line|lines}, and had {known}. Put it back from the version history or a backup.'
    ),
    "log.elsewhere_seen": (
        'The tab "{tab}" has {count:line|lines}, and had {known}. The tab "{found}" looks like the real one: give "{tab}" another name, and "{found}" the name "{tab}".'
    ),
    "log.older_seen": (
        'This is an older version: the tab "{tab}" has {count:line|lines}, and after the last sync had {known}. Put the newest version back if there still is one.'
    ),
    "log.renamed": 'The log stands here in the tab "{found}", and by the programme it is called '
    '"{tab}". Writing goes on in "{found}". Give the tab its name "{tab}" back; if the name was '
    'changed in the programme file, put "{found}" there.',
    "own_tab.renamed": 'The tab "{tab}" is not there; "{found}" is that same tab, and is kept up to date. Give the '
    'tab its name "{tab}" back; if that name was changed in the programme file, put "{found}" there.',
    "own_tab.made_anew": 'The tab "{tab}" is not there and is made anew. These tabs look like it and are '
    "not kept up to date: {others}. Say in their names that they are old.",
    "own_tab.theirs": 'The tab "{tab}" holds what the program did not write; so it writes nothing there. '
    'If it is a tab of your own, give it another name, such as "Own {tab}"; the program then makes its '
    "own tab. If it is the program's, put its headers back as they were.",
    "own_tab.log_theirs": 'the tab "{tab}" holds what the program did not write. If it is a tab of your '
    'own, give it another name, such as "Own {tab}"; the program then makes its own log. If it is the '
    "program's, get it back from an earlier version.",
    "log.begun_anew": 'The tab "{tab}" is empty or missing, while keys were given. Numbering goes on '
    "after the highest key in the tabs; keys of deleted rows are not known then. If the log still "
    "stands in an earlier version, put that back.",
    "log.known_place": "Another register stood in this place before, with keys up to number {count}. "
    "Numbering goes on after that, so that no key is given twice.",
    "register.copied": "{origin} says of itself that it is {other}, which is still there; nothing was written. "
    "If this is a copy, run sync with --as copy: it becomes a register of its own. If the register was moved "
    "here, run sync with --as moved, and do not use the other one any more.",
    "register.copied_seen": "This register says of itself that it is {other}, which is still there. A sync asks "
    "first whether this is a copy (--as copy) or whether it was moved (--as moved).",
    "mend.whole": "The log is whole; there is nothing to mend.",
    "mend.gaps": "These numbers are missing: {numbers}.",
    "mend.would": "Put back what is missing if that can be done. If not, run mend with "
    "--yes: the program then goes on with the lines that are there, says so in a line of the log, and gives "
    "new keys after the highest that is known.",
    "mend.done": "Gone on with the lines that are there; a line of the log says so.",
    "programme.changed": "The programme file decides otherwise than when this register was brought up to date "
    "last: {changes}. By that {count:cell|cells} would change; nothing was written. --dry-run shows "
    "which. If it is meant, run sync with --accept-programme; else put the previous programme file back.",
    "programme.changed_seen": "The programme file decides otherwise than when this register was brought up "
    "to date last: {changes}. It counts once somebody accepts it, with sync --accept-programme.",
    "clock.back": "By the clock of this machine it is {today}, while the last sync was on {last}; "
    "nothing was written. Set the clock right. If it is right, run with --force.",
    "clock.ahead": "By the clock of this machine it is {today}, more than a year after the last sync "
    "that wrote anything ({last}); nothing was written. Set the clock right. If it is right, run with "
    "--force.",
    "clock.back_seen": "By the clock of this machine it is {today}, while the last sync was on {last}. "
    "Set the clock right if that is wrong.",
    "clock.ahead_seen": "By the clock of this machine it is {today}, more than a year after the last "
    "sync that wrote anything ({last}). Set the clock right if that is wrong.",
    "clock.back_given": "This is how things stand on {today}; the last sync was on {last}.",
    "clock.ahead_given": "This is how things stand on {today}, more than a year after the last sync "
    "({last}).",
}
