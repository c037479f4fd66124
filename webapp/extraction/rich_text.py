"""Renders editors' stored texts (typed blocks, JsonML) as markup."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

# Where editors and content systems keep a block's kind, its words and a link's address (Portable Text,
# ProseMirror, Slate, Contentful, Draft.js, Editor.js, Gutenberg, and what GraphQL makes of them). In order.
_KIND_KEYS: Final = (
    "listItem", "style", "nodeType", "_type", "type", "blockType", "tag", "name", "__typename",
)  # fmt: skip
_WORD_KEYS: Final = (
    "text", "html", "value", "content", "children", "nodes", "items", "blocks", "data", "attributes", "attrs",
    "model", "body",
)  # fmt: skip
_ADDRESS_KEYS: Final = ("href", "url", "uri")
# A block's kind → its element; the first that fits.
_TAGS: Final = (
    (r"^h[1-6]$|head(?:ing|er|line)|subhead", "h2"),
    (r"list-?_?item|^li$|^[uo]li$|^bullet$|^number$", "li"),
    (r"^ol$|(?<!un)ordered-?_?list", "ol"),
    (r"^ul$|list$", "ul"),
    (r"quote$|^pq$", "blockquote"),
    (r"code|^pre$", "pre"),
    (r"^p$|paragraph|text|^block$|unstyled|^normal$|^html$|^body|prose", "p"),
)
_KINDS: Final = tuple((re.compile(pattern), tag) for pattern, tag in _TAGS)
_PIECES: Final = frozenset(("text", "span", "fragment"))  # kinds of the runs that a block's text is made of
_LINK: Final = re.compile(r"link|^a$")
_MARKUP: Final = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.I)
_JSONML: Final = frozenset("p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre a em strong i b".split())
_FEWEST: Final = 3  # paragraphs of a text
_LOOKED_AT: Final = 300  # items, to tell what a list is
_DEEPEST: Final = 40
_MOST_VALUES: Final = 150_000  # of all trees: references may lead in circles, and to one part many times
_LETTERS: Final = 40  # that count as much as a value


class RichText:
    """Reads such trees, as many as a page has."""

    def __init__(self) -> None:
        self._known: Mapping[str, Any] = {}
        self._left = _MOST_VALUES

    def look_up_in(self, known: Mapping[str, Any]) -> None:
        """Take this for what the references ("__ref") in the next trees lead to."""
        self._known = known

    def is_text(self, items: list[Any]) -> bool:
        """Tell whether a list is a text: some of its items are paragraphs by their kind."""
        return sum(_tag_of(self._resolve(item)) == "p" for item in items[:_LOOKED_AT]) >= _FEWEST

    def write(self, items: list[Any]) -> str:
        """Return a text's markup, without blocks of other kinds than a text's: adverts, boxes, players."""
        return "".join(self._write(item, "", 0) for item in items if _tag_of(self._resolve(item)))

    def _write(self, value: Any, within: str, depth: int) -> str:
        """Write a value that stands in an element `within` (nothing: in none)."""
        value = self._resolve(value)
        self._left -= 1 + (len(value) // _LETTERS if isinstance(value, str) else 0)
        if depth > _DEEPEST or self._left < 0:
            return ""
        if isinstance(value, str):
            words = value if _MARKUP.search(value) else html.escape(value, quote=False)
            return f"<li>{words}</li>" if within in ("ul", "ol") else words
        tag = _tag_of(value, within)
        words = self._words_of(value, tag or within, depth + 1)
        if words and (address := _address_of(value)):
            return f'<a href="{html.escape(address)}">{words}</a>'
        return f"<{tag}>{words}</{tag}>" if tag and words.strip() else words

    def _words_of(self, value: Any, within: str, depth: int) -> str:
        if isinstance(value, list):
            segments = value[1:] if _is_jsonml(value) else value
            return "".join(self._write(segment, within, depth) for segment in segments)
        if isinstance(value, dict):
            found = (value[key] for key in _WORD_KEYS if value.get(key))
            return next((words for segment in found if (words := self._write(segment, within, depth))), "")
        return ""

    def _resolve(self, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("__ref"), str):
            return self._known.get(value["__ref"])
        return value


def _tag_of(value: Any, within: str = "") -> str:
    """Return the element that a block stands for; nothing where its kind is none of a text's."""
    if isinstance(value, list):
        return value[0] if _is_jsonml(value) else ""
    kinds = _kinds_of(value)
    if within and not _PIECES.isdisjoint(kinds):
        return ""
    return next((tag for kind in kinds if (tag := _tag_named(kind))), "")


@lru_cache(maxsize=1_024)  # data name a few kinds many times
def _tag_named(kind: str) -> str:
    return next((tag for pattern, tag in _KINDS if pattern.search(kind)), "")


def _kinds_of(value: Any) -> list[str]:
    kinds = (value.get(key) for key in _KIND_KEYS) if isinstance(value, dict) else ()
    return [kind.rsplit("/", 1)[-1].lower() for kind in kinds if isinstance(kind, str)]


def _is_jsonml(value: list[Any]) -> bool:
    return len(value) > 1 and isinstance(value[0], str) and value[0] in _JSONML


def _address_of(value: Any) -> str:
    """Return where a link leads; nothing for what is none."""
    if isinstance(value, list):
        places = value[1:2] if value[:1] == ["a"] else []
    elif isinstance(value, dict) and any(map(_LINK.search, _kinds_of(value))):
        places = [value, value.get("attrs"), value.get("data")]
    else:
        return ""
    found = (place.get(key) for place in places if isinstance(place, dict) for key in _ADDRESS_KEYS)
    return next((address for address in found if isinstance(address, str)), "")
