"""Turns the images of an article into ones that keep their place, and come from here where they are kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape, unescape

from webapp.library import KeptImage

_IMAGE = re.compile(r'<img((?:\s[a-z-]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r'\s([a-z-]+)="([^"]*)"')
_CANDIDATE = re.compile(r"(\S*[^\s,])((?:\s+[\d.]+[wx])?)\s*(?:,|$)")
_OPENING = 2_000  # characters of HTML: an image that begins within them is seen at once


def place_images(html: str, kept: Mapping[str, KeptImage], image_address: Callable[[str], str]) -> str:
    """Point kept images here, give them their size, and let the one at the top load at once.

    `html` is the sanitizer's own regular output; `kept` is by the address in it.
    """
    first = _IMAGE.search(html)
    at_top = first.start() if first and first.start() < _OPENING else -1

    def placed(tag: re.Match[str]) -> str:
        given = {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag[1])}
        image = kept.get(given.get("src", ""))
        if image is not None:
            given |= _size(given, image) | {"src": image_address(image.hash)}
            _point_candidates(given, kept, image_address)
        if tag.start() == at_top:
            given.pop("loading", None)
        return "<img " + " ".join(f'{name}="{escape(given[name])}"' for name in sorted(given)) + ">"

    return _IMAGE.sub(placed, html)


def _size(given: Mapping[str, str], image: KeptImage) -> dict[str, str]:
    """The image's own size where the page gives none, scaled where it gives one side."""
    if not image.width or not image.height:
        return {}
    sides = [int(given[side]) if given.get(side, "").isdecimal() else None for side in ("width", "height")]
    match sides:
        case [int(), int()]:
            return {}
        case [int(width), None]:
            sides = [width, round(width * image.height / image.width)]
        case [None, int(height)]:
            sides = [round(height * image.width / image.height), height]
        case _:
            sides = [image.width, image.height]
    return {"width": str(sides[0]), "height": str(sides[1])}


def _point_candidates(
    given: dict[str, str], kept: Mapping[str, KeptImage], image_address: Callable[[str], str]
) -> None:
    """Leave those sizes of a kept image that are kept too: a browser would go elsewhere for the others."""
    candidates = [
        image_address(kept[address].hash) + size
        for address, size in _CANDIDATE.findall(given.pop("srcset", ""))
        if address in kept
    ]
    if candidates:
        given["srcset"] = ", ".join(candidates)
    else:
        given.pop("sizes", None)
