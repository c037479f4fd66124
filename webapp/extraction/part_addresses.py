"""Decides by its address whether a page is the next part of an article, and not the next article.

Blogs mark the post beside this one with rel=next too. So the address must be the article's own with a
page's number added (/story → /story/2, /story?page=2, /story-2.html), or the article's own must say by a
word that it is a page (/story/page/1 → /story/page/2). Two bare numbers (/posts/41 → /posts/42) are two
articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, unquote, urlencode

from webapp.addresses import read_address

_WORD: Final = r"(?:page|pg|seite|pagina|página|strana|sida|side|str)"
# What stands at a path's end → whether a word says that it is a page's number. A bare number behind a hyphen
# counts before a file's ending alone: WordPress calls a second post of the same title "title-2".
_IN_PATH: Final = (
    (re.compile(rf"(.+)/{_WORD}[-_/=]?(\d{{1,3}})", re.I), "/page/"),
    (re.compile(rf"(.+?)[-_.,]{_WORD}[-_]?(\d{{1,3}})(\.[a-z]{{3,5}})?", re.I), "-page"),
    (re.compile(r"(.+)/(\d{1,3})"), ""),
    (re.compile(r"(.+?)[-_,](\d{1,3})(\.(?:s?html?|php|aspx?|jsp))", re.I), ""),
)
_IN_QUERY: Final = re.compile(rf"(?:{_WORD}(?:d|num|wanted|_?n[or]|_?number)?|p|pn)", re.I)
_POST_IDS: Final = frozenset({"p"})  # WordPress's ?p=41 is a post; a page only where it is added
_TRACKING: Final = re.compile(r"(?:utm_|fbclid|gclid|mc_|ref$)")
# Their pages are made of many people's messages.
_TALK: Final = re.compile(r"forum|thread|topic|discussion|comment|/t/|/q(?:uestions)?/", re.I)


@dataclass(frozen=True, slots=True)
class _Numbered:
    """An address read as the page `number` of `whole`; `mark` is the word that says so, if any."""

    whole: str
    number: int
    mark: str


def is_same_site(address: str, other: str) -> bool:
    """Whether two addresses lead to the same host, with or without "www."."""
    return bool(_site(address)) and _site(address) == _site(other)


def is_next_part(address: str, first: str, number: int) -> bool:
    """Whether an address is that of an article's part `number` (from 2 on), whose first part's is `first`."""
    if not is_same_site(address, first) or _TALK.search(_path(first)):
        return False
    whole, numbered = _key(first), list(_numbered(first))
    for part in _numbered(address):
        if part.whole == whole and not whole.endswith("/"):
            if part.number == number or (part.mark.startswith("?") and part.number == number - 1):
                return True  # queries count from 0 at times
        elif part.mark and part.mark.removeprefix("?") not in _POST_IDS:
            expected = part.number - number + 1
            if any(
                (own.whole, own.mark, own.number) == (part.whole, part.mark, expected) for own in numbered
            ):
                return True
    return False


def _numbered(address: str) -> Iterator[_Numbered]:
    """Read an address in every way in which it is a page of something."""
    path, pairs = _path(address), _pairs(address)
    for name, value in pairs:
        if _IN_QUERY.fullmatch(name) and re.fullmatch(r"[0-9]{1,3}", value):
            rest = [pair for pair in pairs if pair != (name, value)]
            yield _Numbered(_join(path, rest), int(value), f"?{name}")
    for pattern, mark in _IN_PATH:
        if found := pattern.fullmatch(path):
            ending = found[3] or "" if pattern.groups == 3 else ""
            yield _Numbered(_join(found[1] + ending, pairs), int(found[2]), mark)


def _key(address: str) -> str:
    return _join(_path(address), _pairs(address))


def _join(path: str, pairs: list[tuple[str, str]]) -> str:
    """A path and query to compare; that of a site's front page ends in "/"."""
    return f"{path}?{urlencode(sorted(pairs))}" if pairs else path or "/"


def _path(address: str) -> str:
    read = read_address(address)
    return unquote(read.path).rstrip("/") if read else ""


def _pairs(address: str) -> list[tuple[str, str]]:
    read = read_address(address)
    pairs = parse_qsl(read.query, keep_blank_values=True) if read else []
    return [pair for pair in pairs if not _TRACKING.match(pair[0])]


def _site(address: str) -> str:
    read = read_address(address)
    return read.site if read else ""
