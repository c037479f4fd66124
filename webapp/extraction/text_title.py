"""Finds the title of a text that is an article: the reader's own, its first heading, or its first line."""

from __future__ import annotations

import re
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.tags import BLOCK, HEADINGS
from webapp.extraction.trees import drop, fold_text, squeeze, text_of

_LONGEST: Final = 120  # characters of a line that is a title and no sentence
_SHOWN: Final = 80  # characters of a sentence that serves as one
_NEAR_TOP: Final = 200  # characters above a heading that still heads the text: badges, a logo's caption
_ENDS_SENTENCE: Final = tuple(".。,，;；:：…")
_MAIL_HEAD: Final = re.compile(r"(?:[^\W\d_][\w-]{0,30}[:：][ \t]?\S.{0,1000}(?:\n|\Z)){2,20}")
_SUBJECT: Final = re.compile(
    r"(?:subject|betreff|objet|asunto|oggetto|assunto|тема|件名|主题|主旨|الموضوع)[:：][ \t]*(\S.*)", re.I
)
_LETTER: Final = re.compile(r"[^\W\d_]")


def find_subject(text: str) -> str | None:
    """What a mail is about, where a text begins with the lines that head one."""
    head = _MAIL_HEAD.match(text.lstrip().replace("\r\n", "\n"))
    lines = head[0].splitlines() if head else []
    subject = next((found[1] for found in map(_SUBJECT.fullmatch, lines) if found), None)
    return subject.strip() if subject and len(lines) > 1 else None


def take_title(body: HtmlElement, known: str | None) -> str | None:
    """Return a text's title, and take it out of the text where it is nothing but that.

    A sentence of the text stays in it, and lends its beginning. `known` is what the text itself or the
    reader calls it; then only a first line that says the same goes.
    """
    first = next((block for block in body.iter(*BLOCK) if _is_line(block)), None)
    if first is None:
        return known
    if known is not None:
        if fold_text(text_of(first)) == fold_text(known):
            _take_out(first, body)
        return known
    heading = _find_heading(body, first)
    if heading is not None:
        title = text_of(heading)
        _take_out(heading, body)
        return title
    if first.tag in HEADINGS:  # the first of several sections
        return text_of(first)
    line = _first_line(first)
    if line == text_of(first) and _looks_like_title(line) and first.tag == "p":
        _take_out(first, body)
        return line
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rsplit(' ', 1)[0].rstrip(' ,;:–—-')} …"


def _is_line(block: HtmlElement) -> bool:
    return next(block.iterdescendants(*BLOCK), None) is None and bool(text_of(block))


def _find_heading(body: HtmlElement, first: HtmlElement) -> HtmlElement | None:
    """The one heading of the highest level, where it stands at the top."""
    headings = [heading for heading in body.iter(*HEADINGS) if text_of(heading)]
    highest = min((heading.tag for heading in headings), default="")
    tops = [heading for heading in headings if heading.tag == highest]
    if tops and tops[0] is first and (len(tops) == 1 or highest == "h1"):
        return first
    is_alone = len(tops) == 1 and highest == "h1"
    return tops[0] if is_alone and _letters_above(tops[0], body) <= _NEAR_TOP else None


def _letters_above(heading: HtmlElement, body: HtmlElement) -> int:
    return text_of(body).find(text_of(heading))


def _first_line(block: HtmlElement) -> str:
    text = block.text or ""
    for child in block:
        if child.tag == "br":
            break
        text += child.text_content() + (child.tail or "")
    return squeeze(text)


def _looks_like_title(line: str) -> bool:
    return len(line) <= _LONGEST and not line.endswith(_ENDS_SENTENCE) and _LETTER.search(line) is not None


def _take_out(line: HtmlElement, body: HtmlElement) -> None:
    """Take a line out of a text that has more; a list's item and a quote's line stay where they belong."""
    is_within = next(line.iterancestors("li", "blockquote", "td", "th"), None) is not None
    if text_of(line) != text_of(body) and not is_within:
        drop(line)
