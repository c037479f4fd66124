"""Prepares a page for the choice: furniture out, blocks found, readability asked."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

from webapp.extraction.blocks import PageBlock, find_blocks
from webapp.extraction.core import ask_readability, mark_core
from webapp.extraction.furniture import drop_furniture
from webapp.extraction.key_points import find_key_points
from webapp.extraction.kinds import Clues, find_clues
from webapp.extraction.links import base_of
from webapp.extraction.metadata import Metadata, read_metadata
from webapp.extraction.next_part import NextLinks, read_next_links
from webapp.extraction.page_hints import read_declared_hints
from webapp.extraction.paragraphs import make_paragraphs
from webapp.extraction.parsing import parse_page
from webapp.extraction.pull_quotes import find_named_pull_quotes
from webapp.extraction.ruled import apply_metadata_rules, find_body_by_rule, rewrite_source, strip_by_rule
from webapp.extraction.showing import show_page
from webapp.extraction.site_rules import SiteRules
from webapp.extraction.structured_data import read_declared_text, read_structured_data
from webapp.extraction.thread_metadata import sign_by_post
from webapp.extraction.threads import Thread, find_thread

NO_RULES = SiteRules()


@dataclass(frozen=True, slots=True)
class PreparedPage:
    """A page with its furniture out, its blocks found and readability asked."""

    body: HtmlElement
    blocks: list[PageBlock]
    metadata: Metadata
    clues: Clues
    hints: Mapping[str, list[str]]  # what it says of its point, but in bold
    declared: str  # the text that the page's JSON-LD gives, or nothing
    base: str | None
    thread: Thread | None  # where it is one: posts of several people
    ruled: HtmlElement | None  # the body that the site's rules found; then nothing was asked or measured
    # Every element's Python object, held so that lxml need not make it anew on each visit: a quarter of the
    # time, measured.
    proxies: list[HtmlElement]
    dropped: list[HtmlElement]  # what tags, roles and the owner's rules put out
    next_links: NextLinks
    untouched: tuple[HtmlElement, ...]  # copies of it as it was parsed, one for each other reading

    @property
    def is_measured(self) -> bool:
        """Whether its blocks are to be measured: neither a rule nor a first post's markup says what it is."""
        return self.ruled is None and (self.thread is None or not self.thread.is_opened)


def prepare_page(text: str, url: str | None, rules: SiteRules = NO_RULES, *, others: int = 0) -> PreparedPage:
    """Parse a page, once, and do all that comes before the choice; `others` counts the other readings."""
    page = parse_page(rewrite_source(text, rules))
    untouched = tuple(copy.deepcopy(page) for _ in range(others))
    proxies = list(page.iter())
    facts = read_structured_data(page)
    metadata = apply_metadata_rules(read_metadata(page, facts, url), page, rules)
    base, clues = base_of(page, url), find_clues(page, facts, url)
    next_links = read_next_links(page, base, rules)
    hints, declared = read_declared_hints(page, facts), read_declared_text(facts)
    dropped = strip_by_rule(page, rules)
    ruled = find_body_by_rule(page, rules, metadata.title)
    if ruled is None:
        body = show_page(page)
        dropped += drop_furniture(body)
        blocks = find_blocks(body, make_paragraphs(body))
        thread = find_thread(body, blocks, facts, url)
    else:
        body, thread = page.find("body"), None
        blocks = find_blocks(ruled, make_paragraphs(ruled))
    prepared = PreparedPage(
        body=body,
        blocks=blocks,
        metadata=sign_by_post(metadata, thread, facts),
        clues=clues,
        hints=hints | _read_boxes(blocks),
        declared=declared,
        base=base,
        thread=thread,
        ruled=ruled,
        proxies=proxies,
        dropped=dropped,
        next_links=next_links,
        untouched=untouched,
    )
    if prepared.is_measured:
        mark_core(blocks, ask_readability(page))
    return prepared


def _read_boxes(blocks: list[PageBlock]) -> dict[str, list[str]]:
    return {"pull_quotes": find_named_pull_quotes(blocks), "key_points": find_key_points(blocks)}
