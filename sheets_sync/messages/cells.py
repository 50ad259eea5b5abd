"""The sentences about one cell that cannot be read.

Each is a ``str.format`` template: {column} is the header, {found} what is in the cell; the other
places are the details of the Wrong with that code.
"""

from __future__ import annotations

NL: dict[str, str] = {
    "url.unknown": '{column}: "{found}" is geen webadres; vul het in zoals www.example.org/pagina.',
    "phone.unknown": '{column}: "{found}" is geen telefoonnummer; vul het in zoals 030 123 45 67.',
    "phone.number": "{column}: {found} staat er als getal, zodat een nul vooraan wegvalt; zet er een ' voor.",
    "postcode.unknown": '{column}: "{found}" is geen postcode; vul haar in zoals 1234 AB.',
    "iban.unknown": '{column}: "{found}" is geen IBAN; vul het in zoals NL00 BANK 0123 4567 89.',
    "iban.check": '{column}: "{found}" kan niet kloppen, er is een teken verkeerd; controleer het IBAN.',
    "percent.unknown": '{column}: "{found}" is geen percentage; vul het in zoals 50%.',
    "percent.too_precise": '{column}: "{found}" heeft te veel cijfers; rond af op hele procenten.',
    "yes_no.unknown": '{column}: "{found}" is geen ja of nee; vul Ja of Nee in, of vink het vakje aan.',
    "cell.error": '{column}: de formule in deze cel geeft de fout "{found}"; herstel de formule '
    "of vul de waarde zelf in.",
    "cell.loading": '{column}: de formule in deze cel is nog aan het laden ("{found}"); kijk straks '
    "nog eens, en blijft het zo, vul dan de waarde zelf in.",
    "cell.no_outcome": "{column}: de uitkomst van de formule in deze cel is niet bewaard; open "
    "het bestand in het rekenprogramma en sla het daar op, of vul de waarde zelf in.",
    "cell.formula": '{column}: "{found}" is een formule die als tekst in de cel staat; vul de '
    "uitkomst in.",
    "hours.not_a_number": '{column}: "{found}" is geen aantal uren; vul een getal in, '
    "bijvoorbeeld 7,5.",
    "hours.ambiguous": '{column}: "{found}" kan {whole} uur betekenen, maar ook {decimals} uur; '
    "vul een getal in zonder teken voor duizendtallen en met hooguit twee cijfers achter de komma.",
    "hours.ambiguous_time": '{column}: "{found}" kan {decimals} uur betekenen, maar ook een tijd '
    "van {clock} uur; vul {decimals} of {clock} in.",
    "hours.time_value": '{column}: "{found}" lijkt een tijd in plaats van een aantal uren; vul '
    "{hours} in als gewoon getal, of {nearest} als dat bedoeld is.",
    "hours.too_precise": '{column}: "{found}" heeft meer dan twee cijfers achter de komma; rond '
    "het aantal uren af, bijvoorbeeld op {nearest}.",
    "hours.not_hundredths": '{column}: "{found}" komt niet uit op hele honderdsten van een uur; '
    "vul het afgeronde aantal uren in, bijvoorbeeld {nearest}.",
    "hours.no_such_time": '{column}: "{found}" is geen goede tijdsduur, want minuten gaan tot en '
    "met 59; vul het aantal uren als getal in, bijvoorbeeld 7,5.",
    "hours.too_large": '{column}: "{found}" is te groot voor een aantal uren; controleer het getal '
    "en vul bijvoorbeeld 7,5 in.",
    "money.not_a_number": '{column}: "{found}" is geen bedrag in euro\'s; vul een bedrag in, '
    "bijvoorbeeld 1200,50.",
    "money.ambiguous": '{column}: "{found}" kan {whole} euro betekenen, maar ook {decimals} euro; '
    "vul een bedrag in zonder teken voor duizendtallen en met twee cijfers achter de komma.",
    "money.too_precise": '{column}: "{found}" heeft meer dan twee cijfers achter de komma; rond '
    "het bedrag af op hele centen, bijvoorbeeld {nearest}.",
    "money.too_large": '{column}: "{found}" is te groot voor een bedrag in euro\'s; controleer het '
    "bedrag en vul bijvoorbeeld 1200,50 in.",
    "number.not_a_number": '{column}: "{found}" is geen aantal; vul een getal in, bijvoorbeeld 3.',
    "number.ambiguous": '{column}: "{found}" kan {whole} betekenen, maar ook {decimals}; vul een '
    "getal in zonder teken voor duizendtallen en met hooguit twee cijfers achter de komma.",
    "number.too_precise": '{column}: "{found}" heeft meer dan twee cijfers achter de komma; rond '
    "het aantal af, bijvoorbeeld op {nearest}.",
    "number.too_large": '{column}: "{found}" is te groot voor een aantal; controleer het getal en '
    "vul bijvoorbeeld 3 in.",
    "date.not_a_date": '{column}: "{found}" is geen datum; vul dag, maand en jaar in, bijvoorbeeld '
    "31-12-2021.",
    "date.not_a_moment": '{column}: "{found}" is geen datum met tijd; vul dag, maand, jaar en tijd '
    "in, bijvoorbeeld 31-12-2021 10:15.",
    "date.no_year": '{column}: bij "{found}" ontbreekt het jaar; vul dag, maand en jaar in, '
    "bijvoorbeeld 31-12-2021.",
    "date.no_such_day": '{column}: de dag "{found}" bestaat niet; vul dag, maand en jaar in, '
    "bijvoorbeeld 31-12-2021.",
    "date.no_such_time": '{column}: in "{found}" staat een tijd die niet bestaat; vul de tijd in '
    "als uren en minuten, bijvoorbeeld 31-12-2021 10:15.",
    "date.month_first": '{column}: "{found}" is geen datum in de volgorde dag-maand-jaar; bedoelt '
    "u {suggestion}?",
    "date.either_order": '{column}: "{found}" kan {day_first} zijn, maar ook {month_first}; vul de '
    "datum in met de maand als woord, bijvoorbeeld 31 dec 2021.",
    "date.order_of_column": '{column}: "{found}" kan {day_first} zijn, maar ook {month_first}, want '
    'in deze kolom staat ook "{example}", met de maand voorop; vul de datum in met de maand als '
    "woord, bijvoorbeeld 31 dec 2021.",
    "date.maybe_swapped": "{column}: hier staat {date}, maar in deze kolom staan ook datums met de "
    'maand voorop, zoals "{example}"; kijk na of dit niet {other} moet zijn, want dan heeft het '
    "rekenprogramma dag en maand verwisseld.",
    "date.out_of_range": '{column}: "{found}" is de datum {date}, en die ligt niet in de jaren '
    "2000 tot en met 2099; vul een datum in, bijvoorbeeld 31-12-2021.",
    "date.zone": '{column}: in "{found}" staat een tijdzone; vul de plaatselijke tijd in, zonder '
    "tijdzone, bijvoorbeeld 31-12-2021 10:15.",
    "optional.date.not_a_date": '{column}: "{found}" is geen datum; maak de cel leeg. Alleen als '
    "hier een dag hoort, vult u die in, bijvoorbeeld 31-12-2021.",
    "optional.date.not_a_moment": '{column}: "{found}" is geen datum met tijd; maak de cel leeg. '
    "Alleen als hier een moment hoort, vult u dat in, bijvoorbeeld 31-12-2021 10:15.",
    "optional.date.out_of_range": '{column}: "{found}" is de datum {date}, en die ligt niet in de '
    "jaren 2000 tot en met 2099; maak de cel leeg of verbeter de datum.",
    "optional.date.no_such_day": '{column}: de dag "{found}" bestaat niet; maak de cel leeg of '
    "verbeter de datum.",
    "optional.choice.unknown": '{column}: "{found}" is geen van de mogelijkheden; maak de cel leeg '
    "of kies uit: {choices}.",
    "optional.several.unknown": '{column}: "{unknown}" hoort niet bij de mogelijkheden; maak de cel '
    "leeg of kies uit: {choices} (met komma's ertussen).",
    "filler.or_nought": '{column}: "{found}" kan betekenen dat hier niets hoort, maar ook 0; maak de '
    "cel leeg, of vul 0 in.",
    "amount.not_whole": '{column}: "{found}" is geen heel aantal; rond het af.',
    "amount.one_decimal": '{column}: "{found}" heeft meer dan één cijfer achter de komma; rond het af.',
    "pattern.unlike": '{column}: "{found}" heeft niet de vorm die hier hoort; geef {help}.',
    "choice.unknown": '{column}: "{found}" is geen van de mogelijkheden; kies uit: {choices}.',
    "choice.near_miss": '{column}: "{found}" is geen van de mogelijkheden; bedoelt u '
    '"{suggestion}"? Kies uit: {choices}.',
    "several.unknown": '{column}: "{unknown}" hoort niet bij de mogelijkheden; kies uit: {choices} '
    "(met komma's ertussen).",
    "several.near_miss": '{column}: "{unknown}" is geen van de mogelijkheden; bedoelt u '
    '"{suggestion}"? Kies uit: {choices}.',
    "name.unknown": '{column}: "{found}" staat niet in de lijst; kies een naam uit de lijst of vul '
    "de lijst aan.",
    "name.near_miss": '{column}: "{found}" staat niet in de lijst; bedoelt u "{suggestion}"?',
    "disguise.invisible": '{column}: in "{found}" is teken {place} onzichtbaar ({name}); typ de '
    "inhoud opnieuw.",
    "disguise.lookalike": '{column}: in "{found}" is teken {place} geen gewone "{plain}", maar een '
    "teken uit een ander alfabet dat erop lijkt; typ de inhoud opnieuw.",
    "disguise.turned": '{column}: in "{found}" staat een onzichtbaar teken dat de tekst omdraait, '
    "zodat u iets anders ziet dan er staat; typ de inhoud opnieuw.",
    "email.not_an_address": '{column}: "{found}" is geen e-mailadres; vul één adres in, '
    "bijvoorbeeld naam@example.org.",
}

