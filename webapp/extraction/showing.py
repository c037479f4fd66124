"""Shows a parsed page as its reader would see it: streamed, lazy and folded parts in, hidden ones out."""

from __future__ import annotations

from lxml.html import HtmlElement

from webapp.extraction.attributes import read_attributes
from webapp.extraction.code_lines import settle_code
from webapp.extraction.code_names import note_languages
from webapp.extraction.disclosures import open_disclosures
from webapp.extraction.hidden import drop_hidden, drop_unseen
from webapp.extraction.images import resolve_images
from webapp.extraction.locked import open_locked
from webapp.extraction.misused import mend_misused
from webapp.extraction.notes import settle_notes
from webapp.extraction.stored_text import bring_in_stored
from webapp.extraction.streaming import settle_streamed
from webapp.extraction.withheld import set_aside_templates, show_set_aside


def show_page(page: HtmlElement) -> HtmlElement:
    """Bring a page into the shape that it has on the screen, and return its body."""
    body = page.find("body")
    settle_streamed(page)
    set_aside_templates(page)
    scripts = list(page.iter("script"))
    drop_unseen(page)
    show_set_aside(body)
    bring_in_stored(body, scripts)
    resolve_images(body)
    mend_misused(body)
    attributes = read_attributes(body)
    open_disclosures(body, attributes)
    open_locked(body, attributes)
    drop_hidden(body, attributes)
    settle_notes(body, attributes)
    settle_code(body)
    note_languages(body)
    return body
