"""Every golden page gives its whole article, nothing else, and its metadata."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet
from lxml import html as lxml_html
from lxml.html import HtmlElement

from webapp.article import ExtractedArticle
from webapp.extraction import extract_article

CORPUS = Path(__file__).parent.parent / "corpus"
SLUGS = sorted(path.parent.name for path in CORPUS.glob("*/expected.json"))
TEXT_PIECES = ("p", "h2", "h3", "h4", "li", "dt", "dd", "pre", "th", "td", "figcaption", "blockquote")
METADATA = ("title", "byline", "site_name", "published", "lang", "dir", "excerpt")

# What the engine does not do yet → the (expectation, page) it fails. Strict: whoever mends it is told to
# take the line out.
GAPS: dict[str, tuple[tuple[str, str], ...]] = {
    "edit links and navigation boxes are kept": (("absent", "wiki"),),
}


def _mark(what: str, slug: str) -> pytest.MarkDecorator | tuple[()]:
    """A strict xfail for a known gap."""
    reasons = [reason for reason, found in GAPS.items() if (what, slug) in found]
    return pytest.mark.xfail(reason=reasons[0], strict=True) if reasons else ()


def _pages(what: str) -> list[ParameterSet]:
    return [pytest.param(slug, marks=_mark(what, slug)) for slug in SLUGS]


def _fields() -> list[ParameterSet]:
    """Each piece of metadata that a page expects."""
    return [
        pytest.param(slug, name, marks=_mark(name, slug))
        for slug in SLUGS
        for name in METADATA
        if name in _expected(slug)
    ]


@cache
def _expected(slug: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((CORPUS / slug / "expected.json").read_text("utf-8"))
    return found


@cache
def _extracted(slug: str) -> ExtractedArticle:
    # No charset in the header: the page's own meta has to tell.
    body = (CORPUS / slug / "source.html").read_bytes()
    return extract_article(body, _expected(slug)["url"], content_type="text/html")


def _tree(html: str) -> HtmlElement:
    return lxml_html.fragment_fromstring(html, create_parent="div")


def _golden(slug: str) -> HtmlElement:
    return _tree((CORPUS / slug / "expected.html").read_text("utf-8"))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _words_of(slug: str) -> str:
    return _squeezed(_tree(_extracted(slug).html).text_content())


def _addresses(tree: HtmlElement, tag: str, name: str) -> list[str]:
    found = (element.get(name) or "" for element in tree.iter(tag))
    return [address for address in found if not address.startswith("#")]


def _missing(wanted: Iterable[str], found: list[str]) -> list[str]:
    """Those wanted that are not found, or not in this order."""
    rest = iter(found)
    return [address for address in wanted if address not in rest]


@pytest.mark.parametrize("slug", _pages("text"))
def test_it_gives_every_piece_of_the_text_in_order(slug: str) -> None:
    rest = _words_of(slug)
    pieces = ((e.tag, e.text_content()) for e in _golden(slug).iter(*TEXT_PIECES) if e.find("p") is None)
    for tag, text in pieces:
        if piece := _squeezed(text):  # the paragraph of an image has none
            _before, found, rest = rest.partition(piece)
            assert found, f"{slug}: missing or out of order: <{tag}> {text!r}"


@pytest.mark.parametrize("slug", _pages("structure"))
def test_it_keeps_headings_lists_tables_and_code(slug: str) -> None:
    article = _tree(_extracted(slug).html)
    for tag in ("h2", "ul", "ol", "dl", "table", "pre", "figure", "figcaption", "math"):
        wanted = len(list(_golden(slug).iter(tag)))
        assert len(list(article.iter(tag))) >= wanted, f"{slug}: fewer <{tag}> than the {wanted} expected"


@pytest.mark.parametrize("slug", _pages("links"))
def test_it_keeps_images_and_links(slug: str) -> None:
    article, golden = _tree(_extracted(slug).html), _golden(slug)
    for tag, name in (("img", "src"), ("a", "href")):
        missing = _missing(_addresses(golden, tag, name), _addresses(article, tag, name))
        assert missing == [], f"{slug}: <{tag}> missing or out of order: {missing}"


@pytest.mark.parametrize("slug", _pages("absent"))
def test_it_leaves_out_what_is_no_part_of_the_article(slug: str) -> None:
    words = _words_of(slug)
    kept = [phrase for phrase in _expected(slug)["absent"] if _squeezed(phrase) in words]
    assert kept == [], f"{slug}: should not be in the article: {kept}"
    twice = [phrase for phrase in _expected(slug).get("once", ()) if words.count(_squeezed(phrase)) != 1]
    assert twice == [], f"{slug}: should be in the article once: {twice}"


@pytest.mark.parametrize(("slug", "name"), _fields())
def test_it_reads_the_metadata(slug: str, name: str) -> None:
    found = getattr(_extracted(slug), name)
    got = found.isoformat() if isinstance(found, datetime) else found
    assert got == _expected(slug)[name], f"{slug}: {name}"


@pytest.mark.parametrize("slug", _pages("kind"))
def test_it_says_what_the_page_is(slug: str) -> None:
    assert _extracted(slug).kind == _expected(slug)["kind"], slug
