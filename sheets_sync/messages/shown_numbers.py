"""The sentences about a number that its cell shows as something else than its column asks for.

As the sentences about one cell: {column} is the header, {found} what people see in the cell.
"""

from __future__ import annotations

NL: dict[str, str] = {
    "hours.date": '{column}: "{found}" is een datum in plaats van een aantal uren; van wat u typt '
    "(zoals 1-2) maakt het rekenprogramma soms een datum. Zet de opmaak van de cel op getal en typ "
    "het aantal uren opnieuw, bijvoorbeeld 7,5.",
    "hours.percent": '{column}: "{found}" is een percentage in plaats van een aantal uren; zet de '
    "opmaak van de cel op getal en vul het aantal uren in, bijvoorbeeld 7,5.",
    "hours.currency": '{column}: "{found}" is een bedrag in plaats van een aantal uren; zet de '
    "opmaak van de cel op getal en vul het aantal uren in, bijvoorbeeld 7,5.",
    "hours.unclear_time": '{column}: de cel toont "{found}", maar daaruit is niet zeker hoeveel '
    "uur het is; zet de opmaak van de cel op getal en vul het aantal uren in, bijvoorbeeld 7,5.",
    "money.date": '{column}: "{found}" is een datum in plaats van een bedrag; van wat u typt '
    "(zoals 1-2) maakt het rekenprogramma soms een datum. Zet de opmaak van de cel op getal en typ "
    "het bedrag opnieuw, bijvoorbeeld 1200,50.",
    "money.time": '{column}: "{found}" is een tijd in plaats van een bedrag; zet de opmaak van de '
    "cel op getal en vul het bedrag in, bijvoorbeeld 1200,50.",
    "money.percent": '{column}: "{found}" is een percentage in plaats van een bedrag; zet de '
    "opmaak van de cel op getal en vul het bedrag in, bijvoorbeeld 1200,50.",
    "number.date": '{column}: "{found}" is een datum in plaats van een aantal; van wat u typt '
    "(zoals 1-2) maakt het rekenprogramma soms een datum. Zet de opmaak van de cel op getal en typ "
    "het aantal opnieuw, bijvoorbeeld 3.",
    "number.time": '{column}: "{found}" is een tijd in plaats van een aantal; zet de opmaak van de '
    "cel op getal en vul het aantal in, bijvoorbeeld 3.",
    "number.percent": '{column}: "{found}" is een percentage in plaats van een aantal; zet de '
    "opmaak van de cel op getal en vul het aantal in, bijvoorbeeld 3.",
    "number.currency": '{column}: "{found}" is een bedrag in plaats van een aantal; zet de opmaak '
    "van de cel op getal en vul het aantal in, bijvoorbeeld 3.",
    "hours.unit": "{column}: in deze cel staat {found}, maar de opmaak van de cel toont iets anders "
    "(bijvoorbeeld dagen, duizenden of een woord); zet de opmaak van de cel op getal en vul het aantal uren in, bijvoorbeeld 7,5.",
    "money.unit": "{column}: in deze cel staat {found}, maar de opmaak van de cel toont iets anders "
    "(bijvoorbeeld dagen, duizenden of een woord); zet de opmaak van de cel op getal en vul het bedrag in, bijvoorbeeld 1200,50.",
    "number.unit": "{column}: in deze cel staat {found}, maar de opmaak van de cel toont iets anders "
    "(bijvoorbeeld dagen, duizenden of een woord); zet de opmaak van de cel op getal en vul het aantal in, bijvoorbeeld 3.",
    "date.shown_otherwise": '{column}: "{found}" is geen datum; zet de opmaak van de cel op datum '
    "en vul dag, maand en jaar in, bijvoorbeeld 31-12-2021.",
    "optional.date.shown_otherwise": '{column}: "{found}" is geen datum; maak de cel leeg. Alleen '
    "als hier een dag hoort, zet u de opmaak van de cel op datum en vult u die dag in.",
}


EN: dict[str, str] = {
    "hours.date": '{column}: "{found}" is a date instead of a number of hours; of what you type '
    "(such as 1-2) the spreadsheet program sometimes makes a date. Set the format of the cell to "
    "number and type the number of hours again, for example 7.5.",
    "hours.percent": '{column}: "{found}" is a percentage instead of a number of hours; set the '
    "format of the cell to number and fill in the number of hours, for example 7.5.",
    "hours.currency": '{column}: "{found}" is an amount of money instead of a number of hours; set '
    "the format of the cell to number and fill in the number of hours, for example 7.5.",
    "hours.unclear_time": '{column}: the cell shows "{found}", which does not say for sure how '
    "many hours it is; set the format of the cell to number and fill in the number of hours, for "
    "example 7.5.",
    "money.date": '{column}: "{found}" is a date instead of an amount in euros; of what you type '
    "(such as 1-2) the spreadsheet program sometimes makes a date. Set the format of the cell to "
    "number and type the amount again, for example 1200.50.",
    "money.time": '{column}: "{found}" is a time instead of an amount in euros; set the format of '
    "the cell to number and fill in the amount, for example 1200.50.",
    "money.percent": '{column}: "{found}" is a percentage instead of an amount in euros; set the '
    "format of the cell to number and fill in the amount, for example 1200.50.",
    "number.date": '{column}: "{found}" is a date instead of a number; of what you type (such as '
    "1-2) the spreadsheet program sometimes makes a date. Set the format of the cell to number and "
    "type the number again, for example 3.",
    "number.time": '{column}: "{found}" is a time instead of a number; set the format of the cell '
    "to number and fill in the number, for example 3.",
    "number.percent": '{column}: "{found}" is a percentage instead of a number; set the format of '
    "the cell to number and fill in the number, for example 3.",
    "number.currency": '{column}: "{found}" is an amount of money instead of a number; set the '
    "format of the cell to number and fill in the number, for example 3.",
    "hours.unit": "{column}: this cell holds {found}, but its format shows something else (such as "
    "days, thousands or a word); set the format of the cell to number and fill in the number of hours, for example 7.5.",
    "money.unit": "{column}: this cell holds {found}, but its format shows something else (such as "
    "days, thousands or a word); set the format of the cell to number and fill in the amount, for example 1200.50.",
    "number.unit": "{column}: this cell holds {found}, but its format shows something else (such as "
    "days, thousands or a word); set the format of the cell to number and fill in the number, for example 3.",
    "date.shown_otherwise": '{column}: "{found}" is not a date; set the format of the cell to date '
    "and fill in day, month and year, for example 31-12-2021.",
    "optional.date.shown_otherwise": '{column}: "{found}" is not a date; empty the cell. Only if a '
    "day belongs here, set the format of the cell to date and fill that day in.",
}
