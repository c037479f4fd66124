"""A key is kept with what its action does, or not at all; nobody's key stands in another's way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from sqlalchemy import insert

from webapp.errors import ActionUnderWay, KeyReused
from webapp.library import Library, actions, articles, people
from webapp.library.actions import Action, ActionLibrary, Answer
from webapp.library.tables import PEOPLE

KEY = "6f1e3c1e-6b9f-4f0e-9f0a-0d5f6c1f2a3b"
SEEN = Answer(303, "/articles/1")


def action_of(library: Library, fingerprint: str = "starring 1") -> Action:
    with library.read() as c:
        return Action(people.sole_person(c), KEY, fingerprint)


def find(library: Library, action: Action, *, lost_after: float = 60) -> Answer | None:
    lost_before = datetime.now(UTC) - timedelta(seconds=lost_after)
    with library.read() as c:
        return actions.find_answer(c, action, lost_before=lost_before)


def save(library: Library, action: Action, name: str = "a") -> None:
    with ActionLibrary(library, action).write() as c:
        articles.add(c, action.person, url=None, address_key=name, came_from="paste")


def answer(library: Library, action: Action) -> None:
    with library.write() as c:
        actions.keep_answer(c, action, SEEN)


def saved(library: Library) -> list[str]:
    with library.read() as c:
        return list(c.exec_driver_sql("SELECT address_key FROM articles").scalars())


def test_it_keeps_the_key_with_what_is_done_and_answers_alike(library: Library) -> None:
    action = action_of(library)
    assert find(library, action) is None
    save(library, action)
    answer(library, action)

    assert find(library, action) == SEEN
    with pytest.raises(ActionUnderWay):
        save(library, action, "again")
    assert saved(library) == ["a"]


def test_it_keeps_no_key_of_what_is_undone(library: Library) -> None:
    action = action_of(library)
    own = ActionLibrary(library, action)
    with pytest.raises(RuntimeError), own.write() as c:
        articles.add(c, action.person, url=None, address_key="a", came_from="paste")
        raise RuntimeError

    assert (find(library, action), saved(library), own.has_key) == (None, [], False)
    save(library, action)
    assert saved(library) == ["a"]


def test_it_keeps_the_key_once_for_all_transactions_of_an_action(library: Library) -> None:
    action = action_of(library)
    own = ActionLibrary(library, action)
    for name in ("a", "b"):
        with own.write() as c:
            articles.add(c, action.person, url=None, address_key=name, came_from="paste")

    assert sorted(saved(library)) == ["a", "b"]


def test_it_takes_a_lost_answer_for_done_after_a_while(library: Library) -> None:
    action = action_of(library)
    save(library, action)

    with pytest.raises(ActionUnderWay):
        find(library, action)
    assert find(library, action, lost_after=-1) == Answer(None, None)


def test_it_refuses_a_key_for_another_action(library: Library) -> None:
    action = action_of(library)
    save(library, action)
    answer(library, action)

    with pytest.raises(KeyReused):
        find(library, replace(action, fingerprint="deleting 2"))


def test_it_lets_what_was_forgotten_come_again(library: Library) -> None:
    action = action_of(library)
    save(library, action)
    with library.write() as c:
        actions.forget(c, action)

    assert find(library, action) is None


def test_it_keeps_two_persons_keys_apart(library: Library) -> None:
    with library.write() as c:
        other: int = c.execute(
            insert(PEOPLE).values(uid=uuid4().hex, created_at=0).returning(PEOPLE.c.id)
        ).scalar_one()
    save(library, action_of(library))

    assert find(library, replace(action_of(library), person=other)) is None


def test_it_lets_one_of_many_at_once_through(library: Library) -> None:
    action, ready = action_of(library), Barrier(8)

    def try_it(number: int) -> bool:
        ready.wait()
        try:
            save(library, action, str(number))
        except ActionUnderWay:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(try_it, range(8)))

    assert sorted(done) == [False] * 7 + [True]
    assert saved(library) == [str(done.index(True))]


def test_it_forgets_old_keys_alone(library: Library) -> None:
    action = action_of(library)
    save(library, action)
    with library.write() as c:
        assert actions.purge(c, datetime.now(UTC) - timedelta(days=1)) == 0
        assert actions.purge(c, datetime.now(UTC) + timedelta(days=1)) == 1

    assert find(library, action) is None
