"""Characters that move, hide or turn around what is near them, and how to tell that one got out."""

from __future__ import annotations

from unicodedata import category

FORGED = "VALS"
"""What would stand at the start of a line of its own."""

HOSTILE = {
    "line feed": "\n",
    "carriage return": "\r",
    "both": "\r\n",
    "vertical tab": "\v",
    "form feed": "\f",
    "next line": "\x85",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "file separator": "\x1c",
    "tab": "\t",
    "null": "\x00",
    "bell": "\x07",
    "backspaces": "\b\b\b\b",
    "delete": "\x7f",
    "escape sequence": "\x1b[2J\x1b[1;31m",
    "title of the window": "\x1b]0;vals\x07",
    "C1 control sequence": "\x9b31m",
    "right to left": "\u202e",
    "isolate": "\u2067",
    "mark of direction": "\u200f",
    "zero width": "\u200b",
    "byte order mark": "\ufeff",
    "tag": "\U000e0041",
    "lone surrogate": "\ud800",
    "byte of a file name": "\udcff",
    "noncharacter": "\uffff",
    "markup": "[bold][/none]:boom:",
    "braces": "{0}{found}{",
}


def text_with(hostile: str) -> str:
    return f"abc{hostile}{FORGED}"


def escaped_from(output: str) -> list[str]:
    """The characters and lines that no detail may bring to a screen."""
    strange = [sign for sign in output if sign != "\n" and _steers(sign)]
    return strange + [line for line in output.split("\n") if line.startswith(FORGED)]


def _steers(sign: str) -> bool:
    if sign in "\u200c\u200d":
        return False
    return category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"} or ord(sign) & 0xFFFE == 0xFFFE
