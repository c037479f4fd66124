"""The kinds of elements, as tables that every step goes by."""

from __future__ import annotations

from typing import Final

# HTML standard, "flow content" less what flows within a line.
_BLOCK = """
    address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table
    tbody td tfoot th thead tr caption ul search
"""
BLOCK: Final = frozenset(_BLOCK.split())
HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# What a page shows beside its text.
MEDIA: Final = frozenset(("img", "picture", "video", "audio", "iframe", "embed", "object", "svg", "math"))
# What asks its reader for something: a pitch, a form.
ASKING: Final = ("input", "button", "form", "iframe")
# What no reader sees.
UNSEEN: Final = frozenset(("script", "style", "template"))
