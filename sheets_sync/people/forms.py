"""A script for Google Apps Script that builds the forms which feed the register."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict

from sheets_sync.problems.stop import Unreachable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.programme.model import Column, Kind, Programme, RegisterTab

_BODY: Final = Path(__file__).with_suffix(".gs")
_ITEMS: Final[Mapping[Kind, str]] = {
    "text": "lines",
    "day": "day",
    "moment": "moment",
    "choice": "one",
    "choices": "more",
}
"""Kind of column → item of a form; all others are a line of text."""
_CHECKS: Final[Mapping[Kind, str]] = {
    "email": "email",
    "amount": "number",
    "money": "number",
    "number": "number",
}
_TEXTS: Final = ("number", "email", "thanks", "made", "there", "in_use", "not_yours", "no_tab")


class Question(TypedDict):
    """One question of a form, as the script reads it."""

    title: str
    help: str
    required: bool
    item: str
    check: str
    choices: list[str]


class Form(TypedDict):
    """One form; its answers come in the tab ``tab``."""

    tab: str
    title: str
    questions: list[Question]


def forms_script(programme: Programme, catalogue: Catalogue) -> str:
    """The whole script, to be pasted once; ``catalogue`` speaks the language of the programme."""
    forms = [_form(programme, tab, catalogue) for tab in programme.tabs.values() if tab.form]
    texts = {name: catalogue.say(f"forms.{name}") for name in _TEXTS}
    parts = (
        _comment(catalogue.say("forms.about", name=programme.name)),
        f"{_comment(catalogue.say('forms.questions'))}\nconst FORMS = {_literal(forms)};",
        f"{_comment(catalogue.say('forms.texts'))}\nconst TEXTS = {_literal(texts)};",
        _BODY.read_text("utf-8"),
    )
    return "\n\n".join(parts)


def put_script(path: Path, script: str) -> None:
    """Write it to a new file. Raises Unreachable when there is one, or it cannot be written."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(script)
    except FileExistsError as error:
        raise Unreachable("run.exists", path=str(path)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unreachable("run.not_writable", path=str(path), reason=reason) from error


def _form(programme: Programme, tab: RegisterTab, catalogue: Catalogue) -> Form:
    title = catalogue.say("forms.title", name=programme.name, tab=tab.title)
    questions = [_question(programme, column, catalogue) for column in _asked(tab)]
    return Form(tab=tab.title, title=title, questions=questions)


def _asked(tab: RegisterTab) -> Iterator[Column]:
    """What only the sender knows: Forms notes the moment and the address, staff its own days."""
    address = next((column for column in tab.human if column.kind == "email"), None)
    for column in tab.human:
        staffs_own = column.kind in {"day", "moment"} and not column.required
        if column is not address and column is not tab.arrival and not staffs_own:
            yield column


def _question(programme: Programme, column: Column, catalogue: Catalogue) -> Question:
    listed = programme.tabs[column.reference] if column.reference else None
    names = listed.names if listed and listed.is_named else ()
    return Question(
        title=column.header,
        help=_help(column, catalogue),
        required=column.required,
        item="list" if names else _ITEMS.get(column.kind, "line"),
        check=_CHECKS.get(column.kind, ""),
        choices=[*names, *column.choices],
    )


def _help(column: Column, catalogue: Catalogue) -> str:
    when = column.asked_with
    if when is None:
        return column.help
    code = "new.required_when_equals" if when.equals else "new.required_when"
    details = {"equals": when.equals} if when.equals else {}
    return f"{column.help} {catalogue.say(code, other=when.column, **details)}".strip()


def _literal(value: object) -> str:
    """The value as JavaScript; JSON but for two characters that end a line there."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _comment(text: str) -> str:
    return "\n".join(f"// {line}" for line in text.splitlines())
