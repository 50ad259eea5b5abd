"""The tables of docs/formulas.md; every result is worked out by the program, as ``try`` does it."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

from sheets_sync.formula.check import check
from sheets_sync.formula.functions import COUNTS, FUNCTIONS
from sheets_sync.formula.mistakes import marked
from sheets_sync.formula.signatures import GROUPS, SIGNATURES
from sheets_sync.formula.telling import sentence_of
from sheets_sync.formula.tokens import HABITS
from sheets_sync.host.clock import Moment
from sheets_sync.problems.stop import BadProgramme
from sheets_sync.programme.load import parse_programme
from sheets_sync.reports.trying import tried
from sheets_sync.rules.loading import prepared_for
from sheets_sync.rules.preparing import Preparing
from sheets_sync.stores.memory import Memory, tab_of_rows
from sheets_sync.sync.review import review
from sheets_sync.validators import decide

FIXTURES = Path(__file__).parents[1] / "fixtures"
FILES = {"nl": "advies.toml", "en": "advice.toml"}
TODAY = datetime(2024, 3, 15, 12)  # noqa: DTZ001 -- the programme's own time zone
BLANK = {"nl": "*leeg*", "en": "*blank*"}
WORDS = {
    "any": "any value",
    "same": "the same",
    "number": "number",
    "yes_no": "condition",
    "day": "day",
    "moment": "moment",
    "text": "text",
    "choice": "choice",
    "choices": "several choices",
    "row": "row",
    "rows": "rows",
    "rows:number": "rows of numbers",
    "rows:day": "rows of days",
    "rows:moment": "rows of moments",
    "column": "`[Column]`",
    "tab": "name of a tab",
}
BLANKS = (
    ("[Toegekend] + 5", "[Granted] + 5"),
    ("[Toegekend] * 2", "[Granted] * 2"),
    ("[Einde] + 7", "[End] + 7"),
    ("[Toegekend] > 10", "[Granted] > 10"),
    ("NIET [Toegekend] > 10", "NOT [Granted] > 10"),
    ("[Toegekend] > 10 OF LEEG([Toegekend])", "[Granted] > 10 OR ISBLANK([Granted])"),
    ('"Plan: " & [Activiteit]', '"Plan: " & [Activity]'),
)
WAYS = (
    ("[Begroot]", "[Estimated]", "a column of this row"),
    ("[Plan].[Vraag]", "[Plan].[Question]", "a column of the row that it points at"),
    ("SOM(Uren[Uren])", "SUM(Hours[Hours])", "of the rows of another tab that point at this row"),
    (
        "SOM(Uren[Uren; [Datum] < DEZE[Start] + 4])",
        "SUM(Hours[Hours; [Day] < THIS[Start] + 4])",
        "of those for which a condition holds",
    ),
    ("SOM(ALLE(Uren[Uren]))", "SUM(ALL(Hours[Hours]))", "of all rows of the tab"),
)
MISTAKES = (
    "[Begrot] > 8",
    '[Activiteit] = "Worshop"',
    "[Begroot] + [Start]",
    "[Begroot] > 50.000",
    "MAX([Begroot]; 1,5",
    "[Start] == [Einde]",
    "Uren[Uren]",
)


class Example:
    """The register of the page, in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        source = (FIXTURES / FILES[language]).read_bytes()
        self.programme = prepared_for(parse_programme(source, FILES[language])).programme
        tabs = [
            tab_of_rows(tab.title, [[one.header for one in tab.human], *_rows(tab)])
            for tab in self.programme.tabs.values()
        ]
        serial = (TODAY - datetime(1899, 12, 30)).total_seconds() / 86_400  # noqa: DTZ001
        seen = Memory(tabs).read()
        self.seen = review(seen, self.programme, decide, Moment(int(serial), serial))

    def given(self, formula: str) -> list[str]:
        """What the formula gives in each row of the first tab in which it can be."""
        for tab in self.programme.tabs:
            try:
                trial = tried(self.seen, formula, tab, (), self.language)
            except BadProgramme:
                continue
            return [one.outcome or BLANK[self.language] for one in trial.rows]
        raise LookupError(formula)

    def mistake(self, formula: str) -> str:
        """The formula with its mark and what is said of it."""
        preparing = Preparing(self.programme)
        preparing.columns()
        schema = preparing.schema()
        first = check(formula, schema, "plans")[0]
        return f"{marked(formula, first.span)}\n{sentence_of(first, schema, self.language)}"


