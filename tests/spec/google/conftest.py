from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _at_this_server(nobody_signed_in: None) -> None:
    """Every register in this folder is at the loopback server."""
