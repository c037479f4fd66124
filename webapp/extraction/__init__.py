"""Finds the article in a page given as bytes, HTML, Markdown or plain text.

Each name is imported when it is first asked for: the whole engine takes a tenth of a second, and the server
and the commands ask for its version alone. Workers have it all.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from webapp.extraction.complexity import is_too_complex
    from webapp.extraction.declared_type import with_title
    from webapp.extraction.decoding import decode_page
    from webapp.extraction.engine import ENGINE, LOW_CONFIDENCE
    from webapp.extraction.given_html import complete_article
    from webapp.extraction.markdown_signs import has_markdown_signs
    from webapp.extraction.next_part import find_next_part
    from webapp.extraction.part_addresses import is_same_site
    from webapp.extraction.parts import is_same_article, join_part
    from webapp.extraction.pipeline import extract_article, extract_readings
    from webapp.extraction.site_rules import SiteRules, parse_site_rules

_MODULES: Final[Mapping[str, str]] = {
    "ENGINE": "engine",
    "LOW_CONFIDENCE": "engine",
    "SiteRules": "site_rules",
    "complete_article": "given_html",
    "decode_page": "decoding",
    "extract_article": "pipeline",
    "extract_readings": "pipeline",
    "find_next_part": "next_part",
    "has_markdown_signs": "markdown_signs",
    "is_same_article": "parts",
    "is_same_site": "part_addresses",
    "is_too_complex": "complexity",
    "join_part": "parts",
    "parse_site_rules": "site_rules",
    "with_title": "declared_type",
}

__all__ = [
    "ENGINE",
    "LOW_CONFIDENCE",
    "SiteRules",
    "complete_article",
    "decode_page",
    "extract_article",
    "extract_readings",
    "find_next_part",
    "has_markdown_signs",
    "is_same_article",
    "is_same_site",
    "is_too_complex",
    "join_part",
    "parse_site_rules",
    "with_title",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value
