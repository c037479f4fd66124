"""Names a ranking by all that it is made of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from webapp.article import Block, ExtractedArticle, Hints


def ranking_key(extracted: ExtractedArticle) -> str:
    """The key of all of an article."""
    made_of = extracted.text, extracted.title, extracted.lang, extracted.blocks, extracted.hints
    return ranking_key_of(*made_of)


def ranking_key_of(
    text: str,
    title: str | None,
    lang: str | None,
    blocks: Sequence[Block],
    hints: Hints,
    hidden: Sequence[int] = (),
) -> str:
    """A hash over text, page's own title, language, blocks and hints: what is alike in these ranks alike.

    `hidden` are the numbers of the blocks that are not ranked. Migration 0006 made the same of what was kept
    before; another serialization only ranks all anew.
    """
    made_of = [
        text,
        title,
        lang,
        [(block.kind, block.start, block.end) for block in blocks],
        {name: list(found) for name, found in hints.items()},
        *([list(hidden)] if hidden else []),
    ]
    return hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()
