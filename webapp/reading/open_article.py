"""An article's page: its text with marks and images, its contents, its summary, the reader's place in it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass

from webapp.dressing import ENGLISH, PageWords, ShownImage, dress_article
from webapp.library import Article, Glance, images
from webapp.reading.colour_article import find_colours
from webapp.reading.contents import Section, find_contents
from webapp.reading.open_summary import OpenedSummary, find_body, keep_summary, marked_text, summary_key
from webapp.reading.reading_place import find_mark
from webapp.reading.services import Services
from webapp.reading.show_body import show_body
from webapp.reading.summarize_article import kept_ranking


@dataclass(frozen=True, slots=True)
class OpenedText:
    """`html` is safe, its sentences marked where there is a ranking; a long read has its contents.

    `summary` is None until the article is ranked.
    """

    html: str = ""
    contents: tuple[Section, ...] = ()
    summary: OpenedSummary | None = None
    hidden: int = 0  # elements that the reader has hidden


@dataclass(frozen=True, slots=True)
class OpenedArticle:
    """`place` is the id of the sentence that was read last."""

    text: OpenedText
    place: str | None = None


def open_article(
    services: Services, glance: Glance, *, image_folder: str, words: PageWords = ENGLISH
) -> OpenedArticle:
    """Open an article that was glanced at in the same view of the library.

    `image_folder` is where the page asks for kept images, each by its hash. The text is dressed once, and
    kept by all that went into it; where its reader was is looked up each time.
    """
    if glance.version is None:
        return OpenedArticle(OpenedText())
    key = ("text", *summary_key(glance), glance.is_ranked, glance.is_coloured, image_folder, words)
    text: OpenedText | None = services.opened.find(key)
    if text is None:
        text = _dress(services, glance, image_folder, words)
        services.opened.keep(key, text, sys.getsizeof(text.html))
    return OpenedArticle(text, _place(glance, text.summary))


def _dress(services: Services, glance: Glance, image_folder: str, words: PageWords) -> OpenedText:
    article, body = glance.article, find_body(services, glance)
    shown = show_body(body)
    ranking = kept_ranking(services, article, body) if glance.is_ranked else None
    marked = marked_text(body, ranking) if ranking else None
    kept = shown_images(services, article, image_folder)
    colours = find_colours(services, article) if glance.is_coloured else {}
    dressed = dress_article(shown.html, marked, images=kept, colours=colours, words=words)
    hidden = sum(number is not None for number in shown.hiding.found)
    contents = find_contents(dressed.outline.headings, words=article.words, lang=article.lang)
    if ranking is None or marked is None:
        return OpenedText(dressed.html, contents, hidden=hidden)
    summary = keep_summary(services, glance, marked, ranking, dressed.outline)
    return OpenedText(dressed.html, contents, summary, hidden)


def shown_images(services: Services, article: Article, image_folder: str) -> Mapping[str, ShownImage]:
    """The images of an article that are kept, by the addresses in its HTML, as its page asks for them."""
    with services.library.read() as c:
        return {
            address: ShownImage(f"{image_folder}{image.hash}", image.width, image.height)
            for address, image in images.of_article(c, article.id).items()
        }


def _place(glance: Glance, summary: OpenedSummary | None) -> str | None:
    if summary is None:
        return None
    return find_mark(glance.article, summary.text, summary.ranking.sentences, summary.anchors)
