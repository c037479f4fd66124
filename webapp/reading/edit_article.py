"""Corrects what an article says of itself: title, byline, site and date, each the reader's or the page's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from webapp import limits
from webapp.errors import DateMalformed, TitleMissing
from webapp.library import Article, HiddenElement, articles, corrections
from webapp.reading.services import Services
from webapp.reading.show_body import show_body

EDITABLE = ("title", "byline", "site_name", "published")


@dataclass(frozen=True, slots=True)
class Listed:
    """A hidden element; `is_there` tells whether the text as it is now has it."""

    element: HiddenElement
    is_there: bool


@dataclass(frozen=True, slots=True)
class EditedArticle:
    """An article with what its page says in the fields that the reader has changed, and what is hidden.

    A day is written `2024-05-17`, and "" is nothing.
    """

    article: Article
    shown: Mapping[str, str]
    printed: Mapping[str, str]
    hidden: tuple[Listed, ...]


def open_edited(services: Services, person: int, article_id: int) -> EditedArticle:
    """Open what can be corrected in an article. Raises: NotInLibrary."""
    with services.library.read() as c:
        article = articles.find(c, person, article_id)
        body = articles.body(c, article_id)
    hidden: tuple[Listed, ...] = ()
    if body is not None and body.hidden:
        places = show_body(body).hiding.found
        pairs = zip(body.hidden, places, strict=True)
        hidden = tuple(Listed(element, place is not None) for element, place in pairs)
    shown = {name: _as_field(name, _column(article, name)) for name in EDITABLE}
    printed = {name: _as_field(name, value) for name, value in article.printed.items() if name in EDITABLE}
    return EditedArticle(article, shown, printed, hidden)


def edit_article(
    services: Services, person: int, article_id: int, given: Mapping[str, str], *, set_back: str = ""
) -> None:
    """Give an article the reader's own fields, and the one to `set_back` what its page says.

    Raises: NotInLibrary, TitleMissing, DateMalformed.
    """
    with services.library.write() as c:
        article = articles.find(c, person, article_id)
        values = {name: _value(article, name, text) for name, text in given.items() if name in EDITABLE}
        if "title" in values and not values["title"] and set_back != "title":
            raise TitleMissing
        if set_back in EDITABLE and set_back in article.printed:
            values[set_back] = article.printed[set_back]
        corrections.edit(c, person, article_id, values)


def _value(article: Article, name: str, text: str) -> str | None:
    """What a field is to show: as it is kept where the words say that, with all that a page prints."""
    text = " ".join(text.split())[: limits.TITLE_CHARS]
    for known in (_column(article, name), article.printed.get(name)):
        if known is not None and text == _as_field(name, known):
            return known
    if name != "published" or not text:
        return text or None
    return _read_day(text)


def _read_day(text: str) -> str:
    """A date alone is midnight, and naive. Raises: DateMalformed."""
    try:
        return datetime.combine(date.fromisoformat(text), datetime.min.time()).isoformat()
    except ValueError:
        raise DateMalformed(date=text) from None


def _column(article: Article, name: str) -> str | None:
    found = getattr(article, name)
    return found.isoformat() if isinstance(found, datetime) else found


def _as_field(name: str, value: str | None) -> str:
    if value is None:
        return ""
    return datetime.fromisoformat(value).date().isoformat() if name == "published" else value
