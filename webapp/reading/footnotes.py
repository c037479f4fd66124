"""Marks the footnotes of an article's HTML: what refers to a note, and what leads back from it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

_LINK = re.compile(r'<a((?:\s[a-z-]+="[^"]*")*)>(.{0,400}?)</a>', re.S)
_HREF = re.compile(r'\shref="#(a-[^"]+)"')
_ID = re.compile(r'\sid="([^"]*)"')
_TAG = re.compile(r"<[^>]+>")
# What a reference looks like: 1, [2], (iv), *, †
_MARK = re.compile(r"[\[(]?\s*(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶⁂]{1,4}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*[\])]?", re.I)
_SUP_BEFORE = re.compile(r'<sup\b[^>]*\sid="([^"]*)"[^>]*>(?:<[^>]+>|\s)*$')  # <sup id="ref1"><a …
# What holds a note: its words end where the first of these ends.
_NOTE_END = re.compile(r"</(?:p|li|dd|td|div)>")
_AROUND = 300  # characters before a link, for the <sup> that it stands in
_NO_NOTE = re.compile(r"<(?:h[1-6]|section|table|figure|img)\b")


@dataclass(frozen=True, slots=True)
class _Reference:
    start: int  # of the link's tag
    note_at: int  # where the note's id stands
    own_id: str | None


def mark_footnotes(html: str, back_label: str) -> str:
    """Mark references (`data-note`) and ways back (`data-note-back`); add a way back where there is none.

    `html` is the sanitizer's own output, its sentences marked or not. An element is a note when a little
    link before it leads to it.
    """
    if 'href="#' not in html:
        return html
    links = list(_LINK.finditer(html))
    leading_to: dict[str, list[re.Match[str]]] = defaultdict(list)
    for link in links:
        if target := _HREF.search(link[1]):
            leading_to[target[1]].append(link)
    edits: dict[int, str] = {}  # what is put at a place
    answered: set[int] = set()
    for number, reference in enumerate(_find_references(html, links), start=1):
        own_id = reference.own_id or f"note-{number}"
        edits[reference.start] = " data-note" + ("" if reference.own_id else f' id="{own_id}"')
        backs = [link for link in leading_to[own_id] if link.start() > reference.note_at]
        for back in backs:
            edits[back.start() + len("<a")] = _back_attributes(back[2], back_label)
        end = _NOTE_END.search(html, reference.note_at)
        if not backs and reference.note_at not in answered and end:
            edits[end.start()] = f' <a href="#{own_id}"{_back_attributes("", back_label)}>\u21a9\ufe0e</a>'
        answered.add(reference.note_at)
    return _edited(html, edits)


def _find_references(html: str, links: Iterable[re.Match[str]]) -> Iterator[_Reference]:
    bearers: dict[str, int] = {}
    for bearer in _ID.finditer(html):
        bearers.setdefault(bearer[1], bearer.start())
    for link in links:
        target = _HREF.search(link[1])
        note_at = bearers.get(target[1], -1) if target else -1
        if note_at < link.end() or not _MARK.fullmatch(_TAG.sub("", link[2]).strip()):
            continue
        if _NO_NOTE.match(html, html.rfind("<", 0, note_at)):
            continue
        around = html[max(0, link.start() - _AROUND) : link.start()]
        own = _ID.search(link[1]) or _ID.search(link[2]) or _SUP_BEFORE.search(around)
        yield _Reference(link.start() + len("<a"), note_at, own[1] if own else None)


def _back_attributes(inner: str, label: str) -> str:
    """`data-note-back`, and the words for it where an arrow is all that it says."""
    says = re.search(r"\w", _TAG.sub("", inner))
    return " data-note-back" + ("" if says else f' aria-label="{escape(label)}"')


def _edited(html: str, edits: Mapping[int, str]) -> str:
    pieces, last = [], 0
    for at in sorted(edits):
        pieces += [html[last:at], edits[at]]
        last = at
    return "".join([*pieces, html[last:]])
