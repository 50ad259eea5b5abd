"""Orders and stock, in English: prices looked up, lines added up, stock that follows from both."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.written.runs import column, rows
from support.written.small import run, told_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.stores.memory import Memory

FILE = Path(__file__).with_name("orders.toml").read_text("utf-8")
PRODUCTS = [
    ("Product", "Price", "VAT", "Minimum stock"),
    ("Pen", 1.25, "9%", 100),
    ("Desk", 499, "", 2),
]
MOVES = [("Product", "Kind", "Number"), ("pen", "in", 90), ("desk", "in", 3)]
ORDERS = [
    ("Customer", "E-mail", "Ordered", "Country", "Shipped on"),
    ("Ann", "", "2024-03-01T10:00", "DE", "2024-03-04"),
    ("ann", "", "2024-03-05T10:00", "NL", ""),
    ("Bo", "", "2024-03-08T10:00", "Other", ""),
    ("Cy", "", "2024-03-08T10:00", "", ""),
]
LINES = [
    ("Order", "Product", "Number"),
    ("O-0001", "Desk", 2),
    ("O-0001", "pen", 10),
    ("O-0002", "Pen", 3),
    ("O-0003", "Pen", 200),
]


@pytest.fixture(scope="module")
def after() -> Memory:
    tabs: dict[str, Sequence[Sequence[Any]]] = {
        "Products": PRODUCTS,
        "Moves": MOVES,
        "Orders": ORDERS,
        "Lines": LINES,
    }
    return run(FILE, tabs)


def test_what_an_order_comes_to(after: Memory) -> None:
    assert column(after, "Lines", "Line") == ["O-0001-1", "O-0001-2", "O-0002-1", "O-0003-1"]
    assert column(after, "Lines", "VAT") == [209.58, 1.13, 0.34, 22.5]
    assert column(after, "Orders", "Subtotal") == [1010.5, 3.75, 250, 0]
    assert column(after, "Orders", "Discount") == [101.05, 0, 0, 0]
    assert column(after, "Orders", "Total") == [909.45, 3.75, 250, 7.95]
    assert column(after, "Orders", "First of customer") == ["yes", "no", "yes", "yes"]


def test_how_orders_and_products_stand(after: Memory) -> None:
    assert column(after, "Orders", "Status") == ["Shipped", "Late", "Open", "Empty"]
    assert column(after, "Products", "On hand") == [80, 1]
    assert column(after, "Products", "Status") == ["Low", "Low"]
    assert column(after, "Lines", "Messages")[3] == "Number: only 90 ever came in of Pen."
    assert rows(after, "Overview")[-1] == {"Item": "Turnover", "Value": 909.45}


def test_a_number_is_of_the_unit_that_its_column_is_said_to_have() -> None:
    plain = FILE.replace('header = "Shipping", owner = "machine", kind = "money"', WITHOUT)
    assert told_of(plain, "en")[-1].strip() == (
        "An amount in euro and a number do not go together."
    )
    other = FILE.replace('kind = "money", formula = \'[Subtotal]', HOURS)
    assert "the formula gives euro" in told_of(other, "en")[-1].casefold()


WITHOUT = 'header = "Shipping", owner = "machine"'
HOURS = 'kind = "duration", formula = \'[Subtotal]'
