"""Keeps fetched pages, compressed, by their hash."""

from __future__ import annotations

import hashlib
import json
import zlib

from sqlalchemy import Connection, select

from webapp.article import FetchedPage
from webapp.library import moments
from webapp.library.keeping import keep_once
from webapp.library.rows import storable, storable_fields
from webapp.library.tables import PAGES


def keep(c: Connection, page: FetchedPage) -> str:
    """Keep a page; the same page twice is kept once. Returns its hash."""
    key = hashlib.sha256()
    for part in (
        page.url.encode("utf-8", "replace"),
        (page.content_type or "").encode("utf-8", "replace"),
        page.body,
    ):
        key.update(len(part).to_bytes(8, "big") + part)
    page_hash = key.hexdigest()
    values = {
        "hash": page_hash,
        "url": page.url,
        "status": page.status,
        "content_type": page.content_type,
        "headers": storable(json.dumps(dict(page.headers))),
        "body": zlib.compress(page.body),
        "kept_at": moments.now(),
    }
    keep_once(c, PAGES, storable_fields(values))
    return page_hash


def find(c: Connection, page_hash: str) -> FetchedPage | None:
    """Find a kept page."""
    row = c.execute(select(PAGES).where(PAGES.c.hash == page_hash)).mappings().one_or_none()
    if row is None:
        return None
    return FetchedPage(
        url=row["url"],
        body=zlib.decompress(row["body"]),
        content_type=row["content_type"],
        status=row["status"],
        headers=json.loads(row["headers"]),
    )
