"""Finds and removes what no article needs: pages, rankings, colours, images.

Finding reads, and may look through a whole index; removing looks at the found keys alone, once more, so
that the write lock is held for moments.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Connection, and_, delete, exists, func, or_, select, tuple_

from webapp.library.hash_locks import lock_for_removing
from webapp.library.image_files import ImageFiles
from webapp.library.tables import (
    ARTICLE_IMAGES,
    ARTICLES,
    BODIES,
    CODE_COLOURS,
    IMAGES,
    PAGE_PARTS,
    PAGES,
    RANKINGS,
)

_p, _i = PAGES.c, IMAGES.c

DerivedName = tuple[str, str]  # key, engine


@dataclass(frozen=True, slots=True, eq=False)
class Derived:
    """What an engine makes of articles: kept by a key, which each article names, and the engine's version."""

    key: Column[Any]
    engine: Column[Any]
    of_article: Column[Any]

    def is_needless(self, engine: str) -> ColumnElement[bool]:
        """Whether no article has its key, or another engine made it and this one has made its own."""
        newer = self.key.table.alias()
        newer_key, newer_engine = newer.c[self.key.name], newer.c[self.engine.name]
        return or_(
            ~exists(self.of_article).where(self.of_article == self.key),
            and_(
                self.engine != engine,
                exists(newer_engine).where(newer_key == self.key, newer_engine == engine),
            ),
        )


RANKED: Final = Derived(RANKINGS.c.ranking_key, RANKINGS.c.engine, ARTICLES.c.ranking_key)
COLOURED: Final = Derived(CODE_COLOURS.c.code_key, CODE_COLOURS.c.engine, ARTICLES.c.code_key)

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


def find_derived(c: Connection, derived: Derived, engine: str, limit: int) -> Sequence[DerivedName]:
    """Find what an engine made of what no article has, and another one's where this one has made its own."""
    chosen = select(derived.key, derived.engine).where(derived.is_needless(engine)).limit(limit)
    return [(key, made_by) for key, made_by in c.execute(chosen)]


def remove_derived(c: Connection, derived: Derived, engine: str, names: Collection[DerivedName]) -> int:
    """Remove those of them that are needless by now; returns how many."""
    lock_for_removing(c)
    chosen = tuple_(derived.key, derived.engine).in_(names)
    return c.execute(delete(derived.key.table).where(chosen, derived.is_needless(engine))).rowcount


@dataclass(frozen=True, slots=True)
class Needless:
    """How many there are that no article needs."""

    pages: int
    rankings: int
    colours: int
    images: int


def count(c: Connection, engines: Mapping[Derived, str]) -> Needless:
    """Count what no article needs, by the engines that make what is derived now."""
    conditions = (
        (PAGES, _NO_ARTICLES_PAGE),
        (RANKINGS, RANKED.is_needless(engines[RANKED])),
        (CODE_COLOURS, COLOURED.is_needless(engines[COLOURED])),
        (IMAGES, _NO_ARTICLES_IMAGE),
    )
    found = [select(func.count()).select_from(table).where(where) for table, where in conditions]
    return Needless(*(c.execute(each).scalar_one() for each in found))
