"""Migrations: what an earlier version kept goes on."""

from __future__ import annotations

import hashlib
import json

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text

from webapp.article import Block, ExtractedArticle
from webapp.library import articles, migrating, open_library, rankings
from webapp.library.migrating import changing_tables, newest_revision
from webapp.library.ranking_key import ranking_key

ENGINE = "an older engine"
TEXT = "One 🛥. Two."
BLOCKS = (Block("paragraph", 0, 12),)


def migrate_to(database_url: str, revision: str, fill: list[tuple[str, dict[str, object]]]) -> None:
    """A library as that revision left it, with these rows."""
    engine, config = create_engine(database_url), Config()
    config.set_main_option("script_location", str(migrating.Path(migrating.__file__).with_name("migrations")))
    with changing_tables(engine) as c:
        config.attributes["connection"] = c
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
    database_url: str, monkeypatch: pytest.MonkeyPatch
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

    library = open_library(database_url)
    with library.reading() as c:
        found = {number: articles.find_any(c, number) for number in range(1, 6)}
        bodies = {number: articles.body(c, number) for number in range(1, 5)}
        ranked = rankings.find_many(c, range(1, 6), ENGINE)
        count = c.exec_driver_sql("SELECT count(*) FROM rankings").scalar_one()
        unranked = [
            {*rankings.find_unranked(c, engine, None, at_most=9)[0]} for engine in (ENGINE, "a later engine")
        ]
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


def test_it_names_many_articles_anew_in_batches(database_url: str) -> None:
    numbers = range(1, 451)
    rows = [("articles", article_of_0005(number, str(number))) for number in numbers]
    migrate_to(database_url, "0005", [*rows, *(("bodies", _body(number)) for number in numbers)])

    library = open_library(database_url)
    with library.reading() as c:
        keys = c.exec_driver_sql("SELECT count(DISTINCT ranking_key) FROM articles").scalar_one()
    library.close()
    assert keys == 450


def test_the_newest_migration_is_told_by_its_files_name() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrating.Path(migrating.__file__).with_name("migrations")))

    assert ScriptDirectory.from_config(config).get_heads() == [newest_revision()]


def _kept_by_0008(number: int, **more: object) -> dict[str, object]:
    return {
        "id": number, "uid": str(number), "person": 1, "change": number, "address_key": str(number), "came_from": "address",
        "is_on_its_way": True, "attempts": 2, "saved_at": number, "listed_at": 0, **more,
    }  # fmt: skip


def test_it_queues_what_is_on_its_way(database_url: str) -> None:
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

    library = open_library(database_url)
    with library.reading() as c:
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


def test_it_queues_many_in_batches(database_url: str) -> None:
    rows = [("articles", _kept_by_0008(number, url="https://bay.example/")) for number in range(1, 1_202)]
    migrate_to(database_url, "0008", rows)

    library = open_library(database_url)
    with library.reading() as c:
        assert c.exec_driver_sql("SELECT count(DISTINCT subject) FROM jobs").scalar_one() == 1_201
    library.close()
