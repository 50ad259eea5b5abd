"""Rules, statuses and deadlines for a spreadsheet that people edit by hand.

The names below are the library; each is imported when it is first used, so that a command which
needs little loads little.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sheets_sync.host.clock import Moment, moment_of
    from sheets_sync.reports.export import export_register, frames
    from sheets_sync.reports.findings import list_findings
    from sheets_sync.rules.loading import load_programme
    from sheets_sync.stores.google.for_gspread import PatientHTTPClient, Unsure
    from sheets_sync.stores.opening import open_register
    from sheets_sync.sync.review import Review, review
    from sheets_sync.sync.run import Mode, sync_register

__version__ = "0.2.0.dev0"

__all__ = [
    "Mode",
    "Moment",
    "PatientHTTPClient",
    "Review",
    "Unsure",
    "export_register",
    "frames",
    "list_findings",
    "load_programme",
    "moment_of",
    "open_register",
    "review",
    "sync_register",
]

_HOMES = {
    "Mode": "sync.run",
    "Moment": "host.clock",
    "PatientHTTPClient": "stores.google.for_gspread",
    "Review": "sync.review",
    "Unsure": "stores.google.for_gspread",
    "export_register": "reports.export",
    "frames": "reports.export",
    "list_findings": "reports.findings",
    "load_programme": "rules.loading",
    "moment_of": "host.clock",
    "open_register": "stores.opening",
    "review": "sync.review",
    "sync_register": "sync.run",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"sheets_sync.{_HOMES[name]}"), name)
