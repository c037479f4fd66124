"""Makes lazy, noscript and responsive images plain ones that name their file."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from webapp.extraction.lazy_addresses import (
    LAZY_ADDRESS,
    LAZY_SET,
    OTHER_ADDRESS,
    address_within,
    background_of,
    from_set,
    is_placeholder,
    late_address,
    named_file,
    shows_nothing,
)
from webapp.extraction.trees import drop, drop_all, text_of

_IMAGE_SET = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)\S*\s+\d+(?:\.\d+)?[wx]", re.I)
_EMOTICON = re.compile(r"emoji|smil(?:ey|ie)|emoticon", re.I)
_LONGEST_EMOTICON = 8  # characters of its alternative text: ":-)", a family of four


def resolve_images(body: HtmlElement) -> None:
    """Give every image its real address; take out those that have none."""
    for fallback in list(body.iter("noscript")):
        _resolve_noscript(fallback)
    for image in list(body.iter("amp-img", "amp-anim")):
        image.tag = "img"
    for figure in body.iter("figure"):
        _fill_figure(figure)
    for image in list(body.iter("img")):
        if _is_emoticon(image):
            image.tail = f"{image.get('alt')}{image.tail or ''}"
            drop(image)
            continue
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
    if image is None and next(picture.getparent().iter("img"), None) is None:
        address = _from_sources(picture) or late_address(picture, LAZY_ADDRESS)
        image = picture.makeelement("img", {"src": address}) if address else None
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
    address = next(filter(None, map(_shown_address, figure.iter())), None)
    if address:
        figure.insert(0, figure.makeelement("img", {"src": address}))


def _shown_address(element: HtmlElement) -> str | None:
    """Return the picture that a script or a style would show in a place that holds none."""
    if not isinstance(element.tag, str) or not element.attrib:
        return None
    return background_of(element) or from_set(element) or named_file(element)


def _is_emoticon(image: HtmlElement) -> bool:
    """Tell whether an image stands for a sign that its alternative text is."""
    sign = (image.get("alt") or "").strip()
    if not 0 < len(sign) <= _LONGEST_EMOTICON or sign.isalnum():
        return False
    return _EMOTICON.search(f"{image.get('class', '')} {image.get('src', '')}") is not None


def _is_pixel(image: HtmlElement) -> bool:
    """Tell whether an image counts visits. One side of 0 beside a real one is an author's slip."""
    sides = {(image.get(side) or "").strip().removesuffix("px") for side in ("width", "height")} - {""}
    return bool(sides) and sides <= {"0", "1"}


def _resolve_image(image: HtmlElement) -> None:
    if _is_pixel(image):
        image.attrib.pop("src", None)
        return
    source = image.get("src", "").strip()
    if late := late_address(image, LAZY_ADDRESS):
        image.set("src", late)
    elif is_placeholder(source):
        _find_address(image, source)
    if not image.get("srcset"):
        for name in LAZY_SET:
            if _IMAGE_SET.search(image.get(name, "")):
                image.set("srcset", image.get(name, ""))
                break


def _find_address(image: HtmlElement, source: str) -> None:
    """Look for an image's address wherever it may be; where there is none, take what may be a picture."""
    found = late_address(image, OTHER_ADDRESS) or from_set(image) or _from_picture(image)
    found = found or named_file(image) or address_within(image)
    if found is None and not shows_nothing(source):
        found = source
    image.attrib.pop("src", None)
    if found:
        image.set("src", found)


def _from_picture(image: HtmlElement) -> str | None:
    picture = next(image.iterancestors("picture"), None)
    return _from_sources(picture) if picture is not None else None


def _from_sources(picture: HtmlElement) -> str | None:
    return next((found for source in picture.iter("source") if (found := from_set(source))), None)
