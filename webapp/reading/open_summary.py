"""What an article's summary is shown from: its ranking, the names of its sentences, its sections."""

from __future__ import annotations

import sys
from bisect import bisect_right
from dataclasses import dataclass

from webapp.article import Ranking
from webapp.dressing import AnchoredText, MarkedText, Outline, name_sentences, outline_article
from webapp.library import ArticleBody, Glance, articles
from webapp.reading.passages import Passage
from webapp.reading.sanitize_again import sanitize_again
from webapp.reading.services import Services
from webapp.reading.show_body import show_body
from webapp.reading.summarize_article import kept_ranking
from webapp.reading.summarize_sections import summarize_sections

_SENTENCE_BYTES = 400  # of a sentence's object, numbers and name, beside its words


@dataclass(frozen=True, slots=True)
class OpenedSummary:
    """`anchors` are the ids of the sentences' marks, by position; `sections` is the summary by section,
    where there are enough of them. `text` finds the article's places.
    """

    ranking: Ranking
    anchors: tuple[str, ...]
    sections: tuple[Passage, ...]
    text: AnchoredText

    def name_after(self, characters: int) -> str | None:
        """The name of the last sentence that begins within so many characters; None where there is none."""
        at = bisect_right(self.ranking.sentences, characters, key=lambda sentence: sentence.start)
        return self.anchors[at - 1] if at else None


def open_summary(services: Services, glance: Glance) -> OpenedSummary | None:
    """Open the summary of an article that was glanced at; None where there is no ranking yet.

    Of the article's HTML it takes the outline alone, and nothing where the page was made lately.
    """
    if not glance.is_ranked:
        return None
    found: OpenedSummary | None = services.opened.find(summary_key(glance))
    if found is not None:
        return found
    body = find_body(services, glance)
    ranking = kept_ranking(services, glance.article, body)
    if ranking is None:
        return None
    marked = marked_text(body, ranking)
    return keep_summary(services, glance, marked, ranking, outline_article(show_body(body).html, marked))


def find_body(services: Services, glance: Glance) -> ArticleBody:
    """The text of an article glanced at in the same view of the library, sanitized by this version."""
    with services.library.read() as c:
        body = articles.body(c, glance.article.id)
    assert body is not None
    return sanitize_again(services, glance.article, body)


def marked_text(body: ArticleBody, ranking: Ranking) -> MarkedText:
    """What the marks of a ranked text are made of."""
    anchors = name_sentences(body.text, body.blocks, ranking.sentences)
    return MarkedText(body.text, body.blocks, ranking.sentences, anchors, body.old_starts)


def keep_summary(
    services: Services, glance: Glance, marked: MarkedText, ranking: Ranking, outline: Outline
) -> OpenedSummary:
    """Make a summary of its parts, and keep it for the next time."""
    sections = summarize_sections(outline, ranking, marked.anchors)
    text = AnchoredText(marked.text, marked.blocks)
    made = OpenedSummary(ranking, marked.anchors, sections, text)
    size = 3 * sys.getsizeof(marked.text) + _SENTENCE_BYTES * len(ranking.sentences)
    services.opened.keep(summary_key(glance), made, size)
    return made


def summary_key(glance: Glance) -> tuple[str, str, str | None, str | None]:
    """All that a summary depends on, beside this program."""
    return "summary", glance.article.uid, glance.version, glance.article.ranking_key
