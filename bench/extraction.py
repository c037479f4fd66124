"""Turns folders of pages with gold text into the engine's scores and a verdict against the floor.

python -m bench.extraction ../shared/bench/extraction            every set in the folder, or folders of pages
python -m bench.extraction ../shared/bench/extraction --gate     fails by name below bench/floor.json
python -m bench.extraction FOLDER --worst 20                worst pages first

A folder of pages holds ground-truth.json ({id: {"articleBody", "url"}}) and html/<id>.html.gz. F1 is that of
4-word shingles: macro precision and recall over pages, then their harmonic mean.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from webapp.extraction import ENGINE, extract_article

FLOOR = Path(__file__).parent / "floor.json"
RESAMPLES = 1_000
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Scored:
    """How one page came out."""

    name: str
    url: str
    precision: float | None  # None: nothing was found
    recall: float

    @property
    def f1(self) -> float:
        precision = self.precision or 0.0
        return 2 * precision * self.recall / (precision + self.recall) if self.recall and precision else 0.0


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--worst", type=int, default=0)
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)  # readability logs each page that it gives up
    figures: dict[str, float] = {}
    print(f"{ENGINE}\n{'set':22} pages    F1   (95 %)         P      R")
    for folder in find_sets(args.folders):
        pages = [score_page(*page) for page in read_pages(folder)]
        figures |= report(folder.name, pages)
        for page in sorted(pages, key=lambda page: page.f1)[: args.worst]:
            print(
                f"  {page.f1:.3f} P {page.precision or 0:.2f} R {page.recall:.2f}",
                page.name[:12],
                page.url[:80],
            )
    return hold_floor(figures) if args.gate else 0


def find_sets(folders: Iterable[Path]) -> list[Path]:
    """List the folders of pages among the given ones and right below them."""
    places = ("ground-truth.json", "*/ground-truth.json")
    return sorted(path.parent for folder in folders for place in places for path in folder.glob(place))


def read_pages(folder: Path) -> Iterable[tuple[str, str, str, str]]:
    gold = json.loads((folder / "ground-truth.json").read_text("utf8"))
    for name, truth in sorted(gold.items()):
        html = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()).decode("utf8", "replace")
        yield name, truth.get("url") or "", html, truth["articleBody"]


def score_page(name: str, url: str, html: str, gold: str) -> Scored:
    article = extract_article(html, url or None)
    wanted, found = shingles(gold), shingles(article.text)
    shared = (wanted & found).total()
    return Scored(
        name=name,
        url=url,
        precision=shared / found.total() if found else None,
        recall=shared / max(1, wanted.total()),
    )


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    if 0 < len(words) < 4:
        return Counter([tuple(words)])
    return Counter(zip(*(words[at:] for at in range(4)), strict=False))


def macro_f1(pages: list[Scored]) -> tuple[float, float, float]:
    precisions = [page.precision for page in pages if page.precision is not None]
    precision = sum(precisions) / max(1, len(precisions))
    recall = sum(page.recall for page in pages) / max(1, len(pages))
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def interval(pages: list[Scored]) -> tuple[float, float]:
    """Find the 95 % bootstrap interval of the F1."""
    chance = random.Random(1)
    scores = sorted(macro_f1(chance.choices(pages, k=len(pages)))[0] for _ in range(RESAMPLES))
    return scores[int(0.025 * RESAMPLES)], scores[int(0.975 * RESAMPLES)]


def report(name: str, pages: list[Scored]) -> dict[str, float]:
    f1, precision, recall = macro_f1(pages)
    low, high = interval(pages)
    print(
        f"{name:22} {len(pages):5} {f1:.4f} ({low:.3f}-{high:.3f}) {precision:.3f}  {recall:.3f}", flush=True
    )
    return {f"{name} f1": f1}


def hold_floor(figures: dict[str, float]) -> int:
    """Name each figure below its floor; 1 where there is one."""
    floor = json.loads(FLOOR.read_text("utf8"))["extraction"]
    fallen = [name for name, least in floor.items() if figures.get(name, 0.0) < least]
    for name in fallen:
        print(
            f"below its floor: {name} is {figures.get(name, 0.0):.4f}, floor {floor[name]}", file=sys.stderr
        )
    return int(bool(fallen))


if __name__ == "__main__":
    sys.exit(main())
