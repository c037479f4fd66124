"""Turns lazy, noscript and responsive images into plain ones that name their file."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from webapp.extraction.trees import drop, drop_all, text_of

_IMAGE_FILE = re.compile(r"^\s*\S{4,2000}?\.(?:jpe?g|png|webp|gif|avif|svg|bmp)(?:[?#!/;,&]\S*)?\s*$", re.I)
_IMAGE_SET = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)\S*\s+\d+(?:\.\d+)?[wx]", re.I)
_PLACEHOLDER = re.compile(
    r"^data:|^about:|(?<![a-z])(?:blank|spacer|placeholder|pixel|transparent|loading|lazy)(?![a-z])[\w-]*"
    r"\.(?:gif|png|svg|jpe?g)",
    re.I,
)
# Where scripts that load images late keep the address; seen on pages of every kind. The order counts.
_LAZY_ADDRESS = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-url",
    "data-original-src",
    "data-hi-res-src",
)
_LAZY_SET = ("data-srcset", "data-lazy-srcset", "data-original-set")
_SMALLEST_REAL_DATA = 1_000  # characters of a data: image that is a picture, not a placeholder


def resolve_images(body: HtmlElement) -> None:
    """Give every image its real address; take out those that have none."""
    for fallback in list(body.iter("noscript")):
        _resolve_noscript(fallback)
    for image in list(body.iter("amp-img", "amp-anim")):
        image.tag = "img"
    for figure in body.iter("figure"):
        _fill_figure(figure)
    for image in list(body.iter("img")):
        _resolve_image(image)
        if not image.get("src"):
            drop(image)
    for picture in list(body.iter("picture")):
        _keep_image_alone(picture)
    drop_all(variant for variant in body.iter("div") if _is_narrow_variant(variant))


def _resolve_noscript(fallback: HtmlElement) -> None:
    images = [image for image in fallback.iter("img") if image.get("src") and not _is_pixel(image)]
    if not images or text_of(fallback):
        drop(fallback)
        return
    before = fallback.getprevious()
    placeholder = None
    if before is not None:
        placeholder = (
            before if before.tag == "img" else next(before.iter("img"), None) if not text_of(before) else None
        )
    if placeholder is not None:
        drop(placeholder)
    fallback.tag = "span"


def _keep_image_alone(picture: HtmlElement) -> None:
    """Put an image in its picture's place; the parser takes a <source> for one that holds what follows."""
    image = next(picture.iter("img"), None)
    if image is not None:
        image.tail = None
        picture.addprevious(image)
    drop(picture)


def _is_narrow_variant(element: HtmlElement) -> bool:
    """Tell whether a graphic is the one for narrow screens where the one for wide ones stands beside it."""
    if element.get("data-max-width") is None or element.getparent() is None:
        return False
    return any(
        beside.get("data-min-width") is not None and beside.get("data-max-width") is None
        for beside in element.getparent().iterchildren("div")
    )


def _fill_figure(figure: HtmlElement) -> None:
    """Give a figure whose picture a script would bring the picture that its attributes name."""
    if next(figure.iter("img", "video", "iframe", "svg", "pre", "table", "blockquote"), None) is not None:
        return
    address = next((value for value in figure.attrib.values() if _IMAGE_FILE.match(value)), None)
    if address:
        figure.insert(0, figure.makeelement("img", {"src": address.strip()}))


def _is_pixel(image: HtmlElement) -> bool:
    """Tell whether an image counts visits. One side of 0 beside a real one is an author's slip."""
    sides = {(image.get(side) or "").strip().removesuffix("px") for side in ("width", "height")} - {""}
    return bool(sides) and sides <= {"0", "1"}


def _resolve_image(image: HtmlElement) -> None:
    if _is_pixel(image):
        image.attrib.pop("src", None)
        return
    source = image.get("src", "").strip()
    if not source or (_PLACEHOLDER.search(source) and len(source) < _SMALLEST_REAL_DATA):
        image.attrib.pop("src", None)
        if found := _late_address(image) or _from_set(image) or _from_picture(image):
            image.set("src", found)
    if not image.get("srcset"):
        for name in _LAZY_SET:
            if _IMAGE_SET.search(image.get(name, "")):
                image.set("srcset", image.get(name, ""))
                break


def _late_address(image: HtmlElement) -> str | None:
    for name in _LAZY_ADDRESS:
        value = (image.get(name) or "").strip()
        if value and not value.startswith(("data:", "{", "[")) and " " not in value:
            return value
    for name, value in image.attrib.items():
        if name not in ("alt", "title", "src", "srcset", "class", "id") and _IMAGE_FILE.match(value):
            return str(value).strip()
    return None


def _from_set(element: HtmlElement) -> str | None:
    for name in ("srcset", *_LAZY_SET):
        if best := largest_of(element.get(name, "")):
            return best
    return None


def _from_picture(image: HtmlElement) -> str | None:
    picture = next(image.iterancestors("picture"), None)
    sources = picture.iter("source") if picture is not None else ()
    return next((found for source in sources if (found := _from_set(source))), None)


def largest_of(srcset: str) -> str | None:
    """Return the largest image of a srcset. Addresses may hold commas, so that only ", " parts them."""
    best, best_size = None, -1.0
    for part in re.split(r",\s+|,(?=https?:|//)", srcset.strip()):
        words = part.split()
        if not words or words[0].startswith("data:"):
            continue
        size = re.fullmatch(r"(\d+(?:\.\d+)?)[wx],?", words[1]) if len(words) > 1 else None
        width = float(size.group(1)) if size else 0.0
        if width > best_size:
            best, best_size = words[0].rstrip(","), width
    return best
