"""The docs say what is true: every setting, command, target and decision that they name is there."""

from __future__ import annotations

import re
from pathlib import Path

from webapp.cli.main import COMMANDS
from webapp.settings import PREFIX, SETTINGS
from webapp.web.views.key_table import SHORTCUTS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]


def test_it_documents_every_setting_and_no_other() -> None:
    documented = set(re.findall(rf"^\| `({PREFIX}\w+)`", README, re.M))
    assert documented == {PREFIX + name.upper() for name in SETTINGS}


def test_it_documents_every_command() -> None:
    documented = set(re.findall(r"^\| `nutgraf (\w+)", README, re.M))
    assert documented == set(COMMANDS)


def test_it_names_only_targets_that_there_are() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.M))
    named = {
        name
        for page in PAGES
        for name in re.findall(r"`?make ([a-z]+(?:-[a-z]+)*)`", page.read_text("utf-8"))
    }
    assert named <= targets
    assert {"run", "test"} <= named | set(re.findall(r"^make (\w+)", README, re.M))


def test_it_links_only_to_files_that_there_are() -> None:
    broken = [
        (page.name, link)
        for page in PAGES
        for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
        if "://" not in link and not (page.parent / link).exists()
    ]
    assert broken == []


def test_every_shortcut_is_documented() -> None:
    documented = (ROOT / "docs" / "reading.md").read_text("utf-8")
    for shortcut in SHORTCUTS.values():
        for key in shortcut.keys.split():
            assert " ".join(f"`{letter}`" for letter in key) in documented, key
