"""Fits the weights of webapp/extraction/scoring.py on labelled pages, and writes weights.py.

    python -m bench.fit_extraction ../shared/bench [--check]

In the folder are `pages` (each block labelled; its scorer is beside it) and `extraction` (sets of pages with
gold text: what stands in it is article). A ridge-penalised logistic regression by Newton's method. --check
prints how likely the labels are in cross-validation by site, writes nothing; `bench.pages --validate` tells
what that means for readers.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.extraction import find_sets
from bench.logistic import fit, sigmoid
from bench.page_labels import carry_labels
from bench.pages import LabelledPages
from webapp.extraction.blocks import PageBlock
from webapp.extraction.decoding import decode_page
from webapp.extraction.features import Row, describe_blocks
from webapp.extraction.leads import site_of
from webapp.extraction.prepared_page import PreparedPage, prepare_page

WEIGHTS = Path(__file__).parent.parent / "webapp" / "extraction" / "weights.py"
HEAD = '''"""The weight of each feature, fitted by bench/fit_extraction.py and used by scoring.py.

A weight is the change of the log odds for one unit of the feature.
"""

from collections.abc import Mapping
from typing import Final

'''
RIDGE = 60.0  # of 20 to 200, measured by --check, all are as good
STEPS = 8
FOLDS = 5
# How much a page of a set counts beside one whose every block is labelled: gold texts differ on captions,
# standfirsts and credits.
SET_WEIGHT = 0.15
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class FittedPage:
    """A page's blocks as rows, with what is known of each: 1 article, 0 furniture, -1 either may be."""

    site: str
    rows: list[Row]
    truth: np.ndarray
    weight: np.ndarray

    @property
    def fold(self) -> int:
        return fold_of(self.site)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    fitted = Fit(read_pages(args.folder))
    if args.check:
        fitted.check()
    else:
        WEIGHTS.write_text(HEAD + as_table(*fitted.weights()))


class Fit:
    """Labelled pages as one table, from which weights are found."""

    def __init__(self, pages: list[FittedPage]) -> None:
        self.pages = pages
        self.names = sorted({name for page in pages for row in page.rows for name in row})
        self._table = np.array(
            [[row.get(name, 0.0) for name in self.names] for page in pages for row in page.rows],
            dtype=np.float32,
        )
        self._truth = np.concatenate([page.truth for page in pages]).astype(np.float32)
        weight = np.concatenate([page.weight for page in pages])
        weight[self._truth < 0] = 0
        self._weight = weight / weight[weight > 0].mean()
        self._folds = np.concatenate([np.full(len(page.rows), page.fold) for page in pages])

    def weights(self, without_fold: int | None = None) -> tuple[Mapping[str, float], float]:
        """Return the weights, by feature, and the bias; without the pages of a fold, if one is given."""
        use = self._weight > 0
        if without_fold is not None:
            use &= self._folds != without_fold
        found = fit(self._table[use], self._truth[use], self._weight[use], ridge=RIDGE, steps=STEPS)
        return dict(zip(self.names, map(float, found[:-1]), strict=True)), float(found[-1])

    def check(self) -> None:
        """Print the mean log likelihood of the labels of pages that the weights were not fitted on."""
        chance = np.zeros(len(self._truth))
        for fold in range(FOLDS):
            there = self._folds == fold
            weights, bias = self.weights(without_fold=fold)
            odds = self._table[there] @ np.array([weights[name] for name in self.names]) + bias
            chance[there] = sigmoid(odds)
        right = np.where(self._truth > 0, chance, 1 - chance)
        likely = (self._weight * np.log(np.clip(right, 1e-4, 1))).sum() / self._weight.sum()
        print(f"{len(self.names)} features, mean log likelihood {likely:.4f}")


def read_pages(folder: Path) -> list[FittedPage]:
    """Read the labelled pages of a folder, then those of the sets with gold text."""
    labelled = [_labelled(html, label) for html, label in LabelledPages(folder / "pages").articles()]
    sets = [page for found in find_sets([folder / "extraction"]) for page in _read_set(found)]
    return [page for page in (*labelled, *sets) if page.rows]


def _labelled(html: bytes, label: Mapping[str, object]) -> FittedPage:
    url = str(label.get("url") or "")
    page = prepare_page(decode_page(html, None), url or None)
    kinds = {"article": 1, "furniture": 0}
    theirs = LabelledPages.labelled_words(html, label)
    carried = carry_labels([LabelledPages.words(block.text) for block in page.blocks], theirs)
    truth = np.array([kinds.get(kind or "", -1) for kind in carried], dtype=float)
    return FittedPage(site_of_page(label), _rows(page, url), truth, weigh(page.blocks))


def _read_set(folder: Path) -> Iterable[FittedPage]:
    gold = json.loads((folder / "ground-truth.json").read_text("utf8"))
    for name, told in sorted(gold.items()):
        html = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()).decode("utf8", "replace")
        url = told.get("url") or ""
        page = prepare_page(html, url or None)
        words = WORD.findall(told["articleBody"])
        shingled, running = shingles(words), " ".join(words)
        truth = np.array([_truth_by_gold(block, shingled, running) for block in page.blocks], dtype=float)
        yield FittedPage(_site(url, name), _rows(page, url), truth, SET_WEIGHT * weigh(page.blocks))


def site_of_page(label: Mapping[str, object]) -> str:
    """Return a page's site; one without an address is a site of its own."""
    return _site(str(label.get("url") or ""), label["id"])


def fold_of(site: str) -> int:
    """Return the fold that all pages of a site are in."""
    return zlib.crc32(site.encode()) % FOLDS


def _site(url: str, name: object) -> str:
    return site_of(url) or f"page {name}"


def _rows(page: PreparedPage, url: str) -> list[Row]:
    address = url or page.metadata.canonical_url or ""
    rows = describe_blocks(page.blocks, page.metadata.title or "", address)
    return [{name: float(value) for name, value in row.items() if value} for row in rows]


def _truth_by_gold(block: PageBlock, gold: Counter[tuple[str, ...]], running: str) -> int:
    if block.element.tag == "figcaption" or "figure" in block.place.frames:
        return -1  # captions: each set has its own mind
    return int(is_in_gold(block.text, gold, running))


def weigh(blocks: list[PageBlock]) -> np.ndarray:
    """Return each block's weight: long ones count more, and so do pages of many, but less than in measure."""
    words = np.array([block.words + 2.0 for block in blocks]) ** 0.6
    return words / words.sum() ** 0.7 if len(words) else words


def shingles(words: list[str]) -> Counter[tuple[str, ...]]:
    return Counter(zip(*(words[at:] for at in range(4)), strict=False))


def is_in_gold(text: str, gold: Counter[tuple[str, ...]], running: str) -> bool:
    words = WORD.findall(text)
    if len(words) < 4:
        return bool(words) and f" {' '.join(words)} " in f" {running} "
    own = shingles(words)
    return sum(count for shingle, count in own.items() if shingle in gold) > 0.5 * own.total()


def as_table(weights: Mapping[str, float], bias: float) -> str:
    lines = "".join(f'    "{name}": {value:.3f},\n' for name, value in weights.items())
    return f"BIAS: Final = {bias:.3f}\nWEIGHTS: Final[Mapping[str, float]] = {{\n{lines}}}\n"


if __name__ == "__main__":
    main()
