"""Changes an article's states at a reader's click; each change can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from webapp.library import Article, articles, states
from webapp.reading.queue import queue_bring_in
from webapp.reading.reading_place import name_place
from webapp.reading.services import Services

# change → (how it is made, its undoing, if any). Views and undo buttons go by this table.
CHANGES: Mapping[str, tuple[Callable[..., None], str]] = {
    "read": (partial(states.set_read, on=True), "unread"),
    "unread": (partial(states.set_read, on=False), "read"),
    "archive": (partial(states.set_archived, on=True), "unarchive"),
    "unarchive": (partial(states.set_archived, on=False), "archive"),
    "star": (partial(states.set_starred, on=True), "unstar"),
    "unstar": (partial(states.set_starred, on=False), "star"),
    "delete": (states.delete, "restore"),
    "restore": (states.restore, "delete"),
    "relist": (articles.relist, ""),  # which place it had before is not kept
}


def change_article(
    services: Services, person: int, article_id: int, change: str, at: datetime | None = None
) -> Article:
    """Make one of CHANGES, done `at` that moment (None: now); where the state was changed later, that stays.

    Raises: NotInLibrary, KeyError for a change that there is not.
    """
    make, _undo = CHANGES[change]
    with services.library.write() as c:
        make(c, person, article_id, at=at)
        return articles.find(c, person, article_id, deleted=True)


def find_article(services: Services, person: int, article_id: int, *, deleted: bool = False) -> Article:
    """Find an article without its text; a deleted one only where that is asked for. Raises: NotInLibrary."""
    with services.library.read() as c:
        return articles.find(c, person, article_id, deleted=deleted)


def keep_position(
    services: Services,
    person: int,
    article_id: int,
    position: float,
    name: str,
    quote: str,
    at: datetime | None = None,
) -> None:
    """Keep how far an article was read: a share of it (0 to 1), and the place at the top of the screen.

    `name` and `quote` are of that sentence's mark on a page that may be an old copy; the share alone is kept
    where its words are gone. A place that was read after `at` (None: now) stays.
    """
    with services.library.write() as c:
        body = articles.body(c, article_id) if name else None
        place = name_place(body, name, quote) if body else None
        anchor, words = (place.name, place.quote) if place else (None, None)
        share = min(1.0, max(0.0, position))
        states.set_position(c, person, article_id, share, anchor, words, at)


def fetch_again(services: Services, person: int, article_id: int) -> Article:
    """Put an article on its way once more; what is kept of it stays readable.

    Raises: NotInLibrary, TooManyWaiting.
    """
    with services.library.write() as c:
        articles.put_on_its_way(c, person, article_id)
        article = articles.find(c, person, article_id)
        queue_bring_in(c, article)
        return article
