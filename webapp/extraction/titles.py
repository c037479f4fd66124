"""Chooses the article's title among those of its page, without the site's name."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from lxml.html import HtmlElement

from webapp.extraction.trees import fold_text, names_of, squeeze, text_pieces

_SEPARATOR = re.compile(r"\s+[|–—·•»«:/\\]+\s+|\s+-{1,2}\s+|\s*\|\s*|\s+::\s+")
_SEGMENTS = re.compile(r"\s+[|–—·•»«/\\-]+\s+|\s*[|:]\s+")
_BEGINNING = re.compile(r"\s+[|–—·•-]+\s+|\s*\|\s*")  # what parts a title from the site's name after it
_FEWEST_WORDS = 4  # of a heading that is a title by its words alone; a section's name is shorter
_LONGEST = 300  # letters of a heading
_WORD = re.compile(r"\w+")
# What a heading holds beside its words: drawings with titles of their own, controls.
_NO_WORDS: Final = frozenset(("svg", "script", "style", "template", "button", "noscript", "select", "math"))
_LINES: Final = frozenset(("br", "div", "p"))
_PERMALINK: Final = re.compile(r"\s*[¶#§🔗]\s*$")
_ENDS_KICKER: Final = re.compile(r"\s[|–—·•»/]+\s+$|\|\s*$")
_NUMBER: Final = re.compile(r"\s+#\d+")  # an issue's or a ticket's, behind its title
_HOMES: Final = frozenset(("/", "./", "index.html", "index.php", "/index.html", "/index.php"))
_WIDGETS: Final = re.compile(
    r"skiptranslate|(?:^|[\s_-])(?:modal|cookies?|consent|popup|newsletter)(?:$|[\s_-])", re.I
)


def find_title(
    declared: Sequence[str | None], page: HtmlElement, site_name: str | None, host: Sequence[str] = ()
) -> tuple[str | None, HtmlElement | None]:
    """Return an article's title and the element that shows it, either where there is one.

    `host` is what the page's host is called by.
    """
    plain = [_plain(text) for text in declared if text]
    titles = [clean for text in plain if (clean := _without_host(_without_site(text, site_name), host))]
    headings = list(_headings(page))
    found = _declared_heading(headings, plain, titles) or _visible_heading(headings, titles, site_name)
    if found:
        return _without_kicker(found, plain) or _as_declared(found.text, plain), found.element
    return (titles[0] if titles else None), None


class _Heading(NamedTuple):
    element: HtmlElement
    text: str
    folded: str
    words: int


def _headings(page: HtmlElement) -> Iterator[_Heading]:
    for element in page.iter("h1", "h2", "h3"):
        text = heading_text(element)
        if text and len(text) < _LONGEST:
            yield _Heading(element, text, fold_text(text), len(_WORD.findall(text)))


def heading_text(heading: HtmlElement) -> str:
    """Return a heading's words, without drawings in it and the mark that links to it."""
    return _PERMALINK.sub("", squeeze("".join(_words(heading))))


def _words(heading: HtmlElement) -> Iterator[str]:
    for text, holder, before in text_pieces(heading, _NO_WORDS):
        is_new_line = (before if before is not None else holder).tag in _LINES
        yield f" {text}" if is_new_line else text


def _declared_heading(
    headings: Sequence[_Heading], declared: Sequence[str], titles: Sequence[str]
) -> _Heading | None:
    """Find the longest heading that says what a declared title says, or what stands before the site's name in
    it, or any part of it.
    """
    whole = {*map(fold_text, declared), *map(fold_text, titles)}
    beginnings = {fold_text(text[: mark.start()]) for text in declared if (mark := _BEGINNING.search(text))}
    segments = {fold_text(segment) for text in declared for segment in _SEGMENTS.split(text)}
    for known, fewest in ((whole, 1), (beginnings, 2), (segments, _FEWEST_WORDS)):
        same = [
            heading
            for heading in headings
            if heading.folded in known
            and (heading.words >= fewest or (heading.element.tag == "h1" and known is beginnings))
            and not _is_furniture(heading.element)
        ]
        if same:
            return max(same, key=lambda heading: len(heading.text))
    return None