def _rows(tab: object) -> list[list[str]]:
    return [[row.get(one.header, "") for one in tab.human] for row in tab.rows]


@cache
def example(language: str) -> Example:
    """Made once."""
    return Example(language)


def table(headers: list[str], rows: list[list[str]]) -> str:
    """A table of Markdown."""
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(cell or ' ' for cell in line)} |" for line in lines)


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def register() -> str:
    """The rows that all examples are about, in both languages."""
    parts = []
    for name in example("nl").programme.tabs:
        dutch, english = (example(one).programme.tabs[name] for one in ("nl", "en"))
        numbers = ["P-01", "P-02", "P-03"] if dutch.key else [str(n + 1) for n in range(9)]
        lines = [
            [f"`{mine.header}`", f"`{other.header}`", *cells]
            for mine, other, cells in zip(
                dutch.human, english.human, zip(*_rows(dutch), strict=True), strict=True
            )
        ]
        headers = [dutch.title, english.title, *numbers[: len(dutch.rows)]]
        parts.append(table(headers, lines))
    return "\n\n".join(parts)


def _outcomes(dutch: str, english: str) -> str:
    return " · ".join(example("nl").given(dutch)) + _other(dutch, english)


def _other(dutch: str, english: str) -> str:
    """What English shows, where that is more than other words for the same."""
    found = len(example("en").given(english))
    if found != len(example("nl").given(dutch)):
        raise ValueError(english)
    return ""


def _pairs(pairs: tuple) -> str:
    rows = [
        [_code(pair[0]), _code(pair[1]), *pair[2:], _outcomes(pair[0], pair[1])] for pair in pairs
    ]
    headers = ["Dutch", "English", *(["means"] if len(pairs[0]) > 2 else []), "gives"]
    return table(headers, rows)


def functions() -> str:
    """All functions, group by group: what they are, and an example of each."""
    parts: list[str] = []
    groups: dict[str, list] = {}
    own = ""
    for name, function in FUNCTIONS.items():
        own = name if name in GROUPS else own
        groups.setdefault(own, []).append(function)
    for first, found in groups.items():
        dutch, english = GROUPS[first]
        parts += [f"### {english} · {dutch}", _described(found), _examples(found)]
    return "\n\n".join(parts)


def _described(found: list) -> str:
    rows = []
    for one in found:
        names = [f"`{one.dutch}`" + _also(one), f"`{one.english}`"]
        takes = [_code(one.takes[1]), _types(one.english)]
        rows.append([*names, *takes, f"{one.help[1]} *{one.help[0]}*"])
    headers = ["Dutch", "English", "between the brackets", "of which types → gives", "means"]
    return table(headers, rows)


def _also(function: object) -> str:
    also = [one for one in function.others if one not in {function.dutch, function.english}]
    return f" (also {', '.join(_code(one) for one in also)})" if also else ""


def _types(name: str) -> str:
    signature, (least, most) = SIGNATURES[name], COUNTS[name]
    takes = [" or ".join(WORDS[word] for word in words.split()) for words in signature.takes]
    told = [f"{one}?" if place >= least else one for place, one in enumerate(takes)]
    more = ["…"] if most is None else []
    return f"{'; '.join([*told, *more]) or 'nothing'} → {WORDS[signature.gives]}"


def _examples(found: list) -> str:
    return _pairs(tuple(one.example for one in found))


def habits() -> str:
    """What people write by habit from elsewhere."""
    return table(["instead of", "write"], [[_code(one), _code(two)] for one, two in _habits()])


def _habits() -> list[tuple[str, str]]:
    english = {"EN": "EN / AND", "OF": "OF / OR"}
    return [(one.replace("|", "\\|"), english.get(two, two)) for one, two in HABITS.items()]


def mistakes() -> str:
    """What is said of some formulas that are not right."""
    return "\n\n".join(f"```text\n{example('nl').mistake(one)}\n```" for one in MISTAKES)


def _limits() -> str:
    from sheets_sync.formula.tokens import DEEPEST, LONGEST

    return (
        f"A formula has at most {LONGEST:,} characters, and {DEEPEST} brackets within one another."
    )


FORMULA_PARTS = {
    "register": register,
    "ways": lambda: _pairs(WAYS),
    "blanks": lambda: _pairs(BLANKS),
    "functions": functions,
    "habits": habits,
    "mistakes": mistakes,
    "limits": _limits,
}
