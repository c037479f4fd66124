"""The engine's steps from page to article, in their order."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from lxml.html import HtmlElement

from webapp.addresses import read_address
from webapp.article import Candidate, ExtractedArticle
from webapp.extraction.candidates import read_candidate
from webapp.extraction.choice import choose_content, is_declared_better
from webapp.extraction.deciding import decide
from webapp.extraction.decoding import decode_page
from webapp.extraction.heading_levels import even_out_headings
from webapp.extraction.kinds import classify_page
from webapp.extraction.left_out import find_left_out, spaced_text_of
from webapp.extraction.leftovers import find_repeated_quotes
from webapp.extraction.links import resolve_links
from webapp.extraction.metadata import Metadata
from webapp.extraction.next_part import NextLinks
from webapp.extraction.page_hints import make_hints, read_bold
from webapp.extraction.parsing import parse_page
from webapp.extraction.plain_text import is_plain_text, mark_up
from webapp.extraction.prepared_page import NO_RULES, PreparedPage, prepare_page
from webapp.extraction.running_text import read_running_text
from webapp.extraction.scoring import score_blocks
from webapp.extraction.second_look import look_again
from webapp.extraction.site_rules import SiteRules
from webapp.extraction.structure import serialize, tidy
from webapp.extraction.thread_readings import add_replies, read_first_post, read_replies
from webapp.extraction.trees import drop_all

ENGINE = "extraction-8"  # bump when what comes out changes
# What the sanitizer takes out with all that is in it: words in there would be in a summary, and nowhere else.
NEVER_SHOWN = ("svg", "video", "audio", "object", "canvas", "annotation", "annotation-xml")
_NO_HINTS: Mapping[str, Sequence[str]] = {}
_OTHERS: Final = ("marked", "whole")  # readings of the page as it was parsed
_THREAD_CONFIDENCE = 0.95  # a post's own markup says where its text begins and ends
_DECLARED_CONFIDENCE = 0.6  # of a text in JSON-LD alone: all there, but without pictures and links


def extract_article(
    html: str | bytes,
    url: str | None = None,
    *,
    content_type: str | None = None,
    candidate: Candidate = "chosen",
    rules: SiteRules = NO_RULES,
) -> ExtractedArticle:
    """Extract the article from a page.

    Never raises for a page that is no article: `kind` says what it is. `content_type` is the HTTP header
    as sent; with bytes its charset counts, and text/plain becomes paragraphs.
    `candidate` asks for another reading than the engine's own, where the page has it; what comes back says
    which it is. `rules` are the owner's own for this site: where they find the body, it is what the engine
    chooses, at a confidence of 1.
    """
    text = decode_page(html, content_type)
    return extract_readings(text, url, content_type, (candidate,), rules).articles[0]


@dataclass(frozen=True, slots=True)
class Readings:
    """What one parse of a page gave: an article for each candidate asked for, and where the page goes on."""

    articles: tuple[ExtractedArticle, ...]
    next_links: NextLinks = field(default_factory=NextLinks)
    furniture: tuple[str, ...] = ()  # where it was asked for: texts that are surely none of the article's


def extract_readings(
    text: str,
    url: str | None,
    content_type: str | None,
    candidates: Sequence[Candidate],
    rules: SiteRules = NO_RULES,
    *,
    with_furniture: bool = False,
) -> Readings:
    """Extract several readings of a decoded page, which is parsed once; the rest as `extract_article`."""
    if is_plain_text(text, content_type):
        kind = "article" if text.strip() else "empty page"
        return Readings((_assemble(_from_text(text), Metadata(), kind, 1.0),) * len(candidates))
    url = url if url and read_address(url) else None
    page = prepare_page(text, url, rules, others=sum(candidate in _OTHERS for candidate in candidates))
    if page.is_measured:
        address = url or page.metadata.canonical_url or ""
        score_blocks(page.blocks, page.metadata.title or "", address)
    furniture = _left_out(page) if with_furniture else ()
    own, thread = _read_own_choice(page, url, has_thread="thread" in candidates)
    untouched = iter(page.untouched)
    articles = tuple(
        _read_other(page, next(untouched), candidate, own, url)
        if candidate in _OTHERS
        else (thread if candidate == "thread" and thread is not None else own)
        for candidate in candidates
    )
    return Readings(articles, page.next_links, furniture)


def _left_out(page: PreparedPage) -> tuple[str, ...]:
    if page.ruled is not None:  # the owner's word: nothing else is the article
        return (*map(spaced_text_of, page.dropped), spaced_text_of(page.body))
    return find_left_out(page.blocks, page.dropped, page.declared, page.hints["description"])


def _read_other(
    page: PreparedPage, untouched: HtmlElement, candidate: Candidate, own: ExtractedArticle, url: str | None
) -> ExtractedArticle:
    """Read a page another way; the engine's own choice where it has nothing of the kind."""
    other = read_candidate(untouched, candidate, declared=page.declared, title=page.metadata.title or "")
    if other is None:
        return own
    resolve_links(other, page.base, url)
    kind = "article" if own.kind == "empty page" else own.kind
    article = _assemble(other, page.metadata, kind, own.confidence, own.hints)
    return replace(article, candidate=candidate)


