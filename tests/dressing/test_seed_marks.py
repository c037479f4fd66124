"""Every sentence of every seed and golden page is marked where its words stand, also as it was kept before."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.dressing import is_balanced, without_numbers, words_of, words_within
from tests.once import rank_sentences, read_page
from webapp import paths
from webapp.article import FetchedPage
from webapp.dressing import MarkedText, dress_article, name_sentences, outline_article

PAGES = sorted([*paths.SEEDS.glob("*.html"), *(Path(__file__).parents[1] / "corpus").glob("*/source.html")])


@pytest.mark.parametrize(
    "file", PAGES, ids=lambda file: file.stem if file.stem != "source" else file.parent.name
)
def test_it_marks_every_sentence_and_changes_no_word(file: Path) -> None:
    article = read_page(FetchedPage("https://bay.example/page", file.read_bytes(), "text/html")).article
    ranking = rank_sentences(article.text, title=article.title, lang=article.lang, blocks=article.blocks)
    anchors = name_sentences(article.text, article.blocks, ranking.sentences)
    marked = MarkedText(article.text, article.blocks, ranking.sentences, anchors)

    dressed = dress_article(article.html, marked)
    html = dressed.html
    outline = outline_article(article.html, marked)

    assert re.findall(r'<span id="(s[\w-]+)" class="sentence"', html) == list(anchors)
    assert len(set(anchors)) == len(anchors)
    for sentence in ranking.sentences:
        assert words_within(html, anchors[sentence.position]) == re.sub(r"[\s\u00ad]+", "", sentence.text)
    assert words_of(html) == words_of(dress_article(article.html).html)
    assert is_balanced(html)
    assert outline.headings == dressed.outline.headings
    assert outline.ids == (dressed.outline.ids if outline.headings else ())
    assert dress_article(without_numbers(article.html), marked).html == html


@pytest.mark.parametrize(
    "file", PAGES, ids=lambda file: file.stem if file.stem != "source" else file.parent.name
)
def test_it_finds_each_block_on_one_element_in_the_texts_order(file: Path) -> None:
    article = read_page(FetchedPage("https://bay.example/page", file.read_bytes(), "text/html")).article

    numbers = [int(number) for number in re.findall(r' data-block="(\d+)"', article.html)]

    assert numbers == list(range(len(article.blocks)))
