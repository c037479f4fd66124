"""HTML of an older sanitizer is sanitized by this one before anybody sees it, and once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.once import rank_sentences, read_page
from tests.pages import page_of
from webapp import limits
from webapp.bounded_cache import BoundedCache
from webapp.library import Article, articles
from webapp.reading import sanitize_again
from webapp.reading.bring_in import bring_in
from webapp.reading.glance_at_article import glance_at_article
from webapp.reading.only_person import only_person
from webapp.reading.open_article import OpenedText, open_article
from webapp.reading.save_article import save_address
from webapp.reading.services import Services, open_services
from webapp.sanitizing import VERSION
from webapp.settings import Settings


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(Settings(data=tmp_path, starter=False))
    yield replace(opened, fetch=page_of, read=read_page, rank=rank_sentences, warm_ranking=lambda: None)
    opened.close()


def _kept(services: Services) -> Article:
    article = bring_in(services, save_address(services, only_person(services), "https://bay.example/a").id)
    assert article is not None
    return article


def _open(services: Services, article: Article) -> OpenedText:
    glance = glance_at_article(services, article.person, article.id)
    return open_article(services, glance, image_folder="/images/").text


def test_it_keeps_the_version_with_what_is_read(services: Services) -> None:
    article = _kept(services)

    with services.library.read() as c:
        body = articles.body(c, article.id)

    assert body is not None
    assert body.sanitizer == VERSION


def test_it_sanitizes_older_html_when_it_is_opened(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = _kept(services)
    before = _open(services, article).html
    with services.library.write() as c:
        c.exec_driver_sql(
            "UPDATE bodies SET html = '<p onclick=\"x()\">A <marquee>way</marquee></p>' || html, sanitizer = ''"
        )
    services = replace(services, opened=BoundedCache(limits.OPENED_BYTES))  # as after the upgrade's start

    assert _open(services, article).html == "<p>A way</p>" + before

    monkeypatch.setattr(sanitize_again, "sanitize", None)  # it is kept: nothing is sanitized twice
    assert _open(services, article).html == "<p>A way</p>" + before


def test_pictures_that_an_older_rule_let_through_are_gone(services: Services) -> None:
    article = _kept(services)
    before = _open(services, article).html
    picture = '<p><img src="http://printer.home.arpa/x.png" alt="A printer"></p>'
    with services.library.write() as c:
        c.exec_driver_sql("UPDATE bodies SET html = ? || html, sanitizer = '1'", (picture,))

    assert _open(services, article).html == "<p></p>" + before
