"""Lines of JSON in which pages and articles cross between server and worker."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from typing import Any

from webapp import limits
from webapp.article import HINTS, Block, Candidate, ExtractedArticle, FetchedPage, Hints, PdfExtent
from webapp.errors import NutgrafError
from webapp.sandbox.read_page import ReadPage, Unfinished

_DATES = ("published", "updated")
_OTHER_FIELDS = {each.name for each in fields(ExtractedArticle)} - {*_DATES, "blocks", "hints", "pdf"}


@dataclass(frozen=True, slots=True)
class Request:
    """A page to read; the fields are those of `read_ways`, and so are their defaults.

    `rules` is the text of its site's rules, for a worker opens no file.
    """

    page: FetchedPage
    candidates: tuple[Candidate, ...] = ("chosen",)
    own_hosts: tuple[str, ...] = ()
    rules: str = ""
    before: Unfinished | None = None
    with_furniture: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker made of a page: its readings, or else an error's code and params."""

    ways: tuple[ReadPage, ...] = ()
    error: str = ""
    params: Mapping[str, str | int] = field(default_factory=dict)


def pack_request(request: Request) -> bytes:
    """What a worker is asked."""
    packed = {
        "pages": [_packed(each) for each in (request.page, *request.page.parts)],
        "candidates": request.candidates,
        "own_hosts": request.own_hosts,
        "rules": request.rules,
        "before": _packed_unfinished(request.before),
        "with_furniture": request.with_furniture,
    }
    return json.dumps(packed).encode() + b"\n"


def unpack_request(line: bytes) -> Request:
    request = json.loads(line)
    first, *parts = map(_unpacked, request["pages"])
    return Request(
        replace(first, parts=tuple(parts)),
        tuple(request["candidates"]),
        tuple(request["own_hosts"]),
        request["rules"],
        _unfinished(request["before"]),
        request["with_furniture"],
    )


def _packed(page: FetchedPage) -> dict[str, str | None]:
    return {
        "url": page.url,
        "body": base64.b64encode(page.body).decode(),
        "content_type": page.content_type,
    }


def _unpacked(page: dict[str, str]) -> FetchedPage:
    return FetchedPage(page["url"], base64.b64decode(page["body"]), page["content_type"])


def pack_readings(ways: Sequence[ReadPage]) -> bytes:
    """The readings of a page, each with its images."""
    return json.dumps({"ways": [_packed_way(way) for way in ways]}).encode() + b"\n"


def _packed_way(way: ReadPage) -> dict[str, Any]:
    images = {
        address: (kind, base64.b64encode(body).decode()) for address, (kind, body) in way.images.items()
    }
    return {
        "article": _packed_article(way.article),
        "images": images,
        "unfinished": _packed_unfinished(way.unfinished),
        "furniture": way.furniture,
    }


def _packed_unfinished(unfinished: Unfinished | None) -> dict[str, Any] | None:
    if unfinished is None:
        return None
    return {
        "article": _packed_article(unfinished.article),
        "urls": unfinished.urls,
        "next_part": unfinished.next_part,
    }


def _packed_article(article: ExtractedArticle) -> dict[str, Any]:
    packed = asdict(article)
    for name in _DATES:
        packed[name] = packed[name].isoformat() if packed[name] else None
    return packed


def pack_error(error: NutgrafError) -> bytes:
    """Why there is no article."""
    return json.dumps({"error": error.code, "params": dict(error.params)}).encode() + b"\n"


def unpack_answer(line: bytes) -> Answer:
    """Read an answer, believing nothing of it but its shape. Raises: ValueError for any other shape."""
    try:
        answer = json.loads(line)
        if "error" in answer:
            return Answer(error=str(answer["error"]), params=dict(answer["params"]))
        return Answer(ways=tuple(_way(way) for way in answer["ways"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no answer of a worker: {error!r}") from None


def _way(found: dict[str, Any]) -> ReadPage:
    return ReadPage(
        _article(found["article"]),
        _images(found["images"]),
        _unfinished(found["unfinished"]),
        tuple(map(str, found["furniture"])),
    )


def _unfinished(found: dict[str, Any] | None) -> Unfinished | None:
    if found is None:
        return None
    return Unfinished(_article(found["article"]), tuple(map(str, found["urls"])), str(found["next_part"]))


def _article(found: dict[str, Any]) -> ExtractedArticle:
    dates: dict[str, Any] = {
        name: datetime.fromisoformat(found[name]) if found[name] else None for name in _DATES
    }
    blocks = tuple(Block(block["kind"], int(block["start"]), int(block["end"])) for block in found["blocks"])
    others = {name: found[name] for name in _OTHER_FIELDS}
    pdf = PdfExtent(**{name: int(value) for name, value in found["pdf"].items()}) if found["pdf"] else None
    return ExtractedArticle(**others, blocks=blocks, hints=_hints(found["hints"]), pdf=pdf, **dates)


def _hints(found: Mapping[str, Sequence[str]]) -> Hints:
    """Hints of the names that there are, and no more of them than is kept."""
    return {
        name: tuple(str(entry)[: limits.HINT_CHARS] for entry in found[name][: limits.HINT_ENTRIES])
        for name in HINTS
        if found.get(name)
    }


def _images(found: dict[str, tuple[str, str]]) -> dict[str, tuple[str, bytes]]:
    return {address: (kind, base64.b64decode(body)) for address, (kind, body) in found.items()}
