"""What crosses between server and page worker: all of it, and no more than is kept."""

from __future__ import annotations

import json

import pytest

from webapp import limits
from webapp.article import Block, ExtractedArticle
from webapp.reading.read_page import ReadPage
from webapp.reading.worker_messages import pack_article, unpack_answer

HINTS = {"description": ("What “the bay” is.",), "pull_quotes": ("A cable.", "A cap.")}
ARTICLE = ExtractedArticle("<p>One.</p>", "One.", (Block("caption", 0, 4),), hints=HINTS)


def _answer_with(hints: object) -> bytes:
    answer = json.loads(pack_article(ReadPage(ARTICLE)))
    answer["article"]["hints"] = hints
    return json.dumps(answer).encode()


def test_it_hands_over_what_the_page_says_of_its_point() -> None:
    read = unpack_answer(pack_article(ReadPage(ARTICLE))).read

    assert read == ReadPage(ARTICLE)


def test_it_takes_no_more_hints_than_are_kept() -> None:
    found = {"bold": ["x" * 9_999] * 9_999, "keywords": [], "shouted": ["Buy!"], "description": [7]}

    read = unpack_answer(_answer_with(found)).read

    assert read is not None
    assert read.article.hints == {
        "description": ("7",),
        "bold": ("x" * limits.HINT_CHARS,) * limits.HINT_ENTRIES,
    }


@pytest.mark.parametrize("hints", [None, "bold", ["bold"], {"bold": 7}, {"bold": {"a": "b"}}])
def test_it_refuses_hints_of_another_shape(hints: object) -> None:
    with pytest.raises(ValueError):
        unpack_answer(_answer_with(hints))
