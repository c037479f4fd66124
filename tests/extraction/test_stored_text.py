"""An article that stands only in the data for a page's scripts is read there."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from webapp.extraction import extract_article

TEXTS = [
    f"{number}. The weir had been leaking for eleven years before anybody measured how much water it lost, and "
    "the figure was larger than the town's whole supply."
    for number in range(6)
]
FRAME = '<nav><a href="/">Home</a></nav><div id="root"></div><footer>All rights reserved</footer>'
MARKUP = "".join(f"<p>{text}</p>" for text in TEXTS)


def page(script: str) -> str:
    return f"<!doctype html><html><head><title>Weirs</title></head><body>{FRAME}{script}</body></html>"


def with_data(data: Any) -> str:
    return page(f'<script id="state" type="application/json">{json.dumps(data)}</script>')


def assert_read(html: str) -> None:
    article = extract_article(html)
    assert article.kind == "article"
    assert article.text.split("\n\n") == TEXTS


@pytest.mark.parametrize(
    "body",
    [
        MARKUP,
        "\n\n".join(TEXTS),
        [{"type": "paragraph", "content": [{"type": "text", "text": text}]} for text in TEXTS],
        [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": text}]} for text in TEXTS],
        [
            {"_type": "block", "style": "normal", "children": [{"_type": "span", "text": text}]}
            for text in TEXTS
        ],
        [{"type": "p", "children": [{"text": text[:20]}, {"text": text[20:]}]} for text in TEXTS],
        [{"type": "unstyled", "text": text} for text in TEXTS],
        [{"name": "core/paragraph", "attributes": {"content": text}} for text in TEXTS],
        [["p", {"class": "x"}, text] for text in TEXTS],
    ],
)
def test_it_reads_markup_text_and_the_trees_of_editors(body: Any) -> None:
    assert_read(with_data({"props": {"post": {"title": "Weirs", "body": body}}}))


def test_it_follows_references_between_the_parts_of_a_store() -> None:
    parts = {f"Paragraph:{at}": {"__typename": "Paragraph", "text": text} for at, text in enumerate(TEXTS)}
    assert_read(with_data({"Post:1": {"body": [{"__ref": name} for name in parts]}, **parts}))


@pytest.mark.parametrize(
    "given", ["window.state = {};", "init(JSON.parse({!r}));", "self.list.push([1, {}])"]
)
def test_it_reads_what_scripts_are_given(given: str) -> None:
    data = json.dumps({"post": {"body": MARKUP}})
    script = given.replace("{!r}", json.dumps(data)).replace("{}", data)
    assert_read(page(f"<script>{script}</script>"))


def test_it_keeps_a_tree_s_headings_lists_and_links() -> None:
    blocks = [
        {"type": "paragraph", "content": [{"text": TEXTS[0]}]},
        {"type": "heading", "content": [{"text": "The barge"}]},
        {
            "type": "paragraph",
            "content": [{"text": f"{TEXTS[1]} "}, {"type": "link", "url": "https://x.example/"}],
        },
        {"type": "newsletter", "text": "Sign up for our letters"},
        {
            "type": "bullet-list",
            "content": [{"type": "list-item", "content": [{"text": "two pumps and a crew"}]}],
        },
        *({"type": "paragraph", "content": [{"text": text}]} for text in TEXTS[2:]),
    ]
    blocks[2]["content"][1]["text"] = "the log"
    html = extract_article(with_data({"body": blocks})).html
    assert '">The barge</h2>' in html
    assert ">two pumps and a crew</li>" in html
    assert '<a href="https://x.example/">the log</a>' in html
    assert "Sign up" not in html


def test_it_leaves_stories_and_notices_of_others_in_the_data() -> None:
    other = "<p>Another story. It is long. It is told at length. It has no end.</p>" * 40
    data = {"post": {"body": MARKUP}, "related": [{"body": other}], "cookieText": other, "comments": [other]}
    assert_read(with_data(data))


def test_it_reads_no_data_where_the_page_shows_its_text() -> None:
    shown = (
        f"<article><h1>Mills</h1>{'<p>The mill has stood since the flood of that year.</p>' * 80}</article>"
    )
    html = with_data({"body": MARKUP * 9}).replace('<div id="root"></div>', shown)
    assert "weir" not in extract_article(html).text


@pytest.mark.parametrize(
    "data",
    [
        "[" * 50_000 + "]" * 50_000,
        json.dumps(
            {"a:1": {"type": "p", "children": [{"__ref": "a:1"}] * 9}, "body": [{"__ref": "a:1"}] * 9}
        ),
        json.dumps([[{"type": "p", "text": "x"}] * 3] * 20_000),
        '{"a":' * 900 + json.dumps([{"type": "p", "text": "x"}] * 3) + "}" * 900,
        "=[" * 100_000,
    ],
)
def test_it_does_not_linger_over_hostile_data(data: str) -> None:
    started = time.process_time()
    extract_article(page(f'<script type="application/json">{data}</script><script>a={data}</script>'))
    assert time.process_time() - started < 5
