"""The states of an article, each changed by its reader alone."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select, update

from webapp.errors import NotInLibrary
from webapp.library import moments
from webapp.library.people import next_change
from webapp.library.rows import storable
from webapp.library.tables import ARTICLES

_a = ARTICLES.c


def set_read(c: Connection, person: int, article_id: int, on: bool) -> None:  # noqa: FBT001
    """Mark as read or unread. Raises: NotInLibrary."""
    _set(c, person, article_id, read_at=moments.now() if on else None)


def set_archived(c: Connection, person: int, article_id: int, on: bool) -> None:  # noqa: FBT001
    """Archive, or bring back. Raises: NotInLibrary."""
    _set(c, person, article_id, archived_at=moments.now() if on else None)


def set_starred(c: Connection, person: int, article_id: int, on: bool) -> None:  # noqa: FBT001
    """Star, or take the star off. Raises: NotInLibrary."""
    _set(c, person, article_id, starred_at=moments.now() if on else None)


def set_position(c: Connection, person: int, article_id: int, position: float, anchor: str | None) -> None:
    """Keep how far was read: a share (0 to 1), and the sentence's anchor. Raises: NotInLibrary."""
    _set(c, person, article_id, position=position, position_anchor=storable(anchor))


def delete(c: Connection, person: int, article_id: int) -> None:
    """Delete, for as long as an undo reaches. Raises: NotInLibrary."""
    _set(c, person, article_id, deleted_at=moments.now())


def restore(c: Connection, person: int, article_id: int) -> None:
    """Undo a deletion. Raises: NotInLibrary."""
    _set(c, person, article_id, deleted_at=None)


def delete_starter(c: Connection, person: int) -> None:
    """Delete what came with the reader."""
    _set_starter(c, person, deleted_at=moments.now())


def restore_starter(c: Connection, person: int) -> None:
    """Undo that."""
    _set_starter(c, person, deleted_at=None)


def _set(c: Connection, person: int, article_id: int, **values: Any) -> None:
    change = next_change(c, person)
    changed = update(ARTICLES).where(_a.id == article_id, _a.person == person).values(change=change, **values)
    if not c.execute(changed).rowcount:
        raise NotInLibrary


def _set_starter(c: Connection, person: int, **values: Any) -> None:
    starter = select(_a.id).where(_a.person == person, _a.came_from == "starter")
    for article_id in c.execute(starter).scalars().all():
        _set(c, person, article_id, **values)
