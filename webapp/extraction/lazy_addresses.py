"""Finds the address of an image that a script would bring, in the attributes where scripts keep it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

# Where scripts that load images late keep the address: their own documentation's names, the commonest first.
# A page that sets one means it, whatever small picture stands in `src` until then.
LAZY_ADDRESS = (
    "data-src",  # lazysizes, lozad, vanilla-lazyload, yall
    "data-original",  # Lazy Load for jQuery
    "data-lazy-src",  # WP Rocket, Jetpack, a3 Lazy Load
    "data-actualsrc",
    "data-li-src",
    "data-delayed-url",
    "data-echo",  # Echo
    "data-lazyload",
    "data-flickity-lazyload",
    "data-flickity-lazyload-src",
    "data-pagespeed-lazy-src",  # mod_pagespeed
    "data-cfsrc",  # Cloudflare Mirage
    "data-ezsrc",  # Ezoic
    "data-opt-src",  # Optimole
    "data-orig-src",  # Avada
    "nitro-lazy-src",  # NitroPack
)
# Where pages keep an address too, but not always that of this picture, or of a larger one to open: they count
# where `src` names none.
OTHER_ADDRESS = (
    "data-lazy",  # slick
    "data-url",
    "data-original-src",
    "data-hi-res-src",
    "data-orig-file",  # Jetpack
    "data-large-file",
    "data-full-src",
    "data-image-src",
    "data-img-src",
    "data-imgsrc",
    "data-image",
    "data-img",
    "data-real-src",
    "data-defer-src",
    "data-default-src",
    "data-baseurl",
    "data-path",
    "load-src",
    "lazy-src",
    "zoomfile",  # Discuz
    "file",
)
LAZY_SET = (
    "data-srcset",
    "data-lazy-srcset",
    "data-original-set",
    "data-flickity-lazyload-srcset",
    "data-ezsrcset",
    "nitro-lazy-srcset",
)
_IMAGE_FILE = re.compile(
    r"^\s*(?![{\[])\S{4,2000}?\.(?:jpe?g|png|webp|gif|avif|svg|bmp)(?:[?#!/;,&]\S*)?\s*$", re.I
)
_NO_ADDRESS = re.compile(r"^(?:data:|about:|javascript:|//:0|#)", re.I)
_PLACEHOLDER = re.compile(
    r"(?<![a-z])(?:blank|spacer|placeholder|pixel|transparent|loading|lazy|1x1)(?![a-z])[\w.-]*"
    r"\.(?:gif|png|svg|jpe?g)",
    re.I,
)
# A file with a name of nothing but such words; "loading-dock.jpg" is a picture.
_NOTHING = re.compile(
    r"(?:^|/)(?:(?:blank|spacer|placeholder|pixel|transparent|loading|lazy|load|image|img|1x1|\d+)[-_.]?)+"
    r"(?:gif|png|svg|jpe?g)(?:$|[?#])",
    re.I,
)
_SMALLEST_REAL_DATA = 1_000  # characters of a data: image that is a picture, not a placeholder
# An address among others in an attribute's JSON.
_ADDRESS_WITHIN = re.compile(
    r"""(?:https?:)?//[^\s"'()\\<>]+?\.(?:jpe?g|png|webp|gif|avif)(?:\?[^\s"'()\\<>]*)?(?=["')\\\s,&]|$)""",
    re.I,
)
_BACKGROUND = re.compile(r"background(?:-image)?\s*:[^;]*?url\(\s*['\"]?([^'\")]+)", re.I)
_NOT_ADDRESSES = frozenset(("alt", "title", "srcset", "class", "id", "style", "onerror", "onload"))


def is_placeholder(source: str) -> bool:
    """Tell whether what stands in `src` is nothing to look at, or called so."""
    is_named = bool(_NO_ADDRESS.match(source) or _PLACEHOLDER.search(source))
    return not source or (is_named and len(source) < _SMALLEST_REAL_DATA)


def shows_nothing(source: str) -> bool:
    """Tell whether an address without another in its place leads to no picture."""
    return not source or bool(_NO_ADDRESS.match(source) or _NOTHING.search(source))


def late_address(element: HtmlElement, names: Iterable[str]) -> str | None:
    """Return the address in the first of the named attributes that holds one."""
    for name in names:
        value = (element.get(name) or "").strip()
        is_address = ("/" in value or "." in value) and not is_placeholder(value)
        if is_address and " " not in value and "{" not in value:
            return value
    return None


def named_file(element: HtmlElement) -> str | None:
    """Return the address in whatever attribute holds nothing but an image's."""
    return next(
        (
            value.strip()
            for name, value in element.attrib.items()
            if name not in _NOT_ADDRESSES and _IMAGE_FILE.match(value) and not is_placeholder(value.strip())
        ),
        None,
    )


def address_within(element: HtmlElement) -> str | None:
    """Return the first image's address in an attribute that holds JSON."""
    for name, value in element.attrib.items():
        is_json = name not in _NOT_ADDRESSES and value.lstrip().startswith(("{", "["))
        if is_json and (found := _ADDRESS_WITHIN.search(value.replace("\\/", "/"))):
            return found[0]
    return None


def background_of(element: HtmlElement) -> str | None:
    """Return the picture that an element's own style sets behind it."""
    found = _BACKGROUND.search(element.get("style", ""))
    return found[1].strip() if found else None


def from_set(element: HtmlElement) -> str | None:
    """Return the largest image of an element's sets."""
    for name in ("srcset", *LAZY_SET):
        if best := largest_of(element.get(name, "")):
            return best
    return None


def largest_of(srcset: str) -> str | None:
    """Return the largest image of a srcset. Addresses may hold commas, so that only ", " parts them."""
    best, best_size = None, -1.0
    for piece in re.split(r",\s+|,(?=https?:|//)", srcset.strip()):
        words = piece.split()
        if not words or words[0].startswith("data:"):
            continue
        size = re.fullmatch(r"(\d+(?:\.\d+)?)[wx],?", words[1]) if len(words) > 1 else None
        width = float(size.group(1)) if size else 0.0
        if width > best_size:
            best, best_size = words[0].rstrip(","), width
    return best
