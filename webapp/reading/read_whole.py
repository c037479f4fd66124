"""Reads an article that stands on several pages: fetches its further parts and joins them."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace

from webapp import limits
from webapp.article import Candidate, FetchedPage
from webapp.errors import NutgrafError
from webapp.reading.services import ReadsPages
from webapp.sandbox.read_page import ReadPage, Unfinished

log = logging.getLogger(__name__)


def read_whole(
    fetch: Callable[[str], FetchedPage],
    read: ReadsPages,
    page: FetchedPage,
    *,
    candidate: Candidate = "chosen",
) -> tuple[FetchedPage, ReadPage]:
    """Read a page and the parts that follow it, each once; returns the page with them, and what was read.

    A part that cannot be had ends it; what was read until then stays, with a confidence that tells.
    Raises what `read` does for the first page.
    """
    deadline = time.monotonic() + limits.PARTS_SECONDS
    whole = read(page, candidate=candidate)
    while whole.unfinished is not None and 1 + len(page.parts) < limits.ARTICLE_PARTS:
        if time.monotonic() > deadline:
            log.info("%s: its parts take too long", page.url)
            break
        try:
            longer = replace(page, parts=(*page.parts, fetch(whole.unfinished.next_part)))
            if sum(len(part.body) for part in longer.parts) > limits.PARTS_BYTES:
                break
            found = read(longer.parts[-1], candidate=candidate, before=whole.unfinished)
        except NutgrafError as error:
            log.info("%s: its part %s could not be had: %s", page.url, whole.unfinished.next_part, error)
            break
        if _is_as_far(found.unfinished, whole.unfinished):
            break  # what came is no article: a sign-in, an error
        page, whole = longer, replace(found, images={**whole.images, **found.images})
    return page, whole


def _is_as_far(found: Unfinished | None, before: Unfinished) -> bool:
    return found is not None and found.next_part == before.next_part
