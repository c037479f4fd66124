"""Turns kept raw pages into articles again, by a later engine."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.errors import NutgrafError
from webapp.extraction import ENGINE
from webapp.library import articles
from webapp.reading.replace_article import find_kept, replace_article
from webapp.reading.services import Services
from webapp.reading.summarize_article import rank_article

# A later engine may rightly leave more out; where half is gone, the older copy is the safer one.
NO_LESS_THAN = 0.5


def find_older(services: Services, *, all_engines: bool = False) -> list[int]:
    """Find the articles that an older engine extracted (or any engine) and whose raw page is kept."""
    with services.library.reading() as c:
        return articles.by_engine_other_than(c, "" if all_engines else ENGINE)


def reextract(services: Services, article_ids: list[int]) -> Iterator[tuple[int, bool]]:
    """Extract articles again, one after the other; yields each id and whether its article was replaced."""
    for article_id in article_ids:
        yield article_id, _reextract_one(services, article_id)


def _reextract_one(services: Services, article_id: int) -> bool:
    kept = find_kept(services, article_id)
    if kept is None:
        return False
    try:
        read = services.read(kept.page, candidate=kept.article.candidate)
    except NutgrafError:
        return False  # the copy that is kept is better than none
    if len(read.article.text) < NO_LESS_THAN * len(kept.body.text):
        return False
    replace_article(services, kept, read)
    rank_article(services, article_id)
    return True
