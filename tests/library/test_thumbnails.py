"""Thumbnails: one kept picture of each article, the lead image before the first one, and no icons."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, event

from webapp.article import ExtractedArticle, FetchedPage
from webapp.library import HiddenElement, Library, Shown, articles, corrections, images, pages, people

HTML = '<p>Text</p><img src="https://a.example/b"><img src="https://a.example/a?x=1&amp;y=2">'
FIRST, SECOND = "https://a.example/b", "https://a.example/a?x=1&y=2"


def keep(library: Library, *pictures: tuple[str, int | None], lead: str | None = None) -> int:
    """An article, and which pictures are kept for it: address and side. They are attached from the last on."""
    with library.write() as c:
        person = people.sole_person(c)
        page_hash = pages.keep(c, FetchedPage("https://a.example/", HTML.encode(), "text/html"))
        number = c.exec_driver_sql("SELECT count(*) FROM articles").scalar_one()
        article = articles.add(c, person, url=None, address_key=f"k{number}", came_from="paste")
        extracted = ExtractedArticle(html=HTML, text="Text", lead_image=lead)
        articles.keep_extracted(c, article.id, extracted, engine="e", page_hash=page_hash, words=1)
        for address, side in reversed(pictures):
            images.attach(c, article.id, address, _picture(c, library, address, side))
    return article.id


def _picture(c: Connection, library: Library, address: str, side: int | None) -> str:
    return images.keep(c, library.image_files, address.encode(), "image/png", side, side)


def shown(library: Library, article_id: int) -> str | None:
    with library.read() as c:
        image_hash = images.thumbnails(c, [article_id]).get(article_id)
        of_article = images.of_article(c, article_id)
    return next((address for address, image in of_article.items() if image.hash == image_hash), None)


def hide(library: Library, article_id: int, *addresses: str) -> None:
    """Hide the images at these addresses, and no others."""
    with library.write() as c:
        article, body = articles.find_any(c, article_id), articles.body(c, article_id)
        assert article is not None
        assert body is not None
        hidden = [HiddenElement(at, "0" * 16, "", (address,)) for at, address in enumerate(addresses)]
        fields = frozenset({"lead_image"} if addresses else ())
        corrections.keep_hidden(c, article, body, hidden, Shown(body.text, 1, (), fields))


def test_it_is_the_first_kept_picture_of_the_text(library: Library) -> None:
    assert shown(library, keep(library, (FIRST, 200), (SECOND, 200))) == FIRST
    assert shown(library, keep(library, (SECOND, 200))) == SECOND
    assert shown(library, keep(library)) is None


def test_it_is_the_lead_image_where_that_is_kept(library: Library) -> None:
    assert shown(library, keep(library, (FIRST, 200), (SECOND, 200), lead=SECOND)) == SECOND
    assert shown(library, keep(library, (FIRST, 200), lead="https://a.example/elsewhere")) == FIRST


def test_it_is_none_that_is_hidden(library: Library) -> None:
    kept = keep(library, (FIRST, 200), (SECOND, 200), lead=FIRST)
    hide(library, kept, FIRST)
    assert shown(library, kept) == SECOND
    hide(library, kept, FIRST, SECOND)
    assert shown(library, kept) is None
    hide(library, kept)
    assert shown(library, kept) == FIRST


@pytest.mark.parametrize(("side", "found"), [(63, None), (64, FIRST), (None, FIRST)])
def test_it_is_no_icon(library: Library, side: int | None, found: str | None) -> None:
    assert shown(library, keep(library, (FIRST, side))) == found


def test_it_asks_once_for_all_articles(library: Library) -> None:
    kept = [keep(library, (FIRST, 200)) for _ in range(3)]
    with library.read() as c:
        statements: list[str] = []
        event.listen(c, "before_cursor_execute", lambda *args: statements.append(args[2]))
        found = images.thumbnails(c, kept)
    assert set(found) == set(kept)
    assert len([each for each in statements if each != "BEGIN"]) == 1
