"""Migrations: what an earlier version kept goes on."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text

from webapp import limits
from webapp.article import Block, ExtractedArticle
from webapp.library import (
    READING_LIST,
    Library,
    actions,
    articles,
    checking,
    counts,
    images,
    lists,
    migrating,
    open_library,
    rankings,
    states,
)
from webapp.library.actions import Action, Answer
from webapp.library.code_key import code_key
from webapp.library.migrating import changing_tables, newest_revision
from webapp.library.moments import from_column
from webapp.library.ranking_key import ranking_key

ENGINE = "an older engine"
TEXT = "One 🛥. Two."
BLOCKS = (Block("paragraph", 0, 12),)


def migrate_to(
    database_url: str,
    revision: str,
    fill: list[tuple[str, dict[str, object]]],
    image_folder: Path | None = None,
) -> None:
    """A library as that revision left it, with these rows; from 0011 on with a folder of images."""
    engine, config = create_engine(database_url), Config()
    config.attributes["image_folder"] = image_folder
    config.set_main_option("script_location", str(migrating.Path(migrating.__file__).with_name("migrations")))
    with changing_tables(engine) as c:
        config.attributes["connection"] = c
        config.attributes["image_folder"] = "none"  # no image is there yet
        command.upgrade(config, revision)
        for table, row in fill:
            _insert(c, table, row)
    engine.dispose()


def _insert(c: Connection, table: str, row: dict[str, object]) -> None:
    values = ", ".join(f":{name}" for name in row)
    c.execute(text(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({values})"), row)


def article_of_0005(
    number: int, title: str | None, *, edited: bool = False, lang: str = "en"
) -> dict[str, object]:
    """A row of articles before migration 0006."""
    return {
        "id": number, "uid": str(number), "person": 1, "change": number, "address_key": str(number), "came_from": "paste",
        "is_on_its_way": False, "title": title, "title_edited": edited, "lang": lang, "saved_at": 0, "listed_at": 0,
        "text_hash": hashlib.sha256(TEXT.encode()).hexdigest(),
    }  # fmt: skip


def _body(number: int) -> dict[str, object]:
    blocks = json.dumps([(each.kind, each.start, each.end) for each in BLOCKS])
    return {"article": number, "html": "<p>One 🛥. Two.</p>", "text": TEXT, "blocks": blocks}


def _ranking(text_hash: object) -> dict[str, object]:
    rows = "[[0,6,0.75,0],[7,11,0.25,1]]"
    return {"text_hash": text_hash, "engine": ENGINE, "lang": "en", "sentences": rows, "terms": '["one"]'}


def test_it_keeps_rankings_by_all_that_they_are_made_of(
    database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = [
        article_of_0005(1, "A"),
        article_of_0005(2, "B"),
        article_of_0005(3, "A"),
        article_of_0005(4, "Mine", edited=True),
    ]
    waiting = article_of_0005(5, None) | {"text_hash": None, "is_on_its_way": True}
    migrate_to(
        database_url,
        "0005",
        [
            *(("articles", row) for row in [*kept, waiting]),
            *(("bodies", _body(number)) for number in (1, 2, 3, 4)),
            ("rankings", _ranking(kept[0]["text_hash"])),
            ("rankings", _ranking("of what nobody has any more")),
        ],
    )

    library = open_library(database_url, tmp_path / "images")
    with library.read() as c:
        found = {number: articles.find_any(c, number) for number in range(1, 6)}
        bodies = {number: articles.body(c, number) for number in range(1, 5)}
        ranked = rankings.find_many(c, range(1, 6), ENGINE)
        count = c.exec_driver_sql("SELECT count(*) FROM rankings").scalar_one()
        unranked = [{*checking.without_ranking(c, engine)} for engine in (ENGINE, "a later engine")]
    library.close()

    keys = {number: each.ranking_key for number, each in found.items() if each}
    titles = {number: each.title for number, each in bodies.items() if each}
    assert titles == {1: "A", 2: "B", 3: "A", 4: None}
    assert [each.state for each in found.values() if each] == ["ready"] * 4 + ["on its way"]
    assert keys[1] == keys[3] == ranking_key(ExtractedArticle("", TEXT, BLOCKS, title="A", lang="en"))
    assert len({*keys.values()}) == 4
    assert count == 3
    assert {*ranked} == {1, 2, 3, 4}
    assert [each.text for each in ranked[4].sentences] == ["One 🛥.", "Two."]
    assert (ranked[1].length, ranked[1].unsuited) == (5, None)
    assert bodies[1] is not None
    assert bodies[1].hints == {}
    assert unranked == [set(), {1, 2, 3, 4}]


def test_it_calls_what_an_earlier_version_kept_the_engines_own_choice(
    database_url: str, tmp_path: Path
) -> None:
    migrate_to(database_url, "0001", [("articles", article_of_0005(1, "A"))])

    library = open_library(database_url, tmp_path / "images")
    with library.read() as c:
        found = articles.find(c, 1, 1)
    library.close()
    assert found.candidate == "chosen"


def test_it_names_many_articles_anew_in_batches(database_url: str, tmp_path: Path) -> None:
    numbers = range(1, 451)
    rows = [("articles", article_of_0005(number, str(number))) for number in numbers]
    migrate_to(database_url, "0005", [*rows, *(("bodies", _body(number)) for number in numbers)])

    library = open_library(database_url, tmp_path / "images")
    with library.read() as c:
        keys = c.exec_driver_sql("SELECT count(DISTINCT ranking_key) FROM articles").scalar_one()
    library.close()
    assert keys == 450


def test_it_names_the_code_of_what_is_kept(database_url: str, tmp_path: Path) -> None:
    html = {1: "<p>a</p>", 2: "<p>a</p><pre>go(\n)</pre>", 3: '<pre data-x="1">b</pre><p>c</p><pre>d</pre>'}
    rows = [("articles", _new_article(number)) for number in (*html, 4)]
    for _table, row in rows:
        del row["title_edited"]
    bodies = [("bodies", _body(number) | {"html": each}) for number, each in html.items()]
    migrate_to(database_url, "0015", [*rows, *bodies], tmp_path / "images")

    library = open_library(database_url, tmp_path / "images")
    with library.read() as c:
        found = {number: articles.find(c, 1, number).code_key for number in (*html, 4)}
    library.close()

    assert found == {number: code_key(each) for number, each in html.items()} | {4: None}
    assert [number for number, key in found.items() if key] == [2, 3]


def test_it_knows_since_when_states_are_on_and_which_keys_are_done(database_url: str, tmp_path: Path) -> None:
    """Keys of version 0011 tell no action and no answer: they are done all the same."""
    action = {"person": 1, "at": 5}
    migrate_to(
        database_url,
        "0008",
        [
            ("articles", _new_article(1) | {"starred_at": 7, "deleted_at": 8}),
            ("actions", action | {"key": "done-before", "is_done": True}),
            ("actions", action | {"key": "cut-off", "is_done": False}),
        ],
    )

    library = open_library(database_url, tmp_path / "images")
    now = datetime.now(UTC)
    with library.write() as c:
        states.set_starred(c, 1, 1, False, from_column(6))
        states.restore(c, 1, 1, from_column(9))
        states.set_read(c, 1, 1, True, from_column(6))
        found = articles.find(c, 1, 1)
        answers = [
            actions.find_answer(c, Action(1, key, "any"), lost_before=now)
            for key in ("done-before", "cut-off")
        ]
    library.close()

    assert found.starred_at == from_column(7)
    assert (found.deleted_at, found.read_at) == (None, from_column(6))
    assert answers == [Answer(None, None), None]


def _new_article(number: int) -> dict[str, object]:
    return {name: value for name, value in article_of_0005(number, "A").items() if name != "text_hash"}


IMAGES = {f"{number:02x}" + "0" * 62: bytes([number]) * (number * 1_000 + 1) for number in range(20)}


def _library_with_images(database_url: str) -> None:
    """A library as migration 0010 left it: images in the database, an article with a text and a page."""
    page = {"url": "u", "status": 200, "headers": "{}", "body": b"x", "kept_at": 0}
    article = article_of_0005(1, "A") | {"page_hash": "p", "ranking_key": "k"}
    del article["text_hash"]
    shown = {"article": 1, "address": "a", "image_hash": min(IMAGES)}
    migrate_to(
        database_url,
        "0010",
        [
            *(("images", {"hash": name, "content_type": "image/png", "body": body}) for name, body in IMAGES.items()),
            ("pages", page | {"hash": "p"}),
            ("articles", article),
            ("bodies", _body(1)),
            ("article_images", shown),
        ],
    )  # fmt: skip


def _kept_images(library: Library) -> dict[str, bytes | None]:
    with library.read() as c:
        hashes = c.exec_driver_sql("SELECT hash FROM images").scalars().all()
    return {name: library.image_files.read(name) for name in hashes}


def test_it_moves_images_into_files_and_remembers_the_page_of_a_text(
    database_url: str, tmp_path: Path
) -> None:
    _library_with_images(database_url)

    library = open_library(database_url, tmp_path / "images")
    with library.read() as c:
        body, shown = articles.body(c, 1), images.of_article(c, 1)
    assert _kept_images(library) == IMAGES
    library.close()
    assert body is not None
    assert body.page_hash == "p"
    assert [each.hash for each in shown.values()] == [min(IMAGES)]


def test_it_loses_no_image_when_it_is_cut_off_while_moving_them(database_url: str, tmp_path: Path) -> None:
    _library_with_images(database_url)
    moving = (
        "import os, pathlib, signal, sys; from webapp.library import open_library;"
        "replace, left = pathlib.Path.replace, iter(range(7))\n"
        "def replace_or_die(*args):\n"
        "    if next(left, None) is None: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return replace(*args)\n"
        "pathlib.Path.replace = replace_or_die\n"
        "open_library(sys.argv[1], pathlib.Path(sys.argv[2]))"
    )
    folder = tmp_path / "images"
    killed = subprocess.run([sys.executable, "-c", moving, database_url, str(folder)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert len([*folder.glob("??/*")]) == 8  # one of them half written

    library = open_library(database_url, folder)
    assert _kept_images(library) == IMAGES
    strays = {name for shelf in library.image_files.shelves() for name in library.image_files.names(shelf)}
    assert len(strays - IMAGES.keys()) == 1  # a name by which `nutgraf check` finds it
    library.close()


def test_it_waits_for_another_process_that_moves_a_large_library(tmp_path: Path) -> None:
    """SQLite itself says how long; a wait of the usual ten seconds ended the second process's start."""
    library = open_library(f"sqlite:///{tmp_path / 'library.db'}", tmp_path / "images")

    def pragma(c: Connection, name: str) -> object:
        return c.exec_driver_sql(f"PRAGMA {name}").scalar_one()

    with changing_tables(library.engine) as c:
        assert pragma(c, "busy_timeout") == limits.MIGRATION_SECONDS * 1000
        assert pragma(c, "foreign_keys") == 0
    with library.read() as c:
        assert pragma(c, "busy_timeout") == 10_000
        assert pragma(c, "foreign_keys") == 1
    library.close()


