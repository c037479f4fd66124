"""Markdown: an article as it stands, with its headings, notes and what it says of itself."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.pages import PARAGRAPHS
from webapp.errors import PageTooComplex
from webapp.extraction import extract_article, has_markdown_signs
from webapp.sanitizing import sanitize

URL = "https://bay.example/notes/ferry.md"


def read(text: str, url: str | None = None, content_type: str = "text/markdown; charset=utf-8"):
    return extract_article(text, url, content_type=content_type)


def test_it_takes_a_first_heading_as_the_title_and_keeps_every_paragraph() -> None:
    article = read("# The ferry\n\n" + "\n\n".join(PARAGRAPHS))

    assert article.title == "The ferry"
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert (article.kind, article.confidence) == ("article", 1.0)


def test_it_keeps_short_lines_that_an_engine_would_take_for_furniture() -> None:
    article = read("# The ferry\n\nShare this.\n\n[Home](/) [About](/about)\n\nRead more\n\n" + PARAGRAPHS[0])

    assert article.text == f"Share this.\n\nHome About\n\nRead more\n\n{PARAGRAPHS[0]}"


@pytest.mark.parametrize(
    ("text", "title", "begins"),
    [
        ("Ferry\n=====\n\nIt sank.", "Ferry", "It sank."),
        ("## Ferry\n\nIt sank.\n\n### Why\n\nRust.", "Ferry", "It sank."),
        ("## The start\n\nIt sank.\n\n## The end\n\nRust.", "The start", "The start"),  # one of two sections
        ("![Logo](logo.png)\n\n# Ferry\n\nIt sank.", "Ferry", "It sank."),
        ("**The ferry**\n\nIt sank.", "The ferry", "It sank."),
        ("It sank.\n\nNobody saw it.", "It sank.", "It sank."),  # a sentence stays in the text
        ("# Ferry", "Ferry", "Ferry"),
    ],
)
def test_it_finds_the_title(text: str, title: str, begins: str) -> None:
    article = read(text)

    assert article.title == title
    assert article.text.startswith(begins)


def test_it_reads_what_the_front_matter_says() -> None:
    head = (
        '---\ntitle: "Ferries: a history"\nauthor: [Ann Venn, Bo Lund]\ndate: 2024-05-03\nlang: en-GB\n---\n'
    )
    article = read(f"{head}\n# Ferries: a history\n\nThey sank.")

    assert (article.title, article.byline, article.lang) == (
        "Ferries: a history",
        "Ann Venn, Bo Lund",
        "en-GB",
    )
    assert article.published == datetime(2024, 5, 3)  # noqa: DTZ001 - a day without a zone
    assert article.text == "They sank."


@pytest.mark.parametrize("value", ["authors:\n  - Ann Venn\n  - Bo Lund", "author: Ann Venn, Bo Lund"])
def test_it_reads_authors_in_each_of_the_ways_to_write_them(value: str) -> None:
    assert read(f"---\ntitle: T\n{value}\n---\n\nText.").byline == "Ann Venn, Bo Lund"


def test_it_reads_front_matter_between_pluses() -> None:
    article = read(
        '+++\ntitle = "The ferry"\ndate = 2024-05-03\n[params]\nauthor = "Ann Lee"\n+++\n\nIt sank.'
    )

    assert (article.title, article.byline, article.text) == ("The ferry", "Ann Lee", "It sank.")
    assert article.published == datetime(2024, 5, 3)  # noqa: DTZ001 - a date alone has no offset


def test_it_takes_prose_between_two_rulers_for_prose() -> None:
    assert "Note: it sank." in read("---\n\nNote: it sank.\n\n---\n\nText.").text


def test_it_makes_tables_code_and_struck_out_text() -> None:
    html = read("# T\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```python\nx = 1 < 2\n```\n\n~~gone~~").html

    assert "<td>2</td>" in html
    assert "x = 1 &lt; 2" in html
    assert "<s>gone</s>" in html


def test_it_leads_to_notes_and_back() -> None:
    html = read("# T\n\nIt sank.[^1]\n\n[^1]: In May.\n\n[^2]: Nobody names this one.").html

    assert 'href="#a-fn1"' in html
    assert 'href="#a-fnref1"' in html
    assert "Nobody names this one." in html
    assert "fnref2" not in html


def test_it_makes_addresses_absolute() -> None:
    html = read("# T\n\n[one](other.md) ![two](pictures/two.png) [three](#ferry)", URL).html

    assert 'href="https://bay.example/notes/other.md"' in html
    assert 'src="https://bay.example/notes/pictures/two.png"' in html


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "<style>body { display: none }</style>",
        '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
        "<svg><script>alert(1)</script></svg>",
    ],
)
def test_html_in_it_is_sanitized_like_all_else(hostile: str) -> None:
    article = read(f"# T\n\nBefore.\n\n{hostile}\n\nAfter.")
    safe = sanitize(article.html)

    assert "alert" not in article.text
    assert "display: none" not in article.text
    assert not any(word in safe for word in ("<script", "onerror", "<style", "<iframe"))
    assert "Before." in safe
    assert "After." in safe


def test_an_address_that_runs_leads_nowhere() -> None:
    article = read("# T\n\n[one](javascript:f(1)) <a href='javascript:f(1)'>two</a>")

    assert "href" not in sanitize(article.html)


def test_it_reads_the_html_in_it() -> None:
    assert read("# T\n\n<div>One.</div>\n\n<b>Two</b> and *three*.").text == "One.\n\nTwo and three."


@pytest.mark.parametrize("nest", ["> " * 500, "- " * 500])
def test_it_loses_no_word_of_what_is_nested_too_deep(nest: str) -> None:
    article = read(f"Before.\n\n{nest}deep within\n\nAfter.")

    assert all(word in article.text for word in ("Before.", "deep within", "After."))


def test_brackets_beyond_measure_are_plain_text() -> None:
    article = read("# One\n\n" + "[" * 200_000 + "\n\nTwo.")

    assert article.title == "# One"
    assert article.text == "[" * 200_000 + "\n\nTwo."


@pytest.mark.parametrize("address", ["bay.png", "data:image/png;base64,AA==", "http://10.0.0.1/bay.png"])
def test_the_words_of_an_image_that_cannot_be_seen_take_its_place(address: str) -> None:
    article = read(f"# T\n\nThe ![star]({address}) here.\n\n![The bay]({address})\n\nMore.")

    assert "The star here." in article.html
    assert "<figcaption>The bay</figcaption>" in article.html
    assert article.text == "The star here.\n\nMore."


def test_the_images_beside_a_fetched_text_are_its_images() -> None:
    assert 'src="https://bay.example/notes/bay.png"' in read("# T\n\nThe ![star](bay.png).", URL).html


def test_it_refuses_what_makes_more_tags_than_a_page_may_have() -> None:
    with pytest.raises(PageTooComplex):
        read("- a\n" * 100_000)


@pytest.mark.parametrize(
    ("url", "content_type", "is_markdown"),
    [
        (URL, "text/plain; charset=utf-8", True),
        (f"{URL}?raw=1", "text/plain", True),
        ("https://bay.example/ferry.txt", "text/plain", False),
        (URL, "text/html", False),
        (None, "text/x-markdown", True),
    ],
)
def test_it_tells_markdown_by_its_type_or_its_name(url: str, content_type: str, is_markdown: bool) -> None:
    assert ("<strong>" in read("Some **bold** words.", url, content_type).html) == is_markdown


MARKDOWN = [
    "# A title\n\nText.",
    "Title\n=====\n\nText.",
    "See [the list](https://bay.example/list).",
    "![A ferry](ferry.png)",
    "Text.\n\n```\ncode\n```\n",
    "| a | b |\n|---|:-:|\n| 1 | 2 |",
    "See [the list][1].\n\n[1]: https://bay.example/list",
    "Text.\n\n## One\n\nText.\n\n## Two\n\n**Bold** and **bold** words.",
    "Some **bold** and **bolder** words:\n\n- one\n- two\n",
    "---\ntitle: A ferry\n---\n\nText.",
]
PLAIN = [
    "A few *asterisks* and _lines_ in a text, 2 * 3 * 4.",
    "- one\n- two\n\n1. three\n2. four",
    "> quoted\n\nand answered\n\n- with a list\n- of two",
    "#hashtag at the start\n\nand #another",
    "Rated **** by all, ** by me.",
    "# a remark\nx = 1\n# another\ny = 2",
    "Footnotes [1] and [2] (see below).\n\n[1] A book (1999).",
    "An array a[i](x) in a sentence.",
    "Price: 5 | 6 | 7\n-----\n8",
    "The file `a.txt` is gone.\n",
]


@pytest.mark.parametrize("text", MARKDOWN)
def test_it_knows_markdown_by_its_signs(text: str) -> None:
    assert has_markdown_signs(text)
    assert has_markdown_signs(text.replace("\n", "\r\n"))


@pytest.mark.parametrize("text", PLAIN)
def test_it_takes_a_plain_text_for_a_plain_text(text: str) -> None:
    assert not has_markdown_signs(text)
