"""Places apart from a page's article: comments, teasers, menus, the page's foot."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.names import split_camel
from webapp.extraction.trees import has_at_most, names_of, self_and_above

# How authors name such places, wherever it begins a word. One that holds the headline too is none of them.
_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|respond|repl(?:y|ies)|disqus|reactions?|testimonials?"
    r"|related|recommend|recommended|recommendations|similar|suggest|suggested|teasers?|(?<!layout-)(?<!post-)(?<!article-)(?<!content-)sidebar"
    r"|most-?(?:read|popular|viewed)|popular|trending|latest|recent|recirc|newsletter|subscribe|archives?"
    r"|promo|menu|nav|navbar|navigation|breadcrumbs?|login|search|cookie|consent|modal|popup|carousel"
    r"|slider|swiper|upnext|next|prev|previous|outbrain|taboola|read-?more|more-?(?:posts?|stories|news"
    r"|articles)|see-?also|also|copyright|advert|masthead|top-?bar|quote)(?:$|[\s_-]|list|s\b)"
    r"|(?:^|\s)(?:site-|page-|global-|main-)?(?:foot|footer)(?:$|[\s_-])"
    r"|(?:^|\s)(?:site-|global-)header(?:$|[\s_-])",
    re.I,
)
_TAGS: Final = frozenset(("nav", "form", "dialog", "blockquote", "figure", "q"))
_TEASER: Final = 60  # letters in one link: a headline and more, that lead to another story
_STORY: Final = 600  # letters; a box with a linked heading and no more is another story's


class Places:
    """Where things stand on one page, seen from its headline."""

    def __init__(self, headline: HtmlElement | None) -> None:
        self._around = set(headline.iterancestors()) if headline is not None else set()
        self._known: dict[HtmlElement, bool] = {}

    def is_elsewhere(self, element: HtmlElement) -> bool:
        """Tell whether an element stands in a place that is none of the article's."""
        way = []
        for here in self_and_above(element):
            if here in self._known or here in self._around or here.tag == "body":
                break
            way.append(here)
        else:
            here = element
        answer = self._known.get(here, False)
        for step in reversed(way):
            answer = answer or _is_apart(step)
            self._known[step] = answer
        return answer


def _is_apart(element: HtmlElement) -> bool:
    if element.tag in _TAGS or _is_named_apart(names_of(element)):
        return True
    if element.tag == "footer":  # an article's own may hold its author and date
        return next(element.iterancestors("article"), None) is None
    if element.tag == "a":
        return not has_at_most(element, _TEASER)
    may_be_teaser = element.tag in ("article", "li", "aside") and has_at_most(element, _STORY)
    return may_be_teaser and _has_linked_heading(element)


@lru_cache(maxsize=20_000)  # pages share most of their names
def _is_named_apart(names: str) -> bool:
    return _NAMES.search(split_camel(names)) is not None


def _has_linked_heading(element: HtmlElement) -> bool:
    headings = element.iter("h2", "h3", "h4")
    return any(
        heading.find(".//a[@href]") is not None or heading.getparent().tag == "a" for heading in headings
    )
