"""Turns pages and articles into lines of JSON and back: what crosses between server and worker."""

from __future__ import annotations

import base64
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from typing import Any

from webapp import limits
from webapp.article import HINTS, Block, Candidate, ExtractedArticle, FetchedPage, Hints
from webapp.errors import NutgrafError
from webapp.reading.read_page import ReadPage

_DATES = ("published", "updated")
_OTHER_FIELDS = {each.name for each in fields(ExtractedArticle)} - {*_DATES, "blocks", "hints"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker made of a page: an article, or else an error's code and params."""

    read: ReadPage | None = None
    error: str = ""
    params: Mapping[str, str | int] = field(default_factory=dict)


def pack_request(page: FetchedPage, own_hosts: Collection[str], candidate: Candidate, rules: str) -> bytes:
    """A page to read, with the text of its site's rules, for a worker opens no file."""
    request = {
        "pages": [_packed(each) for each in (page, *page.parts)],
        "own_hosts": list(own_hosts),
        "candidate": candidate,
        "rules": rules,
    }
    return json.dumps(request).encode() + b"\n"


def unpack_request(line: bytes) -> tuple[FetchedPage, tuple[str, ...], Candidate, str]:
    request = json.loads(line)
    first, *parts = map(_unpacked, request["pages"])
    page = replace(first, parts=tuple(parts))
    return page, tuple(request["own_hosts"]), request["candidate"], request["rules"]


def _packed(page: FetchedPage) -> dict[str, str | None]:
    return {
        "url": page.url,
        "body": base64.b64encode(page.body).decode(),
        "content_type": page.content_type,
    }


def _unpacked(page: dict[str, str]) -> FetchedPage:
    return FetchedPage(page["url"], base64.b64decode(page["body"]), page["content_type"])


def pack_article(read: ReadPage) -> bytes:
    """The article of a page, and its images."""
    article = asdict(read.article)
    for name in _DATES:
        article[name] = article[name].isoformat() if article[name] else None
    images = {
        address: (kind, base64.b64encode(body).decode()) for address, (kind, body) in read.images.items()
    }
    answer = {"article": article, "images": images, "next_part": read.next_part}
    return json.dumps(answer).encode() + b"\n"


def pack_error(error: NutgrafError) -> bytes:
    """Why there is no article."""
    return json.dumps({"error": error.code, "params": dict(error.params)}).encode() + b"\n"


def unpack_answer(line: bytes) -> Answer:
    """Read an answer, believing nothing of it but its shape. Raises: ValueError for any other shape."""
    try:
        answer = json.loads(line)
        if "error" in answer:
            return Answer(error=str(answer["error"]), params=dict(answer["params"]))
        next_part = None if answer["next_part"] is None else str(answer["next_part"])
        return Answer(read=ReadPage(_article(answer["article"]), _images(answer["images"]), next_part))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no answer of a worker: {error!r}") from None


def _article(found: dict[str, Any]) -> ExtractedArticle:
    dates: dict[str, Any] = {
        name: datetime.fromisoformat(found[name]) if found[name] else None for name in _DATES
    }
    blocks = tuple(Block(block["kind"], int(block["start"]), int(block["end"])) for block in found["blocks"])
    others = {name: found[name] for name in _OTHER_FIELDS}
    return ExtractedArticle(**others, blocks=blocks, hints=_hints(found["hints"]), **dates)


def _hints(found: Mapping[str, Sequence[str]]) -> Hints:
    """Hints of the names that there are, and no more of them than is kept."""
    return {
        name: tuple(str(entry)[: limits.HINT_CHARS] for entry in found[name][: limits.HINT_ENTRIES])
        for name in HINTS
        if found.get(name)
    }


def _images(found: dict[str, tuple[str, str]]) -> dict[str, tuple[str, bytes]]:
    return {address: (kind, base64.b64decode(body)) for address, (kind, body) in found.items()}
