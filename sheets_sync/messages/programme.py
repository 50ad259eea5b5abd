"""The sentences about a programme file that cannot be used as it is.

{key} is where the mistake stands, as ``tabs.plans.columns[3] (Leverancier).kind``, left out where its
line is shown; {found} is what is there and {expected} what should be.
"""

from __future__ import annotations

NL: dict[str, str] = {
    "programme.not_found": "Er is geen programmabestand {file}; controleer het pad.",
    "programme.unreadable": "Het programmabestand {file} kan niet gelezen worden ({reason}); "
    "verhelp dat, of geef een ander bestand.",
    "programme.nested": "Het programmabestand {file} is geen programma: er staan te veel haken in elkaar. Neem een van de voorbeelden als begin.",
    "programme.mistakes": "Het programmabestand {file} klopt niet; er is niets gedaan. Herstel dit "
    "en probeer het opnieuw:",
    "programme.at": "{file}, regel {line}",
    "programme.near": "bedoelt u {near}?",
    "programme.choose": "kies uit: {all}.",
    "programme.key_of_programme": "{key}: dit hoort niet hier, maar bovenaan het bestand, vóór de eerste kop.",
    "programme.key_of_tab": "{key}: dit hoort niet hier, maar onder de kop van een tabblad: [tabs.naam].",
    "programme.key_of_column": "{key}: dit hoort niet hier, maar bij een kolom: {{ header = …, {found} = … }}.",
    "programme.block_list": "{key}: hiervan kunnen er meer zijn; schrijf de kop met dubbele haken: [[{found}]].",
    "programme.missing": "{key}: ontbreekt; voeg deze sleutel toe.",
    "programme.empty": "{key}: is leeg; vul dit in.",
    "programme.unknown_key": "{key}: deze sleutel bestaat niet; {expected}",
    "programme.not_expected": "{key}: {found} kan hier niet; kijk in het voorbeeld wat er kan.",
    "programme.not_one_of": "{key}: {found} kan hier niet; {expected}",
    "programme.not_text": "{key}: hier staat {found}; geef een tekst tussen aanhalingstekens.",
    "programme.not_yes_or_no": "{key}: hier staat {found}; geef true of false, zonder "
    "aanhalingstekens.",
    "programme.not_whole": "{key}: hier staat {found}; geef een heel getal, zonder "
    "aanhalingstekens.",
    "programme.not_a_number": "{key}: hier staat {found}; geef een getal, zonder aanhalingstekens.",
    "programme.not_a_day": "{key}: hier staat {found}; geef een dag als 2021-04-01, zonder "
    "aanhalingstekens.",
    "programme.not_a_list": "{key}: hier staat {found}; geef een lijst tussen vierkante haken.",
    "programme.not_a_table": "{key}: hier staat {found}; geef sleutels met hun waarden, tussen "
    "accolades of onder een kop.",
    "programme.bad_address": '{key}: "{found}" is geen mailadres; schrijf naam@example.org of "Naam <naam@example.org>".',
    "programme.mail_name": "{key}: in deze naam kan geen | of ; en geen nieuwe regel staan; kies een andere.",
    "programme.bad_reminder": '{key}: "{found}" is geen moment; schrijf "3 days before", "on the day" of "7 days after".',
    "programme.template_syntax": "{key}: deze tekst is geen sjabloon (regel {found}); verbeter hem daar.",
    "programme.template_field": '{key}: het veld "{found}" bestaat niet; kies uit: {expected}.',
    "programme.template_script": '{key}: "{found}" mag niet in een sjabloon staan; een mail bestaat uit tekst en opmaak.',
    "programme.template_fails": "{key}: dit sjabloon kan niet worden ingevuld ({found}); verbeter het.",
    "programme.negative": "{key}: hier staat {found}; geef 0 of een groter getal.",
    "programme.end_before_start": "{key}: {found} ligt vóór het begin ({expected}); verbeter een van "
    "beide dagen.",
    "programme.too_precise": "{key}: {found} heeft meer dan twee cijfers achter de komma; rond het "
    "af.",
    "programme.unknown_time_zone": '{key}: "{found}" is geen tijdzone; verwacht wordt een naam als '
    "Europe/Amsterdam.",
    "programme.bad_key": '{key}: "{found}" kan geen kenmerk zijn; schrijf bijvoorbeeld '
    '"SI-{{year}}-{{n:03}}", "U-{{n:04}}" of "{{kolom}}-{{letter}}", met hoofdletters vooraan.',
    "programme.bad_name": '{key}: "{found}" kan geen naam zijn in een formule; gebruik letters, cijfers en _, en begin met een letter.',
    "programme.not_a_year": '{key}: "{found}" is geen jaar; schrijf bijvoorbeeld 2024 = 100.',
    "programme.cap_above_total": "{key}: hooguit {found} is meer dan de {expected} die er is, zodat dit niets begrenst; verbeter een van beide, of laat het weg.",
    "programme.no_day_given": "{key}: dit geeft geen dag of moment: {found}. Noem een kolom met dagen, of een formule die een dag geeft.",
    "programme.no_calendar": '{key}: er is geen kalender "{found}"; geef een land, zoals NL, of een tabblad met vrije dagen: {expected}.',
    "programme.no_free_days": '{key}: in het tabblad "{found}" staat geen kolom met dagen; geef daar een kolom kind = "day", of kies een ander tabblad.',
    "programme.formula_of_kind": '{key}: de formule geeft {found}, en dat kan niet in een kolom van de soort "{expected}"; verander een van beide, of laat kind weg.',
    "programme.braces": "{key}: in deze tekst staat een accolade die niet bij een formule hoort: {found}. Schrijf {{[Kolom]}}, of laat haar weg.",
    "programme.bad_pattern": '{key}: "{found}" is geen vorm die te lezen is (een reguliere expressie); kijk of er een haakje ontbreekt, of '
    "zet een \\ voor een teken dat iets anders betekent.",
    "programme.formula": "{key}:\n{shown}",
    "programme.machine_without_formula": "{key}: ontbreekt; het programma vult deze kolom, en dan hoort er een formule bij, een "
    "termijn, een pot, een stempel, of een rol uit: {expected}.",
    "programme.formula_of_person": '{key}: een kolom met een formule is van het programma; geef owner = "machine".',
    "programme.seal_of_machine": "{key}: wat het programma zelf uitrekent, wordt niet verzegeld; zet seal bij de kolommen die mensen invullen.",
    "programme.unknown_unit": '{key}: er is geen eenheid "{found}"; {expected}',
    "programme.queue_without_pool": "{key}: dit tabblad toont de rij voor een pot, en er is geen pot; voeg een "
    "blok [[pools]] toe, of laat dit tabblad weg.",
    "programme.no_such_tab": "Dit tabblad is er niet; geef bij --tab een van: {expected}.",
    "programme.formula_tried": "Deze formule klopt niet:",
    "programme.no_amount": "{key}: dit geeft geen aantal: {found}. Schrijf een formule die een getal of "
    "bedrag geeft.",
    "programme.no_secret": "{key}: een loting vraagt een geheim van minstens 32 tekens uit 0-9 en a-f, zodat niemand "
    "het kan raden; hier staat er geen.",
    "programme.no_length": '{key}: "{found}" is geen termijn; schrijf bijvoorbeeld "5 days", "10 working '
    'days" of "2 weeks".',
    "programme.units_differ": "{key}: in deze pot worden verschillende eenheden door elkaar gebruikt: {found}. "
    "Gebruik overal dezelfde.",
    "programme.filled_otherwise": '{key}: de kolom "{found}" heeft al een inhoud (een rol, een formule of een stempel); {expected}',
    "programme.not_filled": '{key}: er is geen kolom "{found}" van het programma; {expected}',
    "programme.circle": "{key}: deze formules hebben elkaar nodig, zodat geen ervan te berekenen is: "
    "{members}. Haal een ervan weg of schrijf hem anders.",
    "programme.one_condition": "{key}: geef precies één voorwaarde, een van {expected}; hier staat: "
    "{found}.",
    "programme.no_last_rung": "{key}: de laatste status geldt als geen andere opgaat; laat when daar weg, of zet er een status "
    "zonder when achter.",
    "programme.key_within": '{key}: er is geen kolom "{found}" die naar een rij met een kenmerk verwijst; {expected}',
    "programme.not_referable": '{key}: de rijen van "{found}" zijn niet aan te wijzen; geef dat tabblad '
    'een kenmerk (key = "…"), of een kolom met spelling = "one".',
    "programme.same_title": '{key}: "{found}" is ook de naam van {expected}; geef elk tabblad een '
    "eigen naam.",
    "programme.same_header": '{key}: "{found}" is ook een kop van "{expected}"; geef elke kolom '
    "een eigen kop.",
    "programme.unknown_role": '{key}: "{found}" is geen rol; {expected}',
    "programme.same_role": '{key}: de rol "{found}" heeft "{expected}" al; elke rol hoort bij één '
    "kolom.",
    "programme.missing_role": '{key}: de rol "{found}" ontbreekt; geef hem aan een kolom.',
    "programme.kind_for_role": '{key}: een kolom van de soort "{found}" kan deze rol niet spelen; {expected}',
    "programme.kind_for_key": '{key}: dit kan niet bij een kolom van de soort "{found}", alleen '
    "bij: {expected}.",
    "programme.same_label": '{key}: "{found}" is ook de naam van {expected}; geef ze elk een eigen naam.',
    "programme.no_entry": '{key}: "{found}" is geen veld van een formulier; schrijf bijvoorbeeld "entry.123456", zoals in de vooraf ingevulde link staat.',
    "programme.no_link": '{key}: "{found}" is geen adres van een formulier; het begint met https://.',
    "programme.not_kept_so": '{key}: "{found}" is geen bewaartermijn; schrijf bijvoorbeeld "2 years" of "6 months".',
    "programme.extends_nothing": '{key}: er is geen bestand "{found}" naast dit bestand en geen meegeleverd programma dat zo heet ({expected}); controleer de naam.',
    "programme.extends_itself": "{key}: een bestand kan niet op zichzelf voortbouwen: {expected}. Haal een van de regels met extends weg.",
    "programme.removes_nothing": '{key}: er is niets dat "{found}" heet om weg te halen; {expected}',
    "programme.no_python": '{key}: er is geen functie "{found}" in Python; schrijf "module:functie" van een pakket dat geïnstalleerd is, of de naam waaronder een pakket haar aanbiedt.',
    "programme.equals_no_number": '{key}: "{found}" staat nooit in een kolom met getallen; schrijf een getal tussen aanhalingstekens, zoals "2000".',
    "programme.no_choices": "{key}: ontbreekt; geef de mogelijkheden.",
    "programme.no_reference": "{key}: ontbreekt; geef het tabblad waarnaar de kolom verwijst.",
    "programme.unknown_column": '{key}: er is geen kolom "{found}"; {expected}',
    "programme.unknown_day_column": '{key}: er is geen kolom "{found}" met een dag; {expected}',
    "programme.empty_bounds": "{key}: {found} is kleiner dan de ondergrens ({expected}); verbeter "
    "een van beide.",
    "programme.not_a_choice": '{key}: "{found}" staat niet bij de mogelijkheden van die kolom; {expected}',
    "programme.same_party": '{key}: "{found}" hoort ook bij "{expected}"; een schrijfwijze kan '
    "maar één naam betekenen.",
}

