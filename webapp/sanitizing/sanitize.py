"""Sanitizes article HTML by the tables of `policy`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

import nh3

from webapp.code import LANGUAGES
from webapp.sanitizing.addresses import safe_image, safe_image_set, safe_link
from webapp.sanitizing.flatten import flatten
from webapp.sanitizing.policy import (
    ATTRIBUTES,
    ID_PREFIX,
    IMAGE_ATTRIBUTES,
    LINK_ATTRIBUTES,
    LINK_SCHEMES,
    MATH,
    REMOVED,
    TAGS,
)

_FIRST_HEADING = re.compile(r"(</?)h1(?=[\s>])")
_LINK_OR_IMAGE = re.compile(r'<(a|img)((?:\s[a-z-]+="[^"]*")*)>')
_NUMBER = re.compile(r"[0-9]{1,7}", re.ASCII)
_ATTRIBUTE = re.compile(r'\s([a-z-]+)="([^"]*)"')


def sanitize(html: str, base_url: str | None = None, *, own_hosts: Collection[str] = ()) -> str:
    """Make article HTML safe.

    Relative addresses start from `base_url`, and go where there is none; pictures from `own_hosts` (this
    server's names) and from private addresses go. Sanitizing twice is sanitizing once.
    """
    clean = nh3.clean(
        flatten(html),
        tags=set(TAGS | MATH),
        clean_content_tags=set(REMOVED),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=_attribute_filter(base_url, own_hosts),
        url_schemes=set(LINK_SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
    # nh3's output is regular enough for both. The page's own h1 is the article's title.
    return _LINK_OR_IMAGE.sub(_finish, _FIRST_HEADING.sub(r"\1h2", clean))


def _finish(tag: re.Match[str]) -> str:
    """Give links and images what all of them have; an image without an address is none."""
    given = dict(_ATTRIBUTE.findall(tag[2]))
    if tag[1] == "img" and "src" not in given:
        return ""
    given |= IMAGE_ATTRIBUTES if tag[1] == "img" else LINK_ATTRIBUTES
    return f"<{tag[1]} " + " ".join(f'{name}="{given[name]}"' for name in sorted(given)) + ">"


def _attribute_filter(
    base_url: str | None, own_hosts: Collection[str]
) -> Callable[[str, str, str], str | None]:
    def filtered(tag: str, name: str, value: str) -> str | None:
        match (tag, name):
            case ("a", "href"):
                return safe_link(value, base_url)
            case ("img", "src"):
                return safe_image(value, base_url, own_hosts)
            case ("img", "srcset"):
                return safe_image_set(value, base_url, own_hosts)
            case ("pre", "data-lang"):
                return value if value in LANGUAGES else None
            case (_, "id"):
                return value if value.startswith(ID_PREFIX) else None
            case (_, "headers"):
                return value if all(name.startswith(ID_PREFIX) for name in value.split()) else None
            case (_, "data-block"):
                return value if _NUMBER.fullmatch(value) else None
            case (_, "dir"):
                return value if value in ("ltr", "rtl", "auto") else None
            case _:
                return value

    return filtered
