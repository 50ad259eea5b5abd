"""Text of unknown origin, made fit for a screen, a mail or a log: one line that steers nothing."""

from __future__ import annotations

_LINE_ENDS = "\n\v\f\r\x85\u2028\u2029"
_JOINERS = "\u200c\u200d"
"""Parts of an emoji, and of Persian: without a shape of their own, and harmless."""
_HIDDEN = "�"


class _Signs(dict[int, str]):
    """What stands for each character; found out when one is met for the first time."""

    def __missing__(self, code: int) -> str:
        self[code] = sign = _sign(chr(code))
        return sign


def _sign(character: str) -> str:
    if character in _LINE_ENDS:
        return "⏎"
    if character.isprintable() or character in _JOINERS:
        return character
    from unicodedata import category

    code, kind = ord(character), category(character)
    if kind == "Cc":
        return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else _HIDDEN
    if kind == "Zs":
        return " "
    # What another version of Unicode may know is left; a noncharacter never is one.
    return character if kind in {"Cn", "Co"} and not _is_noncharacter(code) else _HIDDEN


def _is_noncharacter(code: int) -> bool:
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


_SIGNS = _Signs()


def legible(text: str) -> str:
    r"""The text on one line, with a sign for all that would move, hide or turn around what is near.

    Escape sequences, line ends of any kind, marks of direction, lone surrogates: what stands in a
    cell, the name of a file or an answer of a form can begin no line of its own and steer no
    terminal. A fixed blank becomes a blank.

    >>> legible("rood\x1b[31m")
    'rood␛[31m'
    """
    return text if text.isprintable() else text.replace("\r\n", "\n").translate(_SIGNS)


def escaped(json: str) -> str:
    r"""JSON with an escape for every character that ``legible`` would show as another one.

    >>> print(escaped('{"naam": "a\u202eb"}'))
    {"naam": "a\u202eb"}
    """
    if json.isascii() and "\x7f" not in json:
        return json
    return "".join(
        character if character in " \n" or legible(character) == character else _escape(character)
        for character in json
    )


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
