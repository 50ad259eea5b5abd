"""pydantic: one model a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BaseModel, Field, ValidationError

from bench.rivals.rules import DAYS, RULES, human_columns

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _among(name: str) -> Callable[[str], str]:
    names = frozenset(RULES[name].names)

    def check(text: str) -> str:
        if text.lower() not in names:
            raise ValueError(text)
        return text

    return check


Serial = Annotated[float, Field(ge=DAYS[0], le=DAYS[1])]


class Request(BaseModel):
    """One request."""

    sent: Serial
    email: Annotated[str, Field(pattern=RULES["email"].pattern)]
    school: Annotated[str, AfterValidator(_among("school"))]
    applicant: str
    department: Annotated[str, AfterValidator(_among("department"))]
    hrm: str
    purchasing: str
    question: str
    activities: Annotated[str, Field(pattern=RULES["activities"].pattern)]
    domain: Annotated[str, Field(pattern=RULES["domain"].pattern)] | None
    hours: Annotated[float, Field(ge=0, le=2000)] | None
    intake: Serial | None
    withdrawn: Serial | None


def validate(answer: Path) -> Callable[[], object]:
    """A model or the errors for every row."""
    content = answer.read_bytes()

    def work() -> object:
        columns = human_columns(content)
        return [
            _one(dict(zip(columns, row, strict=True)))
            for row in zip(*columns.values(), strict=True)
        ]

    return work


def _one(row: dict[str, str | float | None]) -> Request | ValidationError:
    try:
        return Request.model_validate(row)
    except ValidationError as error:
        return error
