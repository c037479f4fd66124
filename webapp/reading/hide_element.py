"""Hides an element of an article, and shows it again; hides the same ones in another text of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from webapp.dressing import Hiding, find_copy
from webapp.errors import ElementGone, NothingLeft
from webapp.library import Article, ArticleBody, Connection, HiddenElement, Shown, articles, corrections
from webapp.reading.queue import queue_ranking
from webapp.reading.reading_time import count_words
from webapp.reading.services import Services
from webapp.reading.show_body import ShownBody, show_body

_SAYS_ENOUGH = 20  # characters: shorter words are in a teaser by chance


def hide_element(services: Services, person: int, article_id: int, name: str) -> int:
    """Hide the element that a page has named; one that is hidden already stays so.

    One that has gone with what it stands in, in another tab, is hidden by itself too: it stays so when that
    is shown again.

    Returns the place of what is shown next.
    Raises: NotInLibrary, ElementGone, NothingLeft.
    """
    wanted = _parse(name)
    with services.library.write() as c:
        article, body = _find(c, person, article_id)
        hiding = show_body(body, with_names=True).hiding
        number = _find_to_hide(hiding, wanted, body.hidden)
        if number is not None:
            element = hiding.elements[number]
            hidden = HiddenElement(number, wanted.check, element.words)
            shown = _keep(c, article, body, [*body.hidden, hidden])
            if shown.hiding.found[-1] is None:
                raise NothingLeft
            hiding = shown.hiding
    place = wanted.place if number is None else number
    return min(hiding.left, key=lambda left: (left < place, abs(left - place)))


def _find_to_hide(hiding: Hiding, wanted: HiddenElement, hidden: Sequence[HiddenElement]) -> int | None:
    """The number of the copy that is meant; None where it is hidden already. Raises: ElementGone."""
    named = (wanted.place, wanted.check)
    number = find_copy(hiding.elements, named, hiding.left)
    if number is None and all(each.check != wanted.check for each in hidden):
        number = find_copy(hiding.elements, named, range(len(hiding.elements)))
        if number is None:
            raise ElementGone
    return number


def show_again(services: Services, person: int, article_id: int, name: str) -> int:
    """Show a hidden element again; one that is not hidden stays as it is. Returns its place.

    Raises: NotInLibrary, ElementGone.
    """
    wanted = _parse(name)
    with services.library.write() as c:
        article, body = _find(c, person, article_id)
        copies = [each for each in body.hidden if each.check == wanted.check]
        nearest = min(copies, key=lambda each: abs(each.place - wanted.place), default=wanted)
        if copies:
            _keep(c, article, body, [each for each in body.hidden if each is not nearest])
    return nearest.place


def hide_again(c: Connection, article_id: int) -> None:
    """Hide in an article's new text what was hidden in the one before; what is not there waits."""
    article, body = articles.find_any(c, article_id), articles.body(c, article_id)
    if article is not None and body is not None:
        _keep(c, article, body, body.hidden)


def _parse(name: str) -> HiddenElement:
    wanted = HiddenElement.parse(name)
    if wanted is None:
        raise ElementGone
    return wanted


def _find(c: Connection, person: int, article_id: int) -> tuple[Article, ArticleBody]:
    """An article and its text, which nobody else changes until this transaction ends."""
    articles.lock(c, article_id)
    article, body = articles.find(c, person, article_id), articles.body(c, article_id)
    if body is None:
        raise ElementGone
    return article, body


def _keep(c: Connection, article: Article, body: ArticleBody, hidden: Sequence[HiddenElement]) -> ShownBody:
    shown = show_body(replace(body, hidden=tuple(hidden)))
    found = shown.hiding.found
    moved = [_as_found(each, number, shown.hiding) for each, number in zip(hidden, found, strict=True)]
    left = Shown(
        shown.text,
        count_words(shown.text, article.lang),
        shown.hiding.blocks,
        frozenset(_hidden_fields(article, body, shown)),
    )
    corrections.keep_hidden(c, article, body, moved, left)
    queue_ranking(c, article.id)
    return shown


def _as_found(each: HiddenElement, number: int | None, hiding: Hiding) -> HiddenElement:
    """An element where it is now; one that waits hides no image."""
    if number is None:
        return replace(each, images=())
    return replace(each, place=number, images=tuple(sorted(hiding.elements[number].images & hiding.images)))


def _hidden_fields(article: Article, body: ArticleBody, shown: ShownBody) -> set[str]:
    """The fields of an article that would show what is hidden."""
    found = set()
    said = {name: article.printed.get(name) or getattr(article, name) for name in corrections.HIDDEN_FIELDS}
    texts = [_fold(body.text[b.start : b.end]) for b in (body.blocks[at] for at in shown.hiding.blocks)]
    if _says_any(_fold(said["excerpt"] or ""), texts, _fold(shown.text)):
        found.add("excerpt")
    if said["lead_image"] in shown.hiding.images:
        found.add("lead_image")
    return found


def _says_any(teaser: str, hidden: Sequence[str], shown: str) -> bool:
    """Tell whether a teaser has a stretch of what is hidden that stands nowhere in what is shown.

    A teaser is often cut from the text, over the end of a paragraph, with an ellipsis or a word of its own.
    """
    length = min(_SAYS_ENOUGH, len(teaser)) or 1
    stretches = (teaser[at : at + length] for at in range(len(teaser) - length + 1))
    return any(any(each in text for text in hidden) and each not in shown for each in stretches)


def _fold(text: str) -> str:
    return "".join(text.split()).casefold()
