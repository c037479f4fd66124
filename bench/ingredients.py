"""Groups of signals, as docs/summaries.md tells what each is worth."""

from __future__ import annotations

from typing import Final

from webapp.summarizing.wording import DOINGS

INGREDIENTS: Final[dict[str, tuple[str, ...]]] = {
    "TextRank": ("textrank",),
    "TextRank, centroid": ("textrank", "centroid"),
    "terms introduced": ("introduces", "introduces, share"),
    "the title": ("title", "title first"),
    "topics (everyday frequency)": ("topics", "rare words", "telling words", "everyday words"),
    "heads": ("own head", "heads"),
    "what the page tells (hints)": ("hinted", "keywords", "bold"),
    "words and phrases": DOINGS,
    "place": (
        "first", "second", "middle is far", "paragraph first", "paragraph last", "paragraph's words",
        "section first", "section's share",
    ),
    "length": (
        "length", "length, by the others'", "words", "under ten words", "over thirty-five words",
        "stop words",
    ),
    "marks and figures": (
        "capitals", "quantity", "bracket", "exclaims", "commas", "quotation first", "colon",
        "colon at the end", "no end", "asks", "goes on", "two names first",
    ),
}  # fmt: skip
