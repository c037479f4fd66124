"""Turns a page into an article: the engine's steps, in their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from webapp.article import Candidate, ExtractedArticle
from webapp.extraction.blocks import PageBlock, find_blocks
from webapp.extraction.candidates import read_candidate
from webapp.extraction.choice import choose_content, is_told_better
from webapp.extraction.confidence import judge_confidence
from webapp.extraction.core import ask_readability, kept_numbers, mark_kept, number_elements
from webapp.extraction.decoding import decode_page
from webapp.extraction.figures import cut_captions
from webapp.extraction.furniture import drop_furniture
from webapp.extraction.heading_levels import even_out_headings
from webapp.extraction.key_points import find_key_points
from webapp.extraction.kinds import Clues, find_clues, tell_kind
from webapp.extraction.leftovers import cut_leftovers
from webapp.extraction.links import base_of, resolve_links
from webapp.extraction.metadata import Metadata, read_metadata
from webapp.extraction.neighbours import bring_back
from webapp.extraction.page_hints import make_hints, read_bold, read_told_hints
from webapp.extraction.paragraphs import make_paragraphs
from webapp.extraction.parsing import parse_page
from webapp.extraction.plain_text import is_plain_text, mark_up
from webapp.extraction.pull_quotes import find_named_pull_quotes
from webapp.extraction.ruled import (
    apply_metadata_rules,
    find_body_by_rule,
    rewrite_source,
    strip_by_rule,
)
from webapp.extraction.running_text import read_running_text
from webapp.extraction.scoring import score_blocks
from webapp.extraction.showing import show_page
from webapp.extraction.site_rules import SiteRules
from webapp.extraction.structure import serialize, tidy
from webapp.extraction.structured_data import read_structured_data, read_told_text
from webapp.extraction.thread_metadata import sign_by_post
from webapp.extraction.thread_readings import add_replies, read_first_post, read_replies
from webapp.extraction.threads import Thread, find_thread
from webapp.extraction.tickers import keep_ticker
from webapp.extraction.trees import drop_all

ENGINE = "extraction-6"  # bump when what comes out changes
# What the sanitizer takes out with all that is in it: words in there would be in a summary, and nowhere else.
NEVER_SHOWN = ("svg", "video", "audio", "object", "canvas", "annotation", "annotation-xml")
_NO_RULES = SiteRules()
_NO_HINTS: Mapping[str, list[str]] = {}
_THREAD_CONFIDENCE = 0.95  # a post's own markup says where its text begins and ends
_TOLD_CONFIDENCE = 0.6  # of a text that stands in JSON-LD alone: all there, but without pictures and links


def extract_article(
    html: str | bytes,
    url: str | None = None,
    *,
    content_type: str | None = None,
    candidate: Candidate = "chosen",
    rules: SiteRules = _NO_RULES,
) -> ExtractedArticle:
    """Extract the article from a page.

    Never raises for a page that is no article: `kind` says what it is. `content_type` is the HTTP header
    as sent; with bytes its charset counts, and text/plain becomes paragraphs.
    `candidate` asks for another reading than the engine's own, where the page has it; what comes back says
    which it is. `rules` are the owner's own for this site: where they find the body, it is what the engine
    chooses, at a confidence of 1.
    """
    text = decode_page(html, content_type)
    if is_plain_text(text, content_type):
        return _assemble(_from_text(text), Metadata(), "article" if text.strip() else "empty page", 1.0)
    page = prepare_page(text, url, rules if candidate == "chosen" else replace(rules, body=()))
    if page.ruled is not None:
        return _assemble(_shape(page.ruled, page.base, url), page.metadata, "article", 1.0, page.hints)
    if page.thread is not None and page.thread.is_opened:
        return _read_opened(text, page, page.thread, candidate, url)
    replies = read_replies(page.thread) if page.thread is not None and candidate == "thread" else []
    score_blocks(page.blocks, page.metadata.title or "", page.told)
    confidence = judge_confidence(page.blocks)
    title = page.metadata.title or ""
    bring_back(page.blocks, title)
    keep_ticker(page.blocks)
    pull_quotes = cut_leftovers(page.blocks, title)
    hints = {**page.hints, "pull_quotes": [*page.hints["pull_quotes"], *pull_quotes]}
    cut_captions(page.blocks)
    kind = tell_kind(page.blocks, page.clues, title)
    if candidate in ("marked", "whole"):
        other = read_candidate(text, candidate, told=page.told, title=title)
        if other is not None:
            resolve_links(other, page.base, url)
            shown_as = "article" if kind == "empty page" else kind
            return replace(_assemble(other, page.metadata, shown_as, confidence, hints), candidate=candidate)
    if not replies and is_told_better(page.told, page.blocks):
        return _assemble(_from_text(page.told), page.metadata, "article", _TOLD_CONFIDENCE, hints)
    article = _shape(add_replies(choose_content(page.body, page.blocks), replies), page.base, url)
    read = _assemble(article, page.metadata, kind, confidence, hints)
    return replace(read, candidate="thread" if replies else "chosen")


def _read_opened(
    text: str, page: PreparedPage, thread: Thread, candidate: Candidate, url: str | None
) -> ExtractedArticle:
    """Read a thread whose first post was found: that is the article, and no block need be measured."""
    if candidate in ("marked", "whole"):
        other = read_candidate(text, candidate, told=page.told, title=page.metadata.title or "")
        if other is not None:
            resolve_links(other, page.base, url)
            read = _assemble(other, page.metadata, "article", _THREAD_CONFIDENCE, page.hints)
            return replace(read, candidate=candidate)
    replies = read_replies(thread) if candidate == "thread" else []
    article = _shape(add_replies(read_first_post(thread), replies), page.base, url)
    read = _assemble(article, page.metadata, "article", _THREAD_CONFIDENCE, page.hints)
    return replace(read, candidate="thread" if replies else "chosen")


@dataclass(frozen=True, slots=True)
class PreparedPage:
    """A page with its furniture out, its blocks found and readability asked."""

    body: HtmlElement
    blocks: list[PageBlock]
    metadata: Metadata
    clues: Clues
    hints: Mapping[str, list[str]]  # what it says of its point, but in bold
    told: str  # the text that the page's JSON-LD gives, or nothing
    base: str | None
    thread: Thread | None  # where it is one: posts of several people
    ruled: HtmlElement | None  # the body that the site's rules found; then nothing was asked or measured
    # Every element's Python object, held so that lxml need not make it anew on each visit: a quarter of the
    # time, measured.
    proxies: list[HtmlElement]


def prepare_page(text: str, url: str | None, rules: SiteRules = _NO_RULES) -> PreparedPage:
    """Parse a page, once, and do all that comes before the choice."""
    page = parse_page(rewrite_source(text, rules))
    proxies = list(page.iter())
    facts = read_structured_data(page)
    metadata = apply_metadata_rules(read_metadata(page, facts, url), page, rules)
    base, clues = base_of(page, url), find_clues(page, facts, url)
    hints = read_told_hints(page, facts)
    strip_by_rule(page, rules)
    ruled = find_body_by_rule(page, rules, metadata.title)
    if ruled is not None:
        blocks = find_blocks(ruled, make_paragraphs(ruled))
        hints |= _read_boxes(blocks)
        return PreparedPage(page.find("body"), blocks, metadata, clues, hints, "", base, None, ruled, proxies)
    body = show_page(page)
    drop_furniture(body)
    blocks = find_blocks(body, make_paragraphs(body))
    hints |= _read_boxes(blocks)
    thread = find_thread(body, blocks, facts, url)
    metadata = sign_by_post(metadata, thread, facts)
    if thread is None or not thread.is_opened:
        number_elements(page)
        mark_kept(blocks, kept_numbers(ask_readability(page)))
    told = read_told_text(facts)
    return PreparedPage(body, blocks, metadata, clues, hints, told, base, thread, None, proxies)


def _read_boxes(blocks: list[PageBlock]) -> dict[str, list[str]]:
    return {"pull_quotes": find_named_pull_quotes(blocks), "key_points": find_key_points(blocks)}


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
    hints: Mapping[str, list[str]] = _NO_HINTS,
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
