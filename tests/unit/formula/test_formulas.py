"""What formulas give, as people write them: in Dutch and in English, on a small register."""

from __future__ import annotations

from typing import Any

import pytest
from support.formulas.schema import schema
from support.formulas.worlds import Tab, TableWorld

from sheets_sync.formula.check import check
from sheets_sync.formula.compile import compile_column
from sheets_sync.formula.functions import FUNCTIONS
from sheets_sync.formula.nodes import Formula

WORLD = TableWorld(
    {
        "requests": Tab(
            {
                "Tijdstempel": [44_563.5, 44_562.25],
                "Vraag": ["Hulp", "Meer hulp"],
                "Activiteiten": [("Workshop", "Presentatie"), ("Proeftuin",)],
                "Geschatte uren": [1000, None],
                "Hogeschool": [0, 1],
                "Kenmerk": ["K-000", "K-001"],
            },
            order=[1, 0],
        ),
        "plans": Tab(
            {
                "Aanvraag": [0, 0, 1],
                "Activiteit": ["Workshop", "Proeftuin", "Workshop"],
                "Begrote uren": [750, 1250, None],
                "Kosten": [10_000, 5_050, 20_000],
                "Deelnemers": [300, 0, 700],
                "Start": [44_562, 44_593, None],
                "Einde": [44_590, 44_600, 44_620],
                "Akkoord": [True, False, None],
                "Plankenmerk": ["P-1", "p-2 ", None],
            },
            wrong_cells={"Kosten": {1}},
        ),
        "hours": Tab(
            {
                "Datum": [44_570, 44_571, 44_600, None],
                "Plan": [0, 0, 1, None],
                "Uren": [200, 350, 400, 100],
                "Adviseur": ["Anna", "Bo", "Anna", "Bo"],
            }
        ),
        "parties": Tab({"Naam": ["Rijnoord", "Berkel"], "Eerste": [0, 1], "Laatste": [0, 1]}),
    }
)

