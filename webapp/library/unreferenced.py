"""Finds and removes what no article needs: pages, rankings, images.

Finding reads, and may look through a whole index; removing looks at the found keys alone, once more, so
that the write lock is held for moments.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, func, or_, select, tuple_

from webapp.library.hash_locks import lock_for_removing
from webapp.library.image_files import ImageFiles
from webapp.library.tables import ARTICLE_IMAGES, ARTICLES, BODIES, IMAGES, PAGE_PARTS, PAGES, RANKINGS

_p, _r, _i = PAGES.c, RANKINGS.c, IMAGES.c

RankingName = tuple[str, str]  # ranking key, engine

# Not of an article, also a deleted one; not what its text was made of; not a part of a page. Parts follow
# when their page has gone.
_NO_ARTICLES_PAGE = and_(
    ~exists(ARTICLES.c.page_hash).where(ARTICLES.c.page_hash == _p.hash),
    ~exists(BODIES.c.page_hash).where(BODIES.c.page_hash == _p.hash),
    ~exists(PAGE_PARTS.c.part_hash).where(PAGE_PARTS.c.part_hash == _p.hash),
)
_NO_ARTICLES_IMAGE = ~exists(ARTICLE_IMAGES.c.image_hash).where(ARTICLE_IMAGES.c.image_hash == _i.hash)


def find_pages(c: Connection, limit: int) -> Sequence[str]:
    """Find the hashes of pages that no article needs."""
    return c.execute(select(_p.hash).where(_NO_ARTICLES_PAGE).limit(limit)).scalars().all()


def remove_pages(c: Connection, hashes: Collection[str]) -> int:
    """Remove those of these pages that no article needs by now; returns how many."""
    lock_for_removing(c)
    chosen = select(_p.hash).where(_p.hash.in_(hashes), _NO_ARTICLES_PAGE)
    gone = c.execute(chosen).scalars().all()
    c.execute(delete(PAGE_PARTS).where(PAGE_PARTS.c.page_hash.in_(gone)))
    c.execute(delete(PAGES).where(_p.hash.in_(gone)))
    return len(gone)


def find_images(c: Connection, limit: int) -> Sequence[str]:
    """Find the hashes of images that no article shows."""
    return c.execute(select(_i.hash).where(_NO_ARTICLES_IMAGE).limit(limit)).scalars().all()


def remove_images(c: Connection, files: ImageFiles, hashes: Collection[str]) -> int:
    """Remove those of these images that no article shows by now, with their files; returns how many.

    The files go first: a kill in between leaves rows that the next batch finds, and no file.
    """
    lock_for_removing(c)
    gone = c.execute(select(_i.hash).where(_i.hash.in_(hashes), _NO_ARTICLES_IMAGE)).scalars().all()
    files.remove(gone)
    c.execute(delete(IMAGES).where(_i.hash.in_(gone)))
    return len(gone)


def remove_stray_files(c: Connection, files: ImageFiles, names: Collection[str]) -> int:
    """Remove those of these files that are no image's by now; returns how many."""
    lock_for_removing(c)
    known = set(c.execute(select(_i.hash).where(_i.hash.in_(names))).scalars())
    strays = [name for name in names if name not in known]
    files.remove(strays)
    return len(strays)


def find_rankings(c: Connection, engine: str, limit: int) -> Sequence[RankingName]:
    """Find the rankings of what no article has, and another engine's where this one has made its own."""
    chosen = select(_r.ranking_key, _r.engine).where(_is_needless(engine)).limit(limit)
    return [(key, made_by) for key, made_by in c.execute(chosen)]


def remove_rankings(c: Connection, engine: str, names: Collection[RankingName]) -> int:
    """Remove those of these rankings that are needless by now; returns how many."""
    lock_for_removing(c)
    chosen = tuple_(_r.ranking_key, _r.engine).in_(names)
    return c.execute(delete(RANKINGS).where(chosen, _is_needless(engine))).rowcount


def _is_needless(engine: str) -> ColumnElement[bool]:
    newer = RANKINGS.alias()
    return or_(
        ~exists(ARTICLES.c.ranking_key).where(ARTICLES.c.ranking_key == _r.ranking_key),
        and_(
            _r.engine != engine,
            exists(newer.c.engine).where(newer.c.ranking_key == _r.ranking_key, newer.c.engine == engine),
        ),
    )


def count(c: Connection, engine: str) -> tuple[int, int, int]:
    """Count the pages, rankings and images that no article needs."""
    found = [
        select(func.count()).select_from(table).where(where)
        for table, where in (
            (PAGES, _NO_ARTICLES_PAGE),
            (RANKINGS, _is_needless(engine)),
            (IMAGES, _NO_ARTICLES_IMAGE),
        )
    ]
    pages, rankings, images = (c.execute(each).scalar_one() for each in found)
    return pages, rankings, images
