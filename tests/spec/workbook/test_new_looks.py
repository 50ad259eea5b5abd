"""The colours of a new workbook."""

from __future__ import annotations

import pytest

from sheets_sync.stores.founding import looks


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("fill", "text"),
    [
        *((shade.fill, shade.text) for shade in looks.SHADES.values()),
        *((looks.DEEP, "#FFFFFF"), (looks.MIDDLE, "#FFFFFF"), (looks.MACHINE, looks.INK)),
        *((looks.PALE, looks.INK), (looks.FAINT, looks.INK), (looks.MACHINE, looks.DEEP)),
        *((looks.SHADED, looks.INK), (looks.SHADED, looks.SHADES["bad"].text)),
    ],
)
def test_every_text_can_be_read_on_its_colour(fill: str, text: str) -> None:
    darker, lighter = sorted((luminance(fill), luminance(text)))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
