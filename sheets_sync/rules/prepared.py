"""A programme's formulas and blocks, checked, compiled and in the order in which to be worked out.

All of it is plain data, so that it can be remembered: a run of a programme that was checked before
loads no grammar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from sheets_sync.formula.recipes import Recipe
    from sheets_sync.problems.problem import Severity
    from sheets_sync.programme.blocks import Filling, Said, Shade
    from sheets_sync.programme.model import Kind, Programme, TabName
    from sheets_sync.rules.claims import Short
    from sheets_sync.rules.endings import Closing
    from sheets_sync.rules.lengths import Length


Texts: TypeAlias = "tuple[Recipe, Recipe]"
"""What a message says, in Dutch and in English; the same twice where a file has one of them."""


class ColumnStep(NamedTuple):
    """A computed column."""

    tab: TabName
    header: str
    recipe: Recipe


class RuleStep(NamedTuple):
    """A message for the rows in which a condition holds."""

    name: str
    tab: TabName
    severity: Severity
    header: str
    condition: Recipe
    texts: Texts
    gates: frozenset[Severity]
    """The severities with which the row does not count."""


class PythonStep(NamedTuple):
    """A message for the rows in which a function says so, of these columns."""

    name: str
    tab: TabName
    severity: Severity
    header: str
    function: str
    uses: tuple[str, ...]
    texts: Texts
    gates: frozenset[Severity]


class LadderStep(NamedTuple):
    """The statuses of a tab; without conditions every row has the last one."""

    tab: TabName
    names: tuple[str, ...]
    recipe: Recipe | None


class TermStep(NamedTuple):
    """A deadline: ``length`` is fixed, or a recipe for a number of days in hundredths."""

    tab: TabName
    fills: str
    late: str
    start: Recipe
    length: Length | Recipe
    when: Recipe | None
    met_on: Recipe | None
    calendar: str
    ends_on_working_day: bool
    pauses: tuple[tuple[Recipe, Recipe], ...]
    late_when: Recipe | None


class FaultsStep(NamedTuple):
    """From here on it is known which rows of a tab are wrong or incomplete."""

    tab: TabName


class CapStep(NamedTuple):
    """A cap: the recipes that tell its groups apart, and its most in hundredths or by row."""

    name: str
    per: tuple[Recipe, ...]
    most: int | Recipe


class TakenStep(NamedTuple):
    """What rows of another tab have taken; the column ``via`` points at the row of a claim."""

    tab: TabName
    via: str
    amount: Recipe
    when: Recipe | None


class EndStep(NamedTuple):
    """When claims of a pool end; ``None`` for what the pool does not say."""

    closes: Closing | None
    handed_in: Recipe | None
    offer: Length | None
    accepted: Recipe | None
    lapse: Length | None
    kept: Recipe | None


class PoolStep(NamedTuple):
    """A pool, shared out to the claims in the rows of ``tab``.

    ``total`` is hundredths, or a recipe for the total of each row's pool; None where ``by_year``
    has hundredths for years. ``taken`` is what rows of another tab took, or a recipe for what each
    row did. ``ranks_by_time`` tells that the first column of ``order`` holds days or moments.
    ``fills`` has what is filled, and the headers.
    """

    name: str
    tab: TabName
    amount: Recipe
    when: Recipe | None
    total: int | Recipe | None
    by_year: tuple[tuple[int, int], ...]
    per: tuple[Recipe, ...]
    caps: tuple[CapStep, ...]
    taken: TakenStep | Recipe | None
    order: tuple[Recipe, ...]
    ranks_by_time: bool
    secret: str
    short: Short
    whole: bool
    end: EndStep
    fills: tuple[tuple[Filling, str], ...]


class PointStep(NamedTuple):
    """A reference to a tab whose rows are called by what is worked out."""

    tab: TabName
    header: str


class AlertStep(NamedTuple):
    """A message about the register as a whole, for each row in which a condition holds."""

    name: str
    condition: Recipe
    texts: Texts


class ChangeStep(NamedTuple):
    """Cells that are remembered as they were when ``key`` last changed; see ``blocks.Change``.

    ``cells`` has the header of each column, and whether its numbers are days.
    """

    name: str
    tab: TabName
    condition: Recipe
    key: str
    cells: tuple[tuple[str, bool], ...]
    texts: tuple[str, str]


class TellStep(NamedTuple):
    """What is told of rows by their status, in a column: status and text."""

    tab: TabName
    header: str
    texts: tuple[tuple[str, Recipe], ...]


class StampStep(NamedTuple):
    """A moment that is set once, when a condition first holds."""

    tab: TabName
    header: str
    condition: Recipe


class SealStep(NamedTuple):
    """Columns of people's that are noted in the rows in which a condition holds, or in all."""

    tab: TabName
    headers: tuple[str, ...]
    condition: Recipe | None


