"""What somebody meant who wrote a word of a programme file otherwise than it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LETTERS_PER_MISTAKE: Final = 4
"""Of a word of so many letters one may be wrong; a shorter word with a letter wrong is another."""
_MEANT: Final[Mapping[str, str]] = {
    "naam": "name",
    "titel": "title",
    "taal": "language",
    "tijdzone": "time_zone",
    "periode": "period",
    "looptijd": "period",
    "begin": "start",
    "eind": "end",
    "einde": "end",
    "namen": "names",
    "eenheden": "units",
    "eenheid": "unit",
    "waarden": "values",
    "tabbladen": "tabs",
    "tabblad": "tab",
    "kolommen": "columns",
    "kolom": "column",
    "kop": "header",
    "soort": "kind",
    "type": "kind",
    "verplicht": "required",
    "verplicht_als": "required_when",
    "mandatory": "required",
    "keuzes": "choices",
    "opties": "choices",
    "options": "choices",
    "uitleg": "help",
    "toelichting": "help",
    "beschrijving": "help",
    "formule": "formula",
    "verborgen": "hidden",
    "statussen": "statuses",
    "status": "statuses",
    "regels": "rules",
    "rijen": "rows",
    "termijnen": "terms",
    "potten": "pools",
    "pot": "pools",
    "melding": "message",
    "bericht": "message",
    "wanneer": "when",
    "als": "when",
    "if": "when",
    "volgende": "next",
    "toon": "tone",
    "kleur": "tone",
    "colour": "tone",
    "color": "tone",
    "label": "label",
    "minimaal": "minimum",
    "min": "minimum",
    "maximaal": "maximum",
    "max": "maximum",
    "totaal": "total",
    "lengte": "length",
    "kalender": "calendar",
    "volgorde": "order",
    "kenmerk": "key",
    "formulier": "form",
    "overzicht": "overview",
    "grafieken": "charts",
    "vragen": "questions",
    "privé": "privacy",
    "tekst": "text",
    "e-mail": "email",
    "mail": "email",
    "bedrag": "money",
    "geld": "money",
    "aantal": "amount",
    "getal": "number",
    "nummer": "number",
    "datum": "day",
    "date": "day",
    "dag": "day",
    "moment": "moment",
    "tijdstip": "moment",
    "datetime": "moment",
    "keuze": "choice",
    "verwijzing": "reference",
    "link": "url",
    "telefoon": "phone",
    "percentage": "percent",
    "procent": "percent",
    "ja_nee": "yes_no",
    "ja/nee": "yes_no",
    "boolean": "yes_no",
    "bool": "yes_no",
    "duur": "duration",
    "string": "text",
    "integer": "number",
    "int": "number",
    "float": "number",
    "programma": "machine",
    "program": "machine",
    "mens": "person",
    "nederlands": "nl",
    "dutch": "nl",
    "engels": "en",
    "english": "en",
    "goed": "good",
    "slecht": "bad",
    "bezig": "busy",
    "aandacht": "attention",
    "stil": "quiet",
}
"""Dutch words, and words of other programs, for the words of a programme file."""


def near(word: str, known: Iterable[str]) -> str:
    """The one of these that was meant; nothing where that is not clear.

    >>> near("requierd", ["required", "required_when"]), near("Naam", ["name", "names"])
    ('required', 'name')
    >>> near("parts", ["parties", "plans"])
    ''
    """
    from rapidfuzz.distance import OSA

    plain = {_plain(one): one for one in known}
    wanted = _plain(word)
    if wanted in plain:
        return plain[wanted]
    if (meant := _MEANT.get(fold(word).replace(" ", "_"), "")) and _plain(meant) in plain:
        return plain[_plain(meant)]
    most = max(len(wanted) // _LETTERS_PER_MISTAKE, int(len(wanted) > 2))
    found = sorted((OSA.distance(wanted, one), one) for one in plain)
    if not found or found[0][0] > most or (len(found) > 1 and found[1][0] == found[0][0]):
        return ""
    return plain[found[0][1]]


def _plain(word: str) -> str:
    return fold(word).replace("-", "").replace("_", "").replace(" ", "")