def _read_own_choice(
    page: PreparedPage, url: str | None, *, has_thread: bool
) -> tuple[ExtractedArticle, ExtractedArticle | None]:
    """Choose the article; with it the whole thread, where one is asked for and the page has it."""
    if page.ruled is not None:
        ruled = _shape(page.ruled, page.base, url)
        return _assemble(ruled, page.metadata, "article", 1.0, page.hints), None
    replies = read_replies(page.thread) if has_thread and page.thread is not None else []
    if page.thread is not None and page.thread.is_opened:
        content, chosen = read_first_post(page.thread), _Chosen("article", _THREAD_CONFIDENCE, page.hints)
    else:
        chosen = _decide(page)
        if not replies and is_declared_better(page.declared, page.blocks):
            declared = _from_text(page.declared)
            return _assemble(declared, page.metadata, "article", _DECLARED_CONFIDENCE, chosen.hints), None
        content = choose_content(page.body, page.blocks, page.base)
    whole = add_replies(copy.deepcopy(content), replies) if replies else None
    own = _finish(content, page, url, chosen)
    thread = replace(_finish(whole, page, url, chosen), candidate="thread") if whole is not None else None
    return own, thread


def _finish(content: HtmlElement, page: PreparedPage, url: str | None, chosen: _Chosen) -> ExtractedArticle:
    article = _shape(content, page.base, url)
    return _assemble(article, page.metadata, chosen.kind, chosen.confidence, chosen.hints)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What is known of the engine's own choice."""

    kind: str
    confidence: float
    hints: Mapping[str, Sequence[str]]


def _decide(page: PreparedPage) -> _Chosen:
    """Decide what each block is."""
    title = page.metadata.title or ""
    decide(page.blocks, title)
    confidence = look_again(page.body, page.blocks)
    pull_quotes = find_repeated_quotes(page.blocks)
    hints = {**page.hints, "pull_quotes": [*page.hints["pull_quotes"], *pull_quotes]}
    return _Chosen(classify_page(page.blocks, page.clues, title), confidence, hints)


def _shape(content: HtmlElement, base: str | None, url: str | None) -> HtmlElement:
    article = tidy(content)
    even_out_headings(article)
    resolve_links(article, base, url)
    return article


def _assemble(
    article: HtmlElement,
    metadata: Metadata,
    kind: str,
    confidence: float,
    hints: Mapping[str, Sequence[str]] = _NO_HINTS,
) -> ExtractedArticle:
    drop_all(list(article.iter(*NEVER_SHOWN)))
    text, blocks = read_running_text(article)
    return ExtractedArticle(
        html=serialize(article),
        text=text,
        blocks=blocks,
        kind=kind if text or kind != "article" else "empty page",
        confidence=confidence if text else 0.0,
        title=metadata.title,
        byline=metadata.byline,
        site_name=metadata.site_name,
        published=metadata.published,
        updated=metadata.updated,
        lang=metadata.lang,
        dir=metadata.dir,
        excerpt=metadata.excerpt,
        lead_image=metadata.lead_image,
        canonical_url=metadata.canonical_url,
        hints=make_hints({**hints, "bold": read_bold(article)}),
    )


def _from_text(text: str) -> HtmlElement:
    return tidy(parse_page(f"<html><body>{mark_up(text)}</body></html>").find("body"))
