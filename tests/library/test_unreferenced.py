"""What no article needs goes, and never what somebody keeps at the same moment."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from webapp.article import ExtractedArticle, FetchedPage, Ranking
from webapp.library import (
    Article,
    Connection,
    Library,
    articles,
    deletions,
    images,
    moments,
    open_library,
    pages,
    rankings,
    unreferenced,
)
from webapp.library.free_space import count_spare, give_back

PAGE = FetchedPage("https://bay.example/ferry", b"<p>The ferry</p>", "text/html")
PNG = b"\x89PNG"
SHOWN = "https://bay.example/ferry.png?a=1&b=2"
ALL = 1_000


def _add(library: Library, key: str = "ferry") -> Article:
    with library.write() as c:
        return articles.add(c, 1, url=None, address_key=key, came_from="paste")


def _keep(c: Connection, library: Library, article: Article, page: FetchedPage = PAGE) -> str:
    """Keep an article of a page, which shows one image; returns the page's hash."""
    page_hash = pages.keep(c, page)
    extracted = ExtractedArticle(f'<img src="{SHOWN}">', page.body.decode())
    articles.keep_extracted(c, article.id, extracted, engine="1", page_hash=page_hash, words=3)
    images.attach(c, article.id, SHOWN, images.keep(c, library.image_files, PNG, "image/png"))
    return page_hash


def _purge(library: Library, article: Article) -> None:
    with library.write() as c:
        c.exec_driver_sql(f"UPDATE articles SET deleted_at = 1 WHERE id = {article.id}")
        assert deletions.purge(c, [article.id], moments.from_column(2)) == 1


def _sweep(library: Library, engine: str = "new") -> tuple[int, int, int]:
    """Remove all that no article needs; returns how many pages, rankings and images."""
    removed = 0
    while found := _found(library, unreferenced.find_pages, 2):
        with library.write() as c:
            removed += unreferenced.remove_pages(c, found)
    needless = _found(library, unreferenced.find_derived, unreferenced.RANKED, engine, ALL)
    shown = _found(library, unreferenced.find_images, ALL)
    if not needless and not shown:
        return removed, 0, 0
    with library.write() as c:
        ranked = unreferenced.remove_derived(c, unreferenced.RANKED, engine, needless)
        return removed, ranked, unreferenced.remove_images(c, library.image_files, shown)


def _found(library: Library, find: Callable[..., Any], *args: object) -> Any:
    with library.read() as c:
        return find(c, *args)


