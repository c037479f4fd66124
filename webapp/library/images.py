"""Keeps images by their hash, and which article shows them at which address."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from webapp.errors import NotInLibrary
from webapp.library.keeping import keep_once
from webapp.library.people import next_change
from webapp.library.records import Image, KeptImage
from webapp.library.rows import storable
from webapp.library.tables import ARTICLE_IMAGES, ARTICLES, BODIES, IMAGES

_i, _ai = IMAGES.c, ARTICLE_IMAGES.c
_OF_ARTICLE = (
    select(_ai.address, _i.hash, _i.width, _i.height)
    .join_from(ARTICLE_IMAGES, IMAGES)
    .where(_ai.article == bindparam("article"))
)


def keep(
    c: Connection, body: bytes, content_type: str, width: int | None = None, height: int | None = None
) -> str:
    """Keep an image; returns its hash."""
    image_hash = hashlib.sha256(content_type.encode() + b"\0" + body).hexdigest()
    values = {
        "hash": image_hash,
        "content_type": content_type,
        "width": width,
        "height": height,
        "body": body,
    }
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


def find(c: Connection, person: int, article_id: int, image_hash: str) -> Image:
    """Find an image that one of a person's own articles shows. Raises: NotInLibrary."""
    chosen = (
        select(_i.body, _i.content_type)
        .join_from(ARTICLE_IMAGES, IMAGES)
        .join(ARTICLES, ARTICLES.c.id == _ai.article)
        .where(ARTICLES.c.person == person, _ai.article == article_id, _i.hash == image_hash)
        .limit(1)
    )
    row = c.execute(chosen).one_or_none()
    if row is None:
        raise NotInLibrary
    return Image(row[0], row[1])