EN: dict[str, str] = {
    "programme.not_found": "There is no programme file {file}; check the path.",
    "programme.unreadable": "The programme file {file} cannot be read ({reason}); mend that, or "
    "give another file.",
    "programme.nested": "The programme file {file} is no programme: it has too many brackets inside each other. Begin with one of the examples.",
    "programme.mistakes": "The programme file {file} is not right; nothing was done. Mend this and "
    "try again:",
    "programme.at": "{file}, line {line}",
    "programme.near": "do you mean {near}?",
    "programme.choose": "choose from: {all}.",
    "programme.key_of_programme": "{key}: this does not belong here, but at the top of the file, before the first heading.",
    "programme.key_of_tab": "{key}: this does not belong here, but under the heading of a tab: [tabs.name].",
    "programme.key_of_column": "{key}: this does not belong here, but with a column: {{ header = …, {found} = … }}.",
    "programme.block_list": "{key}: there can be several of these; write the heading with double brackets: [[{found}]].",
    "programme.missing": "{key}: missing; add this key.",
    "programme.empty": "{key}: empty; fill this in.",
    "programme.unknown_key": "{key}: there is no such key; {expected}",
    "programme.not_expected": "{key}: {found} cannot be here; look in the example what can.",
    "programme.not_one_of": "{key}: {found} cannot be here; {expected}",
    "programme.not_text": "{key}: here stands {found}; give a text in quotes.",
    "programme.not_yes_or_no": "{key}: here stands {found}; give true or false, without quotes.",
    "programme.not_whole": "{key}: here stands {found}; give a whole number, without quotes.",
    "programme.not_a_number": "{key}: here stands {found}; give a number, without quotes.",
    "programme.not_a_day": "{key}: here stands {found}; give a day such as 2021-04-01, without "
    "quotes.",
    "programme.not_a_list": "{key}: here stands {found}; give a list in square brackets.",
    "programme.not_a_table": "{key}: here stands {found}; give keys with their values, in braces "
    "or under a heading.",
    "programme.bad_address": '{key}: "{found}" is no mail address; write name@example.org or "Name <name@example.org>".',
    "programme.mail_name": "{key}: this name cannot have a | or a ; or a new line in it; choose another.",
    "programme.bad_reminder": '{key}: "{found}" is no moment; write "3 days before", "on the day" or "7 days after".',
    "programme.template_syntax": "{key}: this text is no template (line {found}); mend it there.",
    "programme.template_field": '{key}: there is no field "{found}"; choose from: {expected}.',
    "programme.template_script": '{key}: "{found}" may not stand in a template; a mail is made of text and its looks.',
    "programme.template_fails": "{key}: this template cannot be filled in ({found}); mend it.",
    "programme.negative": "{key}: here stands {found}; give 0 or a greater number.",
    "programme.end_before_start": "{key}: {found} is before the start ({expected}); correct one of the "
    "two days.",
    "programme.too_precise": "{key}: {found} has more than two decimals; round it.",
    "programme.unknown_time_zone": '{key}: "{found}" is not a time zone; expected is a name such '
    "as Europe/Amsterdam.",
    "programme.bad_key": '{key}: "{found}" cannot be a key; write for example '
    '"SI-{{year}}-{{n:03}}", "U-{{n:04}}" or "{{column}}-{{letter}}", with capitals in front.',
    "programme.bad_name": '{key}: "{found}" can be no name in a formula; use letters, digits and _, and begin with a letter.',
    "programme.not_a_year": '{key}: "{found}" is no year; write for example 2024 = 100.',
    "programme.cap_above_total": "{key}: at most {found} is more than the {expected} that there is, so that it bounds nothing; mend one of them, or leave it out.",
    "programme.no_day_given": "{key}: this gives no day or moment: {found}. Name a column of days, or a formula that gives a day.",
    "programme.no_calendar": '{key}: there is no calendar "{found}"; give a country, such as NL, or a tab with free days: {expected}.',
    "programme.no_free_days": '{key}: the tab "{found}" has no column of days; give it one with kind = "day", or choose another tab.',
    "programme.formula_of_kind": '{key}: the formula gives {found}, which cannot be in a column of the kind "{expected}"; change one of them, or leave kind out.',
    "programme.braces": "{key}: in this text stands a brace that belongs to no formula: {found}. Write {{[Column]}}, or leave it out.",
    "programme.bad_pattern": '{key}: "{found}" is no pattern that can be read (a regular expression); look whether a bracket is missing, or put '
    "a \\ before a sign that means something else.",
    "programme.formula": "{key}:\n{shown}",
    "programme.machine_without_formula": "{key}: missing; the program fills this column, so it needs a formula, a term, or a "
    "role from: {expected}.",
    "programme.formula_of_person": '{key}: a column with a formula is the program\'s; give owner = "machine".',
    "programme.seal_of_machine": "{key}: what the program works out itself is not sealed; put seal with the columns that people fill in.",
    "programme.unknown_unit": '{key}: there is no unit "{found}"; {expected}',
    "programme.queue_without_pool": "{key}: this tab shows the queue for a pool, and there is no pool; add a block "
    "[[pools]], or leave this tab out.",
    "programme.no_such_tab": "There is no such tab; give with --tab one of: {expected}.",
    "programme.formula_tried": "This formula is not right:",
    "programme.no_amount": "{key}: this gives no amount: {found}. Write a formula that gives a number or "
    "money.",
    "programme.no_secret": "{key}: a lottery asks for a secret of at least 32 characters out of 0-9 and a-f, so that "
    "nobody can guess it; there is none here.",
    "programme.no_length": '{key}: "{found}" is no term; write for instance "5 days", "10 working days" or '
    '"2 weeks".',
    "programme.units_differ": "{key}: different units are used in this pool: {found}. Use the same in all "
    "places.",
    "programme.filled_otherwise": '{key}: the column "{found}" is filled already (a role, a formula or a stamp); {expected}',
    "programme.not_filled": '{key}: there is no column "{found}" of the program\'s; choose from: {expected}.',
    "programme.circle": "{key}: these formulas need one another, so that none can be worked out: "
    "{members}. Take one of them away or write it otherwise.",
    "programme.one_condition": "{key}: give exactly one condition, one of {expected}; there is: "
    "{found}.",
    "programme.no_last_rung": "{key}: the last status holds where no other does; leave its when out, or put a status "
    "without when behind it.",
    "programme.key_within": '{key}: there is no column "{found}" that points at a row with a key; {expected}',
    "programme.not_referable": '{key}: nothing can point at the rows of "{found}"; give that tab a key '
    '(key = "…"), or a column with spelling = "one".',
    "programme.same_title": '{key}: "{found}" is also the name of {expected}; give every tab a '
    "name of its own.",
    "programme.same_header": '{key}: "{found}" is also a header of "{expected}"; give every '
    "column a header of its own.",
    "programme.unknown_role": '{key}: "{found}" is not a role; {expected}',
    "programme.same_role": '{key}: "{expected}" has the role "{found}" already; a role belongs to '
    "one column.",
    "programme.missing_role": '{key}: the role "{found}" is missing; give it to a column.',
    "programme.kind_for_role": '{key}: a column of the kind "{found}" cannot play this role; {expected}',
    "programme.kind_for_key": '{key}: this cannot be with a column of the kind "{found}", only '
    "with: {expected}.",
    "programme.same_label": '{key}: "{found}" is also the name of {expected}; give each a name of its own.',
    "programme.no_entry": '{key}: "{found}" is no field of a form; write for instance "entry.123456", as it stands in the prefilled link.',
    "programme.no_link": '{key}: "{found}" is no address of a form; it begins with https://.',
    "programme.not_kept_so": '{key}: "{found}" is no time to keep something; write for instance "2 years" or "6 months".',
    "programme.extends_nothing": '{key}: there is no file "{found}" beside this file and no programme that ships by that name ({expected}); check the name.',
    "programme.extends_itself": "{key}: a file cannot build on itself: {expected}. Take one of the lines with extends away.",
    "programme.removes_nothing": '{key}: nothing is called "{found}" that could be taken out; {expected}',
    "programme.no_python": '{key}: there is no function "{found}" in Python; write "module:function" of a package that is installed, or the name under which a package offers it.',
    "programme.equals_no_number": '{key}: "{found}" never stands in a column of numbers; write a number between quotes, such as "2000".',
    "programme.no_choices": "{key}: missing; give the choices.",
    "programme.no_reference": "{key}: missing; give the tab that the column refers to.",
    "programme.unknown_column": '{key}: there is no column "{found}"; {expected}',
    "programme.unknown_day_column": '{key}: there is no column "{found}" with a day; {expected}',
    "programme.empty_bounds": "{key}: {found} is below the lower bound ({expected}); correct one of "
    "the two.",
    "programme.not_a_choice": '{key}: "{found}" is not among the choices of that column; {expected}',
    "programme.same_party": '{key}: "{found}" also belongs to "{expected}"; a spelling can mean '
    "one name only.",
}
