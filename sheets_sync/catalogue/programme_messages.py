"""The sentences about a programme file that cannot be used as it is."""

from __future__ import annotations

NL: dict[str, str] = {
    "programme.unreadable": "Het programmabestand {file} kan niet gelezen worden: {reason}.",
    "programme.not_toml": "Het programmabestand {file} is geen geldig TOML: {reason}.",
    "programme.mistakes": "In het programmabestand {file} staan {count} fouten; er is niets gedaan:",
    "programme.missing": "{key}: ontbreekt; voeg deze sleutel toe.",
    "programme.unknown_key": "{key}: onbekende sleutel; bedoeld is misschien: {expected}.",
    "programme.not_expected": "{key}: hier staat {found}; verwacht wordt: {expected}.",
    "programme.end_before_start": "{key}: {found} ligt vóór het begin ({expected}).",
    "programme.too_precise": "{key}: {found} heeft meer dan twee cijfers achter de komma.",
    "programme.lottery_without_seed": "{key}: ontbreekt; bij loting hoort een vast getal, "
    "bijvoorbeeld 2021.",
    "programme.unknown_time_zone": '{key}: "{found}" is geen tijdzone; verwacht wordt een naam als '
    "Europe/Amsterdam.",
    "programme.same_title": '{key}: "{found}" is ook de naam van {expected}; geef elk tabblad een '
    "eigen naam.",
    "programme.same_header": '{key}: "{found}" is ook een kop van "{expected}"; geef elke kolom '
    "een eigen kop.",
    "programme.unknown_role": '{key}: "{found}" is geen rol; kies uit: {expected}.',
    "programme.same_role": '{key}: de rol "{found}" is al vergeven; elke rol hoort bij één kolom.',
    "programme.missing_role": '{key}: de rol "{found}" ontbreekt; geef hem aan een kolom.',
    "programme.kind_for_role": '{key}: een kolom van de soort "{found}" kan deze rol niet spelen; '
    "verwacht wordt: {expected}.",
    "programme.unknown_status": '{key}: "{found}" is geen status; kies uit: {expected}.',
    "programme.missing_status": '{key}: de status "{found}" ontbreekt; geef hem een naam.',
    "programme.no_choices": "{key}: ontbreekt; geef de mogelijkheden.",
    "programme.no_reference": "{key}: ontbreekt; geef het tabblad waarnaar de kolom verwijst.",
    "programme.unknown_column": '{key}: er is geen kolom "{found}"; kies uit: {expected}.',
    "programme.empty_bounds": "{key}: {found} is kleiner dan de ondergrens.",
    "programme.decision_not_a_choice": '{key}: "{found}" staat niet bij de mogelijkheden van de '
    "kolom met het besluit: {expected}.",
    "programme.same_party": '{key}: "{found}" hoort ook bij "{expected}"; een schrijfwijze kan '
    "maar één naam betekenen.",
}

EN: dict[str, str] = {
    "programme.unreadable": "The programme file {file} cannot be read: {reason}.",
    "programme.not_toml": "The programme file {file} is not valid TOML: {reason}.",
    "programme.mistakes": "The programme file {file} has {count} mistakes; nothing was done:",
    "programme.missing": "{key}: missing; add this key.",
    "programme.unknown_key": "{key}: unknown key; perhaps this was meant: {expected}.",
    "programme.not_expected": "{key}: here stands {found}; expected: {expected}.",
    "programme.end_before_start": "{key}: {found} is before the start ({expected}).",
    "programme.too_precise": "{key}: {found} has more than two decimals.",
    "programme.lottery_without_seed": "{key}: missing; a lottery needs a fixed number, for "
    "example 2021.",
    "programme.unknown_time_zone": '{key}: "{found}" is not a time zone; expected is a name such '
    "as Europe/Amsterdam.",
    "programme.same_title": '{key}: "{found}" is also the name of {expected}; give every tab a '
    "name of its own.",
    "programme.same_header": '{key}: "{found}" is also a header of "{expected}"; give every '
    "column a header of its own.",
    "programme.unknown_role": '{key}: "{found}" is not a role; choose from: {expected}.',
    "programme.same_role": '{key}: the role "{found}" is taken; a role belongs to one column.',
    "programme.missing_role": '{key}: the role "{found}" is missing; give it to a column.',
    "programme.kind_for_role": '{key}: a column of the kind "{found}" cannot play this role; '
    "expected: {expected}.",
    "programme.unknown_status": '{key}: "{found}" is not a status; choose from: {expected}.',
    "programme.missing_status": '{key}: the status "{found}" is missing; give it a name.',
    "programme.no_choices": "{key}: missing; give the choices.",
    "programme.no_reference": "{key}: missing; give the tab that the column refers to.",
    "programme.unknown_column": '{key}: there is no column "{found}"; choose from: {expected}.',
    "programme.empty_bounds": "{key}: {found} is below the lower bound.",
    "programme.decision_not_a_choice": '{key}: "{found}" is not among the choices of the decision '
    "column: {expected}.",
    "programme.same_party": '{key}: "{found}" also belongs to "{expected}"; a spelling can mean '
    "one name only.",
}
