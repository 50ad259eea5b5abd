"""All functions of formulas, by their names in both languages, with what people read of them.

One table: the checker knows functions by it, mistakes suggest from it, and the page in the
documentation is made of it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import fold
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.cells.text import Language


class Function(NamedTuple):
    """A function.

    ``english`` is the name that trees have; ``others`` are spellings from elsewhere. ``takes`` has
    what stands between the brackets, in Dutch and in English; ``help`` and ``example`` likewise.
    """

    english: str
    dutch: str
    others: tuple[str, ...]
    takes: tuple[str, str]
    help: tuple[str, str]
    example: tuple[str, str]

    def name(self, language: Language) -> str:
        """As this language has it."""
        return self.dutch if language == "nl" else self.english


_TABLE: Final = (
    # decisions
    ("IF", "ALS", "", "voorwaarde; dan; anders", "condition, then, otherwise",
     "Het een of het ander; zonder het laatste: leeg.",
     "One or the other; without the last: blank.",
     'ALS([Uren] > 8; "veel"; "gewoon")', 'IF([Hours] > 8, "many", "usual")'),
    ("IFS", "ALS.VOORWAARDEN", "ALSVOORWAARDEN", "voorwaarde; dan; …; anders",
     "condition, then, …, otherwise",
     "Wat bij de eerste voorwaarde staat die opgaat; een laatste zonder voorwaarde geldt anders.",
     "What stands with the first condition that holds; a last one without condition otherwise.",
     'ALS.VOORWAARDEN([Uren] > 8; "veel"; [Uren] > 4; "gewoon"; "weinig")',
     'IFS([Hours] > 8, "many", [Hours] > 4, "usual", "few")'),
    ("ISBLANK", "LEEG", "ISLEEG", "waarde", "value", "Of er niets staat.",
     "Whether nothing is there.",
     "LEEG([Toegekend])", "ISBLANK([Granted])"),
    ("ISFILLED", "GEVULD", "ISGEVULD", "waarde", "value", "Of er iets staat.",
     "Whether something is there.", "GEVULD([Toegekend])", "ISFILLED([Granted])"),
    ("IFBLANK", "ANDERS", "ALSLEEG", "waarde; …; anders", "value, …, otherwise",
     "De eerste die niet leeg is; wat niet te lezen is, telt daarbij als leeg.",
     "The first that is not blank; what cannot be read counts as blank.",
     "ANDERS([Toegekend]; [Begroot])", "IFBLANK([Granted], [Estimated])"),
    ("AND", "EN", "", "voorwaarde; …", "condition, …", "Of alle voorwaarden opgaan.",
     "Whether all conditions hold.", "EN([Uren] > 2; [Uren] < 8)", "AND([Hours] > 2, [Hours] < 8)"),
    ("OR", "OF", "", "voorwaarde; …", "condition, …", "Of een van de voorwaarden opgaat.",
     "Whether one of the conditions holds.", "OF(LEEG([Uren]); [Uren] = 0)",
     "OR(ISBLANK([Hours]), [Hours] = 0)"),
    ("NOT", "NIET", "", "voorwaarde", "condition", "Of de voorwaarde niet opgaat.",
     "Whether the condition does not hold.", "NIET(LEEG([Uren]))", "NOT(ISBLANK([Hours]))"),
    ("TRUE", "WAAR", "", "", "", "Ja.", "Yes.", "[Gezien] = WAAR", "[Seen] = TRUE"),
    ("FALSE", "ONWAAR", "", "", "", "Nee.", "No.", "[Gezien] = ONWAAR", "[Seen] = FALSE"),
    # sums and lists
    ("SUM", "SOM", "", "waarden; …", "values, …",
     "De som; van niets is dat 0. Cellen die niet kloppen tellen niet mee.",
     "The sum; of nothing that is 0. Cells that are not right do not count.",
     "SOM(Uren[Uren])", "SUM(Hours[Hours])"),
    ("COUNT", "AANTAL", "AANTALARG,COUNTA", "waarden; …", "values, …", "Hoeveel er niet leeg zijn.",
     "How many are not blank.", "AANTAL(Uren[Uren])", "COUNT(Hours[Hours])"),
    ("MIN", "MIN", "MINIMUM", "waarden; …", "values, …", "De kleinste.", "The least.",
     "MIN([Begroot]; [Toegekend])", "MIN([Estimated], [Granted])"),
    ("MAX", "MAX", "MAXIMUM", "waarden; …", "values, …", "De grootste.", "The greatest.",
     "MAX([Saldo]; 0)", "MAX([Balance], 0)"),
    ("AVERAGE", "GEMIDDELDE", "", "waarden; …", "values, …", "Het gemiddelde; van niets: leeg.",
     "The mean; of nothing: blank.", "GEMIDDELDE(Uren[Uren])", "AVERAGE(Hours[Hours])"),
    ("FIRST", "EERSTE", "", "Tabblad[Kolom]", "Tab[Column]",
     "De eerste die niet leeg is, in de volgorde van het tabblad.",
     "The first that is not blank, in the order of the tab.",
     "EERSTE(Uren[Adviseur])", "FIRST(Hours[Adviser])"),
    ("LAST", "LAATSTE", "", "Tabblad[Kolom]", "Tab[Column]",
     "De laatste die niet leeg is, in de volgorde van het tabblad.",
     "The last that is not blank, in the order of the tab.",
     "LAATSTE(Uren[Adviseur])", "LAST(Hours[Adviser])"),
    ("CONTAINS", "BEVAT", "", "lijst of tekst; waarde", "list or text, value",
     "Of de waarde een van de keuzes is, in de rijen voorkomt, of in de tekst staat.",
     "Whether the value is among the choices or the rows, or stands in the text.",
     'BEVAT([Doelen]; "Workshop")', 'CONTAINS([Aims], "Workshop")'),
    ("IN", "IN", "", "waarde; lijst …", "value, list …",
     "Of de waarde in de lijst voorkomt, of een van de waarden is.",
     "Whether the value is in the list, or is one of the values.",
     'IN([Activiteit]; "Workshop"; "Pilot")', 'IN([Activity], "Workshop", "Pilot")'),
    ("ALL", "ALLE", "", "Tabblad[Kolom]", "Tab[Column]",
     "Alle rijen van een tabblad, niet alleen die naar deze rij verwijzen.",
     "All rows of a tab, not only those that point at this row.",
     "SOM(ALLE(Plannen[Begroot]))", "SUM(ALL(Plans[Estimated]))"),
    ("TEXTJOIN", "TEKST.COMBINEREN", "TEKSTCOMBINEREN,JOIN", "scheiding; Tabblad[Kolom]",
     "separator, Tab[Column]", "De teksten achter elkaar, met de scheiding ertussen.",
     "The texts after one another, with the separator in between.",
     'TEKST.COMBINEREN(", "; Uren[Adviseur])', 'TEXTJOIN(", ", Hours[Adviser])'),
    # days
    ("TODAY", "VANDAAG", "", "", "", "De dag van vandaag.", "This day.", "[Einde] < VANDAAG()",
     "[End] < TODAY()"),
    ("NOW", "NU", "", "", "", "Dit moment.", "This moment.", "[Gemeld op] < NU() - 2",
     "[Reported] < NOW() - 2"),
    ("DATE", "DATUM", "", "jaar; maand; dag of een moment", "year, month, day or a moment",
     "De dag; van een moment de dag ervan.", "The day; of a moment its day.", "DATUM(2024; 3; 1)",
     "DATE(2024, 3, 1)"),
    ("YEAR", "JAAR", "", "dag", "day", "Het jaar.", "The year.",
     "JAAR([Start])", "YEAR([Start])"),
    ("MONTH", "MAAND", "", "dag", "day", "De maand, 1 tot en met 12.", "The month, 1 through 12.",
     "MAAND([Start])", "MONTH([Start])"),
    ("DAY", "DAG", "", "dag", "day", "De dag van de maand.", "The day of the month.",
     "DAG([Start])", "DAY([Start])"),
    ("WEEKDAY", "WEEKDAG", "", "dag", "day", "De dag van de week; maandag is 1.",
     "The day of the week; Monday is 1.", "WEEKDAG([Start]) > 5", "WEEKDAY([Start]) > 5"),
    ("WORKDAY", "WERKDAG", "", "dag; aantal; vrije dagen", "day, number, free days",
     "Zo veel werkdagen verder (of terug).", "So many working days on (or back).",
     "WERKDAG([Gemeld op]; 5; ALLE(Feestdagen[Dag]))",
     "WORKDAY([Reported], 5, ALL(Holidays[Day]))"),
    ("NETWORKDAYS", "NETTO.WERKDAGEN", "NETTOWERKDAGEN", "van; tot en met; vrije dagen",
     "from, through, free days", "Hoeveel werkdagen er zijn, beide dagen inbegrepen.",
     "How many working days there are, both days included.",
     "NETTO.WERKDAGEN([Start]; [Einde])", "NETWORKDAYS([Start], [End])"),
    ("DATEDIF", "DATUM.VERSCHIL", "DATUMVERSCHIL", 'van; tot; "d", "m" of "j"',
     'from, to, "d", "m" or "y"', "Hele dagen, maanden of jaren ertussen.",
     "Whole days, months or years in between.", 'DATUM.VERSCHIL([Start]; [Einde]; "m")',
     'DATEDIF([Start], [End], "m")'),
    # numbers and texts
    ("ROUND", "AFRONDEN", "", "getal; decimalen", "number, decimals",
     "Afgerond; een half gaat van nul af.", "Rounded; a half goes away from zero.",
     "AFRONDEN([Uren] / 3; 1)", "ROUND([Hours] / 3, 1)"),
    ("ABS", "ABS", "", "getal", "number", "Zonder minteken.", "Without its minus.",
     "ABS([Begroot] - maximum)", "ABS([Estimated] - maximum)"),
    ("TEXT", "TEKST", "", "waarde; vorm", "value, form", "Een getal of dag in een vorm.",
     "A number or day in a form.", 'TEKST([Start]; "dd-mm-jjjj")', 'TEXT([Start], "dd-mm-yyyy")'),
    ("LEN", "LENGTE", "", "tekst", "text", "Hoeveel tekens de tekst heeft.",
     "How many characters the text has.", "LENGTE([Vraag]) < 10", "LEN([Question]) < 10"),
    ("LOWER", "KLEINE.LETTERS", "KLEINELETTERS", "tekst", "text", "In kleine letters.",
     "In small letters.", "KLEINE.LETTERS([Naam])", "LOWER([Name])"),
    # rows
    ("EARLIER", "EERDER", "", "kolom; …", "column, …",
     "De eerste rij, in de volgorde van het tabblad, met in deze kolommen hetzelfde.",
     "The first row, in the order of the tab, with the same in these columns.",
     "EERDER([Naam]).[Vraag]", "EARLIER([Name]).[Question]"),
    ("EARLIER.IF", "EERDER.ALS", "EERDERALS,EARLIERIF", "voorwaarde; kolom; …",
     "condition, column, …", "Hetzelfde, onder de rijen waarvoor de voorwaarde opgaat.",
     "The same, among the rows for which the condition holds.",
     "GEVULD(EERDER.ALS([Gezien]; [Naam]))", "ISFILLED(EARLIER.IF([Seen], [Name]))"),
    ("RUNNING", "LOPEND", "", "waarde; groep; volgorde; …", "value, group, order, …",
     "De som tot en met deze rij, binnen haar groep.", "The sum up to this row, within its group.",
     "LOPEND([Uren]; [Plan]; [Datum])", "RUNNING([Hours], [Plan], [Day])"),
    ("LOOKUP", "ZOEK", "ZOEKEN", "Tabblad; tekst", "Tab, text",
     "De rij van een tabblad met dit kenmerk of deze naam.",
     "The row of a tab with this key or name.", 'ZOEK(Plannen; "p-02").[Vraag]',
     'LOOKUP(Plans, "p-02").[Question]'),
    ("STATUS", "STATUS", "", "rij", "row", "De status van deze rij, of van een andere.",
     "The status of this row, or of another.", 'STATUS([Plan]) = "Goedgekeurd"',
     'STATUS([Plan]) = "Approved"'),
    ("LAPSED", "VERVALLEN", "", "", "",
     "Of wat deze rij uit een pot vroeg niet meer telt: gesloten, te laat aangenomen, vervallen.",
     "Whether what this row asks of a pool counts no more: closed, accepted too late, or lapsed.",
     "VERVALLEN()", "LAPSED()"),
    ("KEY", "KENMERK", "SLEUTEL", "rij", "row",
     "Het kenmerk (of de naam) van deze rij, of van een andere.",
     "The key (or the name) of this row, or of another.", "KENMERK(EERDER([Naam]))",
     "KEY(EARLIER([Name]))"),
    ("ISWRONG", "FOUT", "WRONG", "kolom", "column",
     "Of de cel niet klopt; zonder kolom: of er iets in de rij niet klopt.",
     "Whether the cell is not right; without a column: whether anything in the row is not.",
     "FOUT([Datum])", "ISWRONG([Day])"),
    ("INCOMPLETE", "ONVOLLEDIG", "", "kolom", "column",
     "Of de cel ontbreekt; zonder kolom: of er iets in de rij ontbreekt.",
     "Whether the cell is missing; without a column: whether anything in the row is.",
     "ONVOLLEDIG()", "INCOMPLETE()"),
    ("ISUNKNOWN", "ONBEKEND", "UNKNOWN", "kolom", "column",
     "Of de cel een rij noemt die er niet is.",
     "Whether the cell names a row that is not there.",
     "ONBEKEND([Plan])", "ISUNKNOWN([Plan])"),
    ("TYPED", "GETYPT", "", "kolom", "column",
     "De tekst zoals die in de cel staat, ook als die niet te lezen is.",
     "The text as it stands in the cell, also when it cannot be read.",
     "GETYPT([Datum])", "TYPED([Day])"),
)  # fmt: skip

FUNCTIONS: Final[Mapping[str, Function]] = {
    row[0]: Function(
        row[0],
        row[1],
        tuple(filter(None, row[2].split(","))),
        (row[3], row[4]),
        (row[5], row[6]),
        (row[7], row[8]),
    )
    for row in _TABLE
}
"""By their English names, in the order in which people read of them."""


COUNTS: Final[dict[str, tuple[int, int | None]]] = {
    "IF": (2, 3),
    "IFS": (2, None),
    "ISBLANK": (1, 1),
    "ISFILLED": (1, 1),
    "IFBLANK": (1, None),
    "AND": (1, None),
    "OR": (1, None),
    "NOT": (1, 1),
    "TRUE": (0, 0),
    "FALSE": (0, 0),
    "SUM": (1, None),
    "COUNT": (1, None),
    "MIN": (1, None),
    "MAX": (1, None),
    "AVERAGE": (1, None),
    "FIRST": (1, 1),
    "LAST": (1, 1),
    "CONTAINS": (2, 2),
    "IN": (2, None),
    "ALL": (1, 1),
    "TEXTJOIN": (2, 2),
    "TODAY": (0, 0),
    "NOW": (0, 0),
    "DATE": (1, 3),
    "YEAR": (1, 1),
    "MONTH": (1, 1),
    "DAY": (1, 1),
    "WEEKDAY": (1, 1),
    "WORKDAY": (2, 3),
    "NETWORKDAYS": (2, 3),
    "DATEDIF": (3, 3),
    "ROUND": (1, 2),
    "ABS": (1, 1),
    "TEXT": (2, 2),
    "LEN": (1, 1),
    "LOWER": (1, 1),
    "EARLIER": (1, None),
    "EARLIER.IF": (2, None),
    "RUNNING": (2, None),
    "LOOKUP": (2, 2),
    "STATUS": (0, 1),
    "LAPSED": (0, 0),
    "KEY": (0, 1),
    "ISWRONG": (0, 1),
    "INCOMPLETE": (0, 1),
    "ISUNKNOWN": (1, 1),
    "TYPED": (1, 1),
}
"""How many arguments at least and at most; None: any number."""


@cache
def by_name() -> Mapping[str, Function]:
    """By every name, folded."""
    return {
        fold(name): function
        for function in FUNCTIONS.values()
        for name in (function.english, function.dutch, *function.others)
    }


def function_named(name: str) -> Function | None:
    """The function of this name in either language, with or without its dots.

    >>> function_named("som").english, function_named("NETTOWERKDAGEN").english
    ('SUM', 'NETWORKDAYS')
    """
    return by_name().get(fold(name)) or by_name().get(fold(name).replace("_", "."))
