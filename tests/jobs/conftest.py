"""A library whose fetcher answers at once, and whose pages are read and ranked in the test's own process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.pages import page_of
from webapp.library import Article, articles
from webapp.reading.only_person import only_person
from webapp.reading.save_article import save_address
from webapp.reading.services import Services, open_services
from webapp.sandbox.read_page import read_page
from webapp.settings import Settings
from webapp.summarizing import rank_sentences

URL = "https://bay.example/ferry"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_in_process(tmp_path)
    yield opened
    opened.close()


def open_in_process(data: Path) -> Services:
    """Services over this folder that start no worker."""
    opened = open_services(Settings(data=data, starter=False))
    return replace(opened, fetch=page_of, read=read_page, rank=rank_sentences, warm_ranking=lambda: None)


def save(services: Services, url: str = URL) -> Article:
    """An article on its way."""
    return save_address(services, only_person(services), url)


def found(services: Services, article_id: int) -> Article:
    """An article as it is now."""
    with services.library.read() as c:
        article = articles.find_any(c, article_id)
    assert article is not None
    return article
