"""What a new register says about itself: notes on headers, hints while typing, titles of charts.

A hint stands in a box of Excel's that holds 255 characters.
"""

from __future__ import annotations

NL: dict[str, str] = {
    "new.required": "Verplicht.",
    "new.required_when": "Verplicht als {other} is ingevuld.",
    "new.required_when_equals": "Verplicht als bij {other} staat: {equals}.",
    "new.choose_one": "Kies uit: {options}.",
    "new.choose_more": "Kies één of meer, met een komma ertussen: {options}.",
    "new.machine": "Deze kolom vult het programma in.",
    "new.machine_tab": "Dit tabblad maakt het programma. U kunt het lezen, filteren en afdrukken; "
    "vul zelf alleen de andere tabbladen in.",
    "new.expects.machine": "Deze kolom vult het programma in; wat u hier typt, wordt bij de "
    "volgende keer teruggezet.",
    "new.expects.list": "Dit staat niet in de lijst. Kies een regel uit de lijst, of laat het "
    "staan als het toch goed is; bij de volgende keer ziet u in de rij of het klopt.",
    "new.expects.day": "Hier hoort een datum, bijvoorbeeld 31-12-2021.",
    "new.expects.day_within": "Hier hoort een datum van {first} tot en met {last}.",
    "new.expects.moment": "Hier horen een datum en een tijd, bijvoorbeeld 31-12-2021 10:15.",
    "new.expects.amount": "Dit past hier niet. Vul een getal in, bijvoorbeeld 7,5, met een komma "
    "en geen punt.",
    "new.expects.money": "Dit past hier niet. Vul een bedrag in, bijvoorbeeld 1200,50, met een "
    "komma en geen punt.",
    "new.expects.number": "Dit past hier niet. Vul een getal in, bijvoorbeeld 3.",
    "new.printed": "{name} · {tab}",
    "new.page": "bladzijde {page} van {pages}",
}

EN: dict[str, str] = {
    "new.required": "Required.",
    "new.required_when": "Required when {other} is filled in.",
    "new.required_when_equals": "Required when {other} says: {equals}.",
    "new.choose_one": "Choose from: {options}.",
    "new.choose_more": "Choose one or more, with a comma in between: {options}.",
    "new.machine": "The program fills in this column.",
    "new.machine_tab": "The program makes this tab. You can read, filter and print it; fill in "
    "the other tabs only.",
    "new.expects.machine": "The program fills in this column; what you type here will be put back "
    "the next time.",
    "new.expects.list": "This is not in the list. Choose a line from the list, or leave it if it "
    "is right after all; the next time the row will say whether it is.",
    "new.expects.day": "A date belongs here, for example 31 Dec 2021.",
    "new.expects.day_within": "A date from {first} through {last} belongs here.",
    "new.expects.moment": "A date and a time belong here, for example 31 Dec 2021 10:15.",
    "new.expects.amount": "This does not fit here. Fill in a number, for example 7.5.",
    "new.expects.money": "This does not fit here. Fill in an amount, for example 1200.50.",
    "new.expects.number": "This does not fit here. Fill in a number, for example 3.",
    "new.printed": "{name} · {tab}",
    "new.page": "page {page} of {pages}",
}
