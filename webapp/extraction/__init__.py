"""Finds the article in a page given as bytes, HTML or plain text."""

from webapp.extraction.complexity import is_too_complex
from webapp.extraction.confidence import LOW_CONFIDENCE
from webapp.extraction.decoding import decode_page
from webapp.extraction.given_html import complete_article
from webapp.extraction.next_part import find_next_part
from webapp.extraction.part_addresses import is_same_site
from webapp.extraction.parts import is_same_article, join_part
from webapp.extraction.pipeline import ENGINE, extract_article, extract_readings
from webapp.extraction.site_rules import SiteRules, parse_site_rules

__all__ = [
    "ENGINE",
    "LOW_CONFIDENCE",
    "SiteRules",
    "complete_article",
    "decode_page",
    "extract_article",
    "extract_readings",
    "find_next_part",
    "is_same_article",
    "is_same_site",
    "is_too_complex",
    "join_part",
    "parse_site_rules",
]
