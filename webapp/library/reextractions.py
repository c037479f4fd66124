"""Keeps which kept articles a later engine has extracted again, which wait for it, and whether they may."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, exists, func, select, update

from webapp.library.cursors import look_through
from webapp.library.keeping import keep_once
from webapp.library.records import Reextraction
from webapp.library.tables import ARTICLES, PEOPLE, REEXTRACTIONS

_a, _r, _p = ARTICLES.c, REEXTRACTIONS.c, PEOPLE.c


def find_due(c: Connection, engine: str, before: int | None, *, at_most: int) -> tuple[list[int], int | None]:
    """Find the next articles that this engine is to extract again, of readers who let it go on.

    The rest as `look_through`.
    """
    is_due = and_(_is_older(engine), ~_is_ended(engine), _p.reextraction_stopped.is_(False))
    return look_through(c, is_due, before, at_most=at_most)


def is_due(c: Connection, article_id: int, engine: str) -> bool:
    """Whether an article is still to be extracted again."""
    chosen = select(_a.id).join(PEOPLE, _p.id == _a.person).where(_a.id == article_id, _is_older(engine))
    chosen = chosen.where(~_is_ended(engine), _p.reextraction_stopped.is_(False))
    return c.execute(chosen).first() is not None


def finish(c: Connection, article_id: int, engine: str, *, is_replaced: bool) -> None:
    """Keep what came of it, so that this engine does not try again by itself."""
    values = {"engine": engine, "is_replaced": is_replaced}
    keep_once(c, REEXTRACTIONS, {"article": article_id, **values})
    c.execute(update(REEXTRACTIONS).where(_r.article == article_id).values(values))


def progress(c: Connection, person: int, engine: str) -> Reextraction:
    """Tell how far it is with a person's articles."""
    ended = (
        select(func.count(), func.count().filter(_r.is_replaced.is_(False)))
        .select_from(REEXTRACTIONS)
        .join(ARTICLES, _a.id == _r.article)
        .where(_a.person == person, _r.engine == engine)
    )
    done, left = c.execute(ended).one()
    waiting = select(func.count()).where(_a.person == person, _is_older(engine), ~_is_ended(engine))
    stopped = select(_p.reextraction_stopped).where(_p.id == person)
    return Reextraction(
        done=done,
        left=left,
        waiting=c.execute(waiting).scalar_one(),
        is_stopped=c.execute(stopped).scalar_one(),
    )


def set_stopped(c: Connection, person: int, *, is_stopped: bool) -> None:
    """Stop it for a person's articles, or let it go on."""
    c.execute(update(PEOPLE).where(_p.id == person).values(reextraction_stopped=is_stopped))


def _is_older(engine: str) -> ColumnElement[bool]:
    """Whether another engine extracted an article that can be extracted again."""
    return and_(
        _a.engine != engine,
        _a.page_hash.is_not(None),
        _a.deleted_at.is_(None),
        _a.is_on_its_way.is_(False),
    )


def _is_ended(engine: str) -> ColumnElement[bool]:
    """Whether this engine has extracted it already, or left it as it was."""
    return exists().where(_r.article == _a.id, _r.engine == engine)
