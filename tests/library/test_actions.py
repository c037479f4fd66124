"""An action that a device sends twice is done once; nobody's key stands in another's way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy import insert

from webapp.library import Library, actions, people
from webapp.library.actions import Claim
from webapp.library.tables import PEOPLE

KEY = "6f1e3c1e-6b9f-4f0e-9f0a-0d5f6c1f2a3b"


def claim(library: Library, *, person: int | None = None, given_up_after: float = 60) -> Claim:
    before = datetime.now(UTC) - timedelta(seconds=given_up_after)
    with library.writing() as c:
        return actions.claim(c, person or people.sole_person(c), KEY, given_up_before=before)


def sole(library: Library) -> int:
    with library.reading() as c:
        return people.sole_person(c)


def test_it_does_an_action_once(library: Library) -> None:
    assert claim(library) == "new"
    assert claim(library) == "being done"
    with library.writing() as c:
        actions.finish(c, sole(library), KEY)

    assert claim(library) == "done"


def test_it_lets_one_that_could_not_be_done_come_again(library: Library) -> None:
    claim(library)
    with library.writing() as c:
        actions.forget(c, sole(library), KEY)

    assert claim(library) == "new"


def test_it_begins_anew_what_was_cut_off_and_nothing_that_is_done(library: Library) -> None:
    claim(library)
    assert claim(library, given_up_after=-1) == "new"
    with library.writing() as c:
        actions.finish(c, sole(library), KEY)

    assert claim(library, given_up_after=-1) == "done"


def test_it_keeps_two_persons_keys_apart(library: Library) -> None:
    with library.writing() as c:
        other: int = c.execute(
            insert(PEOPLE).values(uid=uuid4().hex, created_at=0).returning(PEOPLE.c.id)
        ).scalar_one()
    claim(library)
    with library.writing() as c:
        actions.finish(c, sole(library), KEY)

    assert claim(library, person=other) == "new"


def test_it_lets_one_of_many_at_once_through(library: Library) -> None:
    with ThreadPoolExecutor(8) as pool:
        claims = list(pool.map(lambda _number: claim(library), range(8)))

    assert sorted(claims) == ["being done"] * 7 + ["new"]


def test_it_forgets_old_keys_alone(library: Library) -> None:
    claim(library)
    with library.writing() as c:
        assert actions.purge(c, datetime.now(UTC) - timedelta(days=1)) == 0
        assert actions.purge(c, datetime.now(UTC) + timedelta(days=1)) == 1

    assert claim(library) == "new"
