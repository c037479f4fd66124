"""Signs a thread by its first post: who opened it, and when."""

from __future__ import annotations

from dataclasses import replace

from webapp.extraction.metadata import Metadata
from webapp.extraction.posts import find_day
from webapp.extraction.structured_data import Facts, text_fact
from webapp.extraction.threads import Thread


def sign_by_post(metadata: Metadata, thread: Thread | None, facts: Facts) -> Metadata:
    """Take author and day from a thread's first post, where the page does not state its day for machines.

    Readers know each other by names that no newspaper would print ("mill_owner_73"), and every reply has an
    author and a day too: what is printed beside the first post is its own.
    """
    if thread is None or not thread.is_opened:
        return metadata
    first = thread.posts[0]
    day, _printed = find_day(first)
    is_dated = text_fact(facts, "datePublished", "dateCreated") is not None
    return replace(
        metadata,
        byline=first.author or metadata.byline,
        published=metadata.published if is_dated else day or metadata.published,
    )
