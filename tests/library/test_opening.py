"""Opening: migrated once, by whoever is first; nothing acknowledged is ever lost; writers wait their turn."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine, event

from webapp.article import ExtractedArticle, FetchedPage
from webapp.library import Library, articles, counts, open_library, pages, people
from webapp.library.migrating import changing_tables
from webapp.library.tables import METADATA


def test_it_migrates_to_exactly_the_tables_that_the_code_knows(library: Library) -> None:
    with library.write() as c:
        different = compare_metadata(MigrationContext.configure(c), METADATA)

    assert [each for each in different if "alembic_version" not in str(each)] == []


def test_it_migrates_once_when_many_open_at_the_same_time(database_url: str, tmp_path: Path) -> None:
    together = threading.Barrier(4)

    def open_together(_number: int) -> int:
        together.wait()
        library = open_library(database_url, tmp_path / "images")
        with library.read() as c:
            people_there = c.exec_driver_sql("SELECT count(*) FROM people").scalar_one()
        library.close()
        return int(people_there)

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(open_together, range(4))) == [1, 1, 1, 1]


def test_it_lets_eight_writers_wait_their_turn(library: Library) -> None:
    def write(writer: int) -> None:
        for number in range(10):
            with library.write() as c:
                person = people.sole_person(c)
                counts.find(c, person)  # reads first: what makes a deferred transaction fail
                articles.add(c, person, url=None, address_key=f"{writer}-{number}", came_from="paste")

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(8)))

    with library.read() as c:
        assert counts.find(c, 1).articles["all"] == 80
        changes = c.exec_driver_sql("SELECT change FROM articles").scalars().all()
    assert sorted(changes) == list(range(1, 81))


def test_it_keeps_nothing_of_a_transaction_that_fails(library: Library) -> None:
    with pytest.raises(RuntimeError), library.write() as c:
        articles.add(c, 1, url=None, address_key="half", came_from="paste")
        raise RuntimeError

    with library.read() as c:
        assert counts.find(c, 1).articles["all"] == 0


def test_it_loses_nothing_acknowledged_by_a_kill(tmp_path: Path) -> None:
    writing = (
        "import pathlib, sys; from webapp.library import open_library, articles, people;"
        "library = open_library(sys.argv[1], pathlib.Path(sys.argv[2])); number = 0\n"
        "while True:\n"
        "    with library.write() as c:\n"
        "        articles.add(c, 1, url=None, address_key=str(number), came_from='paste')\n"
        "    number += 1; print(number, flush=True)\n"
    )
    url = f"sqlite:///{tmp_path / 'library.db'}"
    with subprocess.Popen(
        [sys.executable, "-c", writing, url, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        while int(process.stdout.readline()) < 20:
            pass
        os.kill(process.pid, signal.SIGKILL)
        acknowledged = int((process.stdout.read().split() or ["20"])[-1])

    library = open_library(url, tmp_path / "images")
    with library.read() as c:
        assert counts.find(c, 1).articles["all"] >= acknowledged
    library.close()


def test_it_opens_sqlite_as_safe_as_it_gets(tmp_path: Path) -> None:
    library = open_library(f"sqlite:///{tmp_path / 'library.db'}", tmp_path / "images")
    with library.read() as c:
        asked = {
            name: c.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "busy_timeout",
                "secure_delete",
                "auto_vacuum",
            )
        }
    library.close()

    assert asked == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 10000,
        "secure_delete": 1,
        "auto_vacuum": 2,
    }


def test_it_says_whether_the_database_answers(library: Library) -> None:
    assert library.is_alive()


def test_it_loses_no_text_when_a_migration_rebuilds_the_articles(database_url: str, tmp_path: Path) -> None:
    library = open_library(database_url, tmp_path / "images")
    with library.write() as c:
        article = articles.add(c, 1, url=None, address_key="a", came_from="paste")
        page_hash = pages.keep(c, FetchedPage("", b"x"))
        extracted = ExtractedArticle("<p>One.</p>", "One.")
        articles.keep_extracted(c, article.id, extracted, engine="1", page_hash=page_hash, words=1)
    library.close()

    engine = create_engine(database_url)
    if engine.dialect.name == "sqlite":
        event.listen(
            engine, "connect", lambda connection, _record: connection.execute("PRAGMA foreign_keys=ON")
        )
    with changing_tables(engine) as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("articles", recreate="auto") as table:
            table.alter_column("excerpt", new_column_name="teaser")
        with operations.batch_alter_table("articles", recreate="auto") as table:
            table.alter_column("teaser", new_column_name="excerpt")
    engine.dispose()

    library = open_library(database_url, tmp_path / "images")
    with library.read() as c:
        body = articles.body(c, article.id)
    library.close()
    assert body is not None
    assert body.text == "One."


def test_it_keeps_one_article_when_an_address_is_saved_twice_at_once(library: Library) -> None:
    together = threading.Barrier(4)

    def save(_number: int) -> bool:
        together.wait()
        with library.write() as c:
            if articles.find_by_key(c, 1, "same") is not None:
                return False
            articles.add(c, 1, url=None, address_key="same", came_from="paste")
            return True

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(save, range(4))) == [False, False, False, True]


def test_it_reads_one_moment_within_a_view(library: Library) -> None:
    begun: list[object] = []
    event.listen(library.engine, "begin", begun.append)
    view = library.one_view()
    with library.read() as c:
        before = counts.find(c, 1).articles["all"]

    with library.write() as c:
        articles.add(c, 1, url=None, address_key="a", came_from="paste")
    with library.read() as c:
        within = counts.find(c, 1).articles["all"]
    view.close()
    with library.read() as c:
        behind = counts.find(c, 1).articles["all"]

    assert (before, within, behind) == (0, 0, 1)
    assert len(begun) == 3  # the view, the writer, the reader behind it


def test_it_opens_nothing_for_a_view_that_is_not_used(library: Library) -> None:
    begun: list[object] = []
    event.listen(library.engine, "begin", begun.append)

    library.one_view().close()

    assert begun == []


def test_it_keeps_a_view_to_its_own_thread(library: Library) -> None:
    def count() -> int:
        with library.read() as c:
            return counts.find(c, 1).articles["all"]

    view = library.one_view()
    before = count()
    with library.write() as c:
        articles.add(c, 1, url=None, address_key="a", came_from="paste")
    with ThreadPoolExecutor(1) as threads:
        elsewhere = threads.submit(count).result()
    view.close()

    assert (before, elsewhere) == (0, 1)
