"""Turns a page's several titles into the article's own, without the site's name."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from lxml.html import HtmlElement

from webapp.extraction.trees import squeeze, text_of

_SEPARATOR = re.compile(r"\s+[|–—·•»«:/\\]+\s+|\s+-{1,2}\s+|\s*\|\s*|\s+::\s+")
_PARTS = re.compile(r"\s+[|–—·•»«/\\-]+\s+|\s*[|:]\s+")
_FEWEST_WORDS = 4  # of a heading that is a title by its words alone; a section's name is shorter
_WORD = re.compile(r"\w+")


def choose_title(told: Sequence[str | None], page: HtmlElement, site_name: str | None) -> str | None:
    """Return the heading that readers see where it is a title at all, else the first title told."""
    titles = [clean for text in told if text and (clean := _without_site(_plain(text), site_name))]
    heading = _told_heading(page, told) or _visible_heading(page, titles, site_name)
    return heading or (titles[0] if titles else None)


def _told_heading(page: HtmlElement, told: Iterable[str | None]) -> str | None:
    """Find the longest heading that says what a told title, or a part of it beside the site's name, says."""
    parts = {_fold(part) for text in told if text for part in (text, *_PARTS.split(_plain(text)))}
    headings = (text_of(heading) for heading in page.iter("h1", "h2", "h3"))
    same = [text for text in headings if len(_WORD.findall(text)) >= _FEWEST_WORDS and _fold(text) in parts]
    return max(same, key=len, default=None)


def _plain(text: str) -> str:
    """Undo entities that were escaped twice, and markup in a title."""
    return squeeze(re.sub(r"</?[a-z][^>]{0,200}>", "", html.unescape(html.unescape(text)), flags=re.I))


def _visible_heading(page: HtmlElement, titles: Sequence[str], site_name: str | None) -> str | None:
    headings = [(h, text) for h in page.iter("h1") if (text := text_of(h)) and len(text) < 300]
    headings = [(h, text) for h, text in headings if not _same(text, site_name) and not _is_furniture(h)]
    alike = [text for _, text in headings if any(_overlap(text, title) >= 0.5 for title in titles)]
    if alike:
        return alike[0]
    # A heading that shares no word with the page's title is a title all the same, where it stands alone.
    within = [text for h, text in headings if len(_WORD.findall(text)) > 1 or not titles]
    return within[0] if len(within) == 1 else None


def _is_furniture(heading: HtmlElement) -> bool:
    link = heading.find(".//a[@href]")
    return link is not None and link.get("href") in ("/", "./", "index.html")


def _overlap(one: str, other: str) -> float:
    a, b = set(_WORD.findall(one.lower())), set(_WORD.findall(other.lower()))
    return len(a & b) / max(1, min(len(a), len(b)))


def _same(one: str, other: str | None) -> bool:
    return _fold(one) == _fold(other or "")


def _fold(text: str) -> str:
    return "".join(_WORD.findall(text.lower()))


def _without_site(title: str, site_name: str | None) -> str:
    """Cut the site's name off either end; without a known name, a short last part after a separator."""
    marks = list(_SEPARATOR.finditer(title))
    if not marks:
        return title
    head, tail = title[: marks[-1].start()], title[marks[-1].end() :]
    first, rest = title[: marks[0].start()], title[marks[0].end() :]
    if site_name and _overlap(tail, site_name) >= 0.5 and head:
        return _without_site(head, site_name)
    if site_name and _overlap(first, site_name) >= 0.99 and rest:
        return rest
    is_name = marks[-1].group().strip() != ":" and len(_WORD.findall(tail)) <= 3 < len(_WORD.findall(head))
    return head if is_name else title
