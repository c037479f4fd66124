"""Gives the words of an image in its place where a text's image has no address that a reader could load."""

from __future__ import annotations

from typing import Final

from lxml.html import HtmlElement

from webapp.addresses import host_of, is_private_host, read_address

_SCHEMES: Final = ("http", "https")


def show_words(page: HtmlElement, url: str | None) -> None:
    """Put an image's words in its place where it lies beside a file, in its own address or a private network.

    The sanitizer would take the image out, and its words with it.
    """
    for image in list(page.iter("img")):
        words = (image.get("alt") or "").strip()
        if words and not _may_be_seen(image.get("src") or "", url):
            image.attrib.clear()
            image.text = words
            image.tag = "figcaption" if _is_alone(image) else "span"
            if image.tag == "figcaption":
                image.getparent().tag = "figure"  # words of a picture, not of the running text


def _is_alone(image: HtmlElement) -> bool:
    paragraph = image.getparent()
    is_whole = not (paragraph.text or "").strip() and not (image.tail or "").strip() and len(paragraph) == 1
    return paragraph.tag == "p" and is_whole


def _may_be_seen(address: str, url: str | None) -> bool:
    read = read_address(address, url)
    if read is None or read.scheme not in _SCHEMES:
        return False
    return not is_private_host(read.host) or read.host == host_of(url)
