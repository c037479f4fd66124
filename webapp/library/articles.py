"""Keeps articles: added on their way, extracted or failed, found again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, and_, bindparam, insert, select, update
from sqlalchemy.exc import NoResultFound

from webapp.article import Block, ExtractedArticle
from webapp.errors import NotInLibrary
from webapp.library import moments, states
from webapp.library.code_key import code_key
from webapp.library.edits import leave_edited
from webapp.library.people import next_change
from webapp.library.ranking_key import ranking_key
from webapp.library.records import Article, ArticleBody, Glance
from webapp.library.rows import (
    article_from,
    blocks_column,
    blocks_from,
    body_from,
    hints_column,
    pdf_column,
    storable,
    storable_fields,
)
from webapp.library.tables import ARTICLES, BODIES, CODE_COLOURS, PEOPLE, RANKINGS

_a, _r, _cc = ARTICLES.c, RANKINGS.c, CODE_COLOURS.c
# Made once: putting one of them together takes three times as long as SQLite takes to answer it.
_GLANCE = (
    select(
        ARTICLES,
        BODIES.c.version,
        BODIES.c.sanitizer,
        _r.engine.is_not(None).label("is_ranked"),
        _cc.engine.is_not(None).label("is_coloured"),
    )
    .outerjoin(BODIES, BODIES.c.article == _a.id)
    .outerjoin(RANKINGS, and_(_r.ranking_key == _a.ranking_key, _r.engine == bindparam("by")))
    .outerjoin(CODE_COLOURS, and_(_cc.code_key == _a.code_key, _cc.engine == bindparam("coloured_by")))
    .where(_a.id == bindparam("id"), _a.person == bindparam("person"), _a.deleted_at.is_(None))
)
_BODY = select(BODIES).where(BODIES.c.article == bindparam("article"))
OPENING_CHARS = 300  # two lines of a list, with room for long words


def add(
    c: Connection,
    person: int,
    *,
    url: str | None,
    address_key: str,
    came_from: str,
    title: str | None = None,
    page_hash: str | None = None,
    now: datetime | None = None,
) -> Article:
    """Keep a new article, on its way, on top of the reading list."""
    moment = moments.to_column(now) if now else moments.now()
    values = {
        "uid": uuid4().hex,
        "person": person,
        "change": next_change(c, person),
        "url": url,
        "address_key": address_key,
        "came_from": came_from,
        "is_on_its_way": True,
        "title": title,
        "page_hash": page_hash,
        "saved_at": moment,
        "listed_at": moment,
    }
    row = c.execute(insert(ARTICLES).values(storable_fields(values)).returning(ARTICLES)).mappings().one()
    return article_from(row)


def find(c: Connection, person: int, article_id: int, *, deleted: bool = False) -> Article:
    """Find one of a person's articles; a deleted one only where that is asked for. Raises: NotInLibrary."""
    chosen = select(ARTICLES).where(_a.id == article_id, _a.person == person)
    if not deleted:
        chosen = chosen.where(_a.deleted_at.is_(None))
    try:
        return article_from(c.execute(chosen).mappings().one())
    except NoResultFound:
        raise NotInLibrary from None


def glance(c: Connection, person: int, article_id: int, engine: str, colours_engine: str) -> Glance:
    """Look at one of a person's articles, and whether these engines have ranked it and coloured its code.

    One statement.

    Raises: NotInLibrary.
    """
    asked = {"id": article_id, "person": person, "by": engine, "coloured_by": colours_engine}
    row = c.execute(_GLANCE, asked).mappings().one_or_none()
    if row is None:
        raise NotInLibrary
    version = None if row["version"] is None else f"{row['version']}.{row['sanitizer']}"
    return Glance(article_from(row), version, bool(row["is_ranked"]), bool(row["is_coloured"]))


def find_by_key(c: Connection, person: int, address_key: str) -> Article | None:
    """Find the article of an address, also a deleted one.

    Writers of one person wait for each other here, so that what is not found can be added (PostgreSQL).
    """
    c.execute(select(PEOPLE.c.id).where(PEOPLE.c.id == person).with_for_update())
    return glance_by_key(c, person, address_key)


def glance_by_key(c: Connection, person: int, address_key: str) -> Article | None:
    """The same for whoever adds nothing: nobody waits."""
    chosen = select(ARTICLES).where(_a.person == person, _a.address_key == storable(address_key))
    row = c.execute(chosen).mappings().one_or_none()
    return None if row is None else article_from(row)


def find_any(c: Connection, article_id: int) -> Article | None:
    """Find an article for a job, which acts for whoever owns it."""
    row = c.execute(select(ARTICLES).where(_a.id == article_id)).mappings().one_or_none()
    return None if row is None else article_from(row)


def lock(c: Connection, article_id: int) -> Article | None:
    """Find an article as it is now; its person's other writers wait until this transaction ends."""
    owner = select(_a.person).where(_a.id == article_id).scalar_subquery()
    c.execute(select(PEOPLE.c.id).where(PEOPLE.c.id == owner).with_for_update())
    return find_any(c, article_id)


def body(c: Connection, article_id: int) -> ArticleBody | None:
    """An article's text; None before it was extracted."""
    row = c.execute(_BODY, {"article": article_id}).mappings().one_or_none()
    return None if row is None else body_from(row)


