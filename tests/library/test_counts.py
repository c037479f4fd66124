"""Counts are kept by the database: whatever happens to articles, they are what counting would find."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Connection, delete, event, func, insert, select, update

from webapp.library import Library, articles, counts, deletions, open_library, states
from webapp.library.counting import drop_triggers
from webapp.library.tables import ARTICLES, COUNTS, MEMBERS, PEOPLE

LATER = datetime(2100, 1, 1, tzinfo=UTC)
PERSONS = (1, 2)
NONE = dict.fromkeys(MEMBERS, 0)
_a = ARTICLES.c


def counted(c: Connection, person: int = 1) -> dict[str, int]:
    """What counting finds."""
    return {
        name: c.execute(select(func.count()).where(_a.person == person, where)).scalar_one()
        for name, where in MEMBERS.items()
    }


def add(c: Connection, person: int = 1, came_from: str = "paste") -> int:
    return articles.add(c, person, url=None, address_key=uuid4().hex, came_from=came_from).id


def row(chance: random.Random, person: int = 1) -> dict[str, object]:
    """An article in some state, as an import would insert it."""
    moments = ("read_at", "archived_at", "starred_at", "deleted_at")
    return {
        "uid": uuid4().hex, "person": person, "change": 0, "address_key": uuid4().hex, "came_from": "import",
        "is_on_its_way": chance.random() < 0.3, "ranking_key": chance.choice((None, "k")), "saved_at": 0, "listed_at": 0, **{name: chance.choice((None, 1)) for name in moments},
    }  # fmt: skip


@pytest.fixture
def two_persons(library: Library) -> Library:
    with library.write() as c:
        c.execute(insert(PEOPLE).values(uid=uuid4().hex, created_at=0))
    return library


Act = Callable[[Connection, random.Random, int, int], object]
ACTS: tuple[Act, ...] = (
    lambda c, _chance, person, _article: add(c, person),
    lambda c, _chance, person, _article: add(c, person, "starter"),
    lambda c, chance, person, _article: c.execute(
        insert(ARTICLES), [row(chance, person) for _n in range(20)]
    ),
    lambda c, chance, person, article: states.set_read(c, person, article, chance.random() < 0.6),
    lambda c, chance, person, article: states.set_archived(c, person, article, chance.random() < 0.6),
    lambda c, chance, person, article: states.set_starred(c, person, article, chance.random() < 0.6),
    lambda c, _chance, person, article: states.set_position(c, person, article, 0.5, None, None),
    lambda c, _chance, person, article: articles.fail(c, article, "PageMissing", {}),
    lambda c, _chance, _person, article: c.execute(
        update(ARTICLES).where(_a.id == article).values(is_on_its_way=True, ranking_key=None)
    ),
    lambda c, _chance, person, article: states.delete(c, person, article),
    lambda c, _chance, person, article: states.restore(c, person, article),
    lambda c, _chance, person, article: articles.relist(c, person, article, LATER),
    lambda c, _chance, person, _article: states.delete_starter(c, person),
    lambda c, _chance, person, _article: states.restore_starter(c, person),
    lambda c, _chance, _person, _article: deletions.purge(c, deletions.find_due(c, LATER, 99), LATER),
    lambda c, _chance, _person, _article: c.execute(update(ARTICLES).values(archived_at=_a.read_at)),
    lambda c, _chance, person, article: c.execute(
        update(ARTICLES).where(_a.id == article).values(person=3 - person)
    ),
    lambda c, _chance, _person, article: c.execute(delete(ARTICLES).where(_a.id % 7 == article % 7)),
)


@pytest.mark.parametrize("seed", range(3))
def test_it_keeps_what_counting_would_find_whatever_is_done(two_persons: Library, seed: int) -> None:
    chance = random.Random(seed)
    done = set()
    for _step in range(120):
        with two_persons.write() as c:
            there = c.execute(select(_a.id, _a.person)).all() or [(add(c), 1)]
            article, person = chance.choice(there)
            act = chance.choice(ACTS)
            act(c, chance, person, article)
        done.add(act)
        with two_persons.read() as c:
            for each in PERSONS:
                assert counts.find(c, each).articles == counted(c, each), ACTS.index(act)
    assert len(done) > len(ACTS) / 2


def test_it_keeps_nothing_of_a_transaction_that_fails(library: Library) -> None:
    with pytest.raises(RuntimeError), library.write() as c:
        add(c)
        assert counts.find(c, 1).articles["all"] == 1
        raise RuntimeError
    with library.read() as c:
        assert counts.find(c, 1).articles["all"] == 0


def test_it_counts_for_many_writers_of_several_persons(two_persons: Library) -> None:
    def write(number: int) -> None:
        for step in range(5):
            with two_persons.write() as c:
                for person in PERSONS if (number + step) % 2 else reversed(PERSONS):
                    if person == 1 + number % 2:
                        states.set_starred(c, person, add(c, person), True)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(8)))

    with two_persons.read() as c:
        assert [counts.find(c, person).articles["starred"] for person in PERSONS] == [20, 20]


def test_it_reads_counts_by_one_statement_and_counts_nothing(library: Library) -> None:
    with library.write() as c:
        add(c)
    asked: list[str] = []
    with library.read() as c:
        event.listen(c, "before_cursor_execute", lambda *args: asked.append(args[2]))
        found = counts.find(c, 1)
    assert found.articles == NONE | {"unread": 1, "all": 1}
    assert found.change == 1
    assert ["articles " in statement.replace("counts.articles", "") for statement in asked[-1:]] == [False]


def test_it_fills_the_counts_of_a_library_from_before(database_url: str, tmp_path: Path) -> None:
    library = open_library(database_url, tmp_path / "images")
    with library.write() as c:
        drop_triggers(c)
        c.execute(insert(ARTICLES), [row(random.Random(number)) for number in range(50)])
        c.execute(delete(COUNTS))
    library.close()

    library = open_library(database_url, tmp_path / "images")
    with library.write() as c:
        assert counts.find(c, 1).articles == counted(c)
        states.delete(c, 1, c.execute(select(_a.id).where(_a.deleted_at.is_(None))).scalars().first() or 0)
    with library.read() as c:
        assert counts.find(c, 1).articles == counted(c)
    library.close()


def test_it_counts_by_other_conditions_once_they_are_others(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library(database_url, tmp_path / "images")
    with library.write() as c:
        first, _second = add(c), add(c)
        states.set_read(c, 1, first, True)
    library.close()

    monkeypatch.setitem(MEMBERS, "read", _a.read_at.is_not(None))
    library = open_library(database_url, tmp_path / "images")
    with library.write() as c:
        assert counts.find(c, 1).articles["read"] == 1
        states.set_read(c, 1, first, False)
        assert counts.find(c, 1).articles["read"] == 0
    library.close()


def test_it_makes_its_triggers_once(database_url: str, tmp_path: Path) -> None:
    open_library(database_url, tmp_path / "images").close()
    library = open_library(database_url, tmp_path / "images")
    with library.write() as c:
        c.execute(update(COUNTS).values(articles=4))
        c.execute(insert(COUNTS).values(person=1, list="unread", articles=4))
    library.close()

    library = open_library(database_url, tmp_path / "images")  # whoever counted anew would find none
    with library.read() as c:
        assert counts.find(c, 1).articles["unread"] == 4
    library.close()


def test_it_counts_anew_on_request_and_says_whether_that_was_needed(library: Library) -> None:
    with library.write() as c:
        add(c)
        assert counts.recount(c, 1) is False
        before = counts.find(c, 1).change
        c.execute(update(COUNTS).values(articles=7))
        assert counts.recount(c, 1) is True
        after = counts.find(c, 1)
    assert after.articles == NONE | {"unread": 1, "all": 1}
    assert after.change > before


def test_it_forgets_the_counts_of_a_person_who_goes(two_persons: Library) -> None:
    with two_persons.write() as c:
        article = add(c, 2)
        c.execute(delete(ARTICLES).where(_a.id == article))
        c.execute(delete(PEOPLE).where(PEOPLE.c.id == 2))
        assert c.execute(select(COUNTS).where(COUNTS.c.person == 2)).all() == []
