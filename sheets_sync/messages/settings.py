"""What people read about an option or a variable that holds something else than it is for.

No sentence repeats the value: it may be a secret in the wrong place.
"""

from __future__ import annotations

NL: dict[str, str] = {
    "setting.not_a_path": "Bij {setting} hoort het pad van een bestand of een map; wat er nu staat, lijkt daar niet op. "
    "Zet daar het pad, en nooit de inhoud van een bestand.",
    "setting.not_a_register": "Bij {setting} hoort het pad van een werkmap (eindigend op .xlsx) of het adres van een "
    "Google-spreadsheet; wat er nu staat, is geen van beide. Controleer de naam en de map.",
    "setting.not_an_account": "In {setting} hoort het e-mailadres van een account te staan; wat er nu staat, is dat niet.",
}

EN: dict[str, str] = {
    "setting.not_a_path": "{setting} takes the path of a file or a folder; what is there now does not look like one. Put "
    "the path there, and never the contents of a file.",
    "setting.not_a_register": "{setting} takes the path of a workbook (ending in .xlsx) or the address of a Google "
    "spreadsheet; what is there now is neither. Check the name and the folder.",
    "setting.not_an_account": "{setting} takes the e-mail address of an account; what is there now is not one.",
}
