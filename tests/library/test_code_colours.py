"""The colours of code are kept once for all articles that have it, and go with the last of them."""

from __future__ import annotations

from webapp.article import ExtractedArticle, FetchedPage
from webapp.library import Library, articles, code_colours, pages, people, unreferenced
from webapp.library.code_key import code_key
from webapp.library.unreferenced import COLOURED

HTML = "<p>a</p><pre>go()</pre>"
COLOURS = {"a piece": ((0, 2, "f"), (2, 4, "s"))}


def _article(library: Library, name: str, html: str = HTML) -> int:
    with library.write() as c:
        article = articles.add(c, people.sole_person(c), url=None, address_key=name, came_from="paste")
        page_hash = pages.keep(c, FetchedPage(f"https://bay.example/{name}", name.encode()))
        extracted = ExtractedArticle(html=html, text="a", title=name)
        articles.keep_extracted(c, article.id, extracted, engine="e", page_hash=page_hash, words=1)
    return article.id


def _keep(library: Library, html: str, engine: str) -> str:
    key = code_key(html)
    assert key is not None
    with library.write() as c:
        code_colours.keep(c, key, engine, COLOURS)
    return key


def test_it_keeps_colours_by_code_and_engine(library: Library) -> None:
    key = _keep(library, HTML, "1")

    with library.read() as c:
        assert code_colours.find(c, key, "1") == COLOURS
        assert code_colours.find(c, key, "2") is None


def test_it_names_articles_alike_that_have_the_same_code(library: Library) -> None:
    numbers = [
        _article(library, name, html)
        for name, html in (("1", HTML), ("2", "<p>b</p><pre>go()</pre>"), ("3", "<p>a</p>"))
    ]

    with library.read() as c:
        keys = [found.code_key for number in numbers if (found := articles.find_any(c, number))]

    assert keys == [code_key(HTML), code_key(HTML), None]


def test_it_finds_what_this_engine_has_not_coloured(library: Library) -> None:
    other = "<pre>other()</pre>"
    done, undone = _article(library, "1"), _article(library, "2", other)
    _article(library, "3", "<p>no code</p>")
    _keep(library, HTML, "2")
    _keep(library, other, "1")

    with library.read() as c:
        assert code_colours.find_uncoloured(c, "2", None, at_most=9) == ([undone], None)
        assert articles.glance(c, 1, done, "e", "2").is_coloured
        assert not articles.glance(c, 1, undone, "e", "2").is_coloured


def test_it_removes_what_no_article_has_and_what_a_later_engine_made_anew(library: Library) -> None:
    _article(library, "1")
    gone = _keep(library, "<pre>gone()</pre>", "2")
    key = _keep(library, HTML, "1")

    with library.write() as c:
        assert unreferenced.find_derived(c, COLOURED, "2", 9) == [(gone, "2")]
    _keep(library, HTML, "2")
    with library.write() as c:
        needless = unreferenced.find_derived(c, COLOURED, "2", 9)
        assert {*needless} == {(gone, "2"), (key, "1")}
        assert unreferenced.remove_derived(c, COLOURED, "2", [*needless, (key, "2")]) == 2
        assert code_colours.find(c, key, "2") == COLOURS


def test_it_follows_what_the_sanitizer_makes_of_it(library: Library) -> None:
    number, html = _article(library, "1"), "<pre>went()</pre>"

    with library.write() as c:
        articles.keep_sanitized(c, number, html, "9")
        found = articles.find_any(c, number)

    assert found is not None
    assert found.code_key == code_key(html)
