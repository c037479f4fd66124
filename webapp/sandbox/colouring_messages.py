"""Lines of JSON in which code and its colours cross between server and colouring worker."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise

from webapp.code import SPAN_KINDS, Code, Spans


def pack_code(pieces: Sequence[Code]) -> bytes:
    """Pieces of code to colour."""
    return json.dumps([(piece.text, piece.language) for piece in pieces]).encode() + b"\n"


def unpack_code(line: bytes) -> list[Code]:
    """The pieces."""
    return [Code(text, language) for text, language in json.loads(line)]


def pack_spans(found: Sequence[Spans]) -> bytes:
    """The spans of each piece."""
    return json.dumps(found, separators=(",", ":")).encode() + b"\n"


def unpack_spans(line: bytes, pieces: Sequence[Code]) -> list[Spans]:
    """Read an answer, believing nothing of it but its shape. Raises: ValueError for any other."""
    try:
        found = [
            tuple((int(start), int(end), str(kind)) for start, end, kind in spans)
            for spans in json.loads(line)
        ]
    except TypeError as error:
        raise ValueError(f"no spans: {error!r}") from None
    if len(found) != len(pieces) or not all(map(_are_within, found, pieces)):
        raise ValueError("spans of other code")
    return found


def _are_within(spans: Spans, piece: Code) -> bool:
    bounds = [0, *(bound for start, end, _kind in spans for bound in (start, end)), len(piece.text)]
    is_ordered = all(one <= other for one, other in pairwise(bounds))
    return is_ordered and all(kind in SPAN_KINDS for _start, _end, kind in spans)
