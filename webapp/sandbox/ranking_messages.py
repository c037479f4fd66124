"""Lines of JSON in which texts and rankings cross between server and ranking worker."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, get_args

from webapp.article import Block, Hints, Ranking, Sentence, Unsuited
from webapp.summarizing import ENGINE

FAILED: Final = b"null\n"


def pack_text(
    text: str, title: str | None, lang: str | None, blocks: Sequence[Block] | None, hints: Hints | None
) -> bytes:
    """A text to rank, with what is known about it."""
    about = {
        "title": title,
        "lang": lang,
        "blocks": None if blocks is None else [(each.kind, each.start, each.end) for each in blocks],
        "hints": None if hints is None else {name: list(found) for name, found in hints.items()},
    }
    return json.dumps([text, about]).encode() + b"\n"


def unpack_text(line: bytes) -> tuple[str, dict[str, Any]]:
    """The text, and what `rank_sentences` takes beside it."""
    text, about = json.loads(line)
    if about["blocks"] is not None:
        about["blocks"] = tuple(Block(*block) for block in about["blocks"])
    return text, about


def pack_ranking(ranking: Ranking) -> bytes:
    """A ranking without its text, which the server has."""
    rows = [(each.start, each.end, each.salience, each.rank) for each in ranking.sentences]
    answer = [rows, ranking.terms, ranking.lang, ranking.length, ranking.unsuited]
    return json.dumps(answer).encode() + b"\n"


def unpack_ranking(line: bytes, text: str) -> Ranking | None:
    """Read an answer, believing nothing of it but its shape; None where the worker could not rank the text.

    Raises: ValueError for any other shape.
    """
    answer = json.loads(line)
    if answer is None:
        return None
    try:
        rows, terms, lang, length, unsuited = answer
        sentences = tuple(_sentences(rows, text))
        if unsuited not in (None, *get_args(Unsuited)):
            raise ValueError(f"{unsuited!r} is nothing that a text can be")
        lang = None if lang is None else str(lang)
        return Ranking(sentences, tuple(map(str, terms)), lang, ENGINE, int(length), unsuited)
    except TypeError as error:
        raise ValueError(f"no ranking: {error!r}") from None


def _sentences(rows: Sequence[tuple[int, int, float, int]], text: str) -> Iterator[Sentence]:
    """The sentences of these rows, in order, each within the text and behind the one before it."""
    bounds = [0, *(int(bound) for start, end, _salience, _rank in rows for bound in (start, end)), len(text)]
    if any(one > other for one, other in pairwise(bounds)):
        raise ValueError("sentences outside of their text")
    for position, (start, end, salience, rank) in enumerate(rows):
        yield Sentence(text[start:end], start, end, float(salience), position, int(rank))
