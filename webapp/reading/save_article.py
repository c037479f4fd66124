"""Turns an address, a pasted text or an uploaded file into an article on its way."""

from __future__ import annotations

from datetime import UTC, datetime

from webapp.article import FetchedPage
from webapp.errors import NothingGiven
from webapp.fetching import address_key, check_address, normalise_address
from webapp.library import Article, articles, pages
from webapp.reading.given_file import check_file, is_utf16
from webapp.reading.queue import queue_bring_in
from webapp.reading.services import Services

HTML = "text/html"
TEXT = "text/plain; charset=utf-8"


def save_address(services: Services, person: int, address: str) -> Article:
    """Keep an address, or put the article that it already is back on top, unread.

    The page is fetched by a job (`bring_in`), queued in the same transaction; nothing is looked up here.
    Raises: NothingGiven, AddressMalformed, SchemeRefused, PrivateAddress, TooManyWaiting.
    """
    if not address.strip():
        raise NothingGiven
    url = check_address(address.strip(), allow=services.settings.fetch_allow)
    key = address_key(url)
    with services.library.writing() as c:
        known = articles.find_by_key(c, person, key)
        if known is None:
            added = articles.add(c, person, url=url, address_key=key, came_from="address")
            queue_bring_in(c, added)
            return added
        articles.relist(c, person, known.id, datetime.now(UTC))
        if known.state != "ready":
            articles.put_on_its_way(c, person, known.id)
            queue_bring_in(c, known)
        return articles.find(c, person, known.id)


def save_pasted(services: Services, person: int, pasted: str, address: str = "") -> Article:
    """Keep what a reader pasted: text, or HTML where it looks like it.

    `address` says where it came from, and may be empty. Raises: InputError.
    """
    if not pasted.strip():
        raise NothingGiven
    content_type = "text/html; charset=utf-8" if _looks_like_html(pasted) else TEXT
    body = pasted.encode("utf-8", "replace")
    return _save_page(services, person, body, content_type, address, came_from="paste")


def save_upload(services: Services, person: int, body: bytes, address: str = "") -> Article:
    """Keep an uploaded HTML or text file. Raises: InputError, PdfRefused."""
    if not body.strip():
        raise NothingGiven
    check_file(body)
    content_type = HTML if _looks_like_html(body[:4096].decode("latin-1")) or is_utf16(body) else TEXT
    return _save_page(services, person, body, content_type, address, came_from="upload")


def _save_page(
    services: Services, person: int, body: bytes, content_type: str, address: str, *, came_from: str
) -> Article:
    url = normalise_address(address) if address.strip() else ""
    with services.library.writing() as c:
        page_hash = pages.keep(c, FetchedPage(url=url, body=body, content_type=content_type))
        key = address_key(url) if url else f"page:{page_hash}"
        known = articles.find_by_key(c, person, key)
        if known is None:
            saved = articles.add(
                c, person, url=url or None, address_key=key, came_from=came_from, page_hash=page_hash
            )
        else:
            articles.relist(c, person, known.id, datetime.now(UTC))
            articles.put_on_its_way(c, person, known.id, page_hash=page_hash, came_from=came_from)
            saved = articles.find(c, person, known.id)
        queue_bring_in(c, saved, anew=True)
        return saved


def _looks_like_html(text: str) -> bool:
    start = text.lstrip("\ufeff \t\r\n").lower()
    if start.startswith("<"):
        return True
    return any(tag in start for tag in ("</p>", "</div>", "<br>", "<br/>", "</a>", "</article>", "</h1>"))
