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

from tests.library.test_migrations import article_of_0005, migrate_to
from webapp.article import ExtractedArticle, FetchedPage
from webapp.library import Library, articles, lists, open_library, pages, people
from webapp.library.migrating import changing_tables
from webapp.library.tables import METADATA


def test_it_migrates_to_exactly_the_tables_that_the_code_knows(library: Library) -> None:
    with library.writing() as c:
        different = compare_metadata(MigrationContext.configure(c), METADATA)

    assert [each for each in different if "alembic_version" not in str(each)] == []


def test_it_calls_what_an_earlier_version_kept_the_engines_own_choice(database_url: str) -> None:
    migrate_to(database_url, "0001", [("articles", article_of_0005(7, "A"))])

    library = open_library(database_url)
    with library.reading() as c:
        found = articles.find(c, 1, 7)
    library.close()
    assert found.candidate == "chosen"


def test_it_migrates_once_when_many_open_at_the_same_time(database_url: str) -> None:
    together = threading.Barrier(4)

    def open_together(_number: int) -> int:
        together.wait()
        library = open_library(database_url)
        with library.reading() as c:
            people_there = c.exec_driver_sql("SELECT count(*) FROM people").scalar_one()
        library.close()
        return int(people_there)

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(open_together, range(4))) == [1, 1, 1, 1]


def test_it_lets_eight_writers_wait_their_turn(library: Library) -> None:
    def write(writer: int) -> None:
        for number in range(10):
            with library.writing() as c:
                person = people.sole_person(c)
                lists.counts(c, person)  # reads first: what makes a deferred transaction fail
                articles.add(c, person, url=None, address_key=f"{writer}-{number}", came_from="paste")

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(8)))

    with library.reading() as c:
        assert lists.counts(c, 1)["all"] == 80
        changes = c.exec_driver_sql("SELECT change FROM articles").scalars().all()
    assert sorted(changes) == list(range(1, 81))


def test_it_keeps_nothing_of_a_transaction_that_fails(library: Library) -> None:
    with pytest.raises(RuntimeError), library.writing() as c:
        articles.add(c, 1, url=None, address_key="half", came_from="paste")
        raise RuntimeError

    with library.reading() as c:
        assert lists.counts(c, 1)["all"] == 0


def test_it_loses_nothing_acknowledged_by_a_kill(tmp_path: Path) -> None:
    writing = (
        "import sys; from webapp.library import open_library, articles, people;"
        "library = open_library(sys.argv[1]); number = 0\n"
        "while True:\n"
        "    with library.writing() as c:\n"
        "        articles.add(c, 1, url=None, address_key=str(number), came_from='paste')\n"
        "    number += 1; print(number, flush=True)\n"
    )
    url = f"sqlite:///{tmp_path / 'library.db'}"
    with subprocess.Popen([sys.executable, "-c", writing, url], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        while int(process.stdout.readline()) < 20:
            pass
        os.kill(process.pid, signal.SIGKILL)
        acknowledged = int((process.stdout.read().split() or ["20"])[-1])

    library = open_library(url)
    with library.reading() as c:
        assert lists.counts(c, 1)["all"] >= acknowledged
    library.close()


def test_it_opens_sqlite_as_safe_as_it_gets(tmp_path: Path) -> None:
    library = open_library(f"sqlite:///{tmp_path / 'library.db'}")
    with library.reading() as c:
        asked = {
            name: c.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    library.close()

    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10000}


def test_it_says_whether_the_database_answers(library: Library) -> None:
    assert library.is_alive()


def test_it_loses_no_text_when_a_migration_rebuilds_the_articles(database_url: str) -> None:
    library = open_library(database_url)
    with library.writing() as c:
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

    library = open_library(database_url)
    with library.reading() as c:
        body = articles.body(c, article.id)
    library.close()
    assert body is not None
    assert body.text == "One."


def test_it_keeps_one_article_when_an_address_is_saved_twice_at_once(library: Library) -> None:
    together = threading.Barrier(4)

    def save(_number: int) -> bool:
        together.wait()
        with library.writing() as c:
            if articles.find_by_key(c, 1, "same") is not None:
                return False
            articles.add(c, 1, url=None, address_key="same", came_from="paste")
            return True

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(save, range(4))) == [False, False, False, True]
