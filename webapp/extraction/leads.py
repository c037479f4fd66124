"""Where a piece of text that is little but links leads: to its own page, its own site, or away."""

from __future__ import annotations

from webapp.addresses import read_address
from webapp.extraction.blocks import PageBlock, place_around

LINKED = 0.85  # of a piece's letters stand in links


def where_it_leads(block: PageBlock, site: str) -> str:
    """Return "page", "site" or "away"; nothing for a piece that has more to say than its links."""
    if block.links < LINKED:
        return ""
    link = next((link for link in block.element.iter("a") if link.get("href")), None)
    if link is None and (around := place_around(block.place, ("a",))) is not None:
        link = around.element
    address = (link.get("href") or "").strip() if link is not None else ""
    if address.startswith(("#", "javascript:")) or not address:
        return "page"
    if not address.startswith(("http:", "https:", "//")):
        return "site" if ":" not in address[:12] else "away"
    host = site_of(address)
    return "site" if not site or host == site else "away"


def site_of(address: str) -> str:
    """Return what the hosts of one site share: the last two labels, or three under a public suffix of two."""
    read = read_address(address)
    labels = read.host.split(".") if read else [""]
    is_short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if is_short else labels[-2:])
