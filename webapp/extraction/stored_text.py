"""Brings in the article that a page keeps in its scripts' data, where it shows next to nothing itself."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

from lxml.html import HtmlElement

from webapp.extraction.complexity import is_too_complex
from webapp.extraction.parsing import parse_page
from webapp.extraction.plain_text import mark_up
from webapp.extraction.rich_text import RichText
from webapp.extraction.tags import UNSEEN
from webapp.extraction.trees import drop_all, has_few_unlinked, text_of, unlinked_letters

_LITTLE: Final = 3_000  # unlinked letters: a frame, its menus and its notices
_SHORTEST: Final = 600  # letters of a text that is worth a search
_LONGEST: Final = 4_000_000  # letters of data that are read
_MOST_VALUES: Final = 100_000  # of what one script is given
# `window.__STATE__ = {...}`, `JSON.parse("...")`, `push([...])`: how scripts are given their data.
_GIVEN: Final = re.compile(r"=\s*(?=[\[{])|JSON\.parse\(\s*(?=\")|\.push\(\s*(?=\[)")
_MOST_GIVEN: Final = 500  # such places in a script
_UNDEFINED: Final = re.compile(r":\s*undefined\b")
# Keys under which other texts lie: of the frame, of other stories, of readers.
_ELSEWHERE: Final = re.compile(
    r"cookie|consent|gdpr|legal|privacy|terms|disclaimer|i18n|locale|translation|messages|labels|footer|comment"
    r"|relat|recommend|trending|popular|newsletter|paywall|promo|author|bio$|seo|css|style",
    re.I,
)
_TEXT_KEY: Final = re.compile(r"body|text|content|article|story|markdown|transcript|html", re.I)
_ESCAPED: Final = re.compile(r"&lt;/?p(?:\s|&gt;)", re.I)
_PARAGRAPH: Final = re.compile(r"</?p[\s>]|<br\s*/?>\s*<br", re.I)
_FEWEST_PARAGRAPHS: Final = 2
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_SENTENCE_END: Final = re.compile(r"[.!?…](?=[\s\"”’)]|$)|[。！？]")
_FEWEST_SENTENCES: Final = 4
_CODE: Final = re.compile(r"[{};=]")
_MOST_CODE: Final = 0.01  # of the letters
_PROBE: Final = 40  # letters that tell whether the page shows a text already
_PROBES: Final = 5
_DECODER: Final = json.JSONDecoder(strict=False)


def bring_in_stored(body: HtmlElement, scripts: Iterable[HtmlElement]) -> None:
    """Put the longest text that `scripts` hold into a page that shows less than it."""
    if _shows_much(body):
        return
    shown = unlinked_letters(body)
    rich = RichText()
    texts = (text for data in _data_of(scripts) for text in _texts_in(data, rich))
    markup = max(texts, key=_count_letters, default="")
    if _count_letters(markup) < max(_SHORTEST, shown) or is_too_complex(markup):
        return
    article = parse_page(f"<html><body>{markup}</body></html>").find("body")
    drop_all(article.iter(*UNSEEN))
    if not _is_shown(text_of(article), text_of(body)):
        _insert(body, article)


def _shows_much(body: HtmlElement) -> bool:
    letters = 0
    for paragraph in body.iter("p"):  # most pages are told by these, sooner than by all their letters
        letters += len(paragraph.text or "")
        if letters > _LITTLE:
            return True
    return not has_few_unlinked(body, _LITTLE)


def _count_letters(markup: str) -> int:
    return len(_TAG.sub("", markup))


def _is_shown(text: str, page: str) -> bool:
    places = range(0, max(1, len(text) - _PROBE), max(1, len(text) // _PROBES))
    probes = [text[at : at + _PROBE] for at in places]
    return sum(probe in page for probe in probes) > len(probes) / 2


def _insert(body: HtmlElement, article: HtmlElement) -> None:
    """Put an article below the page's headline; on top where there is none."""
    article.tag = "article"
    heading = next(body.iter("h1"), None)
    if heading is None:
        body.insert(0, article)
    else:
        article.tail, heading.tail = heading.tail, None
        heading.addnext(article)


def _data_of(scripts: Iterable[HtmlElement]) -> Iterator[Any]:
    """Yield the data that scripts are given, but JSON-LD, which is read for what it says elsewhere."""
    for script in scripts:
        text, kind = script.text or "", (script.get("type") or "").lower()
        if not _SHORTEST <= len(text) <= _LONGEST or "ld+json" in kind:
            continue
        if "json" in kind:
            yield from _decode(text.strip(), 0)[0]
        else:
            yield from _given_to(_UNDEFINED.sub(":null", text) if "undefined" in text else text)


def _given_to(script: str) -> Iterator[Any]:
    at = 0
    for _ in range(_MOST_GIVEN):
        given = _GIVEN.search(script, at)
        if given is None:
            return
        values, at = _decode(script, given.end())
        yield from values


def _decode(text: str, at: int) -> tuple[list[Any], int]:
    """Return the value that begins at a place, where it is JSON, and where it ends.

    A text that is JSON itself is read too.
    """
    try:
        value, end = _DECODER.raw_decode(text, at)
        is_json = isinstance(value, str) and value[:1] in ("[", "{")
        return [value, *([_DECODER.raw_decode(value)[0]] if is_json else [])], end
    except (ValueError, RecursionError):
        return [], at + 1


def _texts_in(data: Any, rich: RichText) -> Iterator[str]:
    """Yield as markup every text that data hold: markup, plain text, trees of an editor."""
    found = list(_walk(data))
    rich.look_up_in({key: value for key, value in found if isinstance(value, dict)})
    for key, value in found:
        if isinstance(value, str) and len(value) >= _SHORTEST:
            yield _as_markup(key, value)
        elif isinstance(value, list) and rich.is_text(value):
            yield rich.write(value)


def _walk(data: Any) -> Iterator[tuple[str, Any]]:
    """Yield the values in data with their keys, a list's with the list's own."""
    queue = [("", data)]
    for _ in range(_MOST_VALUES):
        if not queue:
            return
        key, value = queue.pop()
        yield key, value
        if isinstance(value, dict):
            queue.extend((name, piece) for name, piece in value.items() if not _is_elsewhere(name))
        elif isinstance(value, list):
            queue.extend((key, piece) for piece in value)


@lru_cache(maxsize=4_096)
def _is_elsewhere(key: str) -> bool:
    return _ELSEWHERE.search(key) is not None


def _as_markup(key: str, text: str) -> str:
    """Return a text as markup; nothing for what is none."""
    if _ESCAPED.search(text):
        text = html.unescape(text)
    if len(_PARAGRAPH.findall(text)) >= _FEWEST_PARAGRAPHS:
        return text[text.index("<") : text.rindex(">") + 1]
    is_prose = len(_SENTENCE_END.findall(text)) >= _FEWEST_SENTENCES
    is_code = len(_CODE.findall(text)) > _MOST_CODE * len(text)
    return mark_up(text) if is_prose and not is_code and _TEXT_KEY.search(key) else ""
