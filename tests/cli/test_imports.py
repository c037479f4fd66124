"""What the commands import: most of the processor time that they take for a small page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pages import article_html
from webapp.library import open_library

ROOT = Path(__file__).parents[2]
NEVER = (
    "flask|jinja2|alembic|gensim|scipy|numpy|py3langid|readability|lxml|httpcore|rich|markdown_it|bs4"
    r"|pypdfium2|pygments|webapp\.pdf"
)


@pytest.fixture
def page(tmp_path: Path) -> str:
    file = tmp_path / "ferry.html"
    file.write_text(article_html())
    return str(file)


def _imported(data: Path, *args: str) -> set[str]:
    """The packages that a command's own process imports, and our own modules; its workers are silent."""
    open_library(f"sqlite:///{data / 'library.db'}", data / "images").close()  # migrated before
    found = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "webapp", *args],
        cwd=ROOT,
        env={**os.environ, "NUTGRAF_DATA": str(data), "NUTGRAF_STARTER": "false"},
        capture_output=True,
        text=True,
        check=True,
    )
    names = re.findall(r"\|\s+([\w.]+)$", found.stderr, re.M)
    return {name if name.startswith("webapp.") else name.partition(".")[0] for name in names}


@pytest.mark.parametrize("more", [(), ("--summary",), ("--format", "json")])
def test_read_imports_neither_engine_nor_library(tmp_path: Path, page: str, more: tuple[str, ...]) -> None:
    imported = _imported(tmp_path, "read", page, *more)

    assert "webapp" in imported
    assert {name for name in imported if re.fullmatch(f"{NEVER}|sqlalchemy", name)} == set()


def test_add_imports_the_library_alone(tmp_path: Path, page: str) -> None:
    imported = _imported(tmp_path, "add", page)

    assert "sqlalchemy" in imported
    assert {name for name in imported if re.fullmatch(NEVER, name)} == set()
