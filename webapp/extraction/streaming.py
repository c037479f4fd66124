"""Puts in place what a page sends after its frame and moves there by script, as React's pages do."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

# react-dom streams pieces as <div hidden id="S:1f"> and leaves an empty <template> where each belongs: "P:1f"
# within the frame, "B:1f" where the frame was waiting. Its inline calls say which belongs where the numbers
# differ: $RC(place, piece), $RR(place, piece, styles).
_PIECE = re.compile(r"(.*)S:([0-9a-f]+)")
_CALL = re.compile(r"""\$R[CR]\(\s*["']([^"']+)["']\s*,\s*["']([^"']+)["']""")


def settle_streamed(page: HtmlElement) -> None:
    """Move each streamed piece to its place; one without a place stays where it came, unhidden."""
    hidden = (box for box in page.iter("div") if box.get("hidden") is not None)
    pieces = [box for box in hidden if _PIECE.fullmatch(box.get("id", ""))]
    if not pieces:
        return
    places = {template.get("id"): template for template in page.iter("template")}
    named = _named_places(page)
    for piece in pieces:
        del piece.attrib["hidden"]
        names = (named.get(piece.get("id")), *_PIECE.sub(r"\1P:\2 \1B:\2", piece.get("id")).split())
        place = next((places[name] for name in names if name in places), None)
        if place is not None and piece not in place.iterancestors():
            place.addprevious(piece)


def _named_places(page: HtmlElement) -> dict[str, str]:
    return {
        piece: place
        for script in page.iter("script")
        if script.text and "$R" in script.text
        for place, piece in _CALL.findall(script.text)
    }
