"""Shows an article in another reading of its page."""

from __future__ import annotations

from webapp.article import CANDIDATES, Candidate
from webapp.errors import NothingToRead
from webapp.library import articles
from webapp.reading.replace_article import KeptArticle, find_kept, replace_article
from webapp.reading.services import Services
from webapp.sandbox.read_page import ReadPage


def choose_reading(services: Services, person: int, article_id: int, candidate: Candidate) -> None:
    """Read an article's kept page this way from now on. Raises: NotInLibrary, ExtractionError."""
    kept = _find(services, person, article_id)
    read = services.read(kept.page, candidate=candidate)
    if not read.article.text:
        raise NothingToRead
    replace_article(services, kept, read)


def try_another(services: Services, person: int, article_id: int) -> Candidate | None:
    """Read the page the next way that gives another text; None where there is none.

    Raises: NotInLibrary, NothingToRead, ExtractionError.
    """
    kept = _find(services, person, article_id)
    readings = _different_readings(services, kept)
    if not readings:
        return None
    read = readings[(_place_of(kept, readings) + 1) % len(readings)]
    if read.article.candidate == kept.article.candidate:
        return None
    replace_article(services, kept, read)
    return read.article.candidate


def _find(services: Services, person: int, article_id: int) -> KeptArticle:
    with services.library.read() as c:
        articles.find(c, person, article_id)
    kept = find_kept(services, article_id)
    if kept is None:
        raise NothingToRead
    return kept


def _different_readings(services: Services, kept: KeptArticle) -> list[ReadPage]:
    """Read the page in every way, at once; one whose text another has given already is passed over."""
    found: dict[str, ReadPage] = {}
    for candidate, read in zip(CANDIDATES, services.read_ways(kept.page, CANDIDATES), strict=True):
        text = _fold(read.article.text)
        if text and read.article.candidate == candidate:  # else the page has none of the kind
            found.setdefault(text, read)
    return list(found.values())


def _place_of(kept: KeptArticle, readings: list[ReadPage]) -> int:
    """Where among them the kept text stands; before the first one where an older engine made it."""
    folded = _fold(kept.body.text)
    for place, read in enumerate(readings):
        if read.article.candidate == kept.article.candidate or _fold(read.article.text) == folded:
            return place
    return -1


def _fold(text: str) -> str:
    return "".join(text.split())