class QuestionStep(NamedTuple):
    """What people are asked about the rows in which a condition holds."""

    name: str
    tab: TabName
    condition: Recipe
    texts: Texts
    fills: str


class ReliedStep(NamedTuple):
    """The rows that keep counting when they are gone; of each these columns are kept."""

    tab: TabName
    headers: tuple[str, ...]
    condition: Recipe


Step: TypeAlias = (
    ColumnStep
    | RuleStep
    | PythonStep
    | LadderStep
    | TermStep
    | FaultsStep
    | PoolStep
    | StampStep
    | PointStep
    | ChangeStep
    | TellStep
)


class LineStep(NamedTuple):
    """A line of the overview: ``recipe`` gives its figure, in a column of one value."""

    label: Said
    recipe: Recipe | None
    name: str = ""
    statuses: TabName = ""
    pool: str = ""
    choices: tuple[TabName, str] | None = None
    kind: Kind = "number"
    urgent: bool = False
    chart: str = ""
    """What stands above the bars of these lines, if they are drawn."""
    shade: Shade = ""
    asked: str = ""
    """Whose open questions are counted."""
    gone: bool = False
    """Whether rows are counted that are gone and count."""


class LetterStep(NamedTuple):
    """A mail to whom a row is about; ``number`` is its place among the letters of the programme.

    ``again`` are recipes of which another outcome makes it go anew, ``texts`` what stands in it, by
    name: ``subject``, ``text``, ``reason`` and so on, and ``line 0`` with its label.
    """

    number: int
    tab: TabName
    condition: Recipe
    again: tuple[Recipe, ...]
    texts: tuple[tuple[str, Texts], ...]


class ReminderStep(NamedTuple):
    """What is said of a term that draws near, whose last day stands in the column ``fills``.

    ``steps`` are days after the last day, the earliest first; ``then`` is that of the last resort,
    None without one, of which the digest named ``then_to`` hears.
    """

    tab: TabName
    term: str
    fills: str
    steps: tuple[int, ...]
    then: int | None
    then_to: str
    texts: tuple[tuple[str, Texts], ...]
    form: str = ""
    """The tab whose form meets it, "" without one."""


class Prepared(NamedTuple):
    """``programme`` is the given one with the kinds of its computed columns filled in."""

    programme: Programme
    steps: tuple[Step, ...]
    overview: tuple[LineStep, ...]
    alerts: tuple[AlertStep, ...] = ()
    facts: tuple[tuple[TabName, Texts], ...] = ()
    """What is told of a row by itself, for whoever asks about it."""
    explained: tuple[tuple[str, Recipe], ...] = ()
    """Topic and text of the rules that the programme tells in words of its own."""
    seals: tuple[SealStep, ...] = ()
    relied: tuple[ReliedStep, ...] = ()
    questions: tuple[QuestionStep, ...] = ()
    letters: tuple[LetterStep, ...] = ()
    reminders: tuple[ReminderStep, ...] = ()
