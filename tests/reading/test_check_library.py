"""Checking a library: what is left over and what is missing is found, told apart, and repaired where it can be."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.library.conftest import database_url, postgres_socket
from tests.pages import page_of
from tests.queue import waiting
from tests.reading.test_purge import URL, fetched
from webapp import limits
from webapp.article import FetchedPage
from webapp.library import Article, Holdings, images, pages, people
from webapp.reading.bring_in import bring_in
from webapp.reading.change_article import fetch_again
from webapp.reading.check_library import Lacking, LeftOver, LibraryCheck, check_library
from webapp.reading.repair_library import repair_library
from webapp.reading.save_article import save_address
from webapp.reading.services import Services, open_services
from webapp.reading.starter import load_starter
from webapp.sandbox.read_page import read_page
from webapp.settings import Settings
from webapp.summarizing import rank_sentences

__all__ = ["database_url", "postgres_socket"]  # fixtures

PNG = b"\x89PNG"


@pytest.fixture
def services(tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setattr(limits, "PURGE_PAUSE_SECONDS", 0)
    opened = open_services(Settings(data=tmp_path, starter=False, database_url=database_url))
    yield replace(
        opened,
        fetch=lambda url: fetched(url, "first"),
        read=read_page,
        rank=rank_sentences,
        warm_ranking=lambda: None,
    )
    opened.close()


@pytest.fixture
def article(services: Services) -> Article:
    """One that is whole, with two parts and an image."""
    with services.library.read() as c:
        person = people.sole_person(c)
    found = bring_in(services, save_address(services, person, URL).id)
    assert found is not None
    return found


def _image_file(services: Services, tmp_path: Path) -> Path:
    (path,) = (tmp_path / "images").glob("??/*")
    return path


def _repaired(services: Services) -> LibraryCheck:
    repair_library(services, check_library(services))
    return check_library(services)


def _run(services: Services, statement: str) -> None:
    with services.library.write() as c:
        c.exec_driver_sql(statement)


def test_it_finds_nothing_where_all_is_well(services: Services, article: Article) -> None:
    found = check_library(services)

    assert found.is_well
    assert found.holdings == Holdings(articles=1, pages=2, rankings=1, images=1)


def test_it_finds_and_removes_what_is_left_over(services: Services, article: Article, tmp_path: Path) -> None:
    stray = tmp_path / "images" / "ab" / ("ab" + "c" * 62)
    with services.library.write() as c:
        pages.keep(c, FetchedPage("", b"of no article"))
        images.keep(c, services.library.image_files, PNG, "image/png")
    _run(
        services, "INSERT INTO rankings (ranking_key, engine, sentences, terms) VALUES ('k', 'e', '[]', '[]')"
    )
    _run(services, "INSERT INTO code_colours (code_key, engine, colours) VALUES ('k', 'e', '')")
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"half")
    assert check_library(services).left_over == LeftOver(1, 1, 1, 1, [])  # it may be on its way
    os.utime(stray, (0, 0))

    assert check_library(services).left_over == LeftOver(1, 1, 1, 1, [stray.name])
    assert check_library(services).lacking == Lacking([], [], [], [])
    assert _repaired(services).is_well
    assert not stray.exists()
    assert _image_file(services, tmp_path).exists()


def test_it_does_not_touch_files_that_are_not_its_own(services: Services, tmp_path: Path) -> None:
    theirs = [tmp_path / "images" / name for name in (".DS_Store", "notes.txt", "ab/.nfs0001", "thumbs/ab1")]
    for each in theirs:
        each.parent.mkdir(parents=True, exist_ok=True)
        each.write_bytes(b"x")
        os.utime(each, (0, 0))

    assert _repaired(services).is_well
    assert all(each.exists() for each in theirs)


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"\x89PN")])
def test_it_finds_a_lost_image_and_takes_it_from_the_raw_page(
    services: Services, article: Article, tmp_path: Path, damage
) -> None:
    path = _image_file(services, tmp_path)
    whole = path.read_bytes()
    damage(path)

    found = check_library(services)
    assert (found.lacking.image, found.lost) == ([article.id], [path.name])
    assert _repaired(services).is_well
    assert path.read_bytes() == whole


def test_it_has_the_starter_librarys_images_back(services: Services, tmp_path: Path) -> None:
    load_starter(services, 1)
    there = {*(tmp_path / "images").glob("??/*")}
    for each in there:
        each.unlink()

    assert len(check_library(services).lost) == len(there) > 0
    assert _repaired(services).is_well
    assert {*(tmp_path / "images").glob("??/*")} == there


def test_it_says_what_cannot_be_repaired_until_the_article_is_fetched_again(
    services: Services, article: Article, tmp_path: Path
) -> None:
    with services.library.write() as c:
        image_hash = images.keep(c, services.library.image_files, PNG, "image/png")
        images.attach(c, article.id, "https://bay.example/of-another-page.png", image_hash)
    (tmp_path / "images" / image_hash[:2] / image_hash).unlink()
    _run(services, "UPDATE bodies SET page_hash = NULL")
    _run(services, "UPDATE articles SET page_hash = NULL")

    found = _repaired(services)
    assert found.lacking == Lacking(text=[], page=[article.id], ranking=[], image=[article.id])

    fetch_again(services, article.person, article.id)
    assert bring_in(services, article.id) is not None
    assert _repaired(services).is_well


def test_it_finds_articles_without_text_or_ranking(services: Services, article: Article) -> None:
    _run(services, "DELETE FROM rankings")
    assert check_library(services).lacking == Lacking([], [], [article.id], [])
    assert _repaired(services).is_well

    _run(services, "DELETE FROM bodies")
    found = _repaired(services)
    assert found.lacking.text == [article.id]


def test_what_waits_or_failed_lacks_nothing(services: Services) -> None:
    with services.library.read() as c:
        person = people.sole_person(c)
    save_address(services, person, f"{URL}/waits")
    failing = replace(services, fetch=lambda url: page_of(url, "<html></html>"))
    assert bring_in(failing, save_address(services, person, f"{URL}/fails").id) is not None

    assert check_library(services).is_well
    assert len(waiting(services)) == 1
