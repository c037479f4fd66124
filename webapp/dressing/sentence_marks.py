"""Marks each sentence of an article at its place: by its block, and its offset within that."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from webapp.article import Block, Sentence
from webapp.dressing.block_text import BlockText, Place, find_numbered, without_spaces
from webapp.dressing.formulas import keep_formulas_whole
from webapp.dressing.old_blocks import number_old_blocks
from webapp.dressing.tokens import Text, Token
from webapp.dressing.wrapping import wrap

_OPENING = '<span id="{anchor}" class="sentence"'


@dataclass(frozen=True, slots=True)
class MarkedText:
    """What an article's marks are made of.

    `anchors` are the sentences' names, by position. Within its mark a sentence bears the numbers too that old
    links know what begins in it by.
    """

    text: str
    blocks: Sequence[Block]
    sentences: Sequence[Sentence]  # in the text's order
    anchors: tuple[str, ...]
    old_starts: Sequence[int | str] = ()


def mark_sentences(tokens: Sequence[Token], marked: MarkedText) -> list[Token]:
    """Wrap each sentence in `<span id="{anchor}" class="sentence" data-rank="{rank}">`.

    Returns the tokens with their texts split at the sentences' borders; nothing of them is lost or changed.
    Each sentence gets one span; one whose block is not in the HTML gets none.
    """
    places = dict(_place_sentences(tokens, marked))
    pieces, ranges = _split_at_borders(tokens, places)
    ranges = keep_formulas_whole(pieces, ranges)
    old_numbers = _mark_numbers(marked)
    for sentence in marked.sentences:
        if sentence.position in ranges:
            anchor = marked.anchors[sentence.position]
            opening = f'{_OPENING.format(anchor=anchor)} data-rank="{sentence.rank}">'
            first, last = ranges[sentence.position]
            pieces[first].anchor = anchor
            wrap(pieces, first, last, opening + old_numbers[sentence.position])
    return pieces


def mark_chosen(html: str, chosen: Collection[str]) -> str:
    """Mark the sentences that have these anchors in an article's dressed HTML."""
    for anchor in chosen:
        opening = _OPENING.format(anchor=anchor)
        html = html.replace(opening, f'{opening[:-1]} chosen"', 1)
    return html


def _mark_numbers(marked: MarkedText) -> Mapping[int, str]:
    """The marks of old numbers, by the position of the sentence that holds what they name."""
    ends = [sentence.end for sentence in marked.sentences]
    marks: dict[int, str] = defaultdict(str)
    for number, start in enumerate(marked.old_starts):
        holder = bisect_right(ends, start) if isinstance(start, int) else len(ends)
        if holder < len(ends):
            marks[marked.sentences[holder].position] += f'<span id="s{number}" class="old-number"></span>'
    return marks


def _place_sentences(
    tokens: Sequence[Token], marked: MarkedText
) -> Iterator[tuple[int, tuple[Place, Place]]]:
    """Each sentence's position, with the places of its first character and behind its last one."""
    numbered = find_numbered(tokens)
    if not numbered:
        number_old_blocks(tokens, marked.text, marked.blocks)
        numbered = find_numbered(tokens)
    sentences = _by_block(marked)
    for number, texts in numbered.items():
        held, first = BlockText(tokens, texts), 0
        for at in _blocks_from(number, numbered, len(marked.blocks)):
            block = marked.blocks[at]
            words = without_spaces(marked.text[block.start : block.end])
            if not held.characters.startswith(words, first):
                break  # never a mark on other words
            for position, begin, end in _count_characters(marked.text, block, sentences[at]):
                yield position, (held.begin(first + begin), held.end(first + end - 1))
            first += len(words)


def _count_characters(
    text: str, block: Block, sentences: Iterable[Sentence]
) -> Iterator[tuple[int, int, int]]:
    """Each sentence's position, and which characters of its block it has: from, and up to; no white space."""
    at, end = block.start, 0
    for sentence in sentences:
        begin = end + len(without_spaces(text[at : sentence.start]))
        at = min(sentence.end, block.end)
        end = begin + len(without_spaces(text[sentence.start : at]))
        if end > begin:
            yield sentence.position, begin, end


def _blocks_from(number: int, numbered: Collection[int], count: int) -> Iterator[int]:
    """The blocks that an element may hold: its own, and of a preformatted text those behind it."""
    yield from range(number, min(number + 1, count))
    for following in range(number + 1, count):
        if following in numbered:
            return
        yield following


def _by_block(marked: MarkedText) -> Mapping[int, list[Sentence]]:
    starts = [block.start for block in marked.blocks]
    found: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in marked.sentences:
        found[bisect_right(starts, sentence.start) - 1].append(sentence)
    return found


def _split_at_borders(
    tokens: Sequence[Token], places: Mapping[int, tuple[Place, Place]]
) -> tuple[list[Token], Mapping[int, tuple[int, int]]]:
    """Split the texts so that every sentence is a range of whole tokens, and tell which (first, last)."""
    cuts: dict[int, set[int]] = defaultdict(set)
    for start, end in places.values():
        cuts[start.token].add(start.offset)
        cuts[end.token].add(end.offset)
    pieces: list[Token] = []
    first_at: dict[Place, int] = {}
    last_at: dict[Place, int] = {}
    for at, token in enumerate(tokens):
        if at not in cuts:
            pieces.append(token)
            continue
        for begin, stop in pairwise(sorted({0, *cuts[at], len(token.source)})):
            first_at[Place(at, begin)] = last_at[Place(at, stop)] = len(pieces)
            pieces.append(Text(token.source[begin:stop]))
    return pieces, {position: (first_at[start], last_at[end]) for position, (start, end) in places.items()}
