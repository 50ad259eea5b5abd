"""Checks and compiles what a programme says of its mails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.formula.compile import compile_column
from sheets_sync.programme.mail import Reminder
from sheets_sync.programme.misfits import mistake
from sheets_sync.rules.prepared import LetterStep, ReminderStep
from sheets_sync.rules.reminders import reminder_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sheets_sync.formula.recipes import Recipe
    from sheets_sync.programme.blocks import Said, Term
    from sheets_sync.programme.mail import Letter
    from sheets_sync.programme.model import TabName
    from sheets_sync.rules.prepared import Texts
    from sheets_sync.rules.preparing_formulas import Preparing

_SAID: Final = ("subject", "text", "reason", "decided_by", "objection")


def mailed_by(preparing: Preparing) -> tuple[tuple[LetterStep, ...], tuple[ReminderStep, ...]]:
    """The letters and the reminders in which there is no mistake; mistakes are noted."""
    return tuple(_letters(preparing)), tuple(_reminders(preparing))


def _letters(preparing: Preparing) -> Iterator[LetterStep]:
    mail = preparing.programme.mail
    for number, letter in enumerate(mail.letters if mail else ()):
        key = f"mail.letters[{number + 1}] ({letter.name})"
        condition = _condition(preparing, key, letter)
        again = [
            _column(preparing, f"{key}.again[{place}]", text, letter.tab)
            for place, text in enumerate(letter.again, start=1)
        ]
        said: dict[str, Said] = {name: getattr(letter, name) for name in _SAID}
        for place, line in enumerate(letter.lines):
            said |= {f"label {place}": line.label, f"line {place}": line.text}
        texts = _texts(preparing, key, said, letter.tab)
        found = tuple(one for one in again if one is not None)
        if condition is not None:
            yield LetterStep(number, letter.tab, condition, found, texts)


def _condition(preparing: Preparing, key: str, letter: Letter) -> Recipe | None:
    formula = preparing.formula(f"{key}.when", letter.when, letter.tab, "yes_no")
    return compile_column(formula, preparing.programme.language).recipe if formula else None


def _column(preparing: Preparing, key: str, text: str, tab: TabName) -> Recipe | None:
    formula = preparing.formula(key, text, tab)
    return compile_column(formula, preparing.programme.language).recipe if formula else None


def _texts(
    preparing: Preparing, key: str, said: Mapping[str, Said], tab: TabName
) -> tuple[tuple[str, Texts], ...]:
    made = (
        (name, preparing.texts(f"{key}.{name}", text, tab)) for name, text in said.items() if text
    )
    return tuple((name, texts) for name, texts in made if texts)


def _reminders(preparing: Preparing) -> Iterator[ReminderStep]:
    """For each term that reminds, whether or not the programme says in which words."""
    mail = preparing.programme.mail
    said = {one.term: one for one in (mail.reminders if mail else ())}
    for name, tab in preparing.programme.tabs.items():
        for place, term in enumerate(tab.terms, start=1):
            steps = _steps(preparing, f"tabs.{name}.terms[{place}].remind", term.remind)
            if steps and tab.key:
                label = term.name or term.fills
                words = said.get(f"{name}.{label}", Reminder(term=label))
                yield _reminder(preparing, name, term, steps, words)


def _reminder(
    preparing: Preparing, name: TabName, term: Term, steps: Sequence[int], words: Reminder
) -> ReminderStep:
    key = f"mail.reminders ({words.term})"
    then = _steps(preparing, f"{key}.then", (words.then,) if words.then else ())
    said = {"subject": words.subject, "text": words.text}
    texts = _texts(preparing, key, said, name)
    label = term.name or term.fills
    last = then[0] if then else None
    steps_and_last = tuple(steps), last, words.then_to
    return ReminderStep(name, label, term.fills, *steps_and_last, texts, words.form)


def _steps(preparing: Preparing, key: str, said: Iterable[str]) -> list[int]:
    """Days after the last day, the earliest first."""
    steps = []
    for text in said:
        step = reminder_of(text)
        if step is None:
            preparing.mistakes.append(mistake("bad_reminder", key, text))
        else:
            steps.append(step)
    return sorted(set(steps))
