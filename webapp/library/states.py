"""The states of an article, each changed by its reader alone.

`at` is when the reader did it, where that was before now (a device was away): a change of the same state that
was done later stays. Without it the change is done now, and is the last one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select, update

from webapp.errors import NotInLibrary
from webapp.library import moments
from webapp.library.people import next_change
from webapp.library.rows import storable
from webapp.library.tables import ARTICLES

_a = ARTICLES.c


def set_read(c: Connection, person: int, article_id: int, on: bool, at: datetime | None = None) -> None:  # noqa: FBT001
    """Mark as read or unread. Raises: NotInLibrary."""
    _set_state(c, person, article_id, "read", _moment(at) if on else None, at)


def set_archived(c: Connection, person: int, article_id: int, on: bool, at: datetime | None = None) -> None:  # noqa: FBT001
    """Archive, or bring back. Raises: NotInLibrary."""
    _set_state(c, person, article_id, "archived", _moment(at) if on else None, at)


def set_starred(c: Connection, person: int, article_id: int, on: bool, at: datetime | None = None) -> None:  # noqa: FBT001
    """Star, or take the star off. Raises: NotInLibrary."""
    _set_state(c, person, article_id, "starred", _moment(at) if on else None, at)


def delete(c: Connection, person: int, article_id: int, at: datetime | None = None) -> None:
    """Delete, for as long as an undo reaches, counted from now. Raises: NotInLibrary."""
    _set_state(c, person, article_id, "deleted", moments.now(), at)


def restore(c: Connection, person: int, article_id: int, at: datetime | None = None) -> None:
    """Undo a deletion. Raises: NotInLibrary."""
    _set_state(c, person, article_id, "deleted", None, at)


def set_position(
    c: Connection,
    person: int,
    article_id: int,
    position: float,
    anchor: str | None,
    quote: str | None,
    at: datetime | None = None,
) -> None:
    """Keep how far was read: a share (0 to 1), and a place's name and words. Raises: NotInLibrary."""
    values = {"position": position, "position_anchor": storable(anchor), "position_quote": storable(quote)}
    _set(c, person, article_id, {**values, "position_at": _moment(at)}, changed="position_at", at=at)


def move_position(
    c: Connection, person: int, article_id: int, position: float, anchor: str, quote: str
) -> None:
    """Keep where the same place is in another text; it was read when it was read. Raises: NotInLibrary."""
    values = {"position": position, "position_anchor": storable(anchor), "position_quote": storable(quote)}
    _set(c, person, article_id, values)


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


def _starter(person: int) -> Select[int]:
    return select(_a.id).where(_a.person == person, _a.came_from == "starter")


def _set_all(c: Connection, person: int, chosen: Select[int], deleted_at: int | None) -> None:
    set_deleted(c, person, c.execute(chosen).scalars().all(), deleted_at)


def set_deleted(c: Connection, person: int, article_ids: Iterable[int], deleted_at: int | None) -> None:
    """Delete several articles at one moment, or undo that. Raises: NotInLibrary."""
    for article_id in article_ids:
        _set_state(c, person, article_id, "deleted", deleted_at, None)


def _set_state(
    c: Connection, person: int, article_id: int, state: str, since: int | None, at: datetime | None
) -> None:
    changed = f"{state}_changed_at"
    _set(c, person, article_id, {f"{state}_at": since, changed: _moment(at)}, changed=changed, at=at)


def _set(
    c: Connection,
    person: int,
    article_id: int,
    values: dict[str, Any],
    *,
    changed: str = "",
    at: datetime | None = None,
) -> None:
    """Change an article, unless the column `changed` tells of a change after `at`."""
    change = next_change(c, person)
    mine = (_a.id == article_id) & (_a.person == person)
    chosen = mine if at is None else mine & or_(_a[changed].is_(None), _a[changed] <= moments.to_column(at))
    if c.execute(update(ARTICLES).where(chosen).values(change=change, **values)).rowcount:
        return
    if c.execute(select(_a.id).where(mine)).first() is None:
        raise NotInLibrary


def _moment(at: datetime | None) -> int:
    return moments.now() if at is None else moments.to_column(at)