def test_the_newest_migration_is_told_by_its_files_name() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrating.Path(migrating.__file__).with_name("migrations")))

    assert ScriptDirectory.from_config(config).get_heads() == [newest_revision()]


def _kept_by_0008(number: int, **more: object) -> dict[str, object]:
    return {
        "id": number, "uid": str(number), "person": 1, "change": number, "address_key": str(number), "came_from": "address",
        "is_on_its_way": True, "attempts": 2, "saved_at": number, "listed_at": 0, **more,
    }  # fmt: skip


def test_it_queues_what_is_on_its_way(database_url: str, tmp_path: Path) -> None:
    page = {"hash": "p", "url": "", "status": 200, "headers": "{}", "body": b"", "kept_at": 0}
    migrate_to(
        database_url,
        "0008",
        [
            ("pages", page),
            ("articles", _kept_by_0008(1, url="https://Bay.example:8443/ferry")),
            ("articles", _kept_by_0008(2, came_from="paste", page_hash="p", url="https://bay.example/")),
            ("articles", _kept_by_0008(3, is_on_its_way=False, url="https://bay.example/3", engine="1")),
            ("articles", _kept_by_0008(4, url="https://[bay.example/")),
            ("articles", _kept_by_0008(5, is_on_its_way=False, engine="1")),
            (
                "reextractions",
                {"article": 3, "engine": "2", "tries": 1, "claimed_until": 0, "is_replaced": True},
            ),
            ("reextractions", {"article": 5, "engine": "2", "tries": 1, "claimed_until": 9}),
        ],
    )

    library = open_library(database_url, tmp_path / "images")
    with library.read() as c:
        rows = c.exec_driver_sql("SELECT kind, subject, person, host, priority FROM jobs ORDER BY id")
        queued = [tuple(row) for row in rows]
        ended = list(c.exec_driver_sql("SELECT article FROM reextractions").scalars())
        waiting = articles.find_any(c, 1)
    library.close()

    assert queued == [
        ("bring in", 1, 1, "bay.example", 0),
        ("bring in", 2, 1, None, 0),
        ("bring in", 4, 1, None, 0),
    ]
    assert ended == [3]
    assert waiting is not None
    assert waiting.state == "on its way"


