"""Of two changes of one state the later one holds, by when it was done and not by when it came."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from webapp.errors import NotInLibrary
from webapp.library import Article, Library, articles, people, states

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
EARLIER = NOW - timedelta(days=2)
STATES = {"read_at": states.set_read, "archived_at": states.set_archived, "starred_at": states.set_starred}
Setting = Callable[..., None]


@pytest.fixture
def article(library: Library) -> Article:
    with library.write() as c:
        person = people.sole_person(c)
        return articles.add(c, person, url=None, address_key="a", came_from="paste", now=EARLIER)


def now_is(library: Library, article: Article) -> Article:
    with library.read() as c:
        return articles.find(c, article.person, article.id, deleted=True)


@pytest.mark.parametrize(("name", "set_state"), STATES.items(), ids=STATES)
@pytest.mark.parametrize("on", [True, False])
def test_it_leaves_a_state_that_was_changed_later(
    library: Library, article: Article, name: str, set_state: Setting, on: bool
) -> None:
    with library.write() as c:
        set_state(c, article.person, article.id, not on, EARLIER - timedelta(days=1))
        set_state(c, article.person, article.id, on, NOW)
        set_state(c, article.person, article.id, not on, EARLIER)

    assert getattr(now_is(library, article), name) == (NOW if on else None)


@pytest.mark.parametrize(("name", "set_state"), STATES.items(), ids=STATES)
def test_it_changes_each_state_for_itself(
    library: Library, article: Article, name: str, set_state: Setting
) -> None:
    with library.write() as c:
        for other in STATES.values():
            if other is not set_state:
                other(c, article.person, article.id, True, NOW)
        set_state(c, article.person, article.id, True, EARLIER)

    assert getattr(now_is(library, article), name) == EARLIER


@pytest.mark.parametrize(("name", "set_state"), STATES.items(), ids=STATES)
def test_it_takes_the_last_of_several_at_one_moment(
    library: Library, article: Article, name: str, set_state: Setting
) -> None:
    with library.write() as c:
        set_state(c, article.person, article.id, True, NOW)
        set_state(c, article.person, article.id, False, NOW)

    assert getattr(now_is(library, article), name) is None


def test_it_does_what_is_done_now_whatever_its_clock_said_before(library: Library, article: Article) -> None:
    with library.write() as c:
        states.set_starred(c, article.person, article.id, True, datetime.now(UTC) + timedelta(days=365))
        states.set_starred(c, article.person, article.id, False)
        states.set_starred(c, article.person, article.id, True, datetime.now(UTC) + timedelta(seconds=60))

    assert now_is(library, article).starred_at is not None


def test_it_restores_and_deletes_by_when_it_was_done(library: Library, article: Article) -> None:
    with library.write() as c:
        states.delete(c, article.person, article.id, NOW)
        states.restore(c, article.person, article.id, EARLIER)
    assert now_is(library, article).deleted_at is not None

    with library.write() as c:
        states.restore(c, article.person, article.id, NOW + timedelta(seconds=1))
        states.delete(c, article.person, article.id, NOW)
    assert now_is(library, article).deleted_at is None


def test_it_lets_an_undo_reach_as_far_for_a_deletion_that_came_late(
    library: Library, article: Article
) -> None:
    before = datetime.now(UTC)
    with library.write() as c:
        states.delete(c, article.person, article.id, EARLIER)

    deleted_at = now_is(library, article).deleted_at
    assert deleted_at is not None
    assert deleted_at >= before


def test_it_leaves_a_place_that_was_read_later(library: Library, article: Article) -> None:
    with library.write() as c:
        states.set_position(c, article.person, article.id, 0.7, "s1-0-aaaaaa", "later", NOW)
        states.set_position(c, article.person, article.id, 0.2, "s0-0-bbbbbb", "before", EARLIER)

    found = now_is(library, article)
    assert (found.position, found.position_quote, found.position_at) == (0.7, "later", NOW)


def test_it_still_says_that_there_is_no_such_article(library: Library, article: Article) -> None:
    with pytest.raises(NotInLibrary), library.write() as c:
        states.set_starred(c, article.person, article.id + 1, True, EARLIER)


def test_it_puts_an_article_saved_again_where_that_moment_puts_it(library: Library, article: Article) -> None:
    with library.write() as c:
        states.set_read(c, article.person, article.id, True, EARLIER)
        states.set_archived(c, article.person, article.id, True, NOW)
        articles.relist(c, article.person, article.id, NOW - timedelta(days=1))

    found = now_is(library, article)
    assert (found.read_at, found.archived_at, found.listed_at) == (None, NOW, NOW - timedelta(days=1))


def test_it_never_puts_it_further_down(library: Library, article: Article) -> None:
    with library.write() as c:
        articles.relist(c, article.person, article.id, EARLIER - timedelta(days=1))

    assert now_is(library, article).listed_at == EARLIER


def test_it_leaves_a_preference_that_was_chosen_later(library: Library) -> None:
    with library.write() as c:
        person = people.sole_person(c)
        people.keep_preferences(c, person, {"theme": "dark"}, NOW)
        people.keep_preferences(c, person, {"theme": "light", "size": "22"}, EARLIER)

        assert people.preferences(c, person) == {"theme": "dark", "size": "22"}
