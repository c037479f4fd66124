"""Saves an address, a pasted text or an uploaded file as an article on its way."""

from __future__ import annotations

from datetime import datetime

from webapp import limits
from webapp.addresses import address_key
from webapp.article import FetchedPage
from webapp.errors import FeedRefused, NothingGiven
from webapp.extraction import with_title
from webapp.fetching import check_typed, is_feed, normalise_address
from webapp.library import Article, articles, corrections, pages
from webapp.media_types import PDF
from webapp.reading.given_file import check_file
from webapp.reading.given_type import HTML, find_file_type, find_text_type
from webapp.reading.queue import queue_bring_in
from webapp.reading.services import Services


def save_address(services: Services, person: int, address: str, at: datetime | None = None) -> Article:
    """Keep an address, or put the article that it already is back on top, unread.

    The page is fetched by a job (`bring_in`), queued in the same transaction; nothing is looked up here.
    Saved `at` a moment before now, the article stands where that puts it, and what was done with it later
    stays: it may be deleted.
    Raises: NothingGiven, AddressMalformed, SeveralAddresses, SchemeRefused, PrivateAddress, PortRefused,
    TooManyWaiting.
    """
    if not address.strip():
        raise NothingGiven
    url = check_typed(address, allow=services.settings.fetch_allow)
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
    services: Services,
    person: int,
    pasted: str,
    address: str = "",
    at: datetime | None = None,
    *,
    title: str = "",
) -> Article:
    """Keep what a reader pasted: plain text, or Markdown or HTML where it looks like it.

    `address` says where it came from, and may be empty, as may the reader's `title`; `at` as in
    `save_address`. Raises: InputError, FeedRefused.
    """
    if not pasted.strip():
        raise NothingGiven
    title = " ".join(title.split())[: limits.TITLE_CHARS]
    content_type = with_title(f"{find_text_type(pasted)}; charset=utf-8", title)
    body = pasted.encode("utf-8", "replace")
    if is_feed(body):
        raise FeedRefused
    return _save_page(services, person, body, content_type, address, came_from="paste", at=at, title=title)


def save_upload(
    services: Services,
    person: int,
    body: bytes,
    address: str = "",
    at: datetime | None = None,
    *,
    name: str = "",
) -> Article:
    """Keep an uploaded file: a PDF, or HTML, Markdown or plain text, which its `name` may tell.

    The rest as in `save_pasted`. Raises: InputError, PageTooLarge, FeedRefused.
    """
    if not body.strip():
        raise NothingGiven
    check_file(body)
    found = find_file_type(body, name)
    content_type = found if found in (HTML, PDF) else f"{found}; charset=utf-8"  # a page names its own
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
    title: str = "",
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
            if title and "title" in known.printed:  # the reader's later word for it
                corrections.edit(c, person, known.id, {"title": title})
            saved = articles.find(c, person, known.id)
        queue_bring_in(c, saved, anew=True)
        return saved
