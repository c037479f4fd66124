"""Data that strangers put into a page to keep the engine busy."""

from __future__ import annotations

import json

from webapp.extraction import extract_article

TEXT = (
    "<p>The ferry sailed at nine, as it had for forty years, and nobody on board looked back at the pier.</p>"
)


def test_json_nested_deeper_than_pages_go_is_no_data() -> None:
    thing: object = "x"
    for _ in range(900):
        thing = {"@type": "Person", "name": thing}
    data = json.dumps({"@type": "NewsArticle", "headline": "Deep", "author": thing})
    page = (
        f"<html><head><script type='application/ld+json'>{data}</script></head><body>{TEXT * 3}</body></html>"
    )
    article = extract_article(page)
    assert article.text.startswith("The ferry sailed")
    assert article.byline is None


def test_told_text_of_open_brackets_alone_is_read_at_once() -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": "<" * 50_000, "articleBody": "<" * 200_000})
    page = (
        f"<html><head><script type='application/ld+json'>{data}</script></head><body>{TEXT * 3}</body></html>"
    )
    assert extract_article(page).text.startswith("The ferry sailed")


def test_references_in_circles_end() -> None:
    blocks = [{"__ref": "a"}] * 50
    state = {"a": {"type": "paragraph", "content": blocks}, "body": {"content": blocks}}
    page = f"<html><body><script id='__NEXT_DATA__' type='application/json'>{json.dumps(state)}</script></body></html>"
    assert extract_article(page).kind != "article"


def test_addresses_that_make_no_sense_are_left_as_they_are() -> None:
    links = "<p>See <a href='http://[x#note'>the <b>note</b></a> and nine more words of the same kind.</p>"
    article = extract_article(f"<html><body><article>{TEXT * 3}{links}</article></body></html>", "http://[")
    assert "nine more words" in article.text
