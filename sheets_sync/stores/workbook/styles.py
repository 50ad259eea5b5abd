"""The looks of cells: which ones show a date, and new ones beside those that are there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sheets_sync.grid.edits import Format
from sheets_sync.stores.workbook.markup import (
    Splice,
    attributes,
    content,
    elements,
    escaped,
    masked,
    root,
    spliced,
    with_attribute,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CODES: Final = {
    Format.MONEY: '"€" #,##0.00',
    Format.DAY: "dd-mm-yyyy",
    Format.MOMENT: "dd-mm-yyyy hh:mm:ss",
}
_FIRST_OWN: Final = 164
_BUILT_IN_DATES: Final = frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)})
_BUILT_IN_TIMES: Final = frozenset({18, 19, 20, 21, 45, 46, 47})
_LITERAL = re.compile(r"\"[^\"]*\"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]", re.IGNORECASE)
_WRAPS: Final = re.compile(rb"""\swrapText\s*=\s*["'](?:1|true|on)["']""")
_GENERAL: Final = 0
_PLAIN_LOOK: Final = b'<%bxf numFmtId="0"/>'
_BEFORE_LOOKS: Final = (b"cellStyleXfs", b"borders", b"fills", b"fonts", b"numFmts")


MOST_LOOKS: Final = 65_000
"""Excel has room for no more."""


class Styles:
    """The styles part; new looks are added at its end, so that every old number stays right.

    ``looks`` and ``fonts`` are the elements cells refer to by their place; ``codes`` are the
    workbook's own number formats. ``last_used`` gives the highest number, from this one on, that
    cells refer to though no look has it; new looks come behind it, or those cells would change.
    """

    def __init__(self, xml: bytes, last_used: Callable[[int], int] = lambda _: -1) -> None:
        self._xml = xml
        self._safe = masked(xml)
        self._prefix, self._root = root(self._safe)
        self.looks = list(self._children(b"cellXfs", b"xf"))
        self.fonts = list(self._children(b"fonts", b"font"))
        self.codes = {
            _number(found.get("numFmtId")): found.get("formatCode", "")
            for found in (attributes(_tag(one)) for one in self._children(b"numFmts", b"numFmt"))
        }
        self._old = len(self.looks), len(self.fonts), len(self.codes)
        self._places = dict(zip(reversed(self.looks), range(len(self.looks))[::-1], strict=True))
        self._last_used = last_used
        self._fitted: dict[tuple[int, Format], int] = {}

    def fitting(self, style: int, form: Format) -> int:
        """The style, or one like it that shows this kind of number as what it is."""
        key = (style, form)
        if key not in self._fitted:
            self._fitted[key] = self._fit(style, form)
        return self._fitted[key]

    def fresh(self, style: int, form: Format) -> int:
        """The style for a new cell: as ``fitting``, and money looks like money."""
        if form is Format.MONEY and self._code_number(style) == _GENERAL:
            return self._with_code(style, self._number_of(_CODES[form]))
        return self.fitting(style, form)

    def wraps(self, style: int) -> bool:
        """Whether a text in this style goes on in a next line."""
        return style < len(self.looks) and _WRAPS.search(self.looks[style]) is not None

    def bold(self) -> int:
        """The default look, in bold."""
        if not (self.looks and self.fonts):
            return 0
        tag = b"<" + self._prefix + b"font>"
        plain = self.fonts[0]
        if re.search(rb"<%bb[\s/>]" % self._prefix, plain):
            return 0
        inside = re.sub(rb"^<[^>]*?/?>", b"", plain) or b"</" + self._prefix + b"font>"
        font = tag + b"<" + self._prefix + b"b/>" + inside
        if font not in self.fonts:
            self.fonts.append(font)
        number = b"%d" % self.fonts.index(font)
        return self._added(0, {b"fontId": number, b"applyFont": b"1"})

    def extends(self, older: Styles) -> bool:
        """Whether every number that a cell could refer to still stands for the same look."""
        return (
            self.looks[: len(older.looks)] == older.looks
            and self.fonts[: len(older.fonts)] == older.fonts
            and older.codes.items() <= self.codes.items()
        )

    def changed(self) -> bytes | None:
        """The part with the new looks in it; None when there are none."""
        looks, fonts, codes = self._old
        groups = (
            (b"numFmts", list(self._number_formats(codes)), len(self.codes)),
            (b"fonts", self.fonts[fonts:], len(self.fonts)),
            (b"cellXfs", self.looks[looks:], len(self.looks)),
        )
        splices = [splice for group in groups if group[1] for splice in self._grown(*group)]
        if not splices:
            return None
        if self._root.closed:
            return self._opened(b"".join(splice.content for splice in splices))
        return spliced(self._xml, sorted(splices, key=lambda splice: splice.start))

    def _opened(self, inside: bytes) -> bytes:
        """The part, which had nothing in it, with this in it."""
        tag = self._xml[self._root.start : self._root.end].rstrip(b"/> ") + b">"
        close = b"</" + self._prefix + b"styleSheet>"
        return spliced(self._xml, [Splice(self._root.start, self._root.end, tag + inside + close)])

    def _place_of(self, group: bytes) -> int:
        """Where a group belongs that is not there yet; Excel wants them in one order."""
        for before in _BEFORE_LOOKS if group == b"cellXfs" else ():
            for holder in elements(self._safe, self._prefix, before):
                return content(self._safe, holder, self._prefix, before)[2]
        return self._root.end

    def _fit(self, style: int, form: Format) -> int:
        shows = _shows(self._code_number(style), self.codes)
        if form in (Format.DAY, Format.MOMENT):
            return (
                style if shows == "date" else self._with_code(style, self._number_of(_CODES[form]))
            )
        if not shows:
            return style
        code = _CODES.get(form)
        return self._with_code(style, self._number_of(code) if code else _GENERAL)

    def _code_number(self, style: int) -> int:
        if style >= len(self.looks):
            return _GENERAL
        return _number(attributes(_tag(self.looks[style])).get("numFmtId"))

    def _number_of(self, code: str) -> int:
        for number, known in self.codes.items():
            if known == code:
                return number
        number = max([_FIRST_OWN - 1, *self.codes]) + 1
        self.codes[number] = code
        return number

    def _with_code(self, style: int, number: int) -> int:
        return self._added(style, {b"numFmtId": b"%d" % number, b"applyNumberFormat": b"1"})

    def _added(self, style: int, changes: dict[bytes, bytes]) -> int:
        look = self._model(style)
        tag = root(look)[1]
        raw = tag.raw
        for name, value in changes.items():
            raw = with_attribute(raw, name, value)
        look = look[: tag.end - 1 - len(tag.raw)] + raw + look[tag.end - 1 :]
        if look not in self._places:
            self._leave_unknown_numbers()
            self._places[look] = len(self.looks)
            self.looks.append(look)
        return self._places[look]

    def _leave_unknown_numbers(self) -> None:
        if len(self.looks) <= max(self._old[0], 1):
            last = min(self._last_used(len(self.looks)), MOST_LOOKS)
            self.looks += [self._model(0)] * (last + 1 - len(self.looks))

    def _model(self, style: int) -> bytes:
        """The look to begin with; a number that stands for none is shown like the first."""
        if not self.looks:
            self.looks.append(_PLAIN_LOOK % self._prefix)
        return self.looks[style if style < len(self.looks) else 0]

    def _children(self, group: bytes, name: bytes) -> Iterator[bytes]:
        for holder in elements(self._safe, self._prefix, group):
            start, end, _ = content(self._safe, holder, self._prefix, group)
            inside = self._safe[start:end]
            for found in elements(inside, self._prefix, name):
                _, _, whole = content(inside, found, self._prefix, name)
                yield self._xml[start + found.start : start + whole]

    def _number_formats(self, known: int) -> Iterator[bytes]:
        for number, code in list(self.codes.items())[known:]:
            yield b'<%bnumFmt numFmtId="%d" formatCode="%b"/>' % (
                *(self._prefix, number, escaped(code)),
            )

    def _grown(self, group: bytes, added: list[bytes], count: int) -> Iterator[Splice]:
        name = self._prefix + group
        holder = next(elements(self._safe, self._prefix, group), None)
        new = b"".join(added)
        if holder is None:
            whole = b'<%b count="%d">%b</%b>' % (name, count, new, name)
            place = self._place_of(group)
            yield Splice(place, place, whole)
            return
        _, end, _ = content(self._safe, holder, self._prefix, group)
        raw = with_attribute(holder.raw, b"count", b"%d" % count)
        if holder.closed:
            tag = b"<%b%b>%b</%b>" % (name, raw.rstrip(b"/ "), new, name)
            yield Splice(holder.start, holder.end, tag)
        else:
            yield Splice(holder.start, holder.end, b"<%b%b>" % (name, raw))
            yield Splice(end, end, new)


def first_styles(namespace: str) -> bytes:
    """The styles part of a workbook in which everything looks plain."""
    return (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="%b">'
        b'<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        b'<fills count="2"><fill><patternFill patternType="none"/></fill>'
        b'<fill><patternFill patternType="gray125"/></fill></fills>'
        b'<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        b'<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        b"</cellXfs></styleSheet>" % namespace.encode()
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else _GENERAL


def _tag(element: bytes) -> bytes:
    """What stands in the tag of an element that begins here."""
    return root(element)[1].raw


def _shows(number: int, codes: dict[int, str]) -> str:
    if number in codes:
        letters = set(_LITERAL.sub("", codes[number].partition(";")[0]).lower())
        if letters & {"d", "y"} or ("m" in letters and not letters & {"h", "s"}):
            return "date"
        return "time" if letters & {"h", "s"} else ""
    if number in _BUILT_IN_DATES:
        return "date"
    return "time" if number in _BUILT_IN_TIMES else ""
