"""The register that every history starts from: small, with something in each tab."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from support.google.sheets import typed
from support.written.tables import register

if TYPE_CHECKING:
    from support.race.ledger import Message

ROWS, SPARE_COLUMNS = 24, 4
TEXT = """
Aanvragen
Hogeschool          | Vraag   | Geschatte uren | E-mailadres
Hogeschool Rijnoord | Eerste? | 30             | een@example.org
HRO                 | Tweede? | 20             | twee@example.org
Hogeschool Zeekant  | Derde?  | veertig        | drie@example.org
Hogeschool De Waard | Vierde? | 12             | vier@example.org

Plannen
Kenmerk     | Opgesteld door | Begrote uren | Besluit     | Besluit op | Afgerond op
SI-2022-001 | Adviseur 1     | 12.5         | Goedgekeurd | 2022-01-12 | 2022-02-10
SI-2022-002 | Adviseur 2     | 8            |             |            |
SI-2022-009 | Adviseur 3     | 4            | Goedgekeurd | 2022-01-12 |

Uren
Datum      | Plankenmerk   | Uren  | Omschrijving
2022-01-24 | SI-2022-001-A | "7,5" | bezoek
2022-01-25 | SI-2022-001-A | 2     | verslag

Evaluaties
Plankenmerk   | Resultaat
SI-2022-001-A | Een werkplek.
"""


@cache
def people_s_tabs() -> Message:
    """The body of a request that creates a register as people make one, without a run yet."""
    return {
        "properties": {"locale": "nl_NL", "timeZone": "Europe/Amsterdam"},
        "sheets": [
            {
                "properties": {
                    "sheetId": number * 11,
                    "title": title,
                    "gridProperties": {
                        "rowCount": ROWS,
                        "columnCount": len(rows[0]) + SPARE_COLUMNS,
                    },
                },
                "data": [{"rowData": [{"values": list(map(typed, row))} for row in rows]}],
            }
            for number, (title, rows) in enumerate(register(TEXT).tabs.items())
        ],
    }
