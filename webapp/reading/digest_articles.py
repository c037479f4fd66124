"""Turns a list of articles into its digest: what they tell, each story once."""

from __future__ import annotations

from dataclasses import dataclass

from webapp import limits
from webapp.article import RankedArticle, Sentence
from webapp.library import Article, Cursor, lists, rankings
from webapp.reading.services import Services
from webapp.summarizing import ENGINE, make_digest

SENTENCES = 3  # of a story that one article tells


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story, the articles that tell it, and sentences of theirs."""

    articles: tuple[Article, ...]
    sentences: tuple[tuple[Article, Sentence], ...]


@dataclass(frozen=True, slots=True)
class DigestPage:
    """A list's stories, those of the newest articles first; `unranked` are articles not ranked yet."""

    stories: tuple[ToldStory, ...]
    unranked: tuple[Article, ...]
    older: Cursor | None


def digest_articles(
    services: Services,
    person: int,
    list_name: str,
    *,
    after: str | None = None,
    sentences: int = SENTENCES,
    limit: int = limits.DIGEST_ARTICLES,
) -> DigestPage:
    """Digest a list's articles, newest first, after a cursor. Raises: ValueError for a bad cursor."""
    cursor = Cursor.parse(after) if after else None
    with services.library.reading() as c:
        page = lists.page(c, person, list_name, after=cursor, limit=limit)
        found = rankings.find_many(c, [article.id for article in page.articles], ENGINE)
    ready = [article for article in page.articles if article.id in found]
    digest = make_digest(
        [RankedArticle(article.title, article.lang, found[article.id]) for article in ready],
        sentences=sentences,
    )
    return DigestPage(
        stories=tuple(
            ToldStory(
                tuple(ready[at] for at in story.articles),
                tuple((ready[at], sentence) for at, sentence in story.sentences),
            )
            for story in digest
        ),
        unranked=tuple(a for a in page.articles if a.state == "ready" and a.id not in found),
        older=page.next,
    )
