"""The bytes of a programme file as text and as tables, or what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sheets_sync.programme.toml_tree import Slip
from sheets_sync.programme.toml_words import has_two_meanings
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_OTHERS: Final[Mapping[bytes, str]] = {
    b"PK\x03\x04": "xlsx, docx, ods, zip",
    b"\xd0\xcf\x11\xe0": "xls, doc",
    b"%PDF": "pdf",
    b"{\\rtf": "rtf",
    b"\x89PNG": "png",
    b"\xff\xd8\xff": "jpg",
    b"GIF8": "gif",
}
"""How files begin that are no text."""


class Text(NamedTuple):
    """What a file says, and the slip that is in the bytes themselves."""

    text: str
    slip: Slip | None = None


class TwoMeanings(ValueError):
    """A number such as 50.000, which is fifty in TOML and fifty thousand to its reader."""


def tables_of(source: bytes) -> dict[str, Any]:
    """The tables of a file that is TOML in UTF-8.

    Raises:
        ValueError: it is not, or a number in it has two meanings.
        RecursionError: there are too many brackets in it.
    """
    import tomli

    return tomli.loads(_plain(source.decode("utf-8-sig")), parse_float=_float)


def text_of(source: bytes) -> Text:
    """The text of any file, as well as it can be read."""
    for begin, kind in _OTHERS.items():
        if source.startswith(begin):
            return Text("", Slip("toml.no_text", 0, 0, (("kind", kind),)))
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Text(_plain(source.decode("utf-16", "replace")), Slip("toml.wide_encoding", 0, 1))
    if b"\0" in source:
        return Text("", Slip("toml.no_text", 0, 0, (("kind", "?"),)))
    try:
        text = _plain(source.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        before = _plain(source[: error.start].decode("utf-8-sig"))
        slip = Slip("toml.old_encoding", len(before), len(before) + 1)
        return Text(_plain(source.removeprefix(b"\xef\xbb\xbf").decode("cp1252", "replace")), slip)
    return Text(text, None if text.strip() else Slip("toml.empty", 0, 0))


def _plain(text: str) -> str:
    """With the line ends of TOML, whatever system wrote it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _float(number: str) -> float:
    if has_two_meanings(number):
        raise TwoMeanings(number)
    return float(number)
