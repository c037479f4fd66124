"""Every sentence of every seed and golden page is found again in its sanitized HTML, and marked."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from webapp import paths
from webapp.article import FetchedPage
from webapp.reading.anchors import name_sentences
from webapp.reading.read_page import read_page
from webapp.reading.sentence_marks import mark_sentences
from webapp.summarizing import rank_sentences

PAGES = sorted([*paths.SEEDS.glob("*.html"), *(Path(__file__).parents[1] / "corpus").glob("*/source.html")])


def _words(html: str) -> str:
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]*>", "", html)))


@pytest.mark.parametrize(
    "file", PAGES, ids=lambda file: file.stem if file.stem != "source" else file.parent.name
)
def test_it_marks_every_sentence_and_changes_no_word(file: Path) -> None:
    article = read_page(FetchedPage("https://bay.example/page", file.read_bytes(), "text/html")).article
    ranking = rank_sentences(article.text, title=article.title, lang=article.lang, blocks=article.blocks)

    anchors = name_sentences(article.text, article.blocks, ranking.sentences)
    marked = mark_sentences(article.html, article.text, ranking.sentences, anchors)

    found = re.findall(r'<span id="(s[\w-]+)" class="sentence"', marked)
    assert found == list(anchors)
    assert len(set(anchors)) == len(anchors)
    assert _words(marked) == _words(article.html)
