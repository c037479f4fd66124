"""Brings an article in: fetched, extracted, sanitized, kept; or failed, with its reason."""

from __future__ import annotations

import logging

from webapp.article import ExtractedArticle, FetchedPage
from webapp.errors import LessComplete, NothingToRead, NutgrafError, error_of_kind
from webapp.extraction import ENGINE
from webapp.library import Article, ArticleBody, Connection, ImageFiles, Job, articles, images, pages
from webapp.reading.colour_article import colour_article
from webapp.reading.completeness import compare
from webapp.reading.fail_article import check_beforehand, fail_article
from webapp.reading.hide_element import hide_again
from webapp.reading.image_size import measure_image
from webapp.reading.queue import claim_now, ending, queue_colouring, queue_ranking
from webapp.reading.read_whole import read_whole
from webapp.reading.reading_place import move_places
from webapp.reading.reading_time import count_words
from webapp.reading.services import Services
from webapp.reading.shown_instead import SHOWN_INSTEAD
from webapp.reading.summarize_article import rank_article
from webapp.sandbox.read_page import ReadPage
from webapp.sanitizing import VERSION as SANITIZER

log = logging.getLogger(__name__)


def bring_in(services: Services, article_id: int, owner: str | None = None) -> Article | None:
    """Do now what an article waits for, rank it and colour its code.

    Returns None where it waits for nothing, or is being done. `owner` is whoever renews the lease.
    Raises: LeaseLost.
    """
    job = claim_now(services, "bring in", article_id, owner)
    if job is None:
        return None
    do_bring_in(services, job)
    rank_article(services, article_id)
    colour_article(services, article_id)
    with services.library.read() as c:
        return articles.find_any(c, article_id)


def do_bring_in(services: Services, job: Job) -> None:
    """Fetch, extract, sanitize and keep a job's article, and queue its ranking.

    May run twice, and after a crash: whatever was kept before stays until something no worse is there.
    Raises: LeaseLost.
    """
    with services.library.read() as c:
        article, body = articles.find_any(c, job.subject), articles.body(c, job.subject)
    if article is None:  # removed meanwhile
        with ending(services, job):
            return
    try:
        check_beforehand(services, job)
        services.warm_ranking()  # beside the fetch
        page, read = _read(services, article)
        _refuse_what_is_worse(services, article, body, read.article)
    except NutgrafError as error:
        log.info("article %s failed: %s (%s)", article.id, error.code, error)
        fail_article(services, job, error)
        return
    files = services.library.image_files
    write_images(files, read)
    with ending(services, job) as c:
        if articles.find_any(c, article.id) is not None:
            keep_article(c, files, article.id, page, read)


def write_images(files: ImageFiles, read: ReadPage) -> None:
    """Write the images of what was read, before the transaction that keeps it: others wait for that one."""
    for content_type, image in read.images.values():
        files.write(image, content_type)


def keep_article(
    c: Connection,
    files: ImageFiles,
    article_id: int,
    page: FetchedPage,
    read: ReadPage,
    *,
    instead_of: Article | None = None,
) -> bool:
    """Keep an article that was read from a page, with the page itself and its embedded images.

    Places in the text that was there before are taken along; its ranking and the colours of its code are
    queued. Where it is to stand `instead_of` an article that has another page, reading or engine by now, or
    is gone, nothing is kept; returns whether it was.
    """
    if instead_of is not None and _origin(articles.lock(c, article_id)) != _origin(instead_of):
        return False
    before = articles.body(c, article_id)
    page_hash = pages.keep(c, page)
    articles.keep_extracted(
        c,
        article_id,
        read.article,
        engine=ENGINE,
        page_hash=page_hash,
        words=count_words(read.article.text, read.article.lang),
        sanitizer=SANITIZER,
    )
    if before is not None and before.hidden:
        hide_again(c, article_id)
    _move_places(c, article_id, before)
    for address, (content_type, image) in read.images.items():
        size = measure_image(image, content_type) or (None, None)
        images.attach(c, article_id, address, images.keep(c, files, image, content_type, *size))
    images.detach_unseen(c, article_id, read.article.html)
    queue_ranking(c, article_id)
    if "<pre" in read.article.html:
        queue_colouring(c, article_id)
    return True


def _origin(article: Article | None) -> tuple[object, ...] | None:
    """What an article's text came from."""
    if article is None:
        return None
    return article.page_hash, article.candidate, article.engine, article.is_on_its_way


def _move_places(c: Connection, article_id: int, before: ArticleBody | None) -> None:
    article, after = articles.find_any(c, article_id), articles.body(c, article_id)
    if article and after and before and (after.text, after.blocks) != (before.text, before.blocks):
        move_places(c, article, before, after)


def _read(services: Services, article: Article) -> tuple[FetchedPage, ReadPage]:
    """Read the page that a reader gave us, or else the address's own, fetched anew with all its parts."""
    if article.came_from != "address" and article.page_hash:
        with services.library.read() as c:
            page = pages.find(c, article.page_hash)
        if page is not None:
            return page, services.read(page, candidate=article.candidate)
    if article.url is None:
        raise NothingToRead
    first = services.fetch(article.url)
    return read_whole(services.fetch, services.read, first, candidate=article.candidate)


def _refuse_what_is_worse(
    services: Services, article: Article, kept: ArticleBody | None, new: ExtractedArticle
) -> None:
    if new.kind in SHOWN_INSTEAD:
        raise error_of_kind(new.kind)
    if not new.text.strip() and "<img" not in new.html:
        raise NothingToRead
    if kept is None or article.came_from != "address":
        return
    if new.kind != "article" or not _is_no_less(services, kept, new):
        raise LessComplete


def _is_no_less(services: Services, kept: ArticleBody, new: ExtractedArticle) -> bool:
    """Whether a page fetched again has all that was the article's own, or as much of it, rewritten."""
    found = compare(kept.html, new.html)
    if found.is_no_less or found.may_be_rewritten:
        return True
    found = compare(kept.html, new.html, _judge_kept_page(services, kept))
    return found.is_no_less or found.may_be_rewritten


def _judge_kept_page(services: Services, kept: ArticleBody) -> ReadPage | None:
    """Read the page that the kept text came from, to tell what of it is the article's own."""
    with services.library.read() as c:
        page = pages.find(c, kept.page_hash) if kept.page_hash else None
    try:
        return services.read(page, with_furniture=True) if page else None
    except NutgrafError:
        return None  # then every word counts
