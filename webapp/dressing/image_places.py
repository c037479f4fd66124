"""Adds sizes to an article's images, and serves kept ones from here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from webapp.dressing.tokens import Tag, Token

_CANDIDATE = re.compile(r"(\S*[^\s,])((?:\s+[\d.]+[wx])?)\s*(?:,|$)")
_OPENING = 2_000  # characters of HTML: an image that begins within them is seen at once


@dataclass(frozen=True, slots=True)
class ShownImage:
    """A kept image: the address that the page asks for it, and its size in pixels where it is known."""

    address: str
    width: int | None
    height: int | None


def place_images(tokens: Iterable[Token], kept: Mapping[str, ShownImage]) -> None:
    """Point kept images here, give them their size, and let the one at the top load at once.

    `kept` is by the address in the article's HTML.
    """
    at, is_first = 0, True
    for token in tokens:
        at += len(token.before)
        begins = at
        at += len(token.source) + len(token.after)
        if isinstance(token, Tag) and token.name == "img":
            given = dict(token.attributes)
            image = kept.get(given.get("src", ""))
            if image is not None:
                given |= _size(given, image) | {"src": image.address}
                _point_candidates(given, kept)
            if is_first and begins < _OPENING:
                given.pop("loading", None)
            is_first = False
            token.source = (
                "<img " + " ".join(f'{name}="{escape(given[name])}"' for name in sorted(given)) + ">"
            )


def _size(given: Mapping[str, str], image: ShownImage) -> dict[str, str]:
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


def _point_candidates(given: dict[str, str], kept: Mapping[str, ShownImage]) -> None:
    """Leave those sizes of a kept image that are kept too: a browser would go elsewhere for the others."""
    candidates = [
        kept[address].address + size
        for address, size in _CANDIDATE.findall(given.pop("srcset", ""))
        if address in kept
    ]
    if candidates:
        given["srcset"] = ", ".join(candidates)
    else:
        given.pop("sizes", None)
