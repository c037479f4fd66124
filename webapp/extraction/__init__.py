"""Turns a page (bytes, HTML or plain text) into the article it holds."""

from webapp.extraction.confidence import LOW_CONFIDENCE
from webapp.extraction.pipeline import ENGINE, extract_article
from webapp.extraction.site_rules import SiteRules, parse_site_rules

__all__ = ["ENGINE", "LOW_CONFIDENCE", "SiteRules", "extract_article", "parse_site_rules"]
