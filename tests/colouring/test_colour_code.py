"""Code is coloured by its language: no character moves, and nothing is coloured that is not known for sure."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygments.lexers import get_lexer_by_name

from webapp.code import LANGUAGES, SPAN_KINDS, Code, find_language
from webapp.colouring import colour_code

PYTHON = '# The cable\ndef cross(bay):\n    return "ferry" + str(4)'


def coloured(text: str, language: str | None = None) -> list[tuple[str, str]]:
    return [(text[start:end], kind) for start, end, kind in colour_code(Code(text, language))]


def test_it_tells_what_each_piece_of_a_code_is() -> None:
    assert coloured(PYTHON, "python") == [
        ("# The cable", "c"), ("def", "k"), ("cross", "f"), ("return", "k"), ('"ferry"', "s"), ("4", "n"),
    ]  # fmt: skip


def test_it_has_a_lexer_for_every_language() -> None:
    assert [name for name in sorted(LANGUAGES) if not get_lexer_by_name(name)] == []


@settings(deadline=None)  # a lexer is made when it is first asked for
@given(st.sampled_from(sorted(LANGUAGES)), st.text("aB0 \n\t\"'`#/*<>{}()&;=-$@\\é\U0001f6f3", max_size=200))
def test_it_moves_no_character(language: str, text: str) -> None:
    spans = colour_code(Code(text, language))

    bounds = [0, *(bound for start, end, _kind in spans for bound in (start, end)), len(text)]
    assert all(one <= other for one, other in pairwise(bounds))
    assert {kind for _start, _end, kind in spans} <= SPAN_KINDS


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("#!/usr/bin/env python3\nimport bay\n", ("#!/usr/bin/env python3", "c")),
        ("#!/bin/sh\nif true; then\n", ("#!/bin/sh", "c")),
        (">>> 4 + 4\n8\n", (">>>", "c")),
        ('{"ferry": 1, "bay": null}', ('"ferry"', "f")),
        ("--- a/bay\n+++ b/bay\n@@ -1 +1 @@\n-old\n+new\n", ("--- a/bay", "d")),
        ("<!DOCTYPE html>\n<p>a</p>", ("<!DOCTYPE html>", "k")),
    ],
)
def test_it_knows_a_language_by_what_no_other_begins_with(text: str, first: tuple[str, str]) -> None:
    assert coloured(text)[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "return 4",
        "SELECT the ferry",
        "[1]",
        "{}",
        "{ color: red }",
        "import bay",
        "FROM the bay\nwe came",
        "",
    ],
)
def test_it_leaves_plain_what_could_be_anything(text: str) -> None:
    assert coloured(text) == []


def test_it_leaves_plain_what_its_page_calls_text() -> None:
    assert coloured('{"ferry": 1, "bay": 2}', "text") == []


@pytest.mark.parametrize(
    ("alias", "language"),
    [("JS", "javascript"), ("c++", "cpp"), ("plaintext", "text"), ("klingon", None), ("", None)],
)
def test_it_knows_what_pages_call_a_language(alias: str, language: str | None) -> None:
    assert find_language(alias) == language
