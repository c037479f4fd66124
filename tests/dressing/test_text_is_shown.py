"""What a summary could quote stands in the article that is shown: no word of the text is sanitized away."""

from __future__ import annotations

import pytest

from tests.once import rank_sentences, read_page
from webapp.article import FetchedPage
from webapp.dressing import MarkedText, dress_article, name_sentences
from webapp.sanitizing.policy import REMOVED

INSIDE = {tag: f"<{tag}>quay {{}}</{tag}>" for tag in REMOVED - {"frame", "frameset", "embed", "base", "link", "meta", "input"}} | {
    "svg": "<svg><text>quay {}</text></svg>",
    "select": "<select><option>quay {}</option></select>",
    "annotation": "<math><semantics><mi>x</mi><annotation>quay {}</annotation></semantics></math>",
}  # fmt: skip
PARAGRAPH = (
    "<p>The harbour ferry number {at} crossed the bay {inside} every quarter of an hour since then, they say. "
    "It was carried on by the nurse of day {at} with care.</p>"
)


@pytest.mark.parametrize("tag", sorted(INSIDE))
def test_it_marks_every_sentence_whatever_stands_within_a_line(tag: str) -> None:
    body = "".join(PARAGRAPH.format(at=at, inside=INSIDE[tag].format(at)) for at in range(12))
    html = f"<!doctype html><html lang=en><title>Ferry</title><body><article><h1>Ferry</h1>{body}</article>"
    article = read_page(FetchedPage("https://bay.example/ferry", html.encode(), "text/html")).article

    ranking = rank_sentences(article.text, title=article.title, lang=article.lang, blocks=article.blocks)
    anchors = name_sentences(article.text, article.blocks, ranking.sentences)
    marked = dress_article(
        article.html, MarkedText(article.text, article.blocks, ranking.sentences, anchors)
    ).html

    assert "harbour ferry number 11" in article.text
    assert marked.count('class="sentence"') == len(ranking.sentences)
