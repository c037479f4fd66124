"""Turns a ranking's offsets into marks at the sentences' places in the sanitized HTML.

Both the article's text and its HTML hold the same characters in the same order, but for white space and
for what the running text leaves out (captions, code). So each sentence's characters are found in the
HTML's, behind those of the one before it (docs/adr/0006-sentence-marks.md).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from webapp.article import Sentence
from webapp.reading.html_tokens import Text, Token, read_tokens
from webapp.reading.text_stream import Place, TextStream
from webapp.reading.wrapping import wrap


def mark_sentences(
    html: str,
    text: str,
    sentences: Sequence[Sentence],
    anchors: Sequence[str],
    old_starts: Sequence[int | str] = (),
) -> str:
    """Wrap each sentence of `text` in `<span id="{anchor}" class="sentence" data-rank="{rank}">`.

    `html` is the sanitizer's own output. Nothing of it is lost or changed. Each sentence gets one span; one
    that is not in the HTML gets none. `anchors` are the sentences' names, by position. Within its span a
    sentence bears the numbers too that old links know what begins in it by.
    """
    tokens = read_tokens(html)
    found = list(_find_sentences(tokens, text, sentences))
    tokens, ranges = _split_at_borders(tokens, [places for _sentence, places in found])
    numbered = _mark_numbers(sentences, old_starts)
    before: dict[int, str] = defaultdict(str)
    after: dict[int, str] = defaultdict(str)
    for (sentence, _places), (first, last) in zip(found, ranges, strict=True):
        anchor, numbers = anchors[sentence.position], numbered[sentence.position]
        opening = f'<span id="{anchor}" class="sentence" data-rank="{sentence.rank}">{numbers}'
        wrap(tokens, first, last, opening, before, after)
    return "".join(before[at] + token.source + after[at] for at, token in enumerate(tokens))


def _mark_numbers(sentences: Sequence[Sentence], old_starts: Sequence[int | str]) -> Mapping[int, str]:
    """The marks of old numbers, by the position of the sentence that holds what they name."""
    ends = [sentence.end for sentence in sentences]
    marks: dict[int, str] = defaultdict(str)
    for number, start in enumerate(old_starts):
        holder = bisect_right(ends, start) if isinstance(start, int) else len(ends)
        if holder < len(ends):
            marks[sentences[holder].position] += f'<span id="s{number}" class="old-number"></span>'
    return marks


def _find_sentences(
    tokens: Sequence[Token], text: str, sentences: Sequence[Sentence]
) -> Iterator[tuple[Sentence, tuple[Place, Place]]]:
    """Each sentence with the places of its first character and behind its last one, in the HTML's order."""
    running, whole = TextStream(tokens), None
    last = Place(-1, 0)
    for sentence in sentences:
        words = text[sentence.start : sentence.end]
        places = running.find(words, last)
        if places is None:  # it stands where running text seldom does: in a caption, a table
            whole = whole or TextStream(tokens, skips=False)
            places = whole.find(words, last)
        if places is not None:
            last = places[1]
            yield sentence, places


def _split_at_borders(
    tokens: Sequence[Token], places: Sequence[tuple[Place, Place]]
) -> tuple[list[Token], list[tuple[int, int]]]:
    """Split the texts so that every sentence is a range of whole tokens, and tell which (first, last)."""
    cuts: dict[int, set[int]] = defaultdict(set)
    for start, end in places:
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
            pieces.append(Text(token.source[begin:stop], token.is_skipped))
    return pieces, [(first_at[start], last_at[end]) for start, end in places]
