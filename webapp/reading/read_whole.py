"""Turns the first page of an article into the whole of it: its further parts are fetched and joined."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace

from webapp import limits
from webapp.article import Candidate, FetchedPage
from webapp.errors import NutgrafError
from webapp.reading.read_page import ReadPage
from webapp.reading.services import ReadsPages

log = logging.getLogger(__name__)


def read_whole(
    fetch: Callable[[str], FetchedPage],
    read: ReadsPages,
    page: FetchedPage,
    *,
    candidate: Candidate = "chosen",
) -> tuple[FetchedPage, ReadPage]:
    """Read a page and the parts that follow it; returns the page with them, and what was read.

    A part that cannot be had ends it; what was read until then stays, with a confidence that tells.
    Raises what `read` does for the first page.
    """
    deadline = time.monotonic() + limits.PARTS_SECONDS
    whole = read(page, candidate=candidate)
    while whole.next_part is not None and 1 + len(page.parts) < limits.ARTICLE_PARTS:
        if time.monotonic() > deadline:
            log.info("%s: its parts take too long", page.url)
            break
        try:
            longer = replace(page, parts=(*page.parts, fetch(whole.next_part)))
            if sum(len(part.body) for part in longer.parts) > limits.PARTS_BYTES:
                break
            found = read(longer, candidate=candidate)
        except NutgrafError as error:
            log.info("%s: its part %s could not be had: %s", page.url, whole.next_part, error)
            break
        if found.next_part == whole.next_part:
            break  # what came is no article: a sign-in, an error
        page, whole = longer, found
    return page, whole
