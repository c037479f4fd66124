"""Keeps which kept articles a later engine has extracted again, which wait for it, and whether they may."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, case, exists, func, or_, select, update

from webapp.library import moments
from webapp.library.keeping import keep_once
from webapp.library.records import Reextraction
from webapp.library.tables import ARTICLES, PEOPLE, REEXTRACTIONS

_a, _r, _p = ARTICLES.c, REEXTRACTIONS.c, PEOPLE.c


def find_next(c: Connection, engine: str, now: datetime) -> int | None:
    """Find the article to extract again next: the one highest in the lists, of a reader who lets it go on."""
    is_taken = exists().where(
        _r.article == _a.id,
        _r.engine == engine,
        or_(_r.is_replaced.is_not(None), _r.claimed_until > moments.to_column(now)),
    )
    chosen = (
        select(_a.id)
        .join(PEOPLE, _p.id == _a.person)
        .where(_is_older(engine), ~is_taken, _p.reextraction_stopped.is_(False))
        .order_by(_a.listed_at.desc(), _a.id.desc())
        .limit(1)
    )
    return c.execute(chosen).scalar_one_or_none()


def claim(c: Connection, article_id: int, engine: str, now: datetime, until: datetime) -> int | None:
    """Take a lease on an article. Returns how often this engine took it, or None: another process has it."""
    _keep_row(c, article_id)
    is_free = or_(
        _r.engine != engine,
        and_(_r.is_replaced.is_(None), _r.claimed_until <= moments.to_column(now)),
    )
    claimed = (
        update(REEXTRACTIONS)
        .where(_r.article == article_id, is_free)
        .values(
            engine=engine,
            tries=case((_r.engine == engine, _r.tries + 1), else_=1),
            claimed_until=moments.to_column(until),
            is_replaced=None,
        )
    )
    return c.execute(claimed.returning(_r.tries)).scalar_one_or_none()


def release(c: Connection, article_id: int) -> None:
    """Give a lease back, as if it had not been taken: the server stops."""
    given_back = {"tries": _r.tries - 1, "claimed_until": 0}
    c.execute(update(REEXTRACTIONS).where(_r.article == article_id).values(given_back))


def finish(c: Connection, article_id: int, engine: str, *, is_replaced: bool) -> None:
    """Keep what came of it, so that this engine does not try again by itself."""
    _keep_row(c, article_id)
    values = {"engine": engine, "claimed_until": 0, "is_replaced": is_replaced}
    c.execute(update(REEXTRACTIONS).where(_r.article == article_id).values(values))


def progress(c: Connection, person: int, engine: str) -> Reextraction:
    """Tell how far it is with a person's articles."""
    ended = (
        select(func.count(), func.count().filter(_r.is_replaced.is_(False)))
        .select_from(REEXTRACTIONS)
        .join(ARTICLES, _a.id == _r.article)
        .where(_a.person == person, _r.engine == engine, _r.is_replaced.is_not(None))
    )
    done, left = c.execute(ended).one()
    is_ended = exists().where(_r.article == _a.id, _r.engine == engine, _r.is_replaced.is_not(None))
    waiting = select(func.count()).where(_a.person == person, _is_older(engine), ~is_ended)
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


def _keep_row(c: Connection, article_id: int) -> None:
    keep_once(c, REEXTRACTIONS, {"article": article_id, "engine": "", "tries": 0, "claimed_until": 0})
