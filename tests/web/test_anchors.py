"""A kept place, a link and a place sent late lead to the same words, whatever the sentences and the text become."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from flask import Flask
from lxml.html import HtmlElement, fromstring

from tests import old_library
from tests.old_library import ARTICLE, PARAGRAPHS, crossing, make_old_library, number_of
from tests.once import read_page
from tests.web.conftest import Reader, Web
from webapp.article import Ranking, Sentence
from webapp.dressing import AnchoredText
from webapp.library import Article, ArticleBody, articles, rankings
from webapp.reading.bring_in import keep_article
from webapp.reading.choose_reading import choose_reading
from webapp.summarizing import ENGINE

ADDRESS = f"/articles/{ARTICLE}"
# An even paragraph's second sentence as the old splitter cut it, and an odd one's first: for each, how it begins.
WORDS = {
    "at its beginning": "Crossing number 41 took 44 minutes",
    "within a sentence": "and the captain wrote it down with care. Nobody on board of crossing 40",
}
SPLITTERS = {
    "a paragraph each": re.compile(r"\n\n"),
    "a sentence each": re.compile(r"(?<=\.) |\n\n"),
    "a clause each": re.compile(r"(?<=[.,]) |\n\n"),
}
CHANGES: dict[str, Callable[[Reader], None]] = {
    "nothing": lambda reader: None,
    "a paragraph before it that is longer": lambda reader: _replace(
        reader, (crossing(0), crossing(1) + " It rained.", *PARAGRAPHS[2:])
    ),
    "a paragraph before it that is gone": lambda reader: _replace(reader, (PARAGRAPHS[0], *PARAGRAPHS[2:])),
    "a paragraph more before it": lambda reader: _replace(reader, ("Crossings of the ferry.", *PARAGRAPHS)),
    "another reading": lambda reader: choose_reading(reader.services, 1, ARTICLE, "whole"),
}


@pytest.fixture(params=WORDS)
def words(request: pytest.FixtureRequest) -> str:
    return WORDS[request.param]


@pytest.fixture
def reader(tmp_path: Path, make_app: Callable[..., Flask], web: Web, words: str) -> Reader:
    """A reader of the old library, whose place was kept at the words by the number of their sentence."""
    (tmp_path / "data").mkdir()
    make_old_library(f"sqlite:///{tmp_path / 'data' / 'library.db'}", place=f"s{number_of(words)}")
    app = make_app()
    return Reader(app.test_client(), app.extensions["nutgraf"].services, web)


def _found(reader: Reader) -> tuple[Article, ArticleBody]:
    with reader.services.library.read() as c:
        article, body = articles.find_any(c, ARTICLE), articles.body(c, ARTICLE)
    assert article is not None
    assert body is not None
    return article, body


def _replace(reader: Reader, paragraphs: tuple[str, ...]) -> None:
    page = old_library.page(paragraphs)
    library = reader.services.library
    with library.write() as c:
        keep_article(c, library.image_files, ARTICLE, page, read_page(page))


def _split(reader: Reader, border: re.Pattern[str]) -> None:
    """Keep a ranking whose sentences another splitter cut."""
    article, body = _found(reader)
    cuts = [0, *(found.end() for found in border.finditer(body.text)), len(body.text)]
    sentences = [
        Sentence(
            body.text[start:end].rstrip(), start, start + len(body.text[start:end].rstrip()), 0.1, at, at
        )
        for at, (start, end) in enumerate(pairwise(cuts))
    ]
    with reader.services.library.write() as c:
        c.exec_driver_sql("DELETE FROM rankings")
        rankings.keep(c, str(article.ranking_key), Ranking(tuple(sentences), (), "en", ENGINE))


def _page(reader: Reader) -> HtmlElement:
    return fromstring(reader.get(ADDRESS).text)


def _holder(page: HtmlElement, name: str) -> HtmlElement:
    """The marked sentence that an id leads to, its own or that of a mark within."""
    held = page.xpath("//*[@id=$name]/ancestor-or-self::span[starts-with(@class, 'sentence')]", name=name)
    assert held, f"nothing bears {name}"
    return held[0]


def _kept_place(page: HtmlElement) -> HtmlElement:
    return _holder(page, page.xpath("string(//@data-anchor)"))


def _new_name(reader: Reader, words: str) -> str:
    """The name of the place where the words stand."""
    _article, body = _found(reader)
    return str(AnchoredText(body.text, body.blocks).anchor_at(body.text.index(words)))


def _holds(sentence: HtmlElement, words: str) -> bool:
    """Whether a sentence is the one in which the words begin."""
    paragraph = sentence.xpath("ancestor::p")[0].text_content()
    return words in paragraph and re.split(r"[,.]", words)[0] in sentence.text_content()


@pytest.mark.parametrize("split", SPLITTERS.values(), ids=SPLITTERS)
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_leads_to_the_same_words(
    reader: Reader, words: str, change: Callable[[Reader], None], split: re.Pattern[str]
) -> None:
    _split(reader, re.compile(r"(?<=\.) |\n\n"))
    copied, quote = _new_name(reader, words), words[:80]
    change(reader)
    _split(reader, split)

    page = _page(reader)
    assert _holds(_kept_place(page), words)
    assert _holds(_holder(page, f"s{number_of(words)}"), words)
    for late in ({"anchor": f"s{number_of(words)}"}, {"anchor": copied, "quote": quote}):
        reader.post(f"{ADDRESS}/position", {"position": "0.1", "anchor": ""})
        assert reader.post(f"{ADDRESS}/position", {"position": "0.6", **late}).status_code == 204
        assert _holds(_kept_place(_page(reader)), words)


def test_it_gives_a_sentence_one_name_whatever_the_others_are(reader: Reader, words: str) -> None:
    names = []
    for border in SPLITTERS.values():
        _split(reader, border)
        names.append({name for name in _page(reader).xpath("//span[@class='sentence']/@id") if "-0-" in name})

    assert names[0] == names[1] == names[2]
    assert len(names[0]) == len(PARAGRAPHS)


def test_it_keeps_numbers_through_a_reading_that_has_not_their_words(reader: Reader, words: str) -> None:
    number = number_of(words)
    _replace(reader, PARAGRAPHS[:30])
    _replace(reader, PARAGRAPHS)
    _split(reader, SPLITTERS["a sentence each"])

    assert _holds(_holder(_page(reader), f"s{number}"), words)


def test_it_goes_on_behind_a_place_whose_words_are_gone(reader: Reader, words: str) -> None:
    _replace(reader, (*PARAGRAPHS[:40], *PARAGRAPHS[42:]))
    _split(reader, SPLITTERS["a sentence each"])

    assert _kept_place(_page(reader)).text_content().startswith("Crossing number 42 ")


def test_it_keeps_the_share_alone_of_a_place_whose_words_are_gone(reader: Reader, words: str) -> None:
    name = _new_name(reader, words)
    _replace(reader, ("Of what was read nothing is left.",) * 40)

    for late in ({"anchor": f"s{number_of(words)}"}, {"anchor": name, "quote": words}, {"anchor": "s4711"}):
        reader.post(f"{ADDRESS}/position", {"position": "0.6", **late})
        article, _body = _found(reader)
        assert (article.position, article.position_anchor, article.position_quote) == (0.6, None, None)


def test_it_moves_a_place_without_reading_it_anew(reader: Reader, words: str) -> None:
    before, _body = _found(reader)

    CHANGES["another reading"](reader)

    after, _body = _found(reader)
    assert after.position_at == before.position_at
    assert after.position != before.position
    assert after.change > before.change
