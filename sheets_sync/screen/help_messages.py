"""The help of the commands; kept apart so that showing it costs next to nothing."""

from __future__ import annotations

NL: dict[str, str] = {
    "help.group": "Regels, statussen en termijnen voor een register dat mensen zelf bijhouden.",
    "help.init": "Een nieuw, leeg register maken. Overschrijft nooit iets.",
    "help.sync": "Het register nakijken en de kolommen van het programma bijwerken.",
    "help.check": "Alleen de problemen tonen, met de plaats. Schrijft niets.",
    "help.status": "Uren, wachtlijst, late evaluaties en wie er aan zet is.",
    "help.explain": "Uitleggen waarom een rij haar status en plaats heeft.",
    "help.export": "Alle tabbladen met hun uitkomsten naar een map schrijven.",
    "help.demo": "Een voorbeeldregister maken en bijwerken.",
    "help.schema": "Het JSON Schema van een programmabestand tonen, voor editors.",
    "help.programme": "Programmabestand (TOML); zonder deze optie geldt de pilot.",
    "help.today": "Doe alsof het deze dag is, bijvoorbeeld 2022-03-01.",
    "help.dry_run": "Toon wat er zou veranderen, cel voor cel, en schrijf niets.",
    "help.force": "Schrijf ook als er ongewoon veel verandert.",
    "help.json": "Geef de uitkomst als JSON.",
    "help.lang": "Taal van het scherm: nl of en.",
    "help.format": "Soort bestand: csv, json of parquet.",
    "help.help": "Toon deze hulp.",
    "help.version": "Toon de versie.",
}

EN: dict[str, str] = {
    "help.group": "Rules, statuses and deadlines for a register that people keep by hand.",
    "help.init": "Make a new, empty register. Never overwrites anything.",
    "help.sync": "Check the register and bring the program's columns up to date.",
    "help.check": "Show the problems only, with their places. Writes nothing.",
    "help.status": "What is left, the waiting list, overdue evaluations and whose move it is.",
    "help.explain": "Explain why a row has its status and rank.",
    "help.export": "Write all tabs with their answers to a folder.",
    "help.demo": "Make an example register and bring it up to date.",
    "help.schema": "Print the JSON Schema of a programme file, for editors.",
    "help.programme": "Programme file (TOML); without this option the pilot.",
    "help.today": "Act as if it were this day, for example 2022-03-01.",
    "help.dry_run": "Show what would change, cell by cell, and write nothing.",
    "help.force": "Write even if unusually much changes.",
    "help.json": "Give the outcome as JSON.",
    "help.lang": "Language of the screen: nl or en.",
    "help.format": "Kind of file: csv, json or parquet.",
    "help.help": "Show this help.",
    "help.version": "Show the version.",
}
