"""Turns a parsed page into what its reader would see: streamed, lazy and folded parts in, hidden ones out."""

from __future__ import annotations

from lxml.html import HtmlElement

from webapp.extraction.disclosures import open_disclosures
from webapp.extraction.hidden import drop_hidden, drop_unseen
from webapp.extraction.images import resolve_images
from webapp.extraction.streaming import settle_streamed


def show_page(page: HtmlElement) -> HtmlElement:
    """Bring a page into the shape that it has on the screen, and return its body."""
    body = page.find("body")
    settle_streamed(page)
    drop_unseen(page)
    resolve_images(body)
    open_disclosures(body)
    drop_hidden(body)
    return body
