"""A review as a page for a board: what is left, whose move it is, who waits, what is asked."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Any

from sheets_sync.cells.dates import DAY_SECONDS, DAY_ZERO
from sheets_sync.cells.numbers import format_amount, format_money
from sheets_sync.problems.problem import Day, Instant, Quantity
from sheets_sync.programme.blocks import in_language
from sheets_sync.records import NamedTuple
from sheets_sync.reports.findings import most_urgent, severities
from sheets_sync.reports.page_parts import WIDE, Bar, Head, Page, Part, Section
from sheets_sync.reports.status import standing
from sheets_sync.rules.overview import breakdown
from sheets_sync.sync.owners import Owners

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.programme.model import Column, Tone
    from sheets_sync.register.model import Figure
    from sheets_sync.reports.status import Standing
    from sheets_sync.rules.overview import Line
    from sheets_sync.sync.review import Review

MOST_ROWS = 500
MOST_ASKED = 200
MOST_KEYS = 12
MOST_ALERTS = 50
MOST_TILES = 8


def page_of(seen: Review, catalogue: Catalogue) -> Page:
    """The page for who may see the register."""
    made = _Making(seen, catalogue, standing(seen, catalogue))
    sections = [made.turns(), made.asked(), made.overdue()]
    if made.claimed:
        sections.append(made.waiting_list())
    sections += [*made.statuses(), *made.by_owner(), *made.by_month()]
    return made.page(made.standing.alerts[:MOST_ALERTS], sections, ())


def public_page_of(seen: Review, catalogue: Catalogue) -> Page:
    """The page for everybody: keys, days, amounts and the programme's own words, nothing typed."""
    made = _Making(seen, catalogue, standing(seen, catalogue))
    queue = [made.queue()] if made.claimed else []
    sections = [made.turns(), *queue, *made.statuses(), *made.by_month()]
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
        rows = [(finding.address, finding.key, finding.message) for finding in found]
        return self._section(self.catalogue.say("page.asked"), heads, rows, count)

    def overdue(self) -> Section:
        heads = self._heads("status.key", "status.party", "status.due")
        rows = [
            (row.key, row.party, self._day(row.due), str(row.days_late))
            for row in self.standing.overdue
        ]
        return self._section(
            self.catalogue.say("status.late"), [*heads, *self._numbers("status.days")], rows
        )

    def waiting_list(self) -> Section:
        heads = [*self._numbers("status.place"), *self._heads("status.key", "status.party")]
        rows = [
            (str(row.place), row.key, row.party, self.catalogue.amount(row.waiting))
            for row in self.standing.waiting_list
        ]
        return self._section(
            self.catalogue.say("status.waiting_list"),
            [*heads, *self._numbers("status.waiting")],
            rows,
        )

    @property
    def claimed(self) -> str:
        """The tab from which the first pool is claimed, if there is one."""
        pools = self.seen.register.programme.pools
        return pools[0].claims.tab if pools else ""

    def queue(self) -> Section:
        """Every claim in its order: the program's own columns, so nothing that people typed."""
        own, sheet = self.seen.register.programme.own.queue, self.seen.decision.sheets.get("queue")
        tab = self.seen.register.programme.tabs[self.claimed]
        known = {name for column in tab.machine for name in (column.role, column.header)}
        heads, columns = [], []
        for role, column, kind in zip(*sheet, strict=True) if sheet and own else ():
            if role in known and own:
                heads.append(Head(own.headers[role], number=kind in _NUMBERS))
                columns.append([self._written(cell, kind) for cell in column])
        title = self.catalogue.say("page.queue")
        return self._section(title, heads, list(zip(*columns, strict=True)))

    def statuses(self) -> Iterator[Section]:
        for name, tab in self.seen.register.programme.register_tabs():
            if tab.statuses:
                counts = Counter(self.seen.decision.answers[name].statuses)
                lines = [(one.label, counts[code], one.tone) for code, one in tab.statuses.items()]
                title = self.catalogue.say("page.status", tab=tab.title)
                yield self._counted(title, [one for one in lines if one[1]])

    def by_owner(self) -> Iterator[Section]:
        """The rows of the main tab by what they belong to, if they point anywhere."""
        name = self._main()
        tab = self.seen.register.programme.tabs[name]
        reference = next((column for column in tab.human if column.reference), None)
        if reference:
            height = self.seen.register.tables[name].table.height
            owners_of = Owners(self.seen)
            owners = [owners_of(name, row) or None for row in range(height)]
            lines = breakdown(owners, self._amounts(name))
            lines.sort(key=lambda line: (-line.amount, -line.rows, line.group))
            yield self._summed("page.by_party", name, reference.header, lines)

    def by_month(self) -> Iterator[Section]:
        """The rows of the main tab by the month in which they came in, if they tell."""
        name = self._main()
        arrival = self.seen.register.programme.tabs[name].arrival
        if arrival:
            moments = self.seen.register.tables[name].values[arrival.header]
            lines = breakdown([_month(moment) for moment in moments], self._amounts(name))
            yield self._summed("page.by_month", name, self.catalogue.say("page.month"), lines[::-1])

    def _main(self) -> str:
        """The tab that a pool is claimed from, or else the first."""
        return self.claimed or next(iter(self.seen.register.programme.tabs))

    def _amounts(self, name: str) -> list[Any] | None:
        """What its first column of amounts says."""
        column = self._amount_column(name)
        if column is None:
            return None
        cells = self.seen.decision.answers[name].columns[column.role or column.header]
        return [cell or 0 for cell in cells]

    def _amount_column(self, name: str) -> Column | None:
        machine = self.seen.register.programme.tabs[name].machine
        return next((column for column in machine if column.kind in {"amount", "money"}), None)

    def _lines(self) -> Iterator[str]:
        say, latest = self.catalogue.say, self.seen.register.history.latest
        yield say("page.day", today=Day(self.standing.today))
        if latest is None:
            yield say("page.unchanged")
        else:
            yield say("page.changed", moment=Instant(round(latest * DAY_SECONDS)))

    def _tiles(self) -> Iterator[tuple[str, str]]:
        """The figures that the programme names, or else the first lines of its overview."""
        figures = self.seen.decision.figures
        if figures:
            yield from (
                (self._label(figure), self._shown(figure)) for figure in figures[:MOST_TILES]
            )
            return
        labels, values = self.seen.decision.sheets["overview"].columns
        found = [
            (str(label), format_amount(round(value * 100), self.catalogue.language))
            for label, value in zip(labels, values, strict=True)
            if isinstance(value, (int, float))
        ]
        yield from found[:MOST_TILES]

    def _label(self, figure: Figure) -> str:
        return in_language(figure.label, self.catalogue.language)

    def _shown(self, figure: Figure) -> str:
        if figure.kind == "amount":
            return self.catalogue.amount(figure.value)
        show = format_money if figure.kind == "money" else format_amount
        return show(figure.value, self.catalogue.language)

    def _bar(self) -> list[Part]:
        """The figures that are drawn, side by side."""
        drawn = [figure for figure in self.seen.decision.figures if figure.shade]
        whole, start, parts = max(1, sum(figure.value for figure in drawn)), 0, []
        for figure in drawn:
            width = figure.value * WIDE // whole
            tone = _TONES.get(figure.shade, figure.shade)
            parts.append(Part(f"{self._label(figure)} {self._shown(figure)}", start, width, tone))
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

    def _summed(self, code: str, name: str, header: str, lines: Sequence[Line]) -> Section:
        most = max((line.rows for line in lines), default=1)
        column = self._amount_column(name)
        summed = [Head(column.header, number=True)] if column else []
        heads = [Head(header), *self._numbers("page.rows"), *summed, self._drawing()]
        rows: list[Sequence[str | Bar]] = [
            (
                *(str(line.group), str(line.rows)),
                *([self.catalogue.amount(int(line.amount))] if column else []),
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
            return self.catalogue.say("plain", text=Instant(round(cell * DAY_SECONDS)))
        if kind == "amount":
            return self.catalogue.say("plain", text=Quantity(int(cell)))
        return str(int(cell))


_TONES = {"dark": "good", "light": "attention", "faint": "rest"}
_SHORT = ("status.who", "page.where", "status.key", "status.due")
_NUMBERS = frozenset(("number", "amount", "money"))


def _month(arrival: float | None) -> str | None:
    """44561.5 → ``2021-12``, which sorts as it should."""
    if arrival is None:
        return None
    from datetime import date

    return f"{date.fromordinal(int(arrival) + DAY_ZERO):%Y-%m}"
