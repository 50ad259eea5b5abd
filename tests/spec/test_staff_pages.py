"""The pages for staff: each can be found, shows what there is, and names commands that exist."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from sheets_sync.command_line.app import app

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("zestor", "dnz", "hogeschool", "beheer", "post", "handleiding")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_in_the_menu_and_its_links_lead_somewhere(page: str) -> None:
    assert f"{page}.md" in (DOCS.parent / "mkdocs.yml").read_text("utf-8")
    text = (DOCS / f"{page}.md").read_text("utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert [link for link in links if not (DOCS / link).is_file()] == []


@pytest.mark.parametrize("page", PAGES[:4])
def test_a_page_shows_what_it_tells_of(page: str) -> None:
    text = (DOCS / f"{page}.md").read_text("utf-8")
    pictures = re.findall(r"!\[[^\]]{5,}\]\((pictures/[^)]+)\)", text)
    assert pictures


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_commands_and_options_that_are_there(page: str) -> None:
    text = (DOCS / f"{page}.md").read_text("utf-8")
    context = click.Context(app)
    for name, rest in re.findall(r"sheets-sync ([a-z]+)([^`\n#&]*)", text):
        command = app.get_command(context, name)
        assert command is not None, name
        known = {option for one in command.params for option in one.opts}
        if isinstance(command, click.Group):
            continue
        assert set(re.findall(r"--[a-z-]+", rest)) <= known, (name, rest)
