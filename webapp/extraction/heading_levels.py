"""Gives an article's headings levels without gaps, from h2 on: h1 is the title that the page sets above."""

from __future__ import annotations

from lxml.html import HtmlElement

from webapp.extraction.tags import HEADINGS

_FIRST, _LAST = 2, 6


def even_out_headings(article: HtmlElement) -> None:
    """Number headings by how they nest, whatever levels the site chose for their looks."""
    above: list[int] = []  # the site's levels of the headings that this one stands under
    for heading in article.iter(*sorted(HEADINGS)):
        level = int(heading.tag[1])
        while above and above[-1] >= level:
            above.pop()
        heading.tag = f"h{min(_LAST, _FIRST + len(above))}"
        above.append(level)
