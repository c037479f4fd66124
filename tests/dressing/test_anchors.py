"""Names of places: from text and blocks alone, and found again where either has changed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.article import Block, Sentence
from webapp.dressing.anchors import Anchor, AnchoredText, name_sentence
from webapp.dressing.seen_characters import UNSEEN, SeenCharacters

PARAGRAPHS = (
    "The ferry has crossed the bay since 1911. On Monday it carried a nurse.",
    "She was given a whistle. It is a twin of his. The captain kept his cap.",
    "The city will decide in spring. The captain kept his cap.",
)


def _anchored(*paragraphs: str) -> AnchoredText:
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", at, at + len(paragraph)))
        at += len(paragraph) + 2
    return AnchoredText("\n\n".join(paragraphs), blocks)


def _text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def _at(words: str, *paragraphs: str) -> int:
    return _text(*paragraphs).index(words)


def test_it_names_block_and_offset() -> None:
    text = _anchored(*PARAGRAPHS)

    anchor = text.anchor_at(_at("The captain", *PARAGRAPHS))

    assert (anchor.block, anchor.offset) == (1, 46)
    assert re.fullmatch(r"s1-46-[0-9a-f]{6}", str(anchor))
    assert Anchor.parse(str(anchor)) == anchor


@pytest.mark.parametrize(
    "name", ["", "s17", "s1-2", "s1-2-abcdefg", "s1-2-ABCDEF", "a-s1-2-abcdef", "s١-2-abcdef"]
)
def test_it_takes_nothing_else_for_a_name(name: str) -> None:
    assert Anchor.parse(name) is None


def test_it_names_a_sentence_by_where_it_begins_alone() -> None:
    text, blocks = _text(*PARAGRAPHS), [Block("paragraph", 0, len(PARAGRAPHS[0]))]

    whole, half = (
        Sentence(text[:end], 0, end, 0.5, position, rank) for end, position, rank in ((71, 0, 3), (41, 4, 1))
    )

    assert name_sentence(text, blocks, whole) == name_sentence(text, blocks, half)


def test_it_names_places_of_a_text_without_blocks() -> None:
    assert AnchoredText("One. Two.", ()).anchor_at(5).offset == 5


CHANGED = {
    "nothing": PARAGRAPHS,
    "a paragraph before it that is longer now": ("The ferry is new.", *PARAGRAPHS[1:]),
    "a paragraph more before it": ("Home", *PARAGRAPHS),
    "a paragraph less before it": PARAGRAPHS[1:],
    "words more before it in its block": (PARAGRAPHS[0], f"Corrected. {PARAGRAPHS[1]}", PARAGRAPHS[2]),
    "white space": (PARAGRAPHS[0], PARAGRAPHS[1].replace(" ", "\u00a0\n"), PARAGRAPHS[2]),
}


@pytest.mark.parametrize("words", ["She was given", "It is a twin"])
@pytest.mark.parametrize("changed", CHANGED.values(), ids=CHANGED)
def test_it_finds_a_place_again_after_a_change_of(changed: tuple[str, ...], words: str) -> None:
    before = _anchored(*PARAGRAPHS)
    at = _at(words, *PARAGRAPHS)

    found = _anchored(*changed).find(before.anchor_at(at), before.quote_at(at))

    seen = _text(*changed).replace("\u00a0\n", " ")
    assert found is not None
    assert _text(*changed)[found:].replace("\u00a0\n", " ") == seen[seen.index(words) :]


def test_it_goes_to_the_nearest_copy_of_words_that_stand_there_twice() -> None:
    before = _anchored(*PARAGRAPHS)
    second = _text(*PARAGRAPHS).rindex("The captain kept")
    changed = (*PARAGRAPHS[:2], f"Corrected. {PARAGRAPHS[2]}")

    found = _anchored(*changed).find(before.anchor_at(second), before.quote_at(second))

    assert found == _text(*changed).rindex("The captain kept")


def test_it_finds_no_words_that_are_gone() -> None:
    before = _anchored(*PARAGRAPHS)

    assert _anchored("Nothing of it.").find(before.anchor_at(73), before.quote_at(73)) is None
    assert _anchored(*PARAGRAPHS).find(Anchor(4711, 9_999_999, "000000"), "") is None


def test_it_quotes_within_the_block_alone() -> None:
    text = _anchored(*PARAGRAPHS)

    assert text.quote_at(_at("a nurse.", *PARAGRAPHS)) == "a nurse."


_SHORT = st.text("ab \n\u00ad", max_size=30)


@given(_SHORT, st.text("ab ", min_size=1, max_size=4), st.integers(0, 40))
def test_it_finds_the_nearest_copy_as_one_would_by_hand(text: str, words: str, near: int) -> None:
    wanted = UNSEEN.sub("", words)
    copies = [
        at
        for at in range(len(text))
        if wanted and text[at] in "ab" and UNSEEN.sub("", text[at:]).startswith(wanted)
    ]
    seen_before = [len(UNSEEN.sub("", text[:at])) for at in copies]
    here = len(UNSEEN.sub("", text[:near]))

    found = SeenCharacters(text).find_nearest(words, near)

    if not copies:
        assert found is None
    else:
        assert found in copies
        nearest = min(abs(index - here) for index in seen_before)
        assert abs(seen_before[copies.index(found)] - here) == nearest
