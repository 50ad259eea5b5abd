"""What a column says of its own cells, as rules: ``required_when``, ``valid_when``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.programme.blocks import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sheets_sync.cells.text import Language
    from sheets_sync.programme.model import RegisterTab

_LACKING: Final[Mapping[Language, str]] = {
    "nl": "{column}: ontbreekt; vul dit in.",
    "en": "{column}: missing; fill this in.",
}
_NOT_VALID: Final[Mapping[Language, str]] = {
    "nl": "{column}: dit kan hier niet; verbeter het.",
    "en": "{column}: this cannot be here; mend it.",
}


def rules_of_columns(tab: RegisterTab) -> Iterator[tuple[str, Rule]]:
    """Each with the part of the file that it stands in."""
    for place, column in enumerate(tab.human, start=1):
        name = column.header.replace("]", "]]")
        where = f"columns[{place}] ({column.header})"
        if isinstance(column.required_when, str) and column.required_when:
            yield (
                f"{where}.required_when",
                Rule(
                    missing_when=f"({column.required_when}) EN LEEG([{name}])",
                    column=column.header,
                    message=_said(_LACKING, column.header),
                ),
            )
        if column.valid_when:
            yield (
                f"{where}.valid_when",
                Rule(
                    wrong_when=f"NIET ({column.valid_when})",
                    column=column.header,
                    message=_said(_NOT_VALID, column.header),
                ),
            )


def _said(sentences: Mapping[Language, str], header: str) -> Mapping[Language, str]:
    """The header in place; braces in it would begin a formula."""
    plain = header.replace("{", "(").replace("}", ")")
    return {language: text.format(column=plain) for language, text in sentences.items()}
