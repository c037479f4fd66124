"""A library in which one page is fetched, whatever is asked for, and read and ranked in this process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.once import rank_sentences, read_page, read_ways
from tests.pages import page_of
from webapp.library import Article, ArticleBody, articles
from webapp.reading.bring_in import bring_in
from webapp.reading.only_person import only_person
from webapp.reading.save_article import save_address
from webapp.reading.services import Services, open_services
from webapp.settings import Settings

URL = "https://bay.example/ferry"


@contextmanager
def serving(data: Path, html: str) -> Iterator[Services]:
    """Services without workers, over a new library."""
    opened = open_services(Settings(data=data, starter=False))
    yield replace(
        opened,
        fetch=lambda url: page_of(url, html),
        read=read_page,
        read_ways=read_ways,
        rank=rank_sentences,
        warm_ranking=lambda: None,
    )
    opened.close()


def keep_page(services: Services, html: str) -> Article:
    """The article of this page, saved by its address."""
    fetching = replace(services, fetch=lambda url: page_of(url, html))
    article = bring_in(fetching, save_address(fetching, only_person(fetching), URL).id)
    assert article is not None
    return article


def find_text(services: Services, article: Article) -> tuple[Article, ArticleBody]:
    """An article as it is now, with its text."""
    with services.library.read() as c:
        found, body = articles.find_any(c, article.id), articles.body(c, article.id)
    assert found is not None
    assert body is not None
    return found, body