VALUES: list[tuple[str, str, list[Any]]] = [
    ("plans", "[Begrote uren] * 2", [1500, 2500, None]),
    ("plans", "[Begrote uren] > 2 * 4", [False, True, None]),
    ("plans", "[Begrote uren] + ALS([Akkoord]; 1; MAX(2; 3))", [850, 1550, 300]),
    ("plans", "ALS([Akkoord]; 2 * 4; [Begrote uren]) + [Begrote uren]", [1550, 2500, None]),
    ("plans", "[Start] < 2022-01-15 12:00", [True, False, None]),
    ("requests", "[Tijdstempel] >= 2022-01-01T06:00", [True, True]),
    ("requests", "[Tijdstempel] > 2022-01-01 6:00:00", [True, False]),
    ("plans", "VERVALLEN()", [False, False, False]),
    ("plans", "[Deelnemers] = 0,125 OF [Deelnemers] > 6,99", [False, False, True]),
    ("plans", "[Begrote uren] + 1,5", [900, 1400, 150]),
    ("plans", "ANDERS([Begrote uren]; maximum)", [750, 1250, 4000]),
    ("plans", "[Kosten] / 4", [2500, None, 5000]),
    ("plans", "[Kosten] * 50%", [5000, None, 10_000]),
    ("plans", "-[Deelnemers] + 10", [700, 1000, 300]),
    ("plans", "[Einde] - [Start]", [2800, 700, None]),
    ("plans", "[Start] + 14", [44_576, 44_607, None]),
    ("plans", "[Start] >= 2022-02-01", [False, True, None]),
    ("plans", "[Start] < begin OF [Deelnemers] > 5", [False, False, True]),
    ("plans", "NIET [Deelnemers] = 3 EN LEEG([Start])", [False, False, True]),
    ("plans", '[Plankenmerk] = "P-2"', [False, True, None]),
    ("plans", '[Activiteit] = "workshop"', [True, False, True]),
    ("plans", 'ALS([Akkoord]; "ja"; "nee")', ["ja", "nee", "nee"]),
    ("plans", "ALS.VOORWAARDEN([Deelnemers] > 5; 2; [Deelnemers] > 1; 1)", [100, None, 200]),
    ("plans", "[Aanvraag].[Vraag]", ["Hulp", "Hulp", "Meer hulp"]),
    ("plans", "[Aanvraag].[Hogeschool].[Naam]", ["Rijnoord", "Rijnoord", "Berkel"]),
    ("plans", '[Aanvraag] = "k-000"', [True, True, False]),
    ("plans", "SOM(Uren[Uren])", [550, 400, 0]),
    ("plans", "SOM(Uren[Uren; [Datum] < DEZE[Start] + 9])", [200, 400, 0]),
    ("plans", 'AANTAL(Uren[Uren; [Adviseur] = "anna"])', [100, 100, 0]),
    ("plans", "SOM(ALLE(Uren[Uren]))", [1050, 1050, 1050]),
    ("plans", "EERSTE(Uren[Datum])", [44_570, 44_600, None]),
    ("plans", 'TEKST.COMBINEREN(", "; Uren[Adviseur])', ["Anna, Bo", "Anna", None]),
    ("plans", 'BEVAT(Uren[Adviseur]; "bo")', [True, False, False]),
    ("plans", "FOUT([Kosten])", [False, True, False]),
    ("plans", 'STATUS() = "goedgekeurd"', [False, False, None]),
    ("plans", 'TEKST([Start]; "dd-mm-jjjj")', ["01-01-2022", "01-02-2022", None]),
    ("plans", '"Plan " & [Plankenmerk] & ": " & [Begrote uren]',
     ["Plan P-1: 7,5", "Plan p-2 : 12,5", "Plan : "]),
    ("plans", 'DATUM.VERSCHIL([Start]; [Einde]; "d")', [2800, 700, None]),
    ("plans", "WERKDAG([Start]; 2)", [44_565, 44_595, None]),
    ("plans", "GETYPT([Kosten])", ["10000", "?", "20000"]),
    ("plans", "EERDER([Aanvraag]).[Plankenmerk]", [None, "P-1", None]),
    ("plans", "LOPEND([Begrote uren]; [Aanvraag]; [Start])", [750, 2000, None]),
    ("plans", 'GEVULD(ZOEK(Aanvragen; "K-001"))', [True, True, True]),
    ("requests", 'BEVAT([Activiteiten]; "Workshop")', [True, False]),
    ("requests", "DATUM([Tijdstempel])", [44_563, 44_562]),
    ("requests", "SOM(Plannen[Begrote uren])", [2000, 0]),
    ("requests", 'IN([Hogeschool].[Naam]; "Berkel"; "Zeeoord")', [False, True]),
    ("requests", "AANTAL('Lijst van hogescholen'[Naam; via [Eerste]])", [100, 100]),
    ("requests", "AANTAL('Lijst van hogescholen'[Naam; LEEG([Naam]); via [Eerste]])", [0, 0]),
]  # fmt: skip


def worked_out(text: str, tab: str, language: str = "nl") -> list[Any]:
    formula = check(text, schema(language), tab)
    assert isinstance(formula, Formula), formula
    return list(compile_column(formula)(WORLD).values)


@pytest.mark.parametrize(("tab", "text", "values"), VALUES)
def test_what_a_formula_gives(tab: str, text: str, values: list[Any]) -> None:
    assert worked_out(text, tab) == values


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("[Begrote uren] + 1,5", "[Begrote uren] + 1.5"),
        ("ALS([Akkoord]; 1,5; 2)", "IF([Akkoord],1.5,2)"),
        ("MAX([Deelnemers]; 10; 500)", "MAX([Deelnemers], 10, 500)"),
        ("MAX([Deelnemers]; 1; 5)", "MAX([Deelnemers],1,5)"),
        ("SOM(Uren[Uren; [Datum] < DEZE[Einde]])", "SUM(hours[Uren; [Datum] < THIS[Einde]])"),
        ("NIET LEEG([Start]) EN WAAR", "not isblank([Start]) and TRUE"),
        ("VANDAAG() - [Start]", "TODAY - [Start]"),
        ("=som(uren[uren])", "SOM(Uren[Uren])"),
        ("NETTO.WERKDAGEN([Start]; [Einde])", "NETTOWERKDAGEN([Start]; [Einde])"),
    ],
)
def test_one_formula_in_two_spellings(dutch: str, english: str) -> None:
    assert worked_out(dutch, "plans") == worked_out(english, "plans", "en")


def test_every_function_has_a_name_and_an_example_in_both_languages() -> None:
    names = [name for one in FUNCTIONS.values() for name in {one.english, one.dutch, *one.others}]
    assert len(names) == len(set(names))
    for function in FUNCTIONS.values():
        assert function.dutch in function.example[0]
        assert function.english in function.example[1]
        assert all(function.help)
