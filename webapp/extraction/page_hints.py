"""Gathers what a page says of its article's point: in its head, in bold, in pull quotes, in key points."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from lxml.html import HtmlElement

from webapp import limits
from webapp.article import HINTS, Hints
from webapp.extraction.structured_data import Facts, text_fact
from webapp.extraction.trees import squeeze, text_of

_DESCRIPTIONS: Final = frozenset(("description", "og:description", "twitter:description"))
_KEYWORDS: Final = frozenset(("keywords", "news_keywords", "article:tag"))
_BOLD: Final = ("b", "strong")
_SENTENCES: Final = ("p", "li", "dd", "blockquote")  # what holds an article's sentences


def make_hints(found: Mapping[str, Iterable[str]]) -> Hints:
    """Return what was found within bounds, each string once; names without strings are left out."""
    bounded = {name: _bounded(found.get(name, ())) for name in HINTS}
    return {name: texts for name, texts in bounded.items() if texts}


def join_hints(*several: Hints) -> Hints:
    """Return the hints of an article's parts together."""
    return make_hints({name: [text for hints in several for text in hints.get(name, ())] for name in HINTS})


def read_declared_hints(page: HtmlElement, facts: Facts) -> dict[str, list[str]]:
    """Return the descriptions and keywords that the page's head and JSON-LD tell."""
    metas = list(_metas(page))
    descriptions = [content for name, content in metas if name in _DESCRIPTIONS]
    descriptions += filter(None, [text_fact(facts, "description")])
    declared = [content for name, content in metas if name in _KEYWORDS] + list(_texts(facts.get("keywords")))
    keywords = [keyword for text in declared for keyword in text.split(",")]
    # Many sites escape these twice.
    return {"description": _unescaped(descriptions), "keywords": _unescaped(keywords)}


def read_bold(article: HtmlElement) -> Iterator[str]:
    """Yield the phrases in bold within an article's sentences; a word alone ("Lunch:") says too little."""
    for bold in article.iter(*_BOLD):
        if next(bold.iterancestors(*_SENTENCES), None) is not None and _is_phrase(text := text_of(bold)):
            yield text


def _metas(page: HtmlElement) -> Iterator[tuple[str, str]]:
    for meta in page.iter("meta"):
        name = meta.get("name") or meta.get("property") or ""
        if content := meta.get("content"):
            yield name.strip().lower(), content


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts of a JSON-LD value: a text, a thing with a name, or a list of either."""
    for each in value if isinstance(value, list) else [value]:
        if text := text_fact({"value": each}, "value"):
            yield text


def _unescaped(texts: Iterable[str]) -> list[str]:
    return [html.unescape(text) if "&" in text else text for text in texts]


def _is_phrase(text: str) -> bool:
    return " " in text or any(letter > "\u2e7f" for letter in text)  # scripts without spaces


def _bounded(texts: Iterable[str]) -> tuple[str, ...]:
    once: dict[str, None] = {}
    for text in texts:
        if clean := squeeze(text)[: limits.HINT_CHARS].rstrip():
            once.setdefault(clean)
        if len(once) == limits.HINT_ENTRIES:
            break
    return tuple(once)
