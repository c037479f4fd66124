"""Articles kept before blocks were numbered are shown as ever, and their places lead to the same words."""

from __future__ import annotations

from lxml.html import fromstring, tostring
from sqlalchemy import text

from tests.dressing import without_numbers
from tests.web.conftest import Reader
from webapp.reading.reextract import find_older, reextract
from webapp.reading.starter import offer_starter

SEEDS = 12


def _forget_numbers(reader: Reader) -> None:
    with reader.services.library.write() as c:
        for row in c.execute(text("SELECT article, html FROM bodies")).all():
            assert "data-block" in row.html
            html = {"html": without_numbers(row.html), "article": row.article}
            c.execute(text("UPDATE bodies SET html = :html WHERE article = :article"), html)
        c.execute(text("UPDATE articles SET engine = 'extraction-6'"))


def _texts(reader: Reader) -> list[tuple[str, list[str]]]:
    """Each article's marked text, and where the links of its summary lead to."""
    pages = [
        fromstring(reader.get(f"/articles/{number}?summary=sections").text) for number in range(1, SEEDS + 1)
    ]
    return [
        (tostring(page.xpath("//*[@data-body]")[0], encoding="unicode"), page.xpath("//a/@href"))
        for page in pages
    ]


def test_it_shows_what_an_older_engine_kept_as_what_this_one_reads(reader: Reader) -> None:
    offer_starter(reader.services)
    numbered = _texts(reader)

    _forget_numbers(reader)
    assert _texts(reader) == numbered

    older = find_older(reader.services)
    assert len(older) == SEEDS
    assert all(was_replaced for _article, was_replaced in reextract(reader.services, older))
    assert _texts(reader) == numbered
    assert all('class="sentence' in shown and "data-block" not in shown for shown, _links in numbered)
