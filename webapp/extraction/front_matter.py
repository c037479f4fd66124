"""Reads what stands on top of a Markdown text, fenced by dashes or pluses: title, author, date, language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from webapp.extraction.dates import read_date
from webapp.extraction.metadata import Metadata

_LONGEST: Final = 16_384  # characters; an index of a long book's chapters is a tenth of it
_FENCED: Final = re.compile(
    r"(?:---[ \t]*\n(.*?)\n(?:---|\.\.\.)|\+\+\+[ \t]*\n(.*?)\n\+\+\+)[ \t]*(?:\n|\Z)", re.S
)
_YAML_ENTRY: Final = re.compile(r"([A-Za-z][\w .-]{0,60}?)[ \t]*:(?:[ \t]+(.*)|[ \t]*)")
_TOML_ENTRY: Final = re.compile(r"([A-Za-z][\w-]{0,60})[ \t]*=[ \t]*(.+)")
# Of the entry above: deeper, an item, a remark; or, in TOML, what heads the entries of a table.
_INNER: Final = re.compile(r"\s+\S.*|-\s.*|#.*|\s*|[\]}],?|\[[^\]]*\]\]?")
# One of these must be among the names: prose between two rulers has colons too.
_KNOWN: Final = frozenset("title author authors date lang language tags categories layout slug draft".split())
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def split_front_matter(text: str) -> tuple[Metadata, str]:
    """Return what a text says about itself, and the text without it; whatever is no front matter stays."""
    fenced = _FENCED.match(text[:_LONGEST])
    entries = _read_fenced(fenced) if fenced else None
    if not fenced or not entries or _KNOWN.isdisjoint(entries):
        return Metadata(), text
    return _metadata(entries), text[fenced.end() :]


def _read_fenced(fenced: re.Match[str]) -> dict[str, list[str]] | None:
    is_toml = fenced[2] is not None
    return _read_entries(fenced[2 if is_toml else 1].split("\n"), _TOML_ENTRY if is_toml else _YAML_ENTRY)


def _read_entries(lines: Sequence[str], pattern: re.Pattern[str]) -> dict[str, list[str]] | None:
    """Read `name: value` lines, and lists of values, each with its name in lower case; None for prose."""
    entries: dict[str, list[str]] = {}
    values: list[str] = []
    for line in lines:
        if (entry := pattern.fullmatch(line)) is not None:
            values = entries.setdefault(entry[1].lower(), [])
            values.extend(_values(entry[2] or ""))
        elif _INNER.fullmatch(line) is None:
            return None
        elif line.lstrip().startswith("- "):
            values.extend(_values(line.lstrip()[2:]))
    return entries


def _values(written: str) -> Iterator[str]:
    written = written.strip()
    pieces = written[1:-1].split(",") if written[:1] == "[" and written[-1:] == "]" else [written]
    for piece in map(str.strip, pieces):
        plain = piece[1:-1] if len(piece) > 1 and piece[0] == piece[-1] and piece[0] in "\"'" else piece
        if plain and plain[0] not in "|>{":
            yield plain


def _metadata(entries: Mapping[str, Sequence[str]]) -> Metadata:
    lang = _first(entries, "lang", "language", "locale").replace("_", "-")
    return Metadata(
        title=_first(entries, "title") or None,
        byline=", ".join(entries.get("author") or entries.get("authors") or ()) or None,
        published=read_date(_first(entries, "date", "published")),
        updated=read_date(_first(entries, "updated", "lastmod", "modified")),
        lang=lang if _LANGUAGE.fullmatch(lang) else None,
        excerpt=_first(entries, "description", "excerpt", "summary") or None,
    )


def _first(entries: Mapping[str, Sequence[str]], *names: str) -> str:
    return next((entries[name][0] for name in names if entries.get(name)), "")
