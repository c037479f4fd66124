"""Keeps what a reader corrects in an article: its metadata, and which of its elements are hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, update

from webapp.library import articles
from webapp.library.edits import overlay
from webapp.library.ranking_key import ranking_key_of
from webapp.library.records import Article, ArticleBody, HiddenElement, Shown
from webapp.library.rows import hidden_column, storable_fields
from webapp.library.tables import BODIES

# What shows the page's own words or pictures, and nothing where those are hidden.
HIDDEN_FIELDS = ("excerpt", "lead_image")


def edit(c: Connection, person: int, article_id: int, values: Mapping[str, str | None]) -> None:
    """Show the reader's own values in these columns. Raises: NotInLibrary."""
    articles.find(c, person, article_id)
    articles.change(c, article_id, overlay(c, article_id, storable_fields(values)))


def keep_hidden(
    c: Connection, article: Article, body: ArticleBody, hidden: Sequence[HiddenElement], shown: Shown
) -> None:
    """Hide these elements of an article and no others; `shown` is what is left of it.

    Nothing of the text goes: it is listed, measured and ranked by what is left.
    """
    fields = {name: None if name in shown.hidden_fields else _own(article, name) for name in HIDDEN_FIELDS}
    key = ranking_key_of(
        body.text, body.title, article.lang, body.blocks, body.hints, hidden=shown.hidden_blocks
    )
    values = {"opening": shown.text[: articles.OPENING_CHARS], "words": shown.words, "ranking_key": key}
    version = articles.change(c, article.id, {**values, **overlay(c, article.id, fields)})
    kept = {"hidden": hidden_column(hidden), "version": version}
    c.execute(update(BODIES).where(BODIES.c.article == article.id).values(kept))


def _own(article: Article, name: str) -> str | None:
    """What the page says there."""
    shown: str | None = getattr(article, name)
    return article.printed.get(name, shown)
