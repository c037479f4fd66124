"""Turns pairs of news pages, same story or not, into how often a digest merges them, and which it got wrong.

python -m bench.stories ../shared/bench/editors/stories.json          right and wrong merges, each miss
python -m bench.stories ../shared/bench/editors/stories.json --gate   fails by name: a wrong merge, or too few

Pages are found as set/id in the folder extraction beside the one of the pairs. Each pair is asked twice: as a
digest of its two pages alone, and among the pages of all pairs, since rare words weigh more in a longer list.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from webapp.article import Digest, RankedArticle
from webapp.extraction import extract_article
from webapp.summarizing import make_digest, rank_sentences

LEAST_RIGHT = 7 / 9  # of the pairs that tell the same story


@dataclass(frozen=True)
class Pair:
    """Two pages, as set/id, and whether they tell the same story."""

    one: str
    other: str
    same: bool
    titles: tuple[str, ...]

    def is_merged(self, articles: Sequence[str], digest: Digest) -> bool:
        """Whether a digest of these articles tells both pages as one story."""
        told = ({articles[at] for at in story.articles} for story in digest)
        return any({self.one, self.other} <= pages for pages in told)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--gate", action="store_true")
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)  # readability logs each page that it gives up
    pairs = [
        Pair(row["one"], row["other"], row["same"], tuple(row["titles"]))
        for row in json.loads(args.pairs.read_text("utf8"))
    ]
    names = sorted(set(chain.from_iterable((pair.one, pair.other) for pair in pairs)))
    pages = {name: read_page(args.pairs.parent.parent / "extraction", name) for name in names}
    alone = {
        pair: pair.is_merged([pair.one, pair.other], digest_of([pages[pair.one], pages[pair.other]]))
        for pair in pairs
    }
    among = digest_of([pages[name] for name in names])
    fallen = report("a pair alone", alone)
    fallen += report("among all", {pair: pair.is_merged(names, among) for pair in pairs})
    return int(args.gate and fallen)


def read_page(folder: Path, name: str) -> RankedArticle:
    """Extract and rank a page as the reader gets it."""
    kind, page = name.split("/")
    truth = json.loads((folder / kind / "ground-truth.json").read_text("utf8"))[page]
    html = gzip.decompress((folder / kind / "html" / f"{page}.html.gz").read_bytes()).decode(
        "utf8", "replace"
    )
    article = extract_article(html, truth.get("url") or None)
    ranking = rank_sentences(article.text, title=article.title, lang=article.lang, blocks=article.blocks)
    return RankedArticle(article.title, article.lang, ranking)


def digest_of(pages: Sequence[RankedArticle]) -> Digest:
    return make_digest(pages, sentences=3)


def report(name: str, merged: dict[Pair, bool]) -> bool:
    """Print the figures and each pair that came out wrong; whether they are too low."""
    same = [pair for pair in merged if pair.same]
    others = [pair for pair in merged if not pair.same]
    right, wrong = sum(merged[pair] for pair in same), sum(merged[pair] for pair in others)
    print(f"{name}: right merges {right} of {len(same)}, wrong merges {wrong} of {len(others)}")
    for pair, is_merged in merged.items():
        if is_merged != pair.same:
            print(f"  {'wrong' if is_merged else 'missed'}  {' | '.join(pair.titles)}")
    fallen = bool(wrong) or right < LEAST_RIGHT * len(same)
    if fallen:
        print(f"below its floor: stories, {name}", file=sys.stderr)
    return fallen


if __name__ == "__main__":
    sys.exit(main())
