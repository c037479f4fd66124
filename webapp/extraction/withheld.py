"""Shows what a page holds back for scripts to show: texts in templates, in <noscript>, in shadow roots."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from webapp.extraction.parsing import parse_page
from webapp.extraction.tags import UNSEEN
from webapp.extraction.trees import drop_all, unlinked_letters

_SHORTEST = 400  # unlinked letters; what asks for JavaScript or for cookies is shorter
_MARKUP_TYPE = re.compile(r"text/(?:html|template|ng-template|x-[\w-]*template)", re.I)
_PARAGRAPH = re.compile(r"<p[\s>]", re.I)
_HOLE = re.compile(r"\{\{|\{%|<%|\$\{")  # what a script would fill: a pattern, not a text
_NO_TEXT = ("input", "select", "textarea", "iframe")  # of what is a widget: settings of cookies, a sign-in
# A text that is longer than all that the page shows is what the page is for.
_SHARE = 0.5


def set_aside_templates(page: HtmlElement) -> None:
    """Turn templates that hold a text into <noscript>, and open shadow roots, which browsers show."""
    for template in list(page.iter("template")):
        if template.get("shadowrootmode") or template.get("shadowroot"):
            template.tag = "div"
        elif unlinked_letters(template) >= _SHORTEST:
            template.tag = "noscript"
    for script in list(page.iter("script")):
        if _MARKUP_TYPE.match(script.get("type") or "") and _is_text(script.text or ""):
            _make_noscript(script)


def _is_text(markup: str) -> bool:
    is_long = len(markup) >= _SHORTEST
    return is_long and bool(_PARAGRAPH.search(markup)) and not _HOLE.search(markup)


def _make_noscript(script: HtmlElement) -> None:
    markup = parse_page(f"<html><body>{script.text}</body></html>").find("body")
    drop_all(markup.iter(*UNSEEN))
    script.tag, script.text = "noscript", markup.text
    script.extend(list(markup))


def show_set_aside(body: HtmlElement) -> None:
    """Show a <noscript> that holds most of the page's text."""
    fallbacks = list(body.iter("noscript"))
    most = _SHARE * unlinked_letters(body) if fallbacks else 0.0
    for fallback in fallbacks:
        letters = unlinked_letters(fallback)
        if letters < _SHORTEST or next(fallback.iter(*_NO_TEXT), None) is not None:
            continue
        if letters > most:
            fallback.tag = "div"
