"""Saves an address, a pasted text or an uploaded file as an article on its way."""

from __future__ import annotations

from datetime import datetime

from webapp.addresses import address_key
from webapp.article import PDF, FetchedPage, begins_like_pdf
from webapp.errors import NothingGiven
from webapp.fetching import check_address, normalise_address
from webapp.library import Article, articles, pages
from webapp.reading.given_file import check_file, is_utf16
from webapp.reading.queue import queue_bring_in
from webapp.reading.services import Services

HTML = "text/html"
TEXT = "text/plain; charset=utf-8"


def save_address(services: Services, person: int, address: str, at: datetime | None = None) -> Article:
    """Keep an address, or put the article that it already is back on top, unread.

    The page is fetched by a job (`bring_in`), queued in the same transaction; nothing is looked up here.
    Saved `at` a moment before now, the article stands where that puts it, and what was done with it later
    stays: it may be deleted.
    Raises: NothingGiven, AddressMalformed, SchemeRefused, PrivateAddress, TooManyWaiting.
    """
    if not address.strip():
        raise NothingGiven
    url = check_address(address.strip(), allow=services.settings.fetch_allow)
    key = address_key(url)
    with services.library.write() as c:
        known = articles.find_by_key(c, person, key)
        if known is None:
            added = articles.add(c, person, url=url, address_key=key, came_from="address", now=at)
            queue_bring_in(c, added)
            return added
        articles.relist(c, person, known.id, at)
        found = articles.find(c, person, known.id, deleted=True)
        if found.state != "ready" and found.deleted_at is None:
            articles.put_on_its_way(c, person, known.id)
            queue_bring_in(c, found)
        return articles.find(c, person, known.id, deleted=True)


def save_pasted(
    services: Services, person: int, pasted: str, address: str = "", at: datetime | None = None
) -> Article:
    """Keep what a reader pasted: text, or HTML where it looks like it.

    `address` says where it came from, and may be empty; `at` as in `save_address`. Raises: InputError.
    """
    if not pasted.strip():
        raise NothingGiven
    content_type = "text/html; charset=utf-8" if _looks_like_html(pasted) else TEXT
    body = pasted.encode("utf-8", "replace")
    return _save_page(services, person, body, content_type, address, came_from="paste", at=at)


def save_upload(
    services: Services, person: int, body: bytes, address: str = "", at: datetime | None = None
) -> Article:
    """Keep an uploaded HTML, text or PDF file; the rest as in `save_pasted`.

    Raises: InputError, PageTooLarge.
    """
    if not body.strip():
        raise NothingGiven
    check_file(body)
    content_type = HTML if _looks_like_html(body[:4096].decode("latin-1")) or is_utf16(body) else TEXT
    if begins_like_pdf(body):
        content_type = PDF
    return _save_page(services, person, body, content_type, address, came_from="upload", at=at)


def _save_page(
    services: Services,
    person: int,
    body: bytes,
    content_type: str,
    address: str,
    *,
    came_from: str,
    at: datetime | None,
) -> Article:
    url = normalise_address(address) if address.strip() else ""
    page = FetchedPage(url=url, body=body, content_type=content_type)
    with services.library.write() as c:
        page_hash = pages.keep(c, page)
        key = address_key(url) if url else f"page:{page_hash}"
        known = articles.find_by_key(c, person, key)
        if known is None:
            saved = articles.add(
                c, person, url=url or None, address_key=key, came_from=came_from, page_hash=page_hash, now=at
            )
        else:
            articles.relist(c, person, known.id, at)
            if articles.find(c, person, known.id, deleted=True).deleted_at is not None:
                return articles.find(c, person, known.id, deleted=True)
            articles.put_on_its_way(c, person, known.id, page_hash=page_hash, came_from=came_from)
            saved = articles.find(c, person, known.id)
        queue_bring_in(c, saved, anew=True)
        return saved


def _looks_like_html(text: str) -> bool:
    start = text.lstrip("\ufeff \t\r\n").lower()
    if start.startswith("<"):
        return True
    return any(tag in start for tag in ("</p>", "</div>", "<br>", "<br/>", "</a>", "</article>", "</h1>"))
