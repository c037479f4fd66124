"""Opens an article's text with a button on each element that can be hidden."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.dressing import HideWords, PageWords, dress_article
from webapp.errors import NothingToRead
from webapp.library import Article
from webapp.reading.colour_article import find_colours
from webapp.reading.glance_at_article import glance_at_article
from webapp.reading.open_article import shown_images
from webapp.reading.open_summary import find_body, marked_text
from webapp.reading.services import Services
from webapp.reading.show_body import show_body
from webapp.reading.summarize_article import kept_ranking


@dataclass(frozen=True, slots=True)
class OpenedHiding:
    """`html` is safe, and bears the buttons; `hidden` counts what is hidden already."""

    article: Article
    html: str
    hidden: int


def open_hiding(
    services: Services,
    person: int,
    article_id: int,
    *,
    image_folder: str,
    words: PageWords,
    hide_words: HideWords,
) -> OpenedHiding:
    """Open it. Sentences are marked as on the article's page, so that one finds one's place.

    Raises: NotInLibrary, NothingToRead where there is no text yet.
    """
    glance = glance_at_article(services, person, article_id)
    if glance.version is None:
        raise NothingToRead
    article, body = glance.article, find_body(services, glance)
    shown = show_body(body, with_names=True)
    ranking = kept_ranking(services, article, body)
    dressed = dress_article(
        shown.html,
        marked_text(body, ranking) if ranking else None,
        images=shown_images(services, article, image_folder),
        colours=find_colours(services, article) if glance.is_coloured else {},
        words=words,
        hide_words=hide_words,
    )
    return OpenedHiding(article, dressed.html, len(body.hidden))
