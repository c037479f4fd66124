"""Names a ranking by all that it is made of."""

from __future__ import annotations

import hashlib
import json

from webapp.article import ExtractedArticle


def ranking_key(extracted: ExtractedArticle) -> str:
    """A hash over text, page's own title, language, blocks and hints: what is alike in these ranks alike.

    Migration 0006 made the same of what was kept before; another serialization only ranks all anew.
    """
    made_of = [
        extracted.text,
        extracted.title,
        extracted.lang,
        [(block.kind, block.start, block.end) for block in extracted.blocks],
        {name: list(found) for name, found in extracted.hints.items()},
    ]
    return hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()
