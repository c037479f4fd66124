"""Measures how long others wait while deleted articles are purged, with all that they alone needed.

    python -m bench.purge [ARTICLES] [DATABASE_URL]

Half of the articles are deleted. Every transaction that writes is timed; beside them a reader saves an
article every 50 ms and says how long it waited.
"""

from __future__ import annotations

import random
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from webapp.article import ExtractedArticle, FetchedPage, Ranking, Sentence
from webapp.library import Connection, Library, articles, images, pages, rankings
from webapp.reading.services import Services, open_services
from webapp.reading.sweep import purge_deleted
from webapp.settings import Settings
from webapp.summarizing import ENGINE

# What an article of 1,500 words keeps: bytes of its page (after compression), its HTML, its ranking.
PAGE_BYTES, HTML_CHARS, SENTENCES = 25_000, 12_000, 80
BATCH = 500


def main(count: int, database_url: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        services = open_services(Settings(data=Path(folder), starter=False, database_url=database_url))
        _fill(services.library, count)
        print(f"{count} articles, {count // 2} of them deleted; {_megabytes(services.library):.0f} MB")
        _measure(services)
        services.close()


def _fill(library: Library, count: int) -> None:
    for start in range(0, count, BATCH):
        with library.write() as c:
            for number in range(start, min(count, start + BATCH)):
                _keep(c, library, number)
    with library.write() as c:
        c.exec_driver_sql("UPDATE articles SET deleted_at = 1 WHERE id % 2 = 0")


def _keep(c: Connection, library: Library, number: int) -> None:
    article = articles.add(c, 1, url=None, address_key=str(number), came_from="paste")
    page = FetchedPage("https://bay.example/", random.randbytes(PAGE_BYTES), str(number))
    page_hash = pages.keep(c, page)
    text = f"{number} " + "word " * (HTML_CHARS // 5)
    extracted = ExtractedArticle(text, text)
    articles.keep_extracted(c, article.id, extracted, engine="1", page_hash=page_hash, words=1_500)
    sentences = tuple(Sentence("", i * 100, i * 100 + 99, 0.01, i, i) for i in range(SENTENCES))
    kept = articles.find_any(c, article.id)
    assert kept is not None
    rankings.keep(c, str(kept.ranking_key), Ranking(sentences, (), "en", ENGINE, length=5))
    if number % 10 == 0:
        image_hash = images.keep(c, library.image_files, str(number).encode(), "image/png")
        images.attach(c, article.id, "a", image_hash)


def _measure(services: Services) -> None:
    timed = TimedLibrary(services.library)
    ended, waited = threading.Event(), list[float]()
    saver = threading.Thread(target=_save, args=(services.library, waited, ended))
    saver.start()
    begins = time.perf_counter()
    while purge_deleted(replace(services, library=timed)):
        pass
    print(f"purged in {time.perf_counter() - begins:.1f} s, {_megabytes(services.library):.0f} MB are left")
    ended.set()
    saver.join()
    _print("transaction that writes", timed.writes)
    _print("transaction that reads", timed.reads)
    _print("save beside it", waited)


class TimedLibrary:
    """A library that remembers how many seconds each of its transactions took."""

    def __init__(self, library: Library) -> None:
        self.image_files = library.image_files
        self._library = library
        self.reads: list[float] = []
        self.writes: list[float] = []

    @contextmanager
    def read(self) -> Iterator[Connection]:
        begins = time.perf_counter()
        with self._library.read() as c:
            yield c
        self.reads.append(time.perf_counter() - begins)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        with self._library.write() as c:
            begins = time.perf_counter()  # the lock is held from here on
            yield c
        self.writes.append(time.perf_counter() - begins)


def _save(library: Library, waited: list[float], ended: threading.Event) -> None:
    while not ended.wait(0.05):
        begins = time.perf_counter()
        with library.write() as c:
            articles.add(c, 1, url=None, address_key=f"new {len(waited)}", came_from="paste")
        waited.append(time.perf_counter() - begins)


def _print(name: str, seconds: list[float]) -> None:
    found = sorted(seconds)
    p50, p99, longest = (found[int(len(found) * share)] * 1e3 for share in (0.5, 0.99, 0.99999))
    print(f"{name:24} {len(found):6} × p50 {p50:6.1f} ms, p99 {p99:6.1f} ms, longest {longest:6.1f} ms")


def _megabytes(library: Library) -> float:
    """The size of the database's file or files."""
    with library.read() as c:
        if c.dialect.name == "sqlite":
            pages_, size = (
                c.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("page_count", "page_size")
            )
            return float(pages_ * size / 1e6)
        return float(c.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one() / 1e6)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000, sys.argv[2] if len(sys.argv) > 2 else None)