def _count(library: Library, table: str) -> int:
    with library.read() as c:
        return int(c.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def _ranking(engine: str) -> Ranking:
    return Ranking((), (), "en", engine, length=0)


def test_it_removes_a_page_with_its_parts_when_its_article_is_gone(library: Library) -> None:
    further = tuple(FetchedPage(f"https://bay.example/ferry/{n}", b"more", "text/html") for n in range(3))
    article = _add(library)
    with library.write() as c:
        whole = FetchedPage(PAGE.url, PAGE.body, PAGE.content_type, parts=further)
        _keep(c, library, article, whole)
    assert _sweep(library) == (0, 0, 0)

    _purge(library, article)

    assert _sweep(library) == (4, 0, 1)
    assert [_count(library, table) for table in ("pages", "page_parts", "images")] == [0, 0, 0]


def test_it_keeps_what_another_article_needs(library: Library) -> None:
    article, other = _add(library), _add(library, "the same page, saved twice")
    with library.write() as c:
        page_hash = _keep(c, library, article)
        _keep(c, library, other)
        key = articles.find(c, 1, article.id).ranking_key
        rankings.keep(c, str(key), _ranking("new"))
    _purge(library, article)

    assert _sweep(library) == (0, 0, 0)
    with library.read() as c:
        assert pages.find(c, page_hash) == PAGE

    _purge(library, other)
    assert _sweep(library) == (1, 1, 1)


def test_it_keeps_the_page_of_a_text_beside_one_that_is_not_read_yet(library: Library) -> None:
    article = _add(library)
    with library.write() as c:
        first = _keep(c, library, article)
        given = pages.keep(c, FetchedPage("", b"pasted"))
        articles.put_on_its_way(c, 1, article.id, page_hash=given, came_from="paste")

    assert _sweep(library)[0] == 0
    with library.read() as c:
        body = articles.body(c, article.id)
    assert body is not None
    assert body.page_hash == first

    with library.write() as c:
        assert _keep(c, library, article, FetchedPage("", b"pasted")) == given
    assert _sweep(library)[0] == 1


def test_it_removes_an_older_engines_ranking_once_there_is_a_newer_one(library: Library) -> None:
    article = _add(library)
    with library.write() as c:
        _keep(c, library, article)
        key = str(articles.find(c, 1, article.id).ranking_key)
        rankings.keep(c, key, _ranking("old"))
        rankings.keep(c, "of no article", _ranking("new"))
    assert _sweep(library)[1] == 1

    with library.write() as c:
        rankings.keep(c, key, _ranking("new"))
    assert _sweep(library)[1] == 1
    with library.read() as c:
        assert rankings.find(c, key, "new", "") is not None


def test_it_lets_go_of_an_image_that_the_article_does_not_show_any_more(library: Library) -> None:
    article = _add(library)
    with library.write() as c:
        _keep(c, library, article)
        images.detach_unseen(c, article.id, '<img src="https://bay.example/ferry.png?a=1&amp;b=2">')
    assert _sweep(library)[2] == 0

    with library.write() as c:
        images.detach_unseen(c, article.id, "<p>No picture</p>")
    assert _sweep(library)[2] == 1
    assert [*library.image_files.names(library.image_files.shelves()[0])] == []


def test_it_leaves_what_is_kept_again_between_finding_and_removing(library: Library) -> None:
    article, other = _add(library), _add(library, "other")
    with library.write() as c:
        page_hash = _keep(c, library, article)
    _purge(library, article)
    with library.read() as c:
        found = unreferenced.find_pages(c, ALL), unreferenced.find_images(c, ALL)
    with library.write() as c:
        _keep(c, library, other)

    with library.write() as c:
        assert unreferenced.remove_pages(c, found[0]) == 0
        assert unreferenced.remove_images(c, library.image_files, found[1]) == 0
        assert pages.find(c, page_hash) == PAGE
    assert library.image_files.read(found[1][0]) == PNG


@pytest.mark.parametrize("first", ["keeper", "sweeper"])
def test_a_keeper_and_a_sweeper_wait_for_each_other(library: Library, first: str) -> None:
    """Whoever comes second, no article is left without its page or its image."""
    gone, article = _add(library, "gone"), _add(library)
    with library.write() as c:
        page_hash = _keep(c, library, gone)
    _purge(library, gone)
    begins = threading.Event()

    def keep(c: Connection) -> None:
        _keep(c, library, article)

    def sweep(c: Connection) -> None:
        unreferenced.remove_pages(c, [page_hash])
        unreferenced.remove_images(c, library.image_files, unreferenced.find_images(c, ALL))

    def second(do: Callable[[Connection], None]) -> None:
        begins.set()
        with library.write() as c:
            do(c)

    order = (keep, sweep) if first == "keeper" else (sweep, keep)
    with ThreadPoolExecutor(1) as thread:
        with library.write() as c:
            order[0](c)
            waiting = thread.submit(second, order[1])
            assert begins.wait(10)
        waiting.result(10)

    with library.read() as c:
        assert pages.find(c, page_hash) == PAGE
        (image,) = images.of_article(c, article.id).values()
    assert library.image_files.read(image.hash) == PNG


def test_nothing_is_left_dangling_when_many_keep_and_sweep_the_same(library: Library) -> None:
    kept = [_add(library, str(number)) for number in range(4)]
    is_done = threading.Event()

    def keep_and_let_go(article: Article) -> None:
        for _ in range(8):
            library.image_files.write(PNG, "image/png")
            with library.write() as c:
                _keep(c, library, article)
            with library.read() as c:
                (image,) = images.of_article(c, article.id).values()
                assert pages.find(c, str(articles.find(c, 1, article.id).page_hash)) == PAGE
            assert library.image_files.read(image.hash) == PNG
            with library.write() as c:
                c.exec_driver_sql(f"UPDATE articles SET page_hash = NULL WHERE id = {article.id}")
                c.exec_driver_sql(f"DELETE FROM bodies WHERE article = {article.id}")
                images.detach_unseen(c, article.id, "")

    def sweep() -> int:
        swept = 0
        while not is_done.is_set():
            swept += sum(_sweep(library))
        return swept

    with ThreadPoolExecutor(6) as threads:
        sweepers = [threads.submit(sweep) for _ in range(2)]
        keepers = [threads.submit(keep_and_let_go, article) for article in kept]
        try:
            for keeper in keepers:
                keeper.result(60)
        finally:
            is_done.set()
        assert sum(sweeper.result(60) for sweeper in sweepers) + sum(_sweep(library)) >= 2
    assert [_count(library, table) for table in ("pages", "images")] == [0, 0]


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(f"sqlite:///{tmp_path / 'library.db'}", tmp_path / "images")
    yield opened
    opened.close()


def test_it_finds_them_by_indexes_alone(sqlite: Library) -> None:
    """100,000 pages are looked through without reading one."""
    asked: list[str] = []
    with sqlite.read() as c:
        connection = c.connection.dbapi_connection
        assert connection is not None
        connection.set_trace_callback(asked.append)
        for _find in (
            unreferenced.find_pages(c, 1),
            unreferenced.find_images(c, 1),
            unreferenced.find_derived(c, unreferenced.RANKED, "e", 1),
            unreferenced.find_derived(c, unreferenced.COLOURED, "e", 1),
        ):
            assert list(_find) == []
        connection.set_trace_callback(None)
        plans = [c.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}").all() for sql in asked]

    steps = [step[3] for plan in plans for step in plan if step[3].startswith(("SCAN", "SEARCH"))]
    assert len(steps) >= 10
    assert [step for step in steps if "COVERING INDEX" not in step] == []


def test_it_gives_free_space_back(sqlite: Library) -> None:
    with sqlite.write() as c:
        for number in range(40):
            pages.keep(c, FetchedPage("", random.randbytes(10_000), str(number)))
    with sqlite.write() as c:
        c.exec_driver_sql("DELETE FROM pages")
    before = _pragma(sqlite, "page_count")

    with sqlite.write() as c:
        assert give_back(c, 3) == 3
    with sqlite.write() as c:
        more = give_back(c, ALL)
        assert count_spare(c) < 10
    assert more > 50
    assert _pragma(sqlite, "page_count") == before - 3 - more


def _pragma(library: Library, name: str) -> int:
    with library.read() as c:
        return int(c.exec_driver_sql(f"PRAGMA {name}").scalar_one())
