"""Reads the facts that a page's JSON-LD states about its article."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

Facts = dict[str, Any]

# schema.org's types for a piece that is read, the most telling first.
_ARTICLE_TYPES = re.compile(
    r"(?:Article|BlogPosting|Posting|Report|Review|Recipe|HowTo|Chapter|CreativeWork|LiveBlogPosting"
    r"|Story|Interview)$"
)
_PAGE_TYPES = frozenset(
    ("WebPage", "ItemPage", "AboutPage", "FAQPage", "QAPage", "VideoObject", "MedicalWebPage")
)
_TEXT_KEYS = ("name", "@value", "url", "contentUrl")  # where a thing has its text; the first that says any
_BODY_KEYS = ("articleBody", "text", "reviewBody")  # of articles; of posts and questions; of reviews
_CUT = ("…", "...")  # how a teaser ends
_LONGEST_TEASER = 1_000  # letters
_DEEPEST = 200  # levels; graphs of articles have a dozen, replies to replies two each


def read_structured_data(page: HtmlElement) -> Facts:
    """Return the JSON-LD object that describes the article, or an empty one.

    Its author and publisher stand in it, also where it only names their `@id`.
    """
    scripts = (s for s in page.iter("script") if "ld+json" in (s.get("type") or "").lower())
    things = [thing for script in scripts for thing in _objects(_load(script.text or ""))]
    typed = [(thing, _types(thing)) for thing in things]
    articles = (thing for thing, types in typed if any(map(_ARTICLE_TYPES.search, types)))
    pages = (thing for thing, types in typed if types & _PAGE_TYPES)
    facts = next(articles, None) or next(pages, {})
    known = {thing["@id"]: thing for thing in things if isinstance(thing.get("@id"), str) and "name" in thing}
    return {**facts, **{key: _resolve(facts[key], known) for key in ("author", "publisher") if key in facts}}


def _resolve(value: Any, known: dict[str, Facts]) -> Any:
    if isinstance(value, list):
        return [_resolve(piece, known) for piece in value]
    if isinstance(value, dict) and "name" not in value:
        name = value.get("@id")
        return known.get(name, value) if isinstance(name, str) else value
    return value


def _load(text: str) -> Any:
    text = (
        text.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .strip()
        .removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
    )
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    return None if _is_deep(data) else data


def _is_deep(data: Any) -> bool:
    """Tell whether data are nested deeper than pages really go; what reads them may recurse otherwise."""
    level = [data]
    for _ in range(_DEEPEST):
        level = [
            piece
            for thing in level
            if isinstance(thing, dict | list)
            for piece in (thing.values() if isinstance(thing, dict) else thing)
        ]
        if not level:
            return False
    return True


def _objects(data: Any) -> Iterator[Facts]:
    """Walk through lists, graphs and main entities; never deeper than pages really go."""
    queue, steps = [data], 0
    while queue and steps < 500:
        steps += 1
        thing = queue.pop(0)
        if isinstance(thing, list):
            queue[:0] = thing
        elif isinstance(thing, dict):
            yield thing
            queue.extend(thing[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in thing)


def _types(thing: Facts) -> set[str]:
    named = thing.get("@type")
    names = named if isinstance(named, list) else [named]
    return {str(name).rsplit("/", 1)[-1] for name in names if name}


def text_fact(facts: Facts, *keys: str) -> str | None:
    """Return the first of the named facts that is text, or a thing with a text of its own."""
    for key in keys:
        if text := _as_text(facts.get(key)):
            return text
    return None


def _as_text(value: Any) -> str | None:
    if isinstance(value, list):
        return next((text for text in map(_as_text, value) if text), None)
    if isinstance(value, dict):
        return _as_text(next((value[key] for key in _TEXT_KEYS if value.get(key)), None))
    return value.strip() or None if isinstance(value, str) else None


def read_declared_text(facts: Facts) -> str:
    """Return the article's text as JSON-LD tells it, without markup; of a page of answers, the question's.

    Empty where it tells none, or only its beginning.
    """
    asked = facts.get("mainEntity")
    declared = text_fact(facts, *_BODY_KEYS) or (
        text_fact(asked, *_BODY_KEYS) if isinstance(asked, dict) else None
    )
    declared = declared or ""
    if "<" in declared or "&" in declared:
        declared = re.sub(r"</?(?:p|br|div|li|h[1-6])\b[^<>]{0,300}>", "\n\n", declared, flags=re.I)
        declared = html.unescape(re.sub(r"<[^<>]{0,2000}>", "", declared))
    is_teaser = len(declared) < _LONGEST_TEASER and declared.rstrip("] ").endswith(_CUT)
    return "" if is_teaser else declared
