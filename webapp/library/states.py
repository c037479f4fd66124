"""The states of an article, each changed by its reader alone."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, select, update

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


def set_position(
    c: Connection, person: int, article_id: int, position: float, anchor: str | None, quote: str | None
) -> None:
    """Keep how far was read: a share (0 to 1), and a place's name and words. Raises: NotInLibrary."""
    values = {"position": position, "position_anchor": storable(anchor), "position_quote": storable(quote)}
    _set(c, person, article_id, **values, position_at=moments.now())


def move_position(
    c: Connection, person: int, article_id: int, position: float, anchor: str, quote: str
) -> None:
    """Keep where the same place is in another text; it was read when it was read. Raises: NotInLibrary."""
    values = {"position": position, "position_anchor": storable(anchor), "position_quote": storable(quote)}
    _set(c, person, article_id, **values)


def delete(c: Connection, person: int, article_id: int) -> None:
    """Delete, for as long as an undo reaches. Raises: NotInLibrary."""
    _set(c, person, article_id, deleted_at=moments.now())


def restore(c: Connection, person: int, article_id: int) -> None:
    """Undo a deletion. Raises: NotInLibrary."""
    _set(c, person, article_id, deleted_at=None)


def delete_starter(c: Connection, person: int) -> None:
    """Delete what came with the reader, all at one moment, by which an undo knows it."""
    _set_all(c, person, _starter(person).where(_a.deleted_at.is_(None)), moments.now())


def restore_starter(c: Connection, person: int) -> None:
    """Undo that; what the reader had deleted by hand before stays deleted."""
    last = select(func.max(_a.deleted_at)).where(_a.person == person, _a.came_from == "starter")
    _set_all(c, person, _starter(person).where(_a.deleted_at == last.scalar_subquery()), None)


def restore_all_starter(c: Connection, person: int) -> None:
    """Bring back all of it, whenever it was deleted."""
    _set_all(c, person, _starter(person).where(_a.deleted_at.is_not(None)), None)


def _set(c: Connection, person: int, article_id: int, **values: Any) -> None:
    change = next_change(c, person)
    changed = update(ARTICLES).where(_a.id == article_id, _a.person == person).values(change=change, **values)
    if not c.execute(changed).rowcount:
        raise NotInLibrary


def _starter(person: int) -> Select[int]:
    return select(_a.id).where(_a.person == person, _a.came_from == "starter")


def _set_all(c: Connection, person: int, chosen: Select[int], deleted_at: int | None) -> None:
    for article_id in c.execute(chosen).scalars().all():
        _set(c, person, article_id, deleted_at=deleted_at)
