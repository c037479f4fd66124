"""Makes an article of HTML of our own making, which is the article and nothing else."""

from __future__ import annotations

from dataclasses import replace

from webapp.article import ExtractedArticle
from webapp.extraction.heading_levels import even_out_headings
from webapp.extraction.links import resolve_links
from webapp.extraction.page_hints import make_hints, read_bold
from webapp.extraction.parsing import parse_page
from webapp.extraction.running_text import read_running_text
from webapp.extraction.structure import serialize


def complete_article(article: ExtractedArticle) -> ExtractedArticle:
    """Give an article of HTML and metadata alone its running text, its blocks and its hints."""
    body = parse_page(f"<html><body>{article.html}</body></html>").find("body")
    assert body is not None
    body.tag = "div"
    even_out_headings(body)
    resolve_links(body, None, None)
    text, blocks = read_running_text(body)
    hints = make_hints({"bold": read_bold(body)})
    return replace(article, html=serialize(body), text=text, blocks=blocks, hints=hints)
