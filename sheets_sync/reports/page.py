"""A review as a page for a board: what is left, whose move it is, who waits, what is asked."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from sheets_sync.cells.dates import DAY_SECONDS, DAY_ZERO
from sheets_sync.cells.numbers import format_amount
from sheets_sync.problems.problem import Day, Moment, Quantity
from sheets_sync.reports.findings import most_urgent, severities
from sheets_sync.reports.status import COUNTED, POOL, standing
from sheets_sync.rules.overview import breakdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.programme.model import Tone
    from sheets_sync.reports.status import Standing
    from sheets_sync.rules.overview import Line
    from sheets_sync.sync.review import Review

MOST_ROWS = 500
MOST_ASKED = 200
MOST_KEYS = 12
MOST_ALERTS = 50
MOST_TILES = 8
WIDE = 1000
"""The width of a chart; all widths are whole parts of it."""


class Part(NamedTuple):
    """A part of the bar, from ``start``, both in parts of ``WIDE``."""

    label: str
    start: int
    width: int
    tone: str


class Bar(NamedTuple):
    """A bar in a row of a table, and what it says to who cannot see it."""

    text: str
    width: int
    tone: str


class Head(NamedTuple):
    """A column's header: numbers stand to the right, bars are drawn, ``short`` stays on a line."""

    text: str
    number: bool = False
    bar: bool = False
    short: bool = False


class Section(NamedTuple):
    """A table; ``left_out`` tells of rows that are not shown, ``nothing`` stands for none."""

    title: str
    heads: Sequence[Head]
    rows: Sequence[Sequence[str | Bar]]
    left_out: str
    nothing: str


class Page(NamedTuple):
    """Everything on the page, in words."""

    language: str
    title: str
    skip: str
    lines: Sequence[str]
    alerts_title: str
    alerts: Sequence[str]
    tiles: Sequence[tuple[str, str]]
    bar: Sequence[Part]
    bar_text: str
    sections: Sequence[Section]


def page_of(seen: Review, catalogue: Catalogue) -> Page:
    """The page for who may see the register."""
    made = _Making(seen, catalogue, standing(seen, catalogue))
    sections = [made.turns(), made.asked(), made.overdue()]
    if seen.register.programme.budget is None:
        sections += made.statuses()
    else:
        sections += [made.waiting_list(), *made.statuses(), made.by_party(), made.by_month()]
    return made.page(made.standing.alerts[:MOST_ALERTS], sections, ())


def public_page_of(seen: Review, catalogue: Catalogue) -> Page:
    """The page for everybody: keys, days, amounts and the programme's own words, nothing typed."""
    made = _Making(seen, catalogue, standing(seen, catalogue))
    sections = [made.turns(), *made.statuses()]
    if seen.register.programme.budget is not None:
        sections = [made.turns(), made.queue(), *made.statuses(), made.by_month()]
    return made.page((), sections, (catalogue.say("page.public"),))


