"""Turns every article of the corpora into its summaries of each length, and names what none may show.

python -m bench.summary_properties ../shared/bench     fails by name

No summary holds a sentence twice, one of fewer than six words (twelve letters where words are not spaced)
while the article has others, or a list item without its lead-in. Read are the golden pages, the editors'
articles, the gold texts of the extraction sets and every fourth of their pages.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.extraction import find_sets
from webapp.article import Block, Hints, Ranking, Sentence
from webapp.extraction import extract_article
from webapp.summarizing import rank_sentences, select
from webapp.summarizing.scripts import is_unspaced

GOLDEN = Path(__file__).parents[1] / "tests" / "corpus"
LENGTHS = range(1, 10)
EVERY = 4  # page of the extraction sets: all of them take three minutes
FEWEST_WORDS = 6
FEWEST_LETTERS = 12
SHOWN = 10  # of each property's failures
LETTER = re.compile(r"[^\W_]")
ENDS = re.compile(r"[.!?…。！？।؟۔][\"'”’»)\]」』）]*$")


@dataclass(frozen=True)
class Case:
    """An article as a ranking takes it."""

    name: str
    title: str | None
    lang: str | None
    text: str
    blocks: Sequence[Block] | None = None
    hints: Hints = field(default_factory=dict)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)  # readability logs each page that it gives up
    articles, failed = 0, Counter[str]()
    for case in read_cases(args.folder):
        articles += 1
        for broken, length, text in check(case):
            failed[broken] += 1
            if failed[broken] <= SHOWN:
                print(f"{broken}: {case.name}, of {length}: {text[:100]}", file=sys.stderr)
    counts = ", ".join(f"{broken} {count}" for broken, count in failed.items()) or "nothing"
    print(f"{articles} articles, {len(LENGTHS)} lengths each; shown against the rules: {counts}")
    return int(bool(failed))


def read_cases(folder: Path) -> Iterator[Case]:
    for page in sorted(GOLDEN.glob("*/source.html")):
        yield from extract(f"golden/{page.parent.name}", page.read_bytes(), None)
    for line in (folder / "editors" / "dev" / "articles.jsonl").read_text("utf8").splitlines():
        row = json.loads(line)
        blocks = [Block(*block) for block in row["blocks"]]
        yield Case(row["id"], row["title"], row["lang"], row["text"], blocks, row.get("hints") or {})
    for pages in find_sets([folder / "extraction"]):
        gold = json.loads((pages / "ground-truth.json").read_text("utf8"))
        for at, (name, truth) in enumerate(sorted(gold.items())):
            yield Case(f"{pages.name}/{name}, gold", None, None, truth["articleBody"])
            if at % EVERY == 0:
                html = gzip.decompress((pages / "html" / f"{name}.html.gz").read_bytes())
                yield from extract(f"{pages.name}/{name}", html, truth.get("url"))


def extract(name: str, html: bytes, url: str | None) -> Iterator[Case]:
    """Yield the page's article, unless it is a home page, a wall or the like."""
    found = extract_article(html, url or None)
    if found.kind == "article" and found.text.strip():
        yield Case(name, found.title, found.lang, found.text, found.blocks, found.hints)


def check(case: Case) -> Iterator[tuple[str, int, str]]:
    """Yield each sentence that breaks a property, at the shortest length that shows it."""
    ranking = rank_sentences(
        case.text, title=case.title, lang=case.lang, blocks=case.blocks, hints=case.hints or None
    )
    blocks = Blocks(case.text, case.blocks or ())
    seen = set[tuple[str, int]]()
    for length in LENGTHS:
        shown = select(ranking, sentences=length).sentences
        for broken, sentence in (
            *(("twice", s) for s in find_twice(shown)),
            *(("short", s) for s in find_short(shown, ranking, blocks)),
            *(("without its lead-in", s) for s in find_cut_items(shown, blocks)),
        ):
            if (broken, sentence.position) not in seen:
                seen.add((broken, sentence.position))
                yield broken, length, sentence.text


class Blocks:
    """What kind of block a sentence stands in, and which lead-in it needs."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text, self._blocks = text, sorted(blocks, key=lambda block: block.start)
        self._starts = [block.start for block in self._blocks]

    def kind_of(self, sentence: Sentence) -> str:
        at = self.place_of(sentence)
        return self._blocks[at].kind if at >= 0 else "paragraph"

    def place_of(self, sentence: Sentence) -> int:
        return bisect_right(self._starts, sentence.start) - 1

    def lead_in_of(self, sentence: Sentence) -> int | None:
        """The place of the block that a list item completes: a lead-in, or a line with a colon."""
        at = self.place_of(sentence)
        if at < 0 or self._blocks[at].kind != "list item":
            return None
        while at >= 0 and self._blocks[at].kind == "list item":
            at -= 1
        if at < 0:
            return None
        block = self._blocks[at]
        ends_open = self._text[block.start : block.end].rstrip().endswith((":", "："))
        return at if block.kind == "lead-in" or (block.kind == "paragraph" and ends_open) else None


def find_twice(shown: Sequence[Sentence]) -> list[Sentence]:
    seen, twice = set[str](), []
    for sentence in shown:
        letters = normalized(sentence.text)
        if letters in seen:
            twice.append(sentence)
        seen.add(letters)
    return twice


def find_short(shown: Sequence[Sentence], ranking: Ranking, blocks: Blocks) -> list[Sentence]:
    """Find sentences that are too short, where the article has a longer one of its own that is not shown."""
    short = [sentence for sentence in shown if is_short(sentence.text)]
    if not short:
        return []
    used = {normalized(sentence.text) for sentence in shown}
    others = (
        s
        for s in ranking.sentences
        if not is_short(s.text)
        and ENDS.search(s.text)
        and blocks.kind_of(s) in ("paragraph", "quote", "lead-in")
        and normalized(s.text) not in used
    )
    return short if any(True for _ in others) else []


def find_cut_items(shown: Sequence[Sentence], blocks: Blocks) -> list[Sentence]:
    places = {blocks.place_of(sentence) for sentence in shown}
    needed = [(sentence, blocks.lead_in_of(sentence)) for sentence in shown]
    return [sentence for sentence, lead_in in needed if lead_in is not None and lead_in not in places]


def is_short(text: str) -> bool:
    if is_unspaced(text):
        return len(LETTER.findall(text)) < FEWEST_LETTERS
    return sum(bool(LETTER.search(word)) for word in text.split()) < FEWEST_WORDS


def normalized(text: str) -> str:
    """A text by its letters and digits alone."""
    return "".join(LETTER.findall(text.casefold()))


if __name__ == "__main__":
    sys.exit(main())
