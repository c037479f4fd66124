"""Turns another reading of a kept page into its article's text; its reader's place goes on."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.article import FetchedPage, Ranking, Sentence
from webapp.library import Article, ArticleBody, articles, pages, states
from webapp.reading.bring_in import keep_article
from webapp.reading.read_page import ReadPage
from webapp.reading.sentence_marks import sentence_id
from webapp.reading.services import Services
from webapp.reading.summarize_article import kept_ranking, rank_article


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article that can be read again: with its text and its raw page."""

    article: Article
    body: ArticleBody
    page: FetchedPage


def find_kept(services: Services, article_id: int) -> KeptArticle | None:
    """Find an article, its text and its page; None where one of them is not there."""
    with services.library.reading() as c:
        article = articles.find_any(c, article_id)
        body = articles.body(c, article_id)
        page = pages.find(c, article.page_hash) if article and article.page_hash else None
    if article is None or body is None or page is None:
        return None
    return KeptArticle(article, body, page)


def replace_article(services: Services, kept: KeptArticle, read: ReadPage) -> None:
    """Keep what was read in place of the text that was there; it is ranked where a place must be found."""
    article = kept.article
    before = kept_ranking(services, article, kept.body) if article.position_anchor else None
    keep_article(services, article.id, kept.page, read)
    after = rank_article(services, article.id) if before else None
    if before is None or after is None:
        return
    moved = _find_again(before, after, article.position_anchor)
    if moved is None:
        return
    old, new = moved
    shift = new.start / max(1, len(read.article.text)) - old.start / max(1, len(kept.body.text))
    position = min(1.0, max(0.0, article.position + shift))
    with services.library.writing() as c:
        states.set_position(c, article.person, article.id, position, sentence_id(new.position))


def _find_again(before: Ranking, after: Ranking, anchor: str | None) -> tuple[Sentence, Sentence] | None:
    """Find the sentence that was read last, or else the first one after it that is in the new text too."""
    places: dict[str, Sentence] = {}
    for sentence in after.sentences:
        places.setdefault(sentence.text, sentence)
    start = next((s.position for s in before.sentences if sentence_id(s.position) == anchor), None)
    for old in before.sentences[start:] if start is not None else ():
        if old.text in places:
            return old, places[old.text]
    return None
