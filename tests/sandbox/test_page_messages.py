"""What crosses between server and page worker: all of it, and no more than is kept."""

from __future__ import annotations

import json

import pytest

from webapp import limits
from webapp.article import Block, ExtractedArticle, FetchedPage
from webapp.sandbox.page_messages import Request, pack_readings, pack_request, unpack_answer, unpack_request
from webapp.sandbox.read_page import ReadPage, Unfinished

HINTS = {"description": ("What “the bay” is.",), "pull_quotes": ("A cable.", "A cap.")}
ARTICLE = ExtractedArticle("<p>One.</p>", "One.", (Block("caption", 0, 4),), hints=HINTS)


def _answer_with(hints: object) -> bytes:
    answer = json.loads(pack_readings([ReadPage(ARTICLE)]))
    answer["ways"][0]["article"]["hints"] = hints
    return json.dumps(answer).encode()


def test_it_hands_over_what_the_page_says_of_its_point() -> None:
    assert unpack_answer(pack_readings([ReadPage(ARTICLE)])).ways == (ReadPage(ARTICLE),)


def test_it_hands_over_all_that_is_asked_and_read() -> None:
    unfinished = Unfinished(ARTICLE, ("https://bay.example/1",), "https://bay.example/1/2")
    read = ReadPage(ARTICLE, {"https://a.example/": ("image/png", b"PNG")}, unfinished, ("Menu", "Buy!"))
    page = FetchedPage("https://bay.example/1", b"<p>One.", parts=(FetchedPage("u", b"2", "text/html"),))
    request = Request(page, ("whole", "chosen"), ("own.example",), "title: //b", unfinished, True)

    assert unpack_answer(pack_readings([read, ReadPage(ARTICLE)])).ways == (read, ReadPage(ARTICLE))
    assert unpack_request(pack_request(request)) == request


def test_it_takes_no_more_hints_than_are_kept() -> None:
    found = {"bold": ["x" * 9_999] * 9_999, "keywords": [], "shouted": ["Buy!"], "description": [7]}

    (read,) = unpack_answer(_answer_with(found)).ways

    assert read.article.hints == {
        "description": ("7",),
        "bold": ("x" * limits.HINT_CHARS,) * limits.HINT_ENTRIES,
    }


@pytest.mark.parametrize("hints", [None, "bold", ["bold"], {"bold": 7}, {"bold": {"a": "b"}}])
def test_it_refuses_hints_of_another_shape(hints: object) -> None:
    with pytest.raises(ValueError):
        unpack_answer(_answer_with(hints))
