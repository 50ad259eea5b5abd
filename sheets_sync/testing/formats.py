"""Cell formats: colours as Google keeps them, and formats laid over one another."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from sheets_sync.testing import masks
from sheets_sync.testing.shapes import single

if TYPE_CHECKING:
    from sheets_sync.testing.masks import Mask
    from sheets_sync.testing.wire import Message

PARTS = ("red", "green", "blue")


def color(given: Message) -> Message:
    """The colour in steps of 1/255, parts that are zero left out."""
    steps = {part: math.ceil(given.get(part, 0) * 255 - 0.5) for part in PARTS}
    return {part: single(step / 255) for part, step in steps.items() if step}


def settled(value: Any) -> Any:
    """The message with every colour settled, and both ways to give a colour filled in."""
    if isinstance(value, list):
        return [settled(item) for item in value]
    if not isinstance(value, dict):
        return value
    result = {name: settled(item) for name, item in value.items()}
    for name in list(result):
        if name == "themeColor":
            continue
        if name == "rgbColor":
            result[name] = color(result[name])
        elif name.endswith("ColorStyle"):
            rgb = result[name].get("rgbColor")
            if rgb is not None:
                result[name.removesuffix("Style")] = color(rgb)
        elif name.endswith("Color") and f"{name}Style" not in result:
            result[name] = color(result[name])
            result[f"{name}Style"] = {"rgbColor": result[name]}
    return result | _both_lines(result)


def _both_lines(message: Message) -> Message:
    """The colour of a border or of a point of a gradient, both ways to give it."""
    if "rgbColor" in message.get("colorStyle", {}):
        return {"color": color(message["colorStyle"]["rgbColor"])}
    given = message.get("color")
    if given is None or "rgbColor" in given or "themeColor" in given:
        return {}
    return {"color": color(given), "colorStyle": {"rgbColor": color(given)}}


def merged_format(old: Message, new: Message, mask: Mask) -> Message:
    """The old CellFormat with the masked fields of the new one."""
    return masks.merged(old, settled(new), both_colors(mask))


def both_colors(mask: Mask) -> Mask:
    """The mask, where it chooses one way to give a colour choosing the other as well."""
    result: Mask = {}
    for name, below in mask.items():
        result[name] = both_colors(below)
        if name.endswith("Color") and name != "rgbColor":
            result[f"{name}Style"] = {}
        elif name.endswith("ColorStyle"):
            result[name.removesuffix("Style")] = {}
    return result
