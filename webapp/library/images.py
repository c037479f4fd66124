"""Keeps images by their hash, their bytes in files, and which article shows them at which address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import unescape

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    bindparam,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from webapp import limits
from webapp.errors import NotInLibrary
from webapp.library.hash_locks import lock_for_keeping
from webapp.library.image_files import ImageFiles, hash_of
from webapp.library.keeping import keep_once
from webapp.library.people import next_change
from webapp.library.records import KeptImage
from webapp.library.rows import hidden_from, storable
from webapp.library.tables import ARTICLE_IMAGES, ARTICLES, BODIES, IMAGES

_i, _ai = IMAGES.c, ARTICLE_IMAGES.c
_OF_ARTICLE = (
    select(_ai.address, _i.hash, _i.width, _i.height)
    .join_from(ARTICLE_IMAGES, IMAGES)
    .where(_ai.article == bindparam("article"))
)


def keep(
    c: Connection,
    files: ImageFiles,
    body: bytes,
    content_type: str,
    width: int | None = None,
    height: int | None = None,
) -> str:
    """Keep an image; returns its hash.

    Who has called `files.write` before this transaction does not let others wait for the disk.
    """
    lock_for_keeping(c)
    image_hash = hash_of(body, content_type)
    if not files.has(image_hash):  # not written yet, or removed since
        files.write(body, content_type)
    values = {"hash": image_hash, "content_type": content_type, "width": width, "height": height}
    keep_once(c, IMAGES, values)
    return image_hash


def attach(c: Connection, article_id: int, address: str, image_hash: str) -> None:
    """Let an article show a kept image in place of an address, and no other one there.

    Its page is another one then, and so its body's version.
    """
    address = storable(address) or ""
    c.execute(delete(ARTICLE_IMAGES).where(_ai.article == article_id, _ai.address == address))
    c.execute(insert(ARTICLE_IMAGES).values(article=article_id, address=address, image_hash=image_hash))
    person = c.execute(select(ARTICLES.c.person).where(ARTICLES.c.id == article_id)).scalar_one()
    newer = update(BODIES).where(BODIES.c.article == article_id)
    c.execute(newer.values(version=next_change(c, person)))


def of_article(c: Connection, article_id: int) -> Mapping[str, KeptImage]:
    """The images that an article shows, by the address in its HTML."""
    rows = c.execute(_OF_ARTICLE, {"article": article_id})
    return {address: KeptImage(image_hash, width, height) for address, image_hash, width, height in rows}


def thumbnails(c: Connection, article_ids: Iterable[int]) -> dict[int, str]:
    """Find the hash of one kept image of each article, by the article's id: its lead image, else the first.

    Icons are passed over, and what the reader has hidden. One statement.
    """
    find = func.instr if c.dialect.name == "sqlite" else func.strpos
    at = find(BODIES.c.html, func.replace(_ai.address, "&", "&amp;"))
    chosen = (
        select(_ai.article, _ai.image_hash, _ai.address, BODIES.c.hidden)
        .join_from(ARTICLE_IMAGES, IMAGES)
        .join(ARTICLES, ARTICLES.c.id == _ai.article)
        .join(BODIES, BODIES.c.article == _ai.article)
        .where(_ai.article.in_(list(article_ids)), *map(_is_no_icon, (_i.width, _i.height)))
        .order_by(case((_ai.address == ARTICLES.c.lead_image, 0), else_=1), case((at == 0, 1), else_=0), at)
    )
    found: dict[int, str] = {}
    for row in c.execute(chosen).mappings():
        if not any(row["address"] in element.images for element in hidden_from(row)):
            found.setdefault(row["article"], row["image_hash"])
    return found


def _is_no_icon(side: Column[int]) -> ColumnElement[bool]:
    return or_(side.is_(None), side >= limits.THUMBNAIL_PIXELS)


def detach_unseen(c: Connection, article_id: int, html: str) -> None:
    """Let go of the images at addresses that an article's HTML does not name any more."""
    seen = unescape(html)
    addresses = c.execute(select(_ai.address).where(_ai.article == article_id)).scalars()
    unseen = [address for address in addresses if address not in seen]
    c.execute(delete(ARTICLE_IMAGES).where(_ai.article == article_id, _ai.address.in_(unseen)))


def find_type(c: Connection, person: int, article_id: int, image_hash: str) -> str:
    """Find the content type of an image that one of a person's own articles shows. Raises: NotInLibrary."""
    chosen = (
        select(_i.content_type)
        .join_from(ARTICLE_IMAGES, IMAGES)
        .join(ARTICLES, ARTICLES.c.id == _ai.article)
        .where(ARTICLES.c.person == person, _ai.article == article_id, _i.hash == image_hash)
        .limit(1)
    )
    content_type: str | None = c.execute(chosen).scalar_one_or_none()
    if content_type is None:
        raise NotInLibrary
    return content_type
