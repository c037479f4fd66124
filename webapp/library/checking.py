"""Finds what a library lacks: texts, kept pages, and which articles show an image that is not there."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from webapp.library.records import Holdings
from webapp.library.tables import ARTICLE_IMAGES, ARTICLES, BODIES, IMAGES, PAGE_PARTS, PAGES, RANKINGS

_a, _b, _i, _ai = ARTICLES.c, BODIES.c, IMAGES.c, ARTICLE_IMAGES.c


def count(c: Connection) -> Holdings:
    """Count what is kept, deleted articles too as long as an undo reaches them."""
    tables = (ARTICLES, PAGES, RANKINGS, IMAGES)
    return Holdings(*(c.execute(select(func.count()).select_from(table)).scalar_one() for table in tables))


def without_text(c: Connection) -> Sequence[int]:
    """Find the articles that were read and have no text."""
    is_kept = exists(_b.article).where(_b.article == _a.id)
    return (
        c.execute(select(_a.id).where(_a.ranking_key.is_not(None), ~is_kept).order_by(_a.id)).scalars().all()
    )


def without_page(c: Connection) -> Sequence[int]:
    """Find the articles whose raw page is not kept, or not all of its parts."""
    lacks_part = exists(PAGE_PARTS.c.number).where(
        PAGE_PARTS.c.page_hash == _b.page_hash, _is_missing(PAGE_PARTS.c.part_hash)
    )
    lacks = or_(
        _is_missing(_a.page_hash),
        _is_missing(_b.page_hash),
        and_(_b.article.is_not(None), _b.page_hash.is_(None)),
        lacks_part,
    )
    chosen = select(_a.id).outerjoin(BODIES, _b.article == _a.id).where(lacks).order_by(_a.id)
    return c.execute(chosen).scalars().all()


def without_ranking(c: Connection, engine: str) -> Sequence[int]:
    """Find the articles that this engine has not ranked, newest first."""
    is_ranked = exists(RANKINGS.c.engine).where(
        RANKINGS.c.ranking_key == _a.ranking_key, RANKINGS.c.engine == engine
    )
    chosen = select(_a.id).where(_a.ranking_key.is_not(None), ~is_ranked).order_by(_a.listed_at.desc())
    return c.execute(chosen).scalars().all()


def images_named(c: Connection, start: str) -> dict[str, str]:
    """Find the images whose hashes begin so: hash → content type."""
    chosen = select(_i.hash, _i.content_type).where(_i.hash.between(start, start + "g"))
    return {row.hash: row.content_type for row in c.execute(chosen)}


def showing(c: Connection, image_hashes: Collection[str]) -> Sequence[int]:
    """Find the articles that show one of these images."""
    chosen = select(_ai.article).where(_ai.image_hash.in_(image_hashes)).distinct().order_by(_ai.article)
    return c.execute(chosen).scalars().all()


def _is_missing(page_hash: ColumnElement[str | None]) -> ColumnElement[bool]:
    return and_(page_hash.is_not(None), ~exists(PAGES.c.hash).where(PAGES.c.hash == page_hash))
