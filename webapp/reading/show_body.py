"""What is left of an article's text where its reader has hidden elements of it: the one place to ask.

Whatever shows, ranks, measures, finds or hands on an article's text asks here. Offsets, blocks and names of
places are the whole text's everywhere else, so that they hold whatever is hidden.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from webapp.article import Block, Ranking
from webapp.dressing import Hiding, hide_elements
from webapp.library import ArticleBody

_ALL_SHOWN = Hiding("", (), (), (), (), frozenset())


@dataclass(frozen=True, slots=True)
class ShownBody:
    """An article's HTML, text and blocks without what is hidden.

    `starts` is where each of its blocks begins, here and in the whole text. `hiding` tells what is hidden.
    """

    html: str
    text: str
    blocks: tuple[Block, ...]
    starts: tuple[tuple[int, int], ...]
    hiding: Hiding = _ALL_SHOWN

    def place_in_whole(self, ranking: Ranking) -> Ranking:
        """A ranking of this text with the offsets that its sentences have in the whole one."""
        if not self.hiding.blocks:
            return ranking
        moved = [(s, self._shift(s.start)) for s in ranking.sentences]
        sentences = tuple(replace(s, start=s.start + by, end=s.end + by) for s, by in moved)
        return replace(ranking, sentences=sentences)

    def _shift(self, at: int) -> int:
        here, whole = self.starts[bisect_right(self.starts, at, key=lambda start: start[0]) - 1]
        return whole - here


def show_body(body: ArticleBody, *, with_names: bool = False) -> ShownBody:
    """Leave out what is hidden; `with_names` as `hide_elements`."""
    if not body.hidden and not with_names:
        return ShownBody(body.html, body.text, body.blocks, ())
    wanted = [(each.place, each.check) for each in body.hidden]
    hiding = hide_elements(body.html, body.text, body.blocks, wanted, with_names=with_names)
    text, blocks, starts = _leave_out(body.text, body.blocks, hiding.blocks)
    return ShownBody(hiding.html, text, blocks, starts, hiding)


def _leave_out(
    text: str, blocks: Sequence[Block], hidden: Sequence[int]
) -> tuple[str, tuple[Block, ...], tuple[tuple[int, int], ...]]:
    """Without these blocks and what follows each up to the next one."""
    if not hidden:
        return text, tuple(blocks), ()
    gone = frozenset(hidden)
    pieces, left, starts, length = [], [], [], 0
    ends = [*(block.start for block in blocks[1:]), len(text)]
    for number, (block, end) in enumerate(zip(blocks, ends, strict=True)):
        if number not in gone:
            left.append(Block(block.kind, length, length + block.end - block.start))
            starts.append((length, block.start))
            pieces.append(text[block.start : end])
            length += end - block.start
    return "".join(pieces).rstrip(), tuple(left), tuple(starts)
