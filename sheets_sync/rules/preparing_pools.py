"""Checks the pools of a programme and compiles their formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.formula.compile import compile_column
from sheets_sync.formula.nodes import Call, Formula, Rows
from sheets_sync.programme.blocks import in_language
from sheets_sync.programme.misfits import mistake
from sheets_sync.programme.roles import OWN_ROLES
from sheets_sync.records import NamedTuple
from sheets_sync.rules.lengths import length_of
from sheets_sync.rules.lottery import is_secret
from sheets_sync.rules.needs import Need, needs_of
from sheets_sync.rules.order_of_work import Work
from sheets_sync.rules.prepared import CapStep, EndStep, PoolStep, TakenStep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sheets_sync.formula.check import Want
    from sheets_sync.formula.recipes import Recipe
    from sheets_sync.programme.blocks import Pool
    from sheets_sync.programme.model import Column, Programme, RegisterTab
    from sheets_sync.rules.endings import Closing
    from sheets_sync.rules.preparing_formulas import Preparing

_KINDS = {"rank": ("number",), "waiting_rank": ("number",)}
_AMOUNTS = ("amount", "money", "number")


def works_of_pools(preparing: Preparing) -> Iterator[Work]:
    """A step for each pool of the programme in which there is no mistake."""
    for place, pool in enumerate(preparing.programme.pools, start=1):
        name = f" ({pool.name})" if pool.name else ""
        checking = _Pool(preparing, pool, f"pools[{place}]{name}")
        if work := checking.work():
            yield work


class _Asked(NamedTuple):
    """A formula of a pool: whether it gives an amount, and what else is wanted of it."""

    part: str
    text: str
    want: Want = "value"
    is_amount: bool = False


class _Pool:
    """One pool; ``found`` are its formulas by the part of the block in which they stand."""

    def __init__(self, preparing: Preparing, pool: Pool, key: str) -> None:
        self.preparing, self.pool, self.key = preparing, pool, key
        self.programme: Programme = preparing.programme
        self.found: dict[str, Formula] = {}
        self.made: dict[str, Recipe] = {}

    def work(self) -> Work | None:
        """The step; None where there are mistakes, which are noted."""
        before = len(self.preparing.mistakes)
        tab = self.programme.tabs[self.pool.claims.tab]
        self._filled(tab)
        for asked in self._asked():
            self._check(asked)
        self._lengths()
        if (pool := self.pool).tie == "lottery" and not is_secret(pool.secret):
            self._wrong("no_secret", "secret", pool.secret)
        self._units()
        lacking = any(asked.part not in self.found for asked in self._asked())
        if lacking or len(self.preparing.mistakes) > before:
            return None
        for part, formula in self.found.items():
            self.made[part] = compile_column(formula, self.programme.language).recipe
        gives = {Need("column", self.pool.claims.tab, one) for one in self.pool.fills.values()}
        gives.add(Need("ended", self.pool.claims.tab))
        return Work(self._step(tab), frozenset(gives), self._needs(tab), self.key)

    # ---- what there is to check

    def _asked(self) -> Iterator[_Asked]:
        """All formulas; those that the block does not have are left out."""
        pool = self.pool
        yield _Asked("claims.amount", pool.claims.amount, is_amount=True)
        yield from self._grouping("", pool.per, pool.total, "total")
        for place, cap in enumerate(pool.caps, start=1):
            yield from self._grouping(f"caps[{place}].", cap.per, cap.most, "most")
        # A list by itself is told to be one: it is added up.
        yield from _if_said(_Asked("taken", pool.taken and f"SOM({pool.taken})", is_amount=True))
        for number, text in enumerate(pool.order, start=1):
            yield _Asked(f"order[{number}]", text)
        yield from _if_said(
            _Asked("claims.when", pool.claims.when, "yes_no"),
            _Asked("handed_in", pool.handed_in),
            _Asked("offer.accepted", pool.offer.accepted if pool.offer else "", "yes_no"),
            _Asked("lapse.unless", pool.lapse.unless if pool.lapse else "", "yes_no"),
        )

    @staticmethod
    def _grouping(part: str, per: Sequence[str], most: object, name: str) -> Iterator[_Asked]:
        if isinstance(most, str):
            yield _Asked(f"{part}{name}", most, is_amount=True)
        for number, text in enumerate(per, start=1):
            yield _Asked(f"{part}per[{number}]", text, "row or value")

    def _check(self, asked: _Asked) -> None:
        tab = self.pool.claims.tab
        key = f"{self.key}.{asked.part}"
        formula = self.preparing.formula(key, asked.text, tab, asked.want)
        if formula is None:
            return
        family = formula.node.type.family
        if asked.is_amount and family not in {"number", "blank"}:
            self._wrong("no_amount", asked.part, asked.text)
        if asked.part == "handed_in" and family not in {"day", "moment", "blank"}:
            self._wrong("no_day_given", asked.part, asked.text)
        if asked.want == "value":
            self.preparing.refuse_shifting(key, formula)
        self.found[asked.part] = formula

    def _filled(self, tab: RegisterTab) -> None:
        own = {column.header: column for column in tab.columns if _is_free(column)}
        for filling, header in self.pool.fills.items():
            if header not in own:
                taken = any(column.header == header for column in tab.machine)
                code = "filled_otherwise" if taken else "not_filled"
                self._wrong(code, f"fills.{filling}", header, ", ".join(own) or "-")
            elif own[header].kind not in _KINDS.get(filling, _AMOUNTS):
                kinds = ", ".join(_KINDS.get(filling, _AMOUNTS))
                self._wrong("kind_for_role", f"fills.{filling}", own[header].kind, kinds)

    def _lengths(self) -> None:
        pool = self.pool
        said = {"offer.within": pool.offer.within} if pool.offer else {}
        said |= {"lapse.after": pool.lapse.after} if pool.lapse else {}
        for part, text in said.items():
            length = length_of(text)
            if length is None or length.number <= 0:
                self._wrong("no_length", part, text)

    def _units(self) -> None:
        """All amounts of a pool are of one unit."""
        parts = [one.part for one in self._asked() if one.is_amount]
        amounts = [self.found[part] for part in parts if part in self.found]
        units = {part.node.type.unit for part in amounts if part.node.type.family == "number"}
        if len(units) > 1:
            self._wrong("units_differ", "claims.amount", ", ".join(sorted(map(self._many, units))))

    def _many(self, unit: str) -> str:
        words = self.programme.units.get(unit)
        return in_language(words.many, self.programme.language) if words else unit or "-"

    def _wrong(self, code: str, part: str, found: str = "", expected: str = "") -> None:
        key = f"{self.key}.{part}"
        self.preparing.mistakes.append(mistake(code, key, found, expected))

    # ---- what comes of it

    def _step(self, tab: RegisterTab) -> PoolStep:
        pool, made = self.pool, self.made
        total, by_year = pool.total, tuple[tuple[int, int], ...]()
        if not isinstance(total, (int, float, str)):
            by_year = tuple((int(year), _hundredths(most)) for year, most in total.items())
        return PoolStep(
            name=pool.name or tab.title,
            tab=pool.claims.tab,
            amount=made["claims.amount"],
            when=made.get("claims.when"),
            total=_hundredths(total) if isinstance(total, (int, float)) else made.get("total"),
            by_year=by_year,
            per=self._several("per", pool.per),
            caps=tuple(self._caps()),
            taken=self._taken(),
            order=self._several("order", pool.order),
            ranks_by_time=self._ranks_by_time(),
            secret=pool.secret if pool.tie == "lottery" else "",
            short=pool.short,
            whole=pool.whole,
            end=self._end(),
            fills=tuple(pool.fills.items()),
        )

    def _several(self, part: str, texts: Sequence[str]) -> tuple[Recipe, ...]:
        return tuple(self.made[f"{part}[{number}]"] for number in range(1, len(texts) + 1))

    def _caps(self) -> Iterator[CapStep]:
        for place, cap in enumerate(self.pool.caps, start=1):
            part = f"caps[{place}]"
            most = self.made[f"{part}.most"] if isinstance(cap.most, str) else _hundredths(cap.most)
            yield CapStep(cap.name, self._several(f"{part}.per", cap.per), most)

    def _taken(self) -> TakenStep | Recipe | None:
        """Rows of another tab count in the pool, whoever they point at; else it is by claim."""
        rows = self._taken_rows()
        if rows is None:
            return self.made.get("taken")
        language = self.programme.language

        def compiled(node: object) -> Recipe:
            return compile_column(Formula("", rows.tab, node), language).recipe  # type: ignore[arg-type]

        when = None if rows.condition is None else compiled(rows.condition)
        return TakenStep(rows.tab, rows.via, compiled(rows.value), when)

    def _taken_rows(self) -> Rows | None:
        formula = self.found.get("taken")
        node = formula.node if formula else None
        if isinstance(node, Call) and len(node.arguments) == 1:
            rows = node.arguments[0]
            if isinstance(rows, Rows) and rows.via and "This(" not in repr(rows):
                return rows
        return None

    def _ranks_by_time(self) -> bool:
        first = self.found.get("order[1]")
        return first is not None and first.node.type.family in {"day", "moment"}

    def _end(self) -> EndStep:
        pool = self.pool
        closes: Closing = "decided" if pool.closes == "decided" else "all"
        return EndStep(
            closes if pool.closes else None,
            self.made.get("handed_in"),
            length_of(pool.offer.within) if pool.offer else None,
            self.made.get("offer.accepted"),
            length_of(pool.lapse.after) if pool.lapse else None,
            self.made.get("lapse.unless"),
        )

    def _needs(self, tab: RegisterTab) -> frozenset[Need]:
        needs = frozenset[Need]().union(*map(needs_of, self.found.values()))
        if tab.arrival:
            needs |= {Need("column", self.pool.claims.tab, tab.arrival.header)}
        return needs


def _is_free(column: Column) -> bool:
    """Whether a pool may fill it: the program's, and not worked out by a formula."""
    is_worked_out = column.formula or column.stamp or column.role in OWN_ROLES
    return column.owner == "machine" and not is_worked_out


def _if_said(*asked: _Asked) -> Iterator[_Asked]:
    return (one for one in asked if one.text)


def _hundredths(amount: float) -> int:
    return round(amount * 100)
