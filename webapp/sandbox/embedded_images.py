"""Lifts images that are embedded in a page (`data:`) out of it, each replaced by an address of its own."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from urllib.parse import unquote

# Formats that hold pictures and nothing else; SVG may hold scripts and stays out.
_DATA = re.compile(
    r"data:(image/(?:png|jpeg|gif|webp|avif))(?:;[a-z]+=[^;,\s\"']*)*;base64,([A-Za-z0-9+/=%\s]{64,}?)(?=[\"'\s)>,]|$)"
)
_HOST = "https://embedded.invalid/"  # a name that never resolves (RFC 2606)


def lift_images(text: str) -> tuple[str, dict[str, tuple[str, bytes]]]:
    """The page without the images' bytes, and the images by the address that stands for each.

    Small ones (spacers, icons) stay where they are, for extraction to judge.
    """
    images: dict[str, tuple[str, bytes]] = {}

    def lifted(found: re.Match[str]) -> str:
        try:
            image = base64.b64decode(unquote(found[2]))
        except binascii.Error:
            return found[0]
        address = _HOST + hashlib.sha256(image).hexdigest()
        images[address] = (found[1], image)
        return address

    if ";base64," not in text:
        return text, images
    return _DATA.sub(lifted, text), images
