"""The sentences of a programme that says its own rules: the engine's, and its names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.messages.catalogue import load_catalogue

if TYPE_CHECKING:
    from sheets_sync.cells.text import Language
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.programme.model import Programme


def catalogue_of(programme: Programme, language: Language | None = None) -> Catalogue:
    """In the programme's own language or in another; its own words stay as they are."""
    spoken = load_catalogue(language or programme.language, programme.unit)
    return spoken.extended({}, dict(programme.names.items()))