class _Making(NamedTuple):
    seen: Review
    catalogue: Catalogue
    standing: Standing

    def page(
        self, alerts: Sequence[str], sections: Sequence[Section], remarks: Sequence[str]
    ) -> Page:
        say = self.catalogue.say
        bar = self._bar()
        return Page(
            language=self.catalogue.language,
            title=self.seen.register.programme.name,
            skip=say("page.skip"),
            lines=(*self._lines(), *remarks),
            alerts_title=say("page.alerts"),
            alerts=alerts,
            tiles=list(self._tiles()),
            bar=bar,
            bar_text=say("page.pool_picture", shares="; ".join(part.label for part in bar)),
            sections=sections,
        )

    def turns(self) -> Section:
        heads = [*self._heads("status.who"), *self._numbers("status.count")]
        rows = [
            (who, str(len(keys)), self._keys(keys)) for who, keys in self.standing.turns.items()
        ]
        return self._section(
            self.catalogue.say("page.turns"), [*heads, *self._heads("status.rows")], rows
        )

    def asked(self) -> Section:
        found = most_urgent(self.seen, self.catalogue, MOST_ASKED)
        count = sum(times for kind, times in severities(self.seen).items() if kind.name != "NOTE")
        heads = self._heads("page.where", "status.key", "page.what")
        rows = [(one.address, one.key, one.message) for one in found]
        return self._section(self.catalogue.say("page.asked"), heads, rows, count)

    def overdue(self) -> Section:
        heads = [*self._heads("status.key", "status.party", "status.due")]
        rows = [
            (one.key, one.party, self._day(one.due), str(one.days_late))
            for one in self.standing.overdue
        ]
        return self._section(
            self.catalogue.say("status.overdue"), [*heads, *self._numbers("status.days")], rows
        )

    def waiting_list(self) -> Section:
        heads = [*self._numbers("status.place"), *self._heads("status.key", "status.party")]
        rows = [
            (str(one.place), one.key, one.party, self.catalogue.amount(one.waiting))
            for one in self.standing.waiting_list
        ]
        return self._section(
            self.catalogue.say("status.waiting_list"),
            [*heads, *self._numbers("status.waiting")],
            rows,
        )

    def queue(self) -> Section:
        """Every live request in its order, without who it is of."""
        own, sheet = self.seen.register.programme.own.queue, self.seen.decision.sheets.get("queue")
        shown = [name for name in sheet.roles if name != "party"] if sheet and own else []
        headers = own.headers if own else {}
        columns = (
            [
                [self._written(cell, kind) for cell in column]
                for role, column, kind in zip(*sheet, strict=True)
                if role in shown
            ]
            if sheet
            else []
        )
        heads = [Head(headers.get(role, role), number=role in _AMOUNTS) for role in shown]
        return self._section(
            self.catalogue.say("page.queue"), heads, list(zip(*columns, strict=True))
        )

    def statuses(self) -> Iterator[Section]:
        for name, tab in self.seen.register.programme.register_tabs():
            if tab.statuses:
                counts = Counter(self.seen.decision.answers[name].statuses)
                lines = [(one.label, counts[code], one.tone) for code, one in tab.statuses.items()]
                title = self.catalogue.say("page.status", tab=tab.title)
                yield self._counted(title, [one for one in lines if one[1]])

    def by_party(self) -> Section:
        party = self.seen.register.tables["requests"].role("party")
        lines = breakdown([one or None for one in party], self._granted())
        lines.sort(key=lambda line: (-line.amount, -line.rows, line.group))
        header = self.seen.register.tables["requests"].header("party")
        return self._summed("page.by_party", header, lines)

    def by_month(self) -> Section:
        arrival = self.seen.register.tables["requests"].role("arrival")
        lines = breakdown([_month(one) for one in arrival], self._granted())
        return self._summed("page.by_month", self.catalogue.say("page.month"), lines[::-1])

    def _lines(self) -> Iterator[str]:
        say, latest = self.catalogue.say, self.seen.register.history.latest
        yield say("page.day", today=Day(self.standing.today))
        if latest is None:
            yield say("page.unchanged")
        else:
            yield say("page.changed", moment=Moment(round(latest * DAY_SECONDS)))

    def _tiles(self) -> Iterator[tuple[str, str]]:
        if self.seen.register.programme.budget is None:
            yield from self._figures()
            return
        for name in POOL:
            text = self.catalogue.amount(self.standing.pool[name])
            yield self.catalogue.say(f"overview.{name}"), text
        for name in COUNTED:
            text = str(self.seen.decision.figures[name])
            yield self._evaluations(name), text

    def _figures(self) -> Iterator[tuple[str, str]]:
        """The first lines of the overview of a programme that says its own."""
        labels, values = self.seen.decision.sheets["overview"].columns
        found = [
            (str(label), format_amount(round(value * 100), self.catalogue.language))
            for label, value in zip(labels, values, strict=True)
            if isinstance(value, (int, float))
        ]
        yield from found[:MOST_TILES]

    def _evaluations(self, name: str) -> str:
        heading = self.catalogue.say("overview.evaluations")
        return f"{heading}: {self.catalogue.say(f'overview.{name}').lower()}"

    def _bar(self) -> list[Part]:
        pool, start, parts = self.standing.pool, 0, []
        if not pool:
            return []
        whole = max(1, sum(pool[name] for name in _SHARES))
        for name, tone in _SHARES.items():
            width = pool[name] * WIDE // whole
            label = f"{self.catalogue.say(f'overview.{name}')} {self.catalogue.amount(pool[name])}"
            parts.append(Part(label, start, width, tone))
            start += width
        return parts

    def _counted(self, title: str, lines: Sequence[tuple[str, int, Tone]]) -> Section:
        most = max((count for _, count, _ in lines), default=1)
        heads = [*self._heads("page.label"), *self._numbers("page.rows")]
        rows = [
            (label, str(count), self._drawn(label, count, most, tone))
            for label, count, tone in lines
        ]
        return self._section(title, [*heads, self._drawing()], rows)

    def _summed(self, code: str, header: str, lines: Sequence[Line]) -> Section:
        most = max((line.rows for line in lines), default=1)
        heads = [Head(header), *self._numbers("page.rows", "overview.granted"), self._drawing()]
        rows = [
            (
                *(str(line.group), str(line.rows), self.catalogue.amount(int(line.amount))),
                self._drawn(str(line.group), line.rows, most, "busy"),
            )
            for line in lines
        ]
        return self._section(self.catalogue.say(code), heads, rows)

    def _drawing(self) -> Head:
        return Head(self.catalogue.say("page.share"), bar=True)

    def _drawn(self, label: str, count: int, most: int, tone: str) -> Bar:
        text = self.catalogue.say("page.picture", label=label, count=count)
        return Bar(text, max(1, count * WIDE // most), tone)

    def _granted(self) -> list[Any]:
        return [one or 0 for one in self.seen.decision.answers["requests"].columns["granted"]]

    def _section(
        self,
        title: str,
        heads: Sequence[Head],
        rows: Sequence[Sequence[str | Bar]],
        count: int = 0,
    ) -> Section:
        say, shown, count = self.catalogue.say, rows[:MOST_ROWS], max(count, len(rows))
        over = count > len(shown)
        left_out = say("page.left_out", shown=len(shown), count=count) if over else ""
        return Section(title, heads, shown, left_out, say("page.nothing"))

    def _heads(self, *codes: str) -> list[Head]:
        return [Head(self.catalogue.say(code), short=code in _SHORT) for code in codes]

    def _numbers(self, *codes: str) -> list[Head]:
        return [Head(self.catalogue.say(code), number=True) for code in codes]

    def _keys(self, keys: Iterable[str]) -> str:
        every = list(keys)
        shown = list(islice(every, MOST_KEYS))
        more = len(every) - len(shown)
        rest = [self.catalogue.say("page.more_keys", count=more)] if more else []
        return ", ".join([*shown, *rest])

    def _day(self, serial: int) -> str:
        return self.catalogue.say("plain", text=Day(serial))

    def _written(self, cell: str | float | None, kind: str) -> str:
        if cell is None or isinstance(cell, str):
            return cell or ""
        if kind == "moment":
            return self.catalogue.say("plain", text=Moment(round(cell * DAY_SECONDS)))
        if kind == "amount":
            return self.catalogue.say("plain", text=Quantity(int(cell)))
        return str(int(cell))


_SHARES = {"granted": "good", "reserved": "attention", "left": "rest"}
_SHORT = ("status.who", "page.where", "status.key", "status.due")
_AMOUNTS = ("rank", "granted", "reserved", "waiting")


def _month(arrival: float | None) -> str | None:
    """44561.5 → ``2021-12``, which sorts as it should."""
    if arrival is None:
        return None
    from datetime import date

    return f"{date.fromordinal(int(arrival) + DAY_ZERO):%Y-%m}"
