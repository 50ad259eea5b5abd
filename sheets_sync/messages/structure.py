"""The sentences about tabs, headers, keys and values that are not what they must be."""

from __future__ import annotations

NL: dict[str, str] = {
    "structure.broken": "De opbouw van {origin} klopt niet; er is niets geschreven. "
    "Herstel dit en probeer het opnieuw:",
    "structure.tab_missing": 'het tabblad "{tab}" ontbreekt; haal het terug uit een vorige versie. '
    "Was het er nog nooit, maak het dan, met de koppen op de eerste rij.",
    "structure.tab_renamed": 'het tabblad "{tab}" ontbreekt; er is wel een tabblad "{found}". '
    'Geef dat de naam "{tab}" als het hetzelfde is.',
    "structure.headers_below": 'in het tabblad "{tab}" staan de koppen in rij {row}, met rijen erboven '
    "({rows}); zet de rij met koppen weer boven die rijen.",
    "structure.no_headers": 'in het tabblad "{tab}" staat geen rij met koppen; zet de koppen terug '
    "op de eerste rij.",
    "structure.too_many_rows": "{cell}: hier staat iets, en zo ver loopt geen register; sheets-sync "
    'leest tot en met rij {most}. Maak leeg wat onder de laatste rij van "{tab}" staat, maar laat de '
    "rijen van het register staan.",
    "structure.header_missing": 'in het tabblad "{tab}" ontbreekt de kolom "{column}"; zet deze '
    "kop terug in rij {row}.",
    "structure.header_renamed": '{cell}: de kolom "{column}" ontbreekt, hier staat "{found}"; '
    'verander de kop in "{column}" als dat dezelfde kolom is.',
    "structure.header_other": '{cell}: de kolom "{column}" ontbreekt, en op haar plaats staat "{found}". '
    'Is dat dezelfde kolom, verander de kop dan in "{column}"; is het een andere, zet "{column}" dan '
    "in rij {row} boven een lege kolom.",
    "structure.header_typed_over": '{cell}: hier staat "{found}", net als in {other}, en de kolom '
    '"{column}" ontbreekt; zet in {cell} weer "{column}".',
    "structure.header_missing_among": 'in het tabblad "{tab}" ontbreekt de kolom "{column}"; andere koppen '
    'in rij {row}: {others}. Is een daarvan deze kolom, verander die kop dan in "{column}"; zo niet, '
    'zet "{column}" dan boven een lege kolom.',
    "structure.header_blank": '{cell}: de kolom "{column}" ontbreekt en hier staat een kolom '
    'zonder kop; zet "{column}" in deze cel als het die kolom is.',
    "structure.header_twice": 'in het tabblad "{tab}" staat de kolom "{column}" meer dan één keer '
    "({cells}); geef de kolom die er niet hoort een andere kop.",
    # what was found in another way, and went on
    "structure.tab_found": 'Het tabblad "{tab}" is er niet; "{found}" heeft dezelfde koppen en wordt '
    'daarvoor gelezen. Geef dat tabblad weer de naam "{tab}".',
    "structure.not_read": 'Het tabblad "{found}" heeft de koppen van "{tab}", maar wordt niet gelezen; '
    "rijen die daardoor niet meetellen: {count}. Horen ze erbij, kopieer dan hun cellen naar onderaan "
    '"{tab}", zonder de grijze kolommen, en laat beide tabbladen hun naam houden.',
    "structure.header_found": '{cell}: hier staat "{found}"; deze kolom wordt gelezen als "{column}". '
    'Zet "{column}" weer in deze cel.',
    "structure.header_blank_found": '{cell}: deze kolom heeft geen kop en wordt gelezen als "{column}"; '
    'zet "{column}" weer in deze cel.',
    "structure.header_again": '{cell}: deze kolom wordt gelezen als "{column}"; dezelfde kop staat '
    "nog eens in {cells}, en die kolom wordt niet gelezen of beschreven. Geef die een andere kop.",
    "structure.question_remade": '{cell}: "{column}" staat ook in {cells}, waarschijnlijk doordat de '
    "vraag in het formulier opnieuw is gemaakt; van elke rij telt het antwoord dat er is. Laat beide "
    "kolommen staan.",
    "structure.beside": "{cell}: hier staan rijen naast de tabel, in kolommen zonder kop ({count}); zij "
    "tellen niet mee. Horen ze erbij, zet hun cellen dan onder de koppen.",
    "structure.own_column": '{cell}: in de kolom "{column}" staat wat het programma niet heeft '
    "geschreven; daarom schrijft het er niets in. Is het een kolom van uzelf, geef haar dan een "
    'andere kop, bijvoorbeeld "Eigen {column}"; het programma maakt dan zijn eigen kolom. Is zij '
    "voor het programma, maak de cellen onder de kop dan leeg.",
    "structure.tab_emptied": 'Het tabblad "{tab}" is leeg, terwijl er eerder rijen waren ({count}); '
    "er is niets geschreven. Haal de rijen terug uit een vorige versie. Is het leegmaken de "
    "bedoeling, draai dan met --force.",
    "keys.broken": "Niet elke rij heeft een eigen kenmerk; er is niets geschreven. Herstel dit en "
    "probeer het opnieuw:",
    "keys.twice": '"{found}" staat in meer dan één rij ({cells}), en het is niet te zien bij welke '
    "het hoort; maak de cel leeg in de rij die een kopie is, die krijgt dan een eigen kenmerk.",
    "keys.strange": '{cell}: "{found}" is geen kenmerk dat het programma heeft gegeven. Is dit een '
    "kolom van uzelf, geef haar dan een andere kop; het programma maakt zijn eigen kolom ernaast. "
    "Heeft iemand een kenmerk overschreven, zet dan terug wat er volgens het logboek stond.",
    "keys.own_column": (
        '{cell}: in de kolom "{column}" staat wat het programma niet heeft gegeven ({count:waarde|waarden}). Geef deze kolom een andere kop, bijvoorbeeld "Eigen {column}", en laat staan wat erin staat; het programma maakt zijn eigen kolom ernaast.'
    ),
    "keys.strayed": "de kenmerken in {cells} staan niet meer bij hun eigen rij, waarschijnlijk is "
    "er een deel van de tabel gesorteerd of verschoven; zet de vorige volgorde terug, of zet de "
    "kenmerken {keys} zelf bij de goede rij.",
    "row.copied": "Deze rij is een kopie van de rij met {column} {first} en telt als nieuwe rij, met "
    "{key}. Verander wat anders moet, of verwijder deze rij als de kopie niet de bedoeling was.",
    "row.copies": 'In het tabblad "{tab}" staan kopieën van rijen; zij tellen mee naast de rij waarvan '
    "zij een kopie zijn: {copies}. Verander in een kopie wat anders moet, of verwijder haar als zij niet "
    "de bedoeling was.",
    "row.only_numbers": "In deze rij staan alleen getallen; zij telt niet mee en krijgt geen "
    "kenmerk. Is het een optelling, laat haar dan zo. Is het een rij, vul dan ook in: {options}.",
    "row.remark": "In deze rij staat alleen een losse tekst; zij telt niet mee en krijgt geen "
    "kenmerk. Is het een opmerking, laat haar dan zo. Is het een rij, vul dan ook in: {options}.",
    "cell.merged": "{column}: deze cel is samengevoegd met die erboven, zodat niet te zien is welk "
    "getal bij deze rij hoort; splits de cellen en vul in elke rij een getal in.",
    "row.shifted_right": (
        "De cellen van deze rij staan waarschijnlijk {count:kolom|kolommen} te ver naar rechts; knip ze uit en plak ze onder de goede koppen."
    ),
    "row.shifted_left": (
        "De cellen van deze rij staan waarschijnlijk {count:kolom|kolommen} te ver naar links; knip ze uit en plak ze onder de goede koppen."
    ),
    "missing.text": "{column}: ontbreekt; vul dit in.",
    "missing.email": "{column}: ontbreekt; vul een e-mailadres in.",
    "missing.amount": "{column}: ontbreekt; vul een getal in, bijvoorbeeld 7,5.",
    "missing.money": "{column}: ontbreekt; vul een bedrag in, bijvoorbeeld 1200,50.",
    "missing.number": "{column}: ontbreekt; vul een getal in.",
    "missing.day": "{column}: ontbreekt; vul een datum in, bijvoorbeeld 31-12-2021.",
    "missing.moment": "{column}: ontbreekt; vul datum en tijd in, bijvoorbeeld 31-12-2021 10:15.",
    "missing.choice": "{column}: ontbreekt; kies uit: {options}.",
    "missing.choices": "{column}: ontbreekt; kies één of meer uit: {options}.",
    "missing.url": "{column}: ontbreekt; vul een webadres in, bijvoorbeeld www.example.org/pagina.",
    "missing.phone": "{column}: ontbreekt; vul een telefoonnummer in, bijvoorbeeld 030 123 45 67.",
    "missing.iban": "{column}: ontbreekt; vul een IBAN in, bijvoorbeeld NL91 ABNA 0417 1643 00.",
    "missing.postcode": "{column}: ontbreekt; vul een postcode in, bijvoorbeeld 1234 AB.",
    "missing.percent": "{column}: ontbreekt; vul een percentage in, bijvoorbeeld 50%.",
    "missing.yes_no": "{column}: ontbreekt; vul Ja of Nee in.",
    "missing.duration": "{column}: ontbreekt; vul een tijdsduur in, bijvoorbeeld 7:30.",
    "missing.name": "{column}: ontbreekt; vul een naam uit de lijst in.",
    "missing.key_of": "{column}: ontbreekt; vul het kenmerk van {row} in.",
    "missing.key": "{column}: ontbreekt; vul een kenmerk uit het tabblad {tab} in.",
    "bounds.above": '{column}: "{found}" kan niet; vul een getal in dat groter is dan {limit}.',
    "bounds.minimum": '{column}: "{found}" kan niet; vul een getal in van {limit} of meer.',
    "bounds.maximum": '{column}: "{found}" is te veel; controleer het getal, want meer dan {limit} kan niet '
    "in één rij.",
    "rule.outside_period": "{column}: {day} valt buiten de looptijd ({first} t/m {last}); "
    "controleer de datum, want alleen daarbinnen kan hij meetellen.",
    "rule.in_future": "{column}: {day} ligt in de toekomst; vul de datum pas in als het zover "
    "is, of verbeter hem.",
    "rule.required_when": '{column}: ontbreekt; vul dit in, want bij {other} staat "{found}".',
    "rule.said": "{nl}",
    "python.fails": "De regel {rule} van het programmabestand gaf een fout ({error}) en is niet toegepast; de rest is wel gedaan. Laat de maker van de regel hem verbeteren.",
    "python.hangs": "De regel {rule} van het programmabestand kwam niet op tijd terug en is niet toegepast; de rest is wel gedaan. Laat de maker van de regel hem verbeteren.",
    "python.nonsense": "De regel {rule} van het programmabestand gaf iets anders terug dan per rij None, True of een tekst, en is niet toegepast; de rest is wel gedaan. Laat de maker van de regel hem verbeteren.",
    "term.negative": "{column}: de termijn is korter dan niets; verbeter het aantal waaruit hij wordt berekend.",
    "term.not_whole": "{column}: de termijn is geen heel aantal; verbeter het aantal waaruit hij wordt berekend.",
    "term.beyond": "{column}: de termijn loopt buiten de kalender; verbeter de dag waarvan af wordt geteld.",
    "name.unclear": '{column}: "{found}" kan meer dan één naam betekenen; laat elke schrijfwijze maar één '
    "keer voorkomen.",
    "pool.stopped": "{pool}: hoeveel er is, of hoeveel er hoogstens mag, is niet te lezen; verbeter dat, "
    "tot dan wordt hier niets van verdeeld.",
    "reference.of_several": '{column}: "{found}" kan meer rijen van {tab} betekenen ({keys}); neem het kenmerk over.',
    "reference.unknown": '{column}: "{found}" komt niet voor in {tab}; neem over wat daar staat.',
    "formula.by_zero": "{column}: hier wordt door nul gedeeld; vul de cellen in waaruit dit wordt "
    "berekend.",
    "rule.before": "{column}: {day} ligt vóór {other} ({limit}); verbeter een van beide datums.",
}

