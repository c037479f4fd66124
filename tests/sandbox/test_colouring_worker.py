"""Workers colour code; whatever a text does to its worker, the article is shown, plain."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from webapp import limits
from webapp.code import Code
from webapp.colouring import colour_code
from webapp.sandbox.colouring_messages import pack_code, pack_spans, unpack_code, unpack_spans
from webapp.sandbox.colouring_worker import ColouringWorkers

GO = Code("def go(): pass", "python")


@pytest.fixture
def workers(borrowed_workers: None) -> Iterator[ColouringWorkers]:
    made = ColouringWorkers(size=1)
    yield made
    made.close()


def test_it_colours_as_this_process_would(workers: ColouringWorkers) -> None:
    plain = Code("go", None)

    assert workers.colour([GO, plain]) == {GO.hash: colour_code(GO)}
    assert workers.colour([]) == {}


def test_it_leaves_plain_what_is_too_long(workers: ColouringWorkers, monkeypatch: pytest.MonkeyPatch) -> None:
    longer, other = Code(GO.text + "  # and so on", "python"), Code(GO.text + " ", "python")
    monkeypatch.setattr(limits, "COLOURED_PIECE_CHARS", len(other.text))
    monkeypatch.setattr(limits, "COLOURED_CHARS", len(GO.text) + len(other.text))

    assert workers.colour([longer, GO, other, GO]).keys() == {GO.hash, other.hash}


def test_it_gives_up_where_a_lexer_does_not_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "COLOURING_WALL_SECONDS", 0.001)
    made = ColouringWorkers(size=1)

    assert made.colour([GO]) == {}
    made.close()


def test_it_hands_over_code_as_it_is() -> None:
    pieces = [Code("a\u2028\ud800\n", None), GO]

    assert unpack_code(pack_code(pieces)) == pieces


def test_it_takes_over_spans_and_nothing_else() -> None:
    spans = [colour_code(GO)]

    assert unpack_spans(pack_spans(spans), [GO]) == spans
    for wrong in (
        [],
        [[], []],
        [[[0, 99, "k"]]],
        [[[3, 4, "k"], [0, 1, "k"]]],
        [[[0, 1, '"><script>']]],
        [[[0, 1]]],
        [7],
        7,
    ):
        with pytest.raises(ValueError):
            unpack_spans(json.dumps(wrong).encode(), [GO])
