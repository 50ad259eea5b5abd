"""What people call a Google Sheet: its address in the browser, or its id alone."""

from __future__ import annotations

import re

from sheets_sync.host.settings import is_there

SHEET_URL = "https://docs.google.com/spreadsheets/d/"

# The patterns stay text: re compiles each at its first use, and a path needs neither.
_ID = r"[A-Za-z0-9_-]{25,100}"
_FOLDER_ID = r"[A-Za-z0-9_-]{10,100}"
_FOLDER_URL = (
    r"(?:https?://)?drive\.google\.com/(?:(?:a/[^/]+/)?drive/(?:u/\d+/)?(?:mobile/)?folders/"
    rf"|open\?id=)({_FOLDER_ID})(?:[/?#&].*)?"
)
_URL = r"(?:https?://)?docs\.google\.com/(?:a/[^/]+/)?spreadsheets/(?:u/\d+/)?d/([^/?#]*)"


def spreadsheet_id(address: str) -> str | None:
    """The id of the Google Sheet at this address, or None when it can only be a path.

    An address of Google's that names no spreadsheet gives ``""``.
    """
    text = address.strip()
    if "docs.google.com" in text and (found := re.match(_URL, text)):
        return found[1] if re.fullmatch(_ID, found[1]) else ""
    if text.startswith(("https://", "http://")):
        return ""
    is_id = "." not in text and re.fullmatch(_ID, text) and not is_there(text)
    return text if is_id else None


def folder_id(address: str) -> str | None:
    """The id of the Drive folder at this address, which may be the id itself; None for no folder.

    >>> folder_id("https://drive.google.com/drive/u/0/folders/1abcDEF-ghi_234?usp=sharing")
    '1abcDEF-ghi_234'
    >>> folder_id("https://drive.google.com/file/d/1abcDEF-ghi_234/view")
    """
    text = address.strip()
    found = re.fullmatch(_FOLDER_URL, text)
    if found:
        return found[1]
    return text if re.fullmatch(_FOLDER_ID, text) else None


def sheet_url(spreadsheet: str) -> str:
    """Where people open the spreadsheet with this id."""
    return f"{SHEET_URL}{spreadsheet}"