EN: dict[str, str] = {
    "structure.broken": "The structure of {origin} is not right; nothing was written. Mend this "
    "and try again:",
    "structure.tab_missing": 'the tab "{tab}" is missing; get it back from an earlier version. If it '
    "was never there, make it, with the headers in the first row.",
    "structure.tab_renamed": 'the tab "{tab}" is missing; there is a tab "{found}". Name that '
    '"{tab}" if it is the same.',
    "structure.headers_below": 'in the tab "{tab}" the headers stand in row {row}, below rows of the table '
    "({rows}); put the row of headers back above them.",
    "structure.no_headers": 'the tab "{tab}" has no row of headers; put the headers back in the '
    "first row.",
    "structure.too_many_rows": "{cell}: there is something here, and no register goes on so far; "
    'sheets-sync reads up to row {most}. Empty what stands below the last row of "{tab}", but keep the '
    "rows of the register.",
    "structure.header_missing": 'the tab "{tab}" lacks the column "{column}"; put this header back '
    "in row {row}.",
    "structure.header_renamed": '{cell}: the column "{column}" is missing, here stands "{found}"; '
    'change the header to "{column}" if it is the same column.',
    "structure.header_other": '{cell}: the column "{column}" is missing, and in its place stands '
    '"{found}". If that is the same column, change the header to "{column}"; if it is another one, put '
    '"{column}" above an empty column in row {row}.',
    "structure.header_typed_over": '{cell}: here stands "{found}", as in {other}, and the column '
    '"{column}" is missing; put "{column}" back in {cell}.',
    "structure.header_missing_among": 'the tab "{tab}" lacks the column "{column}"; other headers in row '
    '{row}: {others}. If one of them is this column, change that header to "{column}"; if not, put '
    '"{column}" above an empty column.',
    "structure.header_blank": '{cell}: the column "{column}" is missing and here is a column '
    'without a header; put "{column}" in this cell if it is that column.',
    "structure.header_twice": 'the tab "{tab}" has the column "{column}" more than once ({cells}); '
    "give the one that does not belong there another header.",
    # what was found in another way, and went on
    "structure.tab_found": 'The tab "{tab}" is not there; "{found}" has the same headers and is read '
    'instead. Name that tab "{tab}" again.',
    "structure.not_read": 'The tab "{found}" has the headers of "{tab}", but is not read; rows that do '
    "not count because of that: {count}. If they belong, copy their cells to the end of "
    '"{tab}", without the grey columns, and let both tabs keep their names.',
    "structure.header_found": '{cell}: here stands "{found}"; this column is read as "{column}". Put '
    '"{column}" back in this cell.',
    "structure.header_blank_found": '{cell}: this column has no header and is read as "{column}"; put '
    '"{column}" back in this cell.',
    "structure.header_again": '{cell}: this column is read as "{column}"; the same header stands in '
    "{cells} too, and that column is neither read nor written. Give that one another header.",
    "structure.question_remade": '{cell}: "{column}" stands in {cells} too, probably because the '
    "question in the form was made anew; of every row the answer that is there counts. Leave both "
    "columns as they are.",
    "structure.beside": "{cell}: here are rows beside the table, in columns without a header ({count}); "
    "they do not count. If they belong, put their cells below the headers.",
    "structure.own_column": '{cell}: the column "{column}" holds what the program did not write; so '
    "it writes nothing there. If it is a column of your own, give it another header, such as "
    '"Own {column}"; the program then makes its own column. If it is meant for the program, empty '
    "the cells below the header.",
    "structure.tab_emptied": 'The tab "{tab}" is empty, while there were rows before ({count}); '
    "nothing was written. Get the rows back from an earlier version. If emptying it was meant, "
    "run with --force.",
    "keys.broken": "Not every row has a key of its own; nothing was written. Mend this and try "
    "again:",
    "keys.twice": '"{found}" stands in more than one row ({cells}), and it cannot be seen to which '
    "it belongs; empty the cell in the row that is a copy, it will get a key of its own.",
    "keys.strange": '{cell}: "{found}" is not a key that the program gave. If this is a column of '
    "your own, give it another header; the program makes its own column beside it. If somebody "
    "overwrote a key, put back what stood there according to the log.",
    "keys.own_column": (
        '{cell}: the column "{column}" holds {count:value|values} that the program did not give. Give this column another header, such as "Own {column}", and leave what is in it; the program makes its own column beside it.'
    ),
    "keys.strayed": "the keys in {cells} are no longer with their own rows, probably part of the "
    "table was sorted or moved; put the former order back, or put the keys {keys} with the right "
    "rows yourself.",
    "row.copied": "This row is a copy of the row with {column} {first} and counts as a new row, as "
    "{key}. Change what should be different, or delete this row if the copy was not meant.",
    "row.copies": 'The tab "{tab}" has copies of rows; they count beside the row that they are a copy '
    "of: {copies}. Change in a copy what should be different, or delete it if it was not meant.",
    "row.only_numbers": "This row holds nothing but numbers; it does not count and gets no key. If "
    "it is a sum, leave it. If it is a row, fill in as well: {options}.",
    "row.remark": "This row holds nothing but a text; it does not count and gets no key. If it is a "
    "remark, leave it. If it is a row, fill in as well: {options}.",
    "cell.merged": "{column}: this cell is merged with the one above, so that it cannot be seen which "
    "number goes with this row; split the cells and fill in a number in each row.",
    "row.shifted_right": (
        "The cells of this row probably stand {count:column|columns} too far to the right; cut them and paste them below the right headers."
    ),
    "row.shifted_left": (
        "The cells of this row probably stand {count:column|columns} too far to the left; cut them and paste them below the right headers."
    ),
    "missing.text": "{column}: missing; fill this in.",
    "missing.email": "{column}: missing; fill in an e-mail address.",
    "missing.amount": "{column}: missing; fill in a number, for example 7.5.",
    "missing.money": "{column}: missing; fill in an amount, for example 1200.50.",
    "missing.number": "{column}: missing; fill in a number.",
    "missing.day": "{column}: missing; fill in a date, for example 31-12-2021.",
    "missing.moment": "{column}: missing; fill in date and time, for example 31-12-2021 10:15.",
    "missing.choice": "{column}: missing; choose from: {options}.",
    "missing.choices": "{column}: missing; choose one or more from: {options}.",
    "missing.url": "{column}: missing; fill in a web address, for example www.example.org/page.",
    "missing.phone": "{column}: missing; fill in a phone number, for example 030 123 45 67.",
    "missing.iban": "{column}: missing; fill in an IBAN, for example NL91 ABNA 0417 1643 00.",
    "missing.postcode": "{column}: missing; fill in a postcode, for example 1234 AB.",
    "missing.percent": "{column}: missing; fill in a percentage, for example 50%.",
    "missing.yes_no": "{column}: missing; fill in Yes or No.",
    "missing.duration": "{column}: missing; fill in a duration, for example 7:30.",
    "missing.name": "{column}: missing; fill in a name from the list.",
    "missing.key_of": "{column}: missing; fill in the key of {row}.",
    "missing.key": "{column}: missing; fill in a key from the tab {tab}.",
    "bounds.above": '{column}: "{found}" cannot be; fill in a number greater than {limit}.',
    "bounds.minimum": '{column}: "{found}" cannot be; fill in a number of {limit} or more.',
    "bounds.maximum": '{column}: "{found}" is too much; check the number, as one row holds {limit} at most.',
    "rule.outside_period": "{column}: {day} is outside the programme ({first} through {last}); "
    "check the date, as it can only count inside it.",
    "rule.in_future": "{column}: {day} is in the future; fill in the date when it has "
    "come, or correct it.",
    "rule.required_when": '{column}: missing; fill this in, because {other} says "{found}".',
    "rule.said": "{en}",
    "python.fails": "The rule {rule} of the programme file failed ({error}) and was not applied; the rest was done. Ask the maker of the rule to mend it.",
    "python.hangs": "The rule {rule} of the programme file did not come back in time and was not applied; the rest was done. Ask the maker of the rule to mend it.",
    "python.nonsense": "The rule {rule} of the programme file gave back something else than None, True or a text for each row, and was not applied; the rest was done. Ask the maker of the rule to mend it.",
    "term.negative": "{column}: the term is shorter than nothing; mend the number from which it is worked out.",
    "term.not_whole": "{column}: the term is no whole number; mend the number from which it is worked out.",
    "term.beyond": "{column}: the term runs out of the calendar; mend the day from which it is counted.",
    "name.unclear": '{column}: "{found}" can mean more than one name; let every spelling occur once.',
    "pool.stopped": "{pool}: how much there is, or the most that is allowed, cannot be read; mend that, until "
    "then nothing of it is shared out.",
    "reference.of_several": '{column}: "{found}" can mean several rows of {tab} ({keys}); copy the key.',
    "reference.unknown": '{column}: "{found}" is not in {tab}; copy what stands there.',
    "formula.by_zero": "{column}: this divides by zero; fill in the cells from which it is worked "
    "out.",
    "rule.before": "{column}: {day} is before {other} ({limit}); correct one of the two dates.",
}