def test_it_queues_many_in_batches(database_url: str, tmp_path: Path) -> None:
    rows = [("articles", _kept_by_0008(number, url="https://bay.example/")) for number in range(1, 1_202)]
    migrate_to(database_url, "0008", rows)

    library = open_library(database_url, tmp_path / "images")
    with library.read() as c:
        assert c.exec_driver_sql("SELECT count(DISTINCT subject) FROM jobs").scalar_one() == 1_201
    library.close()


def test_it_counts_what_could_not_be_read_apart(database_url: str, tmp_path: Path) -> None:
    """What an earlier version listed among the others: one failed, one on its way, two read, one of them starred."""

    def row(number: int, **more: object) -> dict[str, object]:
        return _new_article(number) | {"is_on_its_way": False, "ranking_key": "k", **more}

    rows = [
        row(1, ranking_key=None, failure_code="PageMissing"),
        row(2, ranking_key=None, is_on_its_way=True),
        row(3, failure_code="FetchTimedOut", starred_at=1),
        row(4, archived_at=1),
        row(5, ranking_key=None, failure_code="PageMissing", archived_at=1, starred_at=1),
        row(6, ranking_key=None, failure_code="PageMissing", deleted_at=1),
    ]
    counted = [{"person": 1, "list": name, "articles": 9} for name in ("unread", "all", "archive")]
    migrate_to(
        database_url,
        "0013",
        [*(("articles", each) for each in rows), *(("counts", each) for each in counted)],
    )

    library = open_library(database_url, tmp_path / "images")
    with library.read() as c:
        kept = counts.find(c, 1).articles
        listed = [each.id for each in lists.page(c, 1, READING_LIST, limit=9).articles]
    library.close()

    assert kept == {
        "unread": 2, "starred": 1, "archive": 1, "all": 3, "deleted": 1,
        "failed:unread": 1, "failed:starred": 1, "failed:archive": 1, "failed:all": 2,
    }  # fmt: skip
    assert listed == [3, 2]