def _plain(text: str) -> str:
    """Undo entities that were escaped twice, and markup in a title."""
    return squeeze(re.sub(r"</?[a-z][^<>]{0,200}>", "", html.unescape(html.unescape(text)), flags=re.I))


def _visible_heading(
    headings: Sequence[_Heading], titles: Sequence[str], site_name: str | None
) -> _Heading | None:
    site = fold_text(site_name or "")
    first = [
        h for h in headings if h.element.tag == "h1" and h.folded != site and not _is_furniture(h.element)
    ]
    alike = next((h for h in first if any(_is_alike(h.text, title) for title in titles)), None)
    if alike:
        return alike
    # A heading that shares no word with the page's title is a title all the same, where it stands alone.
    within = [heading for heading in first if heading.words > 1 or not titles]
    return within[0] if len(within) == 1 else None


def _without_kicker(heading: _Heading, declared: Sequence[str]) -> str | None:
    """Return a heading without its first piece, a kicker, where a declared title is just what is left."""
    pieces = [piece for text in _words(heading.element) if (piece := squeeze(text))]
    rest = squeeze(" ".join(pieces[1:]))
    whole = set(map(fold_text, declared))
    segments = {fold_text(segment) for title in declared for segment in _BEGINNING.split(title)}
    known = whole if heading.folded in whole else whole | segments
    return rest if len(_WORD.findall(rest)) >= _FEWEST_WORDS and fold_text(rest) in known else None


def _as_declared(heading: str, declared: Sequence[str]) -> str:
    """Cut what a heading adds to a declared title: a kicker before it, a section or a number behind it."""
    if heading in declared:
        return heading
    long_enough = {
        title for title in declared if len(_WORD.findall(title)) >= _FEWEST_WORDS and title in heading
    }
    return next((title for title in long_enough if _is_all_but(heading, title)), heading)


def _is_all_but(heading: str, segment: str) -> bool:
    """Tell whether a heading is one part, but for what separators or a short kicker part from it."""
    before, _, behind = heading.partition(segment)
    is_kicker = not before or _ENDS_KICKER.search(before)
    mark = _SEPARATOR.match(behind)
    is_over = not behind or _NUMBER.fullmatch(behind) or (mark and ":" not in mark.group())
    return bool(is_kicker and is_over)


def _is_furniture(heading: HtmlElement) -> bool:
    """Tell whether a heading is the site's logo, or a widget's."""
    around = heading.getparent()
    links = [*heading.iter("a"), *([around] if around is not None and around.tag == "a" else [])]
    return any(link.get("href") in _HOMES for link in links) or any(
        _WIDGETS.search(names_of(above))
        for above in heading.iterancestors("div", "section", "aside", "dialog")
    )


def _is_alike(heading: str, title: str) -> bool:
    """Tell whether half the words agree; one word that a long title holds too is a site's or a section's."""
    few, many = sorted((len(_WORD.findall(heading)), len(_WORD.findall(title))))
    return _overlap(heading, title) >= 0.5 and (few > 1 or many <= 3)


def _overlap(one: str, other: str) -> float:
    a, b = set(_WORD.findall(one.lower())), set(_WORD.findall(other.lower()))
    return len(a & b) / max(1, min(len(a), len(b)))


def _without_host(title: str, host: Sequence[str]) -> str:
    """Cut a last part off that is called as the host is: "- Bay News" of bay-news.example."""
    mark = next(reversed(list(_SEPARATOR.finditer(title))), None)
    tail = fold_text(title[mark.end() :]) if mark else ""
    is_site = any(
        len(name) > 3 and name in tail and len(name) * 2 > len(tail) for name in map(fold_text, host)
    )
    return title[: mark.start()] if mark and is_site and title[: mark.start()].strip() else title


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
