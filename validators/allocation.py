"""Who gets how much of the pool: claims served in rank order under the cap and the total."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Short: TypeAlias = Literal["partial", "wait", "skip"]


class Allocation(NamedTuple):
    """Hundredths for each claim, in the order of the claims."""

    entitled: Sequence[int]
    reserved: Sequence[int]


def allocate(
    claims: Sequence[int],
    parties: Sequence[str | None],
    room: Mapping[str, int],
    pool: int,
    short: Short,
) -> Allocation:
    """Serve claims in the order given (spec: Open claims).

    ``room`` is what each party may still get under the cap, ``pool`` what is left of the total;
    both after all commitments, and below 0 counts as 0. A claim of no known party (None) is
    limited by the total alone.
    """
    rooms: dict[str | None, int] = {party: max(left, 0) for party, left in room.items()}
    left = max(pool, 0)
    count = len(claims)
    entitled: list[int] = []
    reserved = [0] * count
    served = 0
    for served, (claim, party) in enumerate(zip(claims, parties, strict=True)):
        if not left:
            break
        limit = rooms.get(party, claim)
        wanted = claim if claim < limit else limit
        entitled.append(wanted)
        if not wanted:
            continue
        if wanted > left and short != "partial":
            if short == "wait":
                left = 0
            continue
        granted = wanted if wanted < left else left
        reserved[served] = granted
        left -= granted
        if party in rooms:
            rooms[party] -= granted
    # With nothing left to reserve, room no longer changes and the rest needs no loop.
    rest = claims[len(entitled) :]
    limits = map(rooms.get, parties[len(entitled) :], rest)
    entitled += [
        claim if claim < limit else limit for claim, limit in zip(rest, limits, strict=True)
    ]
    return Allocation(entitled, reserved)