def test_it_keeps_the_titles_that_readers_gave(database_url: str, tmp_path: Path) -> None:
    rows = [
        {
            key: value
            for key, value in article_of_0005(number, title, edited=edited).items()
            if key != "text_hash"
        }
        for number, title, edited in ((1, "A", False), (2, "Mine", True), (3, "Waiting", True))
    ]
    bodies = [_body(1) | {"title": "A"}, _body(2) | {"title": "The page's “own”"}]
    migrate_to(
        database_url, "0014", [*(("articles", row) for row in rows), *(("bodies", body) for body in bodies)]
    )

    library = open_library(database_url, tmp_path / "images")
    with library.read() as c:
        found = [articles.find_any(c, number) for number in (1, 2, 3)]
        body = articles.body(c, 2)
    library.close()

    assert [(each.title, each.printed) for each in found if each] == [
        ("A", {}),
        ("Mine", {"title": "The page's “own”"}),
        ("Waiting", {"title": None}),
    ]
    assert body is not None
    assert body.hidden == ()


def test_it_makes_up_for_steps_that_were_empty_when_a_library_took_them(
    database_url: str, tmp_path: Path
) -> None:
    """0014 to 0016 had no content at first: a library opened then calls itself 0016."""
    rows = [
        _new_article(1) | {"is_on_its_way": False, "ranking_key": "k", "title": "Mine", "title_edited": True},
        _new_article(2) | {"is_on_its_way": False, "failure_code": "PageMissing"},
    ]
    body = _body(1) | {"title": "Printed", "html": "<pre>go()</pre>"}
    migrate_to(database_url, "0013", [*(("articles", row) for row in rows), ("bodies", body)])
    engine = create_engine(database_url)
    with engine.begin() as c:
        c.execute(text("UPDATE alembic_version SET version_num = '0016'"))
    engine.dispose()

    library = open_library(database_url, tmp_path / "images")
    with library.read() as c:
        article = articles.find(c, 1, 1)
        listed = [each.id for each in lists.page(c, 1, READING_LIST, limit=9).articles]
        kept = counts.find(c, 1).articles
        colours = c.execute(text("SELECT count(*) FROM code_colours")).scalar()
    library.close()

    assert (article.title, article.printed) == ("Mine", {"title": "Printed"})
    assert article.code_key == code_key("<pre>go()</pre>")
    assert listed == [1]
    assert kept["failed:unread"] == 1
    assert colours == 0
