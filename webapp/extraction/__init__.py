"""Turns a page (bytes, HTML or plain text) into the article it holds."""

from webapp.extraction.confidence import LOW_CONFIDENCE
from webapp.extraction.pipeline import ENGINE, extract_article

__all__ = ["ENGINE", "LOW_CONFIDENCE", "extract_article"]
