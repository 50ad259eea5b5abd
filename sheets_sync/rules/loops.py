"""The loop that serves claims one by one, written out for as many caps as there are.

At 400,000 claims most of the time goes into this loop; going through the caps of a claim in a loop
within it takes twice as long. Nothing gets into the text but numbered names. The plain twin gives
out claim by claim (``tests/support/rules/plain_pools.py``), held against this by
``tests/promises/test_giving_out.py``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sheets_sync.formula.runtime import Number
    from sheets_sync.rules.claims import Serving

    Serve: TypeAlias = Callable[..., tuple[list[Number], list[Number]]]


def serve(  # noqa: PLR0913, PLR0917
    amounts: Sequence[Number],
    pools: Sequence[Any],
    lefts: dict[Any, Number],
    groups: Sequence[Sequence[Any]],
    rooms: Sequence[dict[Any, Number]],
    mosts: Sequence[Sequence[Number] | None],
    manner: Serving,
) -> tuple[list[Number], list[Number]]:
    """What each claim is entitled to, and what is reserved for it; claims in order of rank.

    ``amounts`` are not below 0. ``lefts`` is what is left in each pool, ``rooms`` what each group
    of a cap may still get, without what ``mosts`` gives each claim by itself; both are changed.
    The lists of the entitled end where nothing is left in any pool.
    """
    lefts.update({pool: 0 for pool, left in lefts.items() if left < 0})
    by_row = tuple(most is not None for most in mosts)
    columns = [*groups, *(most for most in mosts if most is not None)]
    return _loop(by_row, manner)(amounts, pools, lefts, rooms, columns)


@cache
def _loop(by_row: tuple[bool, ...], manner: Serving) -> Serve:
    made: dict[str, Serve] = {}
    exec(compile(source_of(by_row, manner), "<pools>", "exec"), made)  # noqa: S102
    return made["serve"]


_BEGIN = """\
def serve(amounts, pools, lefts, rooms, columns):
    {rooms}
    entitled = []
    reserved = [0] * len(amounts)
    filled = sum(map(bool, lefts.values()))
    for place, (claim, pool, {cells}) in enumerate(zip(amounts, pools, *columns)):
        if not filled:
            break
        wanted = claim
"""
_CAP = """\
        if (room := {room}) < wanted:
            wanted = room
"""
_WHOLE = """\
        if wanted < claim:
            wanted = 0
"""
_MEET = """\
        if wanted <= 0:
            entitled.append(0)
            continue
        entitled.append(wanted)
        left = lefts[pool]
        if wanted < left:
            lefts[pool] = left - wanted
        elif not left:
            continue
        elif wanted == left:
            lefts[pool] = 0
            filled -= 1
        else:
"""
_SHORT = {
    "partial": """\
            wanted = left
            lefts[pool] = 0
            filled -= 1
""",
    "wait": """\
            lefts[pool] = 0
            filled -= 1
            continue
""",
    "skip": """\
            continue
""",
}


def source_of(by_row: Sequence[bool], manner: Serving) -> str:
    """The loop as text: ``by_row`` says of each cap whether each claim has a most of its own."""
    caps = range(len(by_row))
    own = [cap for cap in caps if by_row[cap]]
    cells = "".join(f"group{cap}, " for cap in caps) + "".join(f"most{cap}, " for cap in own)
    begin = _BEGIN.format(
        rooms="".join(f"rooms{cap}, " for cap in caps) + "= rooms" if by_row else "pass",
        cells=cells,
    )
    tests = (
        _CAP.format(room=f"rooms{cap}[group{cap}]" + (f" + most{cap}" if by_row[cap] else ""))
        for cap in caps
    )
    short = "skip" if manner.whole and manner.short == "partial" else manner.short
    return "".join(
        (
            begin,
            *tests,
            _WHOLE if manner.whole else "",
            _MEET,
            _SHORT[short],
            "        reserved[place] = wanted\n",
            *(f"        rooms{cap}[group{cap}] -= wanted\n" for cap in caps),
            "    return entitled, reserved\n",
        )
    )
