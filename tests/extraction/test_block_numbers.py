"""Each block's number stands on the element that holds its words, and no page forges one."""

from __future__ import annotations

import re
from html import unescape

import pytest

from webapp.article import CANDIDATES, ExtractedArticle
from webapp.extraction import extract_article, join_part
from webapp.extraction.site_rules import parse_site_rules

PROSE = (
    "The river rose by two metres overnight, and the council, which had met in the school's gym, decided to open "
    "the old mill gates for the first time in thirty years."
)
HEAD = "<head><title>The river rises | Daily Reed</title></head>"


def _page(body: str) -> str:
    return f"<html lang=en>{HEAD}<body><nav><a href=/>Home</a></nav><article>{body}</article></body></html>"


def _numbered(article: ExtractedArticle) -> dict[int, str]:
    """The words of each numbered element, none of which holds another one."""
    found = re.findall(r'<(\w+)[^>]* data-block="(\d+)"[^>]*>(.*?)</\1>', article.html, re.S)
    assert len(found) == article.html.count("data-block=")
    return {int(number): _words(inner) for _tag, number, inner in found}


def _words(html: str) -> str:
    return "".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def _blocks(article: ExtractedArticle) -> dict[int, str]:
    return {
        number: _words(article.text[block.start : block.end]) for number, block in enumerate(article.blocks)
    }


BODIES = {
    "paragraphs and headings": f"<h2>Monday</h2><p>{PROSE}</p><h2>Tuesday</h2><p>{PROSE} <a href=/x>So</a> it was.</p>",
    "lists and quotes": f"<p>{PROSE}</p><ul><li>One gate.</li><li><p>Two.</p><p>Three.</p></li></ul><blockquote>{PROSE}</blockquote>",
    "loose text": f"{PROSE}<br><br>{PROSE} Twice.<div>Once more.</div>{PROSE} And again.",
    "text set aside": f"<p>{PROSE}</p><aside>A word that stands aside.</aside><p>{PROSE} So it was.</p>",
    "pictures and code": f"<p>{PROSE}</p><figure><img src=/a.png><figcaption>The mill</figcaption></figure><pre>x = 1</pre><p>{PROSE} After.</p>",
    "a table of sentences": f"<p>{PROSE}</p><table><tr><th>What happened on which of the days</th><td>{PROSE[:90]}</td></tr></table><p>{PROSE} After.</p>",
    "numbers of the page's own": f'<p data-block="1">{PROSE}</p><div data-block="0"><p data-block="9">{PROSE} Twice.</p></div>',
    "numbers in a formula": f'<p>{PROSE} <math><mi data-block="0">x</mi></math></p><p>{PROSE} Twice.</p>',
}


@pytest.mark.parametrize("candidate", CANDIDATES)
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_it_numbers_the_element_that_holds_a_block(body: str, candidate: str) -> None:
    article = extract_article(_page(body), candidate=candidate)  # type: ignore[arg-type]

    assert len(article.blocks) > 1
    assert _numbered(article) == _blocks(article)


def test_it_numbers_what_a_sites_rules_find() -> None:
    rules, _said = parse_site_rules("body: //div[@id='x']")

    article = extract_article(_page(f"<div id=x><p>{PROSE}</p><p>{PROSE} Twice.</p></div>"), rules=rules)

    assert len(article.blocks) == 2
    assert _numbered(article) == _blocks(article)


def test_it_numbers_plain_text() -> None:
    article = extract_article(f"{PROSE}\n\n{PROSE}  Twice.", content_type="text/plain")

    assert _numbered(article) == _blocks(article) == {0: _words(PROSE), 1: _words(f"{PROSE} Twice.")}


def test_it_numbers_a_preformatted_text_by_the_first_of_its_blocks() -> None:
    typed = f"{PROSE}\n\n{PROSE} Twice."
    article = extract_article(_page(f"<pre>{typed}</pre><pre>{PROSE} Thrice.</pre>"))

    assert len(article.blocks) == 3
    assert _numbered(article) == {0: _words(typed), 2: _words(f"{PROSE} Thrice.")}


def test_it_numbers_the_parts_of_an_article_as_one() -> None:
    first, second = (
        extract_article(_page(f"<h2>{day}</h2><p>{PROSE} {day}.</p>")) for day in ("Monday", "Tuesday")
    )

    joined = join_part(first, second, 2)

    assert joined is not None
    assert len(joined.blocks) == 4
    assert _numbered(joined) == _blocks(joined)