def texts(c: Connection, article_ids: Iterable[int]) -> dict[int, tuple[str, tuple[Block, ...]]]:
    """Find articles' texts and their blocks, by the articles' ids. One statement."""
    columns = (BODIES.c.article, BODIES.c.text, BODIES.c.blocks)
    chosen = select(*columns).where(BODIES.c.article.in_(list(article_ids)))
    return {row["article"]: (row["text"], blocks_from(row)) for row in c.execute(chosen).mappings()}


def keep_old_starts(c: Connection, article_id: int, starts: tuple[int | str, ...]) -> None:
    """Keep where the sentences that old links number begin in the text that is kept now."""
    kept = {"old_starts": storable(json.dumps(starts, ensure_ascii=False, separators=(",", ":")))}
    c.execute(update(BODIES).where(BODIES.c.article == article_id).values(kept))


def keep_sanitized(c: Connection, article_id: int, html: str, sanitizer: str) -> None:
    """Keep the HTML that this version of the sanitizer made, unless it has made it meanwhile."""
    is_older = (BODIES.c.article == article_id) & (BODIES.c.sanitizer != sanitizer)
    if c.execute(update(BODIES).where(is_older).values(html=storable(html), sanitizer=sanitizer)).rowcount:
        c.execute(update(ARTICLES).where(_a.id == article_id).values(code_key=code_key(html)))


def keep_extracted(
    c: Connection,
    article_id: int,
    extracted: ExtractedArticle,
    *,
    engine: str,
    page_hash: str,
    words: int,
    sanitizer: str = "",
) -> None:
    """Keep what was extracted; the article is ready. What the reader has changed stays.

    Where elements are hidden, `keep_hidden` has to follow.

    Without the version of its `sanitizer` the HTML is sanitized again before it is shown.
    """
    values = leave_edited(c, article_id, _metadata(extracted)) | {
        "is_on_its_way": False,
        "retry_at": None,
        "failure_code": None,
        "failure_params": None,
        "opening": extracted.text[:OPENING_CHARS],
        "engine": engine,
        "page_hash": page_hash,
        "ranking_key": ranking_key(extracted),
        "code_key": code_key(extracted.html),
        "words": words,
    }
    text = {
        "version": change(c, article_id, values),
        "html": storable(extracted.html),
        "text": storable(extracted.text),
        "blocks": blocks_column(extracted.blocks),
        "title": storable(extracted.title),
        "hints": hints_column(extracted.hints),
        "sanitizer": sanitizer,
        "page_hash": page_hash,
    }
    if not c.execute(update(BODIES).where(BODIES.c.article == article_id).values(text)).rowcount:
        c.execute(insert(BODIES).values(article=article_id, **text))


def _metadata(extracted: ExtractedArticle) -> dict[str, Any]:
    names = (
        "title",
        "byline",
        "site_name",
        "lang",
        "dir",
        "excerpt",
        "lead_image",
        "canonical_url",
        "kind",
        "confidence",
        "candidate",
    )
    return {name: getattr(extracted, name) for name in names} | {
        "pdf": pdf_column(extracted.pdf),
        "published": moments.printed(extracted.published),
        "updated": moments.printed(extracted.updated),
    }


def fail(
    c: Connection,
    article_id: int,
    code: str,
    params: Mapping[str, str | int],
    retry_at: datetime | None = None,
) -> None:
    """Keep why an article could not be had, and when a job tries again, if one does.

    One that can be read stays readable, and remembers it.
    """
    failure = {
        "failure_code": code,
        "failure_params": json.dumps(dict(params)),
        "retry_at": moments.to_column(retry_at) if retry_at else None,
        "is_on_its_way": False,
    }
    change(c, article_id, failure)


def put_on_its_way(
    c: Connection, person: int, article_id: int, *, page_hash: str | None = None, came_from: str | None = None
) -> None:
    """Let a job bring an article in once more, from a page just given where there is one.

    Raises: NotInLibrary.
    """
    find(c, person, article_id)
    values: dict[str, Any] = {
        "is_on_its_way": True,
        "retry_at": None,
        "failure_code": None,
        "failure_params": None,
    }
    if page_hash is not None:
        values |= {"page_hash": page_hash, "came_from": came_from}
    change(c, article_id, values)


def relist(c: Connection, person: int, article_id: int, at: datetime | None = None) -> None:
    """Put an article back on top: unread, not archived, not deleted. Raises: NotInLibrary.

    Saved once more before now, it stands where that moment puts it, and what was changed later stays.
    """
    listed_at = max(find(c, person, article_id, deleted=True).listed_at, at or datetime.now(UTC))
    states.set_read(c, person, article_id, False, at)
    states.set_archived(c, person, article_id, False, at)
    states.restore(c, person, article_id, at)
    change(c, article_id, {"listed_at": moments.to_column(listed_at)})


def by_engine_other_than(c: Connection, engine: str) -> list[int]:
    """The ready articles that another engine extracted and whose page is kept."""
    chosen = select(_a.id).where(_a.engine != engine, _a.page_hash.is_not(None), _a.deleted_at.is_(None))
    return list(c.execute(chosen.order_by(_a.id)).scalars())


def change(c: Connection, article_id: int, values: Mapping[str, Any]) -> int:
    """Every change of an article takes the next number of its person's sequence, which is returned."""
    person = c.execute(select(_a.person).where(_a.id == article_id)).scalar_one()
    number = next_change(c, person)
    values = storable_fields(values) | {"change": number}
    c.execute(update(ARTICLES).where(_a.id == article_id).values(values))
    return number
