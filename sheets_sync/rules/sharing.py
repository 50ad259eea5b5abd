"""A pool of a programme shared out over the rows of a register.

The register's columns are brought together as ``pools`` and ``endings`` take them, and what these
answer is put back as columns of the tab of the claims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets_sync.cells.text import fold
from sheets_sync.formula.recipes import Recipe
from sheets_sync.formula.running import judged, worked_out
from sheets_sync.problems.problem import attention
from sheets_sync.rules.claims import Cap, Claims, Pool, Serving, groups_of, sums_by
from sheets_sync.rules.endings import Conditions, Facts, Rows, endings
from sheets_sync.rules.periods import years
from sheets_sync.rules.pools import give_out
from sheets_sync.rules.shared_out import Shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sheets_sync.formula.runtime import Number
    from sheets_sync.rules.endings import Endings
    from sheets_sync.rules.lottery import Draws
    from sheets_sync.rules.pools import Shares
    from sheets_sync.rules.prepared import CapStep, PoolStep, TakenStep
    from sheets_sync.rules.world import RegisterWorld


def share(world: RegisterWorld, step: PoolStep) -> Shared:
    """Share out one pool, and put the columns that it fills into the world."""
    height = world.height(step.tab)
    groups = _groups(world, step.per, height)
    moments = _moments(world, step)
    if step.by_year:
        groups = groups_of([groups, years(moments)], height) if step.per else years(moments)
    found = _endings(world, step)
    amounts = _amounts(world, step)
    drawn = _drawn(world, step, amounts, found.moments(moments)) if step.secret else None
    claims = Claims(
        amounts=amounts,
        pools=groups,
        ranked=_ranked(world, step, found.moments(moments), drawn),
        undrawn=drawn.undrawn if drawn else frozenset(),
        held=found.amounts_held(height),
        ended=found.ended.keys(),
    )
    caps = [_cap(world, step, cap, height) for cap in step.caps]
    manner = Serving(step.short, step.whole)
    taken = _taken(world, step.taken, groups, by_all=not (step.per or step.by_year))
    pool = Pool(_totals(world, step, groups), taken, manner)
    shares = give_out(claims, pool, caps)
    _fill(world, step, shares)
    return Shared(step, claims, pool, caps, shares, found)


def _fill(world: RegisterWorld, step: PoolStep, shares: Shares) -> None:
    columns: Mapping[str, Sequence[Any]] = {
        "rank": _in_hundredths(shares.rank),
        "entitled": shares.entitled,
        "reserved": shares.reserved,
        "waiting": shares.waiting,
        "waiting_rank": _in_hundredths(shares.waiting_rank),
    }
    for filling, header in step.fills:
        world.columns[step.tab, header] = columns[filling], shares.stopped
    for row in shares.stopped:
        world.note(step.tab, row, attention("pool.stopped", pool=step.name))


def _in_hundredths(ranks: Sequence[int | None]) -> Sequence[int | None]:
    """As formulas count."""
    return [None if rank is None else rank * 100 for rank in ranks]


# ---- what is asked


def _amounts(world: RegisterWorld, step: PoolStep) -> Sequence[Number | None]:
    amounts = worked_out(world, step.amount).values
    filled = world.filled(step.tab)
    if step.when is None and len(filled) == len(amounts):
        return [amount or 0 for amount in amounts] if None in amounts else amounts
    asked: list[Number | None] = [None] * len(amounts)
    for row in filled if step.when is None else judged(world, step.when).rows:
        asked[row] = amounts[row] or 0
    return asked


def _groups(world: RegisterWorld, recipes: Iterable[Recipe], height: int) -> Sequence[Any]:
    columns = [_folded(worked_out(world, recipe).values) for recipe in recipes]
    return groups_of(columns, height)


def _folded(values: Sequence[Any]) -> Sequence[Any]:
    """Texts as they are compared; a column holds few different ones."""
    first = next((value for value in values if value is not None), None)
    if not isinstance(first, str):
        return values
    forms = {value: fold(value) if isinstance(value, str) else value for value in set(values)}
    return list(map(forms.__getitem__, values))


def _moments(world: RegisterWorld, step: PoolStep) -> Sequence[float | None]:
    """The days or moments by which claims rank first."""
    if step.order:
        if step.ranks_by_time:
            return worked_out(world, step.order[0]).values
        return [None] * world.height(step.tab)
    arrival = world.register.tables[step.tab].table.spec.arrival
    if arrival is None:
        return [None] * world.height(step.tab)
    return world.column(step.tab, arrival.header)


def _drawn(
    world: RegisterWorld,
    step: PoolStep,
    amounts: Sequence[Number | None],
    moments: Sequence[float | None],
) -> Draws:
    from sheets_sync.rules.lottery import draws

    rows = [row for row, amount in enumerate(amounts) if amount is not None]
    keys = [key or "" for key in world.keys(step.tab)]
    return draws(step.secret, rows, moments, keys, {}, world.today)


def _ranked(
    world: RegisterWorld, step: PoolStep, moments: Sequence[float | None], drawn: Draws | None
) -> Sequence[int]:
    """The rows by rank; of equals, the one that was numbered first goes first.

    With a lottery whoever came in on the same day ranks by lot.
    """
    if drawn is not None:
        days = [None if moment is None else moment // 1 for moment in moments]
        return world.ranked(step.tab, world.filled(step.tab), [days, *drawn.order])
    columns = [worked_out(world, recipe).values for recipe in step.order]
    if step.ranks_by_time or not columns:
        columns[:1] = [moments]
    return world.ranked(step.tab, world.filled(step.tab), columns)


# ---- what there is


def _totals(
    world: RegisterWorld, step: PoolStep, groups: Sequence[Any]
) -> Mapping[Any, Number | None]:
    if step.by_year:
        by_year = dict(step.by_year)
        kinds = set(groups)
        return {one: by_year.get(one[1] if step.per else one) for one in kinds if one is not None}
    if not isinstance(step.total, Recipe):
        return dict.fromkeys(groups, step.total)
    if not step.total.columns:
        return dict.fromkeys(groups, next(iter(worked_out(world, step.total).values), None))
    totals: dict[Any, Number | None] = {}
    for group, total in zip(groups, worked_out(world, step.total).values, strict=True):
        # Rows of one pool that say different things of its total: nobody can tell which is meant.
        totals[group] = total if totals.setdefault(group, total) == total else None
    return totals


def _taken(
    world: RegisterWorld, taken: TakenStep | Recipe | None, groups: Sequence[Any], *, by_all: bool
) -> Mapping[Any, Number]:
    """What has been given of each group; ``by_all``: there is one, and all rows are of it."""
    if taken is None:
        return {}
    if isinstance(taken, Recipe):
        return sums_by(groups, worked_out(world, taken).values)
    amounts = worked_out(world, taken.amount).values
    rows = world.filled(taken.tab) if taken.when is None else judged(world, taken.when).rows
    pointers = world.column(taken.tab, taken.via)
    alone = () if by_all else None
    of_rows = [alone if pointers[row] is None else groups[pointers[row]] for row in rows]
    return sums_by(of_rows, [amounts[row] for row in rows])


def _cap(world: RegisterWorld, step: PoolStep, cap: CapStep, height: int) -> Cap:
    groups = _groups(world, cap.per, height)
    most: Number | Sequence[Number | None] | None = 0
    if not isinstance(cap.most, Recipe):
        most = cap.most
    elif cap.most.columns:
        most = worked_out(world, cap.most).values
    else:
        most = next(iter(worked_out(world, cap.most).values), 0)
    if most is None:
        most = [None] * height
    return Cap(groups, most, _taken(world, step.taken, groups, by_all=not cap.per))


# ---- claims that end


def _endings(world: RegisterWorld, step: PoolStep) -> Endings:
    end, height = step.end, world.height(step.tab)
    handed_in: Sequence[float | None] = [None] * height
    if end.handed_in is not None:
        handed_in = worked_out(world, end.handed_in).values
    conditions = Conditions(closes=end.closes, last_day=world.register.programme.period.last_day)
    found = endings(conditions, Facts(), Rows(handed_in=handed_in), height, world.register.now)
    if found.turns is not None:
        world.turns.append(found.turns)
    return found
