"""What formulas take from elsewhere is made once in a run, and found without meeting every pair."""

from __future__ import annotations

from support.formulas.building import AT, arithmetic, call, cell, compare, constant, formula
from support.formulas.worlds import Tab, TableWorld

from sheets_sync.formula.compile import compile_column
from sheets_sync.formula.crossings import Meeting
from sheets_sync.formula.nodes import Logic, Node, Rows, Span, This
from sheets_sync.formula.types import DAY, NUMBER, TEXT, YES_NO

UREN, DATUM, NAAM = cell("Uren", NUMBER), cell("Datum", DAY), cell("Naam", TEXT)


def two_tabs() -> TableWorld:
    plans = Tab({"Uren": [100, 200], "Datum": [10, 20], "Naam": ["Jan", "PIET"]})
    hours = Tab(
        {
            "Uren": [100, 250, 400],
            "Datum": [20, 10, 15],
            "Naam": ["jan", "Piet", "piet"],
            "Plan": [0, 1, 1],
        }
    )
    return TableWorld({"plans": plans, "hours": hours})


def of_hours(via: str, condition: Node | None = None, *, at: Span = AT) -> Rows:
    return Rows("hours", via, UREN._replace(span=at), condition, NUMBER, at)


def test_two_formulas_share_what_they_both_take() -> None:
    world = two_tabs()
    first = formula(call("SUM", of_hours("Plan")))
    second = formula(arithmetic("-", UREN, call("SUM", of_hours("Plan", at=Span(9, 12)))))
    assert compile_column(first)(world).values == [100, 650]
    made = [key for key in world.kept if key[0] == "rolled"]
    assert compile_column(second)(world).values == [0, -450]
    assert [key for key in world.kept if key[0] == "rolled"] == made
    assert len(made) == 1


def meeting(*parts: Node) -> Meeting:
    """How rows of Uren are found for a plan; what it gives is looked at elsewhere."""
    condition = parts[0] if len(parts) == 1 else Logic("AND", parts, YES_NO, AT)
    recipe = compile_column(formula(call("SUM", of_hours("", condition)))).recipe
    [(kind, _, _, _, plain, _)] = recipe.columns
    assert kind == "crossed"
    return Meeting._make(plain)


def test_equal_cells_are_found_by_an_index_and_others_among_sorted_rows() -> None:
    same = compare("=", This(NAAM, TEXT, AT), NAAM)
    before = compare("<", DATUM, arithmetic("+", This(DATUM, DAY, AT), constant(500), DAY))
    large = compare(">", UREN, constant(100))
    found = meeting(same, before, large)
    assert found.equal == (("folded", ("cell", "hours", "Naam")), 0)
    assert found.ordered == ("<", ("cell", "hours", "Datum"), 1)
    assert found.fixed is not None
    assert found.rest is None
    turned = meeting(compare(">=", This(DATUM, DAY, AT), DATUM))
    assert turned.ordered == ("<=", ("cell", "hours", "Datum"), 0)
    condition = Logic("AND", (same, before, large), YES_NO, AT)
    world = two_tabs()
    assert compile_column(formula(call("SUM", of_hours("", condition))))(world).values == [0, 650]


def test_what_is_neither_is_asked_of_pairs() -> None:
    other = compare("<>", DATUM, This(DATUM, DAY, AT))
    found = meeting(other)
    assert found.rest is not None
    assert (found.fixed, found.equal, found.ordered) == (None, None, None)
