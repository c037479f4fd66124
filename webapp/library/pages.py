"""Keeps fetched pages, compressed, by their hash."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import Final

from sqlalchemy import Connection, select

from webapp.article import FetchedPage
from webapp.library import moments
from webapp.library.hash_locks import lock_for_keeping
from webapp.library.keeping import keep_once
from webapp.library.rows import storable, storable_fields
from webapp.library.tables import PAGE_PARTS, PAGES
from webapp.media_types import begins_like_pdf

# A PDF is compressed within. Trying to compress 30 MB of it takes half a second, in which nobody else writes.
_USUAL: Final = -1
_STORED: Final = 0


def keep(c: Connection, page: FetchedPage) -> str:
    """Keep a page and its parts; the same page twice is kept once. Returns its hash."""
    lock_for_keeping(c)
    parts = [keep(c, part) for part in page.parts]
    key = hashlib.sha256()
    for part in (
        page.url.encode("utf-8", "replace"),
        (page.content_type or "").encode("utf-8", "replace"),
        page.body,
        *(part_hash.encode() for part_hash in parts),
    ):
        key.update(len(part).to_bytes(8, "big") + part)
    page_hash = key.hexdigest()
    values = {
        "hash": page_hash,
        "url": page.url,
        "status": page.status,
        "content_type": page.content_type,
        "headers": storable(json.dumps(dict(page.headers))),
        "body": zlib.compress(page.body, _STORED if begins_like_pdf(page.body) else _USUAL),
        "kept_at": moments.now(),
    }
    keep_once(c, PAGES, storable_fields(values))
    for number, part_hash in enumerate(parts, 2):
        keep_once(c, PAGE_PARTS, {"page_hash": page_hash, "number": number, "part_hash": part_hash})
    return page_hash


def find(c: Connection, page_hash: str) -> FetchedPage | None:
    """Find a kept page, with its parts."""
    row = c.execute(select(PAGES).where(PAGES.c.hash == page_hash)).mappings().one_or_none()
    if row is None:
        return None
    return FetchedPage(
        url=row["url"],
        body=zlib.decompress(row["body"]),
        content_type=row["content_type"],
        status=row["status"],
        headers=json.loads(row["headers"]),
        parts=tuple(part for part_hash in _parts_of(c, page_hash) if (part := find(c, part_hash))),
    )


def _parts_of(c: Connection, page_hash: str) -> list[str]:
    chosen = select(PAGE_PARTS.c.part_hash).where(PAGE_PARTS.c.page_hash == page_hash)
    return list(c.execute(chosen.order_by(PAGE_PARTS.c.number)).scalars())
