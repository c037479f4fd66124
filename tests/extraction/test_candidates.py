"""Other readings of a page than the engine's own: what it marks, and all that it shows."""

from __future__ import annotations

import pytest

from tests.pages import PARAGRAPHS, article_html
from webapp.article import Candidate
from webapp.extraction import extract_article

URL = "https://bay.example/ferry"
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
LOST = "<div class='related teaser'><p>A box about the tunnel, in which the engine sees no article.</p></div>"


def _page(body: str, head: str = "") -> str:
    return f"<html lang=en><head><title>The ferry | Bay News</title>{head}</head><body>{body}</body></html>"


def test_it_reads_what_the_page_marks() -> None:
    page = _page(
        f"<main><article><h1>The ferry</h1>{TEXT}{LOST}</article></main><aside><p>Aside.</p></aside>"
    )

    article = extract_article(page, URL, candidate="marked")

    assert article.candidate == "marked"
    assert article.text.split("\n\n") == [
        *PARAGRAPHS,
        "A box about the tunnel, in which the engine sees no article.",
    ]
    assert article.title == extract_article(page, URL).title


@pytest.mark.parametrize(
    "mark", ["<article>", "<main>", "<div role=main>", "<div itemprop=articleBody>"], ids=str
)
def test_it_knows_the_marks(mark: str) -> None:
    name = mark[1:].split(maxsplit=1)[0].rstrip(">")

    article = extract_article(
        _page(f"<p>Before it.</p>{mark}{TEXT}</{name}><p>After it.</p>"), candidate="marked"
    )

    assert article.text == "\n\n".join(PARAGRAPHS)


def test_it_takes_the_most_exact_mark_that_holds_most() -> None:
    teasers = "".join(f"<article><p>Teaser number {n}, which is short.</p></article>" for n in range(4))

    within = extract_article(_page(f"<main><article>{TEXT}</article>{teasers}</main>"), candidate="marked")
    around = extract_article(_page(f"<main>{TEXT}{teasers}</main>"), candidate="marked")

    assert "Teaser" not in within.text
    assert PARAGRAPHS[0] in around.text and "Teaser number 3" in around.text


def test_it_takes_what_json_ld_tells_where_that_is_longer() -> None:
    told = "\\n\\n".join(paragraph.replace('"', "'") for paragraph in PARAGRAPHS)
    script = (
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{told}"}}</script>'
    )
    page = _page(f"<article><p>{PARAGRAPHS[0]}</p></article>", script)

    assert extract_article(page, candidate="marked").text == "\n\n".join(PARAGRAPHS)
    assert extract_article(
        _page(f"<article>{TEXT}{LOST}</article>", script), candidate="marked"
    ).text.endswith("no article.")


def test_it_reads_the_whole_text_in_its_order() -> None:
    page = _page(
        f"<nav><a href=/>Home</a></nav>{TEXT}{LOST}<p hidden>Unseen.</p><form><button>Send</button>"
        "<select><option>Monday</option></select></form><footer>All rights reserved</footer>"
    )

    article = extract_article(page, URL, candidate="whole")

    assert article.candidate == "whole"
    assert article.text.split("\n\n") == [
        "Home",
        *PARAGRAPHS,
        "A box about the tunnel, in which the engine sees no article.",
        "All rights reserved",
    ]
    assert 'href="https://bay.example/"' in article.html


def test_it_keeps_the_text_that_a_button_left_open_holds() -> None:
    page = _page(f"<p>Before it.</p><button>Menu<div>{TEXT}</div>")

    assert PARAGRAPHS[-1] in extract_article(page, URL, candidate="whole").text


def test_it_gives_its_own_choice_where_the_page_marks_nothing() -> None:
    article = extract_article(_page(f"<div>{TEXT}</div>"), URL, candidate="marked")

    assert article == extract_article(_page(f"<div>{TEXT}</div>"), URL)
    assert article.candidate == "chosen"


def test_it_gives_its_own_choice_of_plain_text() -> None:
    text = "\n\n".join(PARAGRAPHS)

    assert extract_article(text, content_type="text/plain", candidate="whole").candidate == "chosen"


def test_it_keeps_its_confidence_and_what_it_knows_of_the_page() -> None:
    chosen, whole = (extract_article(article_html(), URL, candidate=name) for name in ("chosen", "whole"))

    assert (whole.confidence, whole.kind, whole.byline, whole.published) == (
        chosen.confidence,
        chosen.kind,
        chosen.byline,
        chosen.published,
    )


@pytest.mark.parametrize(
    "page", ["", "<p></p>", "<body><article></article>", "<frameset><frame src=a></frameset>"]
)
@pytest.mark.parametrize("candidate", ["marked", "whole"])
def test_it_never_raises(page: str, candidate: Candidate) -> None:
    assert extract_article(page, URL, content_type="text/html", candidate=candidate).text == ""
