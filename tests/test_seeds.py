"""The starter library: every saved page is whole, and its article comes out complete and alone."""

from __future__ import annotations

import tomllib
from urllib.parse import urljoin

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from webapp.extraction import extract_article
from webapp.paths import SEEDS

MANIFEST = tomllib.loads((SEEDS / "library.toml").read_text("utf-8"))
PAGES = {entry["file"]: entry["url"] for entry in MANIFEST["page"]}
CHAIN = (
    "Winter windshield fluid policy, safety, and practical solutions in North America",
    "Belarus and Russia Expand Joint Military Exercises and Cross-Border Infrastructure Plans",
    "Market Outlook for Russia's Auto Sector in 2023 and the Role of Parallel Imports",
)
# The class of the element that holds the article's text, on each of the invented sites.
BODIES = ("article__body", "prose", "entry-content", "story")
SHARE_BOX = "sharedaddy"  # stands inside the text, as on many weblogs
# Words of a page's furniture shorter than this may well be in the article too.
TELLING = 12


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _page(file: str) -> HtmlElement:
    return lxml_html.document_fromstring((SEEDS / file).read_text("utf-8"))


def _body(page: HtmlElement) -> HtmlElement:
    (body,) = (e for e in page.iter("div") if set(BODIES) & set((e.get("class") or "").split()))
    return body


def _is_in_share_box(element: HtmlElement) -> bool:
    return any(a.get("class") == SHARE_BOX for a in (element, *element.iterancestors()))


def _pieces(body: HtmlElement) -> list[str]:
    """The text of the article's paragraphs, subheads, items, cells and code, in order."""
    found = (
        e for e in body.iter("p", "h2", "li", "pre", "td", "th", "figcaption") if not _is_in_share_box(e)
    )
    return [_squeezed(e.text_content()) for e in found if e.find("p") is None]


def _around(page: HtmlElement) -> list[str]:
    """The texts of what stands around the article, a figure at its head apart."""
    body = _body(page)
    repeated = {_squeezed(text) for e in page.iter("h1", "title", "time") for text in e.itertext()}
    (site,) = page.xpath('//meta[@property="og:site_name"]/@content')
    repeated.add(_squeezed(site))  # it is in the captions' credits
    for gone in [*page.iter("script", "style", "noscript", "figure"), body]:
        gone.drop_tree()
    texts = (_squeezed(text) for text in page.body.itertext())
    return [text for text in texts if len(text) >= TELLING and text not in repeated]


def _extracted(file: str) -> str:
    article = extract_article((SEEDS / file).read_bytes(), PAGES[file], content_type="text/html")
    return article.html


def test_it_names_every_saved_page_once() -> None:
    assert sorted(PAGES) == sorted(path.name for path in SEEDS.glob("*.html"))
    assert len({*PAGES.values()}) == len(MANIFEST["page"])


def test_it_lists_the_three_news_pieces_one_after_the_other() -> None:
    titles = [extract_article((SEEDS / file).read_bytes(), url).title for file, url in PAGES.items()]
    first = titles.index(CHAIN[0])
    assert tuple(titles[first : first + 3]) == CHAIN


@pytest.mark.parametrize("file", PAGES)
def test_it_saves_whole_pages(file: str) -> None:
    text = (SEEDS / file).read_text("utf-8")
    assert text.lower().startswith("<!doctype html>")
    assert text.rstrip().endswith("</html>")
    assert all(f"</{tag}>" in text for tag in ("head", "body", "script", "style"))


@pytest.mark.parametrize("file", PAGES)
def test_it_gives_the_whole_article_in_order(file: str) -> None:
    rest = _squeezed(lxml_html.fromstring(_extracted(file)).text_content())
    for piece in _pieces(_body(_page(file))):
        _before, found, rest = rest.partition(piece)
        assert found, f"{file}: missing or out of order: {piece[:80]!r}"


@pytest.mark.parametrize("file", PAGES)
def test_it_leaves_out_what_stands_around_the_article(file: str) -> None:
    article = _squeezed(lxml_html.fromstring(_extracted(file)).text_content())
    assert [text for text in _around(_page(file)) if text in article] == []


@pytest.mark.parametrize("file", PAGES)
def test_it_keeps_every_image_of_an_article(file: str) -> None:
    figures = [e for e in _body(_page(file)).iter("img") if e.getparent().tag != "noscript"]
    shown = {
        urljoin(PAGES[file], src)
        for e in lxml_html.fromstring(_extracted(file)).iter("img")
        if (src := e.get("src"))
    }
    assert len(shown) >= len(figures)
    assert shown <= set(MANIFEST["images"])


@pytest.mark.parametrize("file", sorted(set(MANIFEST["images"].values())))
def test_it_draws_small_images_without_scripts(file: str) -> None:
    drawing = (SEEDS / file).read_text("utf-8")
    assert len(drawing) < 8_000
    assert "<script" not in drawing and 'href="http' not in drawing
    assert ' width="' in drawing and ' height="' in drawing


def test_it_marks_one_article_starred_and_one_archived() -> None:
    states = [entry["state"] for entry in MANIFEST["page"] if "state" in entry]
    assert sorted(states) == ["archived", "starred"]
