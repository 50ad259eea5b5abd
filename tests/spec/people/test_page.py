"""``sheets-sync report``: one page that a board reads, and that nothing in a cell can change."""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.written.books import save
from support.written.hostile import HOSTILE, text_with
from support.written.tables import register

from sheets_sync.reports.page_file import rendered
from sheets_sync.reports.page_parts import Bar, Head, Page, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.written.books import Said

TODAY = "--today=2022-03-01"
CHROMIUM = Path("/usr/bin/chromium")
WRITTEN = register(
    """
    Aanvragen
    Tijdstempel      | Hogeschool | Naam aanvrager | E-mailadres       | Geschatte uren | Vraag
    2022-01-03T09:00 | HRO        | Noor Vlasveld  | noor@example.org  | 12.5           | geheim-a
    2022-02-04T10:00 | Zeekant    | Bo Akkermans   | bo@example.org    | veertig        | geheim-b

    Plannen
    Kenmerk     | Begrote uren | Kostenbegroting | Besluit     | Besluit op
    SI-2022-001 | 10           | "€ 1.200,-"     | Goedgekeurd | 2022-01-12
    """
)
MARKUP = ("<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "</style>", "{{ 7*7 }}")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return save(WRITTEN, tmp_path / "Register.xlsx")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "uit.html"


def test_a_board_reads_where_it_stands(path: Path, page: Path, say: Callable[..., Said]) -> None:
    before = path.read_bytes()
    said = say("report", path, "--output", page, TODAY)
    assert (said.code, said.err) == (0, "")
    assert str(page) in said.out
    text = page.read_text("utf-8")
    assert path.read_bytes() == before
    assert '<html lang="nl">' in text
    for shown in ("400 uur", "Nu aan zet", "Aanvragen per status", "SI-2022-001", "veertig"):
        assert shown in text, shown


def test_in_english(path: Path, page: Path, say: Callable[..., Said]) -> None:
    assert say("report", path, "--output", page, "--lang=en", TODAY).code == 0
    text = page.read_text("utf-8")
    assert '<html lang="en">' in text
    assert "Whose move it is" in text
    assert "400 hours" in text


def test_everybody_may_read_the_public_one(
    path: Path, page: Path, say: Callable[..., Said]
) -> None:
    assert say("report", path, "--public", "--output", page, TODAY).code == 0
    text = page.read_text("utf-8")
    assert "SI-2022-001" in text
    for typed in ("Noor", "Bo Akkermans", "example.org", "geheim", "veertig", "Zeekant"):
        assert typed not in text, typed
    assert "Rotterdam" not in text


def test_it_asks_nothing_of_anybody(path: Path, page: Path, say: Callable[..., Said]) -> None:
    say("report", path, "--output", page, TODAY)
    text = page.read_text("utf-8")
    assert "default-src 'none'" in text
    assert all(link.startswith("#") for link in re.findall(r'href="([^"]*)"', text))
    assert "src=" not in text
    assert "url(" not in text
    assert "<script" not in text


def test_an_earlier_page_is_replaced_and_anything_else_is_not(
    path: Path, page: Path, say: Callable[..., Said]
) -> None:
    say("report", path, "--output", page, TODAY)
    assert say("report", path, "--output", page, TODAY).code == 0
    before = path.read_bytes()
    said = say("report", path, "--output", path, TODAY)
    assert said.code == 3
    assert "wordt niet overschreven" in said.err
    assert path.read_bytes() == before
    assert sorted(one.name for one in page.parent.iterdir()) == ["Register.xlsx", "uit.html"]


def test_a_folder_that_cannot_be_written(path: Path, say: Callable[..., Said]) -> None:
    said = say("report", path, "--output", Path("/proc/uit.html"), TODAY)
    assert said.code == 3
    assert "kan niet geschreven worden" in said.err


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))


def page_with(text: str, rows: int = 1) -> Page:
    heads = (Head(text), Head(text, number=True), Head(text, bar=True))
    section = Section(text, heads, [(text, text, Bar(text, 500, "good"))] * rows, text, text)
    return Page(
        language="nl",
        title=text,
        skip=text,
        lines=(text,),
        alerts_title=text,
        alerts=(text,),
        tiles=((text, text),),
        bar=(),
        bar_text=text,
        sections=(section,),
    )


def tags(html: str) -> list[tuple[str, tuple[str, ...]]]:
    parser = _Tags()
    parser.feed(html)
    return parser.found


@pytest.mark.parametrize("typed", [*map(text_with, HOSTILE.values()), *MARKUP])
def test_nothing_that_was_typed_is_more_than_text(typed: str) -> None:
    html = rendered(page_with(typed))
    assert tags(html) == tags(rendered(page_with("plain")))
    html.encode("utf-8")
    assert not [sign for sign in "\u202e\u2067\x00\x1b\u2028" if sign in html]


def test_a_cell_of_a_whole_book_is_cut() -> None:
    assert len(rendered(page_with("é" * 32_000, rows=500))) < 5_000_000


@pytest.fixture
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip("there is no Chromium on this machine")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("also", [(), ("--public",)])
def test_everybody_can_use_it(
    path: Path,
    page: Path,
    say: Callable[..., Said],
    browser: Any,
    scheme: str,
    also: tuple[str, ...],
) -> None:
    axe = pytest.importorskip("axe_core_python", reason="axe-core is not installed")
    say("report", path, "--output", page, *also, TODAY)
    opened = browser.new_context(viewport={"width": 360, "height": 800}, color_scheme=scheme)
    shown = opened.new_page()
    said: list[str] = []
    asked: list[str] = []
    shown.on("console", lambda message: said.append(message.text))
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto(page.as_uri())
    assert shown.evaluate("document.documentElement.scrollWidth") == 360
    (script,) = Path(os.path.dirname(axe.__file__)).rglob("axe.min.js")  # noqa: PTH120
    shown.evaluate(script.read_text("utf-8"))
    assert shown.evaluate("axe.run().then(found => found.violations.map(one => one.id))") == []
    assert (said, asked) == ([], [page.as_uri()])
    reached = []
    for _ in range(20):
        shown.keyboard.press("Tab")
        reached.append(shown.evaluate("document.activeElement.getAttribute('href')"))
    assert reached[:3] == ["#main", "#s1", "#s2"]
    assert shown.pdf(format="A4").startswith(b"%PDF")
