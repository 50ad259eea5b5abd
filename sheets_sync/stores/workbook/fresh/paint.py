"""The looks of a new register, in the words of xlsxwriter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from sheets_sync.stores.founding.looks import LINE

if TYPE_CHECKING:
    from sheets_sync.stores.founding.looks import Look

Properties: TypeAlias = "dict[str, str | int | bool]"
_VERTICAL: Final = {"top": "top", "middle": "vcenter"}


def cell_format(look: Look) -> Properties:
    """The properties of a format; what a look says nothing about is left out."""
    found: Properties = {name: True for name in ("bold", "italic") if getattr(look, name)}
    if look.fill:
        found["bg_color"] = look.fill
    if look.ink:
        found["font_color"] = look.ink
    if look.form:
        found["num_format"] = look.form.pattern
    if look.align:
        found |= {"align": look.align, "indent": 1}
    if look.valign:
        found["valign"] = _VERTICAL[look.valign]
    if look.wrapped:
        found["text_wrap"] = True
    return found | ({"border": 1, "border_color": LINE} if look.ruled else {})
