"""Turns a page (bytes, HTML or plain text) into the article it holds."""

from webapp.extraction.pipeline import ENGINE, extract_article

__all__ = ["ENGINE", "extract_article"]
