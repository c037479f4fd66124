"""Reads a text that is an article as it stands, plain or Markdown: nothing of it is judged or left out."""

from __future__ import annotations

from dataclasses import replace

from lxml.html import HtmlElement

from webapp.extraction.candidates import read_candidate
from webapp.extraction.declared_type import is_markdown, title_in
from webapp.extraction.front_matter import split_front_matter
from webapp.extraction.links import resolve_links
from webapp.extraction.metadata import Metadata
from webapp.extraction.parsing import parse_page
from webapp.extraction.plain_text import is_plain_text
from webapp.extraction.structure import tidy
from webapp.extraction.text_blocks import mark_up_blocks
from webapp.extraction.text_title import find_subject, take_title
from webapp.extraction.unseen_images import show_words


def read_given_text(
    text: str, url: str | None, content_type: str | None
) -> tuple[HtmlElement, Metadata] | None:
    """Return a text as an article's tree, and what it says of itself; None for a page of HTML.

    Raises: PageTooComplex.
    """
    if is_markdown(content_type, url):
        from webapp.extraction.markdown_text import mark_up_markdown  # with its library: a tenth of a start

        metadata, written = split_front_matter(text.replace("\r\n", "\n"))
        page = _parse(mark_up_markdown(written))
    elif is_plain_text(text, content_type):
        metadata, page = Metadata(title=find_subject(text)), _parse(mark_up_blocks(text))
    else:
        return None
    title = take_title(page.find("body"), title_in(content_type) or metadata.title)
    return _shape(page, url, may_hold_html=is_markdown(content_type, url)), replace(metadata, title=title)


def _parse(html: str) -> HtmlElement:
    return parse_page(f"<html><body>{html}</body></html>")


def _shape(page: HtmlElement, url: str | None, *, may_hold_html: bool) -> HtmlElement:
    """Make the article of a page; HTML in a text is shown as a browser would show it, whole."""
    if not may_hold_html:
        return tidy(page.find("body"))
    show_words(page, url)
    article = read_candidate(page, "whole", declared="", title="")
    assert article is not None  # of the whole page there always is one
    resolve_links(article, url, url)
    return article
