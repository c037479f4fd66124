"""Recognises texts that no summary does justice; precision comes first.

Articles with a real text are told so in error at most 3 times in 100 (docs/summaries.md), so that each kind
asks for several signs at once, and what shows only one is summarized.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from webapp.article import Block, Unsuited
from webapp.summarizing.lines import Line, read_lines
from webapp.summarizing.recipes import is_recipe
from webapp.summarizing.shapes import is_list, is_poem, is_table
from webapp.summarizing.threads import is_thread
from webapp.summarizing.voices import is_dialogue, is_fiction

# The design's own bounds: below them a summary saves no time. Where words are not spaced, two characters
# count as one.
_FEWEST_SENTENCES: Final = 5
_FEWEST_WORDS: Final = 90
_MANY_WORDS: Final = 400  # a text whose sentences could not be found is still long to read

# In this order: a recipe's ingredients are a list, a thread's posts a dialogue.
_KINDS: Final[tuple[tuple[Unsuited, Callable[[Sequence[Line]], bool]], ...]] = (
    ("recipe", is_recipe),
    ("thread", is_thread),
    ("dialogue", is_dialogue),
    ("poem", is_poem),
    ("table", is_table),
    ("list", is_list),
    ("fiction", is_fiction),
)


def find_unsuited(
    text: str, blocks: Sequence[Block] | None, *, sentences: int, words: int
) -> Unsuited | None:
    """Say what a text of so many sentences and words is; None where a summary suits it."""
    if words < _FEWEST_WORDS:
        return "too short"
    lines = read_lines(text, blocks)
    found = next((name for name, is_kind in _KINDS if is_kind(lines)), None)
    is_short = sentences < _FEWEST_SENTENCES and words < _MANY_WORDS
    return found or ("too short" if is_short else None)