EN: dict[str, str] = {
    "url.unknown": '{column}: "{found}" is no web address; fill it in as www.example.org/page.',
    "phone.unknown": '{column}: "{found}" is no phone number; fill it in as 030 123 45 67.',
    "phone.number": "{column}: {found} is there as a number, so that a nought in front is lost; put a ' before it.",
    "postcode.unknown": '{column}: "{found}" is no postcode; fill it in as 1234 AB.',
    "iban.unknown": '{column}: "{found}" is no IBAN; fill it in as NL00 BANK 0123 4567 89.',
    "iban.check": '{column}: "{found}" cannot be right, a character is wrong; check the IBAN.',
    "percent.unknown": '{column}: "{found}" is no percentage; fill it in as 50%.',
    "percent.too_precise": '{column}: "{found}" has too many digits; round it to whole percents.',
    "yes_no.unknown": '{column}: "{found}" is no yes or no; fill in Yes or No, or tick the box.',
    "cell.error": '{column}: the formula in this cell gives the error "{found}"; mend the formula '
    "or fill in the value itself.",
    "cell.loading": '{column}: the formula in this cell is still loading ("{found}"); look again in '
    "a while, and if it stays so, fill in the value itself.",
    "cell.no_outcome": "{column}: the outcome of the formula in this cell was not saved; open the "
    "file in the spreadsheet program and save it there, or fill in the value itself.",
    "cell.formula": '{column}: "{found}" is a formula that stands in the cell as text; fill in its '
    "outcome.",
    "hours.not_a_number": '{column}: "{found}" is not a number of hours; fill in a number, for '
    "example 7.5.",
    "hours.ambiguous": '{column}: "{found}" can mean {whole} hours, but also {decimals} hours; '
    "fill in a number without a mark for thousands and with at most two decimals.",
    "hours.ambiguous_time": '{column}: "{found}" can mean {decimals} hours, but also a time of '
    "{clock} hours; fill in {decimals} or {clock}.",
    "hours.time_value": '{column}: "{found}" looks like a time instead of a number of hours; fill '
    "in {hours} as a plain number, or {nearest} if that is meant.",
    "hours.too_precise": '{column}: "{found}" has more than two decimals; round the number of '
    "hours, for example to {nearest}.",
    "hours.not_hundredths": '{column}: "{found}" does not come to whole hundredths of an hour; '
    "fill in the rounded number of hours, for example {nearest}.",
    "hours.no_such_time": '{column}: "{found}" is not a proper duration, as minutes go up to 59; '
    "fill in the number of hours, for example 7.5.",
    "hours.too_large": '{column}: "{found}" is too large for a number of hours; check the number '
    "and fill in for example 7.5.",
    "money.not_a_number": '{column}: "{found}" is not an amount in euros; fill in an amount, for '
    "example 1200.50.",
    "money.ambiguous": '{column}: "{found}" can mean {whole} euros, but also {decimals} euros; '
    "fill in an amount without a mark for thousands and with two decimals.",
    "money.too_precise": '{column}: "{found}" has more than two decimals; round the amount to '
    "whole cents, for example {nearest}.",
    "money.too_large": '{column}: "{found}" is too large for an amount in euros; check the amount '
    "and fill in for example 1200.50.",
    "number.not_a_number": '{column}: "{found}" is not a number; fill in a number, for example 3.',
    "number.ambiguous": '{column}: "{found}" can mean {whole}, but also {decimals}; fill in a '
    "number without a mark for thousands and with at most two decimals.",
    "number.too_precise": '{column}: "{found}" has more than two decimals; round the number, for '
    "example to {nearest}.",
    "number.too_large": '{column}: "{found}" is too large for a count; check the number and fill '
    "in for example 3.",
    "date.not_a_date": '{column}: "{found}" is not a date; fill in day, month and year, for '
    "example 31-12-2021.",
    "date.not_a_moment": '{column}: "{found}" is not a date with a time; fill in day, month, year '
    "and time, for example 31-12-2021 10:15.",
    "date.no_year": '{column}: "{found}" lacks the year; fill in day, month and year, for example '
    "31-12-2021.",
    "date.no_such_day": '{column}: the day "{found}" does not exist; fill in day, month and year, '
    "for example 31-12-2021.",
    "date.no_such_time": '{column}: "{found}" has a time that does not exist; fill in the time as '
    "hours and minutes, for example 31-12-2021 10:15.",
    "date.month_first": '{column}: "{found}" is not a date in the order day-month-year; do you '
    "mean {suggestion}?",
    "date.either_order": '{column}: "{found}" can be {day_first}, but also {month_first}; fill in '
    "the date with its month as a word, for example 31 Dec 2021.",
    "date.order_of_column": '{column}: "{found}" can be {day_first}, but also {month_first}, as '
    '"{example}" in this column has the month first; fill in the date with its month as a word, '
    "for example 31 Dec 2021.",
    "date.maybe_swapped": "{column}: this is {date}, but other dates in this column have the month "
    'first, such as "{example}"; check whether this should not be {other}, for then the spreadsheet '
    "program has swapped day and month.",
    "date.out_of_range": '{column}: "{found}" is the date {date}, which is not in the years 2000 '
    "through 2099; fill in a date, for example 31-12-2021.",
    "date.zone": '{column}: "{found}" names a time zone; fill in the local time without a time '
    "zone, for example 31-12-2021 10:15.",
    "optional.date.not_a_date": '{column}: "{found}" is not a date; empty the cell. Only if a day '
    "belongs here, fill it in, for example 31-12-2021.",
    "optional.date.not_a_moment": '{column}: "{found}" is not a date with a time; empty the cell. '
    "Only if a moment belongs here, fill it in, for example 31-12-2021 10:15.",
    "optional.date.out_of_range": '{column}: "{found}" is the date {date}, which is not in the '
    "years 2000 through 2099; empty the cell or correct the date.",
    "optional.date.no_such_day": '{column}: the day "{found}" does not exist; empty the cell or '
    "correct the date.",
    "optional.choice.unknown": '{column}: "{found}" is none of the choices; empty the cell or '
    "choose from: {choices}.",
    "optional.several.unknown": '{column}: "{unknown}" is not among the choices; empty the cell or '
    "choose from: {choices} (with commas in between).",
    "filler.or_nought": '{column}: "{found}" can mean that nothing belongs here, but also 0; empty '
    "the cell, or fill in 0.",
    "amount.not_whole": '{column}: "{found}" is no whole amount; round it.',
    "amount.one_decimal": '{column}: "{found}" has more than one decimal; round it.',
    "pattern.unlike": '{column}: "{found}" has not the form that belongs here; give {help}.',
    "choice.unknown": '{column}: "{found}" is none of the choices; choose from: {choices}.',
    "choice.near_miss": '{column}: "{found}" is none of the choices; do you mean "{suggestion}"? '
    "Choose from: {choices}.",
    "several.unknown": '{column}: "{unknown}" is not among the choices; choose from: {choices} '
    "(with commas in between).",
    "several.near_miss": '{column}: "{unknown}" is none of the choices; do you mean '
    '"{suggestion}"? Choose from: {choices}.',
    "name.unknown": '{column}: "{found}" is not in the list; choose a name from the list or add it '
    "to the list.",
    "name.near_miss": '{column}: "{found}" is not in the list; do you mean "{suggestion}"?',
    "disguise.invisible": '{column}: in "{found}" character {place} is invisible ({name}); type '
    "the content again.",
    "disguise.lookalike": '{column}: in "{found}" character {place} is no plain "{plain}", but one '
    "of another alphabet that looks like it; type the content again.",
    "disguise.turned": '{column}: in "{found}" an invisible character turns the text round, so that '
    "you see something else than what is there; type the content again.",
    "email.not_an_address": '{column}: "{found}" is not an e-mail address; fill in one address, '
    "for example name@example.org.",
}
