"""Digests a list of articles: each story once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from webapp import limits
from webapp.article import Block, RankedArticle, Ranking, Sentence, Story, Unsuited
from webapp.dressing import name_sentence
from webapp.library import Article, Cursor, Listing, articles, lists, rankings
from webapp.reading.passages import Passage
from webapp.reading.services import Services
from webapp.summarizing import ENGINE, make_digest

Text = tuple[str, Sequence[Block]]

SENTENCES = 3  # of a story that one article tells


@dataclass(frozen=True, slots=True)
class DigestPassage:
    """A passage of an article, and the anchors of its sentences there."""

    article: Article
    passage: Passage
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DigestStory:
    """A story, all articles that tell it, and passages of theirs.

    `unsuited` is why no summary does it justice, where a single article tells it.
    """

    articles: tuple[Article, ...]
    passages: tuple[DigestPassage, ...]
    unsuited: Unsuited | None


@dataclass(frozen=True, slots=True)
class DigestPage:
    """A list's stories, in the list's order; `unranked` are articles not ranked yet."""

    stories: tuple[DigestStory, ...]
    unranked: tuple[Article, ...]
    older: Cursor | None


def digest_articles(
    services: Services,
    person: int,
    listing: Listing,
    *,
    after: Cursor | None = None,
    sentences: int = SENTENCES,
    limit: int = limits.DIGEST_ARTICLES,
) -> DigestPage:
    """Digest a list's articles, in its order, after a cursor."""
    with services.library.read() as c:
        page = lists.page(c, person, listing, after=after, limit=limit)
        found = rankings.find_many(c, [article.id for article in page.articles], ENGINE)
        texts = articles.texts(c, found)
    ready = [article for article in page.articles if article.id in found]
    digest = make_digest(
        [RankedArticle(a.title, a.lang, found[a.id], a.published) for a in ready], sentences=sentences
    )
    return DigestPage(
        stories=tuple(_story(story, ready, texts, found) for story in digest),
        unranked=tuple(a for a in page.articles if a.state == "ready" and a.id not in found),
        older=page.next,
    )


def _story(
    story: Story, ready: Sequence[Article], texts: Mapping[int, Text], found: Mapping[int, Ranking]
) -> DigestStory:
    passages = groupby(story.sentences, key=lambda pair: (pair[0], pair[1].rank))
    return DigestStory(
        tuple(ready[at] for at in story.articles),
        tuple(
            _passage(ready[at], texts[ready[at].id], [sentence for _at, sentence in pairs])
            for (at, _rank), pairs in passages
        ),
        unsuited=found[ready[story.articles[0]].id].unsuited if len(story.articles) == 1 else None,
    )


def _passage(article: Article, text: Text, sentences: Sequence[Sentence]) -> DigestPassage:
    anchors = tuple(name_sentence(*text, sentence) for sentence in sentences)
    return DigestPassage(article, Passage(tuple(sentences)), anchors)
