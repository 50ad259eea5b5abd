"""Fill the tables of the pages about formulas and programme files from what the code says.

Run by itself it writes them; with ``--check`` it only tells which page differs, and ends with 1.
A table stands between ``<!-- made: NAME -->`` and ``<!-- end -->``.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from reference_formulas import FORMULA_PARTS
from reference_programme import PROGRAMME_PARTS

from sheets_sync.programme.validated import programme_schema

ROOT = Path(__file__).parents[1]
PAGES = {"docs/formulas.md": FORMULA_PARTS, "docs/programme.md": PROGRAMME_PARTS}


def filled(text: str, parts: dict) -> str:
    """The page with all of its tables made anew."""

    def made(found: re.Match) -> str:
        return f"{found[1]}\n{parts[found[2]]().strip()}\n\n<!-- end -->"

    return re.sub(r"(<!-- made: ([a-z-]+) -->\n)(.*?)<!-- end -->", made, text, flags=re.DOTALL)


SCHEMA = ROOT / "validators" / "programme.schema.json"


def main() -> int:
    """How many pages differ, or differed."""
    schema = json.dumps(programme_schema(), indent=2, ensure_ascii=False) + "\n"
    differing = int(SCHEMA.read_text("utf-8") != schema)
    if "--check" not in sys.argv:
        SCHEMA.write_text(schema, "utf-8")
    elif differing:
        sys.stdout.write("the schema says something else than the code; run make reference\n")
    for name, parts in PAGES.items():
        page = ROOT / name
        old = page.read_text("utf-8")
        if (new := filled(old, parts)) == old:
            continue
        differing += 1
        if "--check" in sys.argv:
            sys.stdout.write(f"{name} says something else than the code; run make reference\n")
        else:
            page.write_text(new, "utf-8")
    return min(differing, 1) if "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
