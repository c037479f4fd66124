"""The glossary is the judge of names: a word of its second table means one thing, and is written as it says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")
_TABLE = GLOSSARY.partition("## One word, one meaning")[2]
_ROW = re.compile(r"^\| (\w+) \| [^|]+ \|([^|]*)\|$", re.MULTILINE)
WORDS = {word: set(re.findall(r"`(\w+)`", names)) for word, names in _ROW.findall(_TABLE) if word != "Word"}


def _names(tree: ast.AST) -> Iterator[str]:
    """The names that a module gives: of functions, classes, arguments, variables, attributes."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.ClassDef():
                yield node.name
            case ast.arg():
                yield node.arg
            case ast.Name(ctx=ast.Store()):
                yield node.id
            case ast.Attribute(ctx=ast.Store()):
                yield node.attr


def _snake(name: str) -> str:
    """A name in one style: KeptImage, _KEPT_IMAGE and kept_image are one."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().strip("_")


def _given_names() -> dict[str, str]:
    """Each name that is given in webapp, and a file that gives it."""
    found: dict[str, str] = {}
    for file in sorted((ROOT / "webapp").rglob("*.py")):
        if "migrations" not in file.parts:  # they speak the words of their time
            for name in (file.stem, *_names(ast.parse(file.read_text("utf-8")))):
                found[_snake(name)] = file.relative_to(ROOT).as_posix()
    return found


NAMES = _given_names()


def test_it_reads_the_table() -> None:
    assert {"part", "reading", "neighbours", "kept", "told"} <= WORDS.keys()


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_written_as_the_glossary_says(word: str) -> None:
    forms = {word, word.removesuffix("s"), f"{word}s"}
    others = {
        name: file for name, file in NAMES.items() if forms & {*name.split("_")} and name not in WORDS[word]
    }
    assert others == {}


@pytest.mark.parametrize("word", WORDS)
def test_the_glossary_names_nothing_that_is_gone(word: str) -> None:
    assert WORDS[word] - NAMES.keys() == set()
