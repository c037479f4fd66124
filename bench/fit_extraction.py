"""Fits the weights of webapp/extraction/scoring.py on pages whose text is known, and writes weights.py.

    python -m bench.fit_extraction FOLDER... [--check]      FOLDER/ground-truth.json, FOLDER/html/<id>.html.gz

A ridge-penalised logistic regression by Newton's method. The second pass is fitted on what the first thinks
of pages that it was not fitted on. --check fits both on three quarters of the pages and prints how the last
quarter is scored, four times over; nothing is written then.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import warnings
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from webapp.extraction.blocks import PageBlock
from webapp.extraction.features import describe_blocks
from webapp.extraction.names import TOPICS
from webapp.extraction.pipeline import prepare_page
from webapp.extraction.scoring import describe_neighbours

WEIGHTS = Path(__file__).parent.parent / "webapp" / "extraction" / "weights.py"
HEAD = '''"""What each feature tells of a block, found by bench/fit_extraction.py; scoring.py says what for.

ALONE is the first pass, AMONG the second. A weight is the change of the log odds for one unit of the feature.
"""

from collections.abc import Mapping
from typing import Final
'''
# Of the first and of the second pass. Weaker ones let the first be surer of pages that it knows than of new
# ones; of 3 to 1,000, measured by --check, these are the best.
RIDGES = 100.0, 40.0
STEPS = 9
FOLDS = 4
WORD = re.compile(r"\w+")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    pages = [page for folder in args.folders for page in read_pages(folder)]
    names = sorted({name for page in pages for row in page.rows for name in row})
    alone = np.concatenate([page.table(names) for page in pages])
    truth = np.concatenate([page.truth for page in pages])
    weight = np.concatenate([page.weight() for page in pages])
    weight = np.minimum(weight, np.quantile(weight, 0.999))
    weight /= weight.mean()
    folds = np.concatenate([np.full(len(page.rows), page.fold) for page in pages])
    rows = Rows(pages, alone, truth, weight, folds)
    if args.check:
        check(rows)
        return
    every = np.ones(len(truth), dtype=bool)
    among, extra = rows.among(rows.first_pass(every))
    tables = {
        "ALONE": (names, fit(alone, truth, weight, RIDGES[0])),
        "AMONG": (names + extra, fit(among, truth, weight, RIDGES[1])),
    }
    WEIGHTS.write_text(HEAD + "".join(as_table(key, *value) for key, value in tables.items()))


def check(rows: Rows) -> None:
    """Print the share of right words where neither pass was fitted on the page, nor on what it taught."""
    first, second = np.zeros(len(rows.truth)), np.zeros(len(rows.truth))
    for fold in range(FOLDS):
        there = rows.folds == fold
        chance = rows.first_pass(~there)
        among, _names = rows.among(chance)
        weights = fit(among[~there], rows.truth[~there], rows.weight[~there], RIDGES[1])
        first[there], second[there] = chance[there], predict(among[there], weights)
    for name, chance in (("alone", first), ("among", second)):
        share = (rows.weight * ((chance > 0.5) == rows.truth)).sum() / rows.weight.sum()
        print(f"right {name}: {share:.4f}")


@dataclass(frozen=True)
class Rows:
    """All blocks of all pages; each array has one row for each."""

    pages: list[Page]
    alone: np.ndarray
    truth: np.ndarray
    weight: np.ndarray
    folds: np.ndarray

    def first_pass(self, use: np.ndarray) -> np.ndarray:
        """Return each block's chance, by weights fitted on the blocks to use, without those of its fold."""
        chance = np.zeros(len(self.truth))
        for fold in range(FOLDS):
            there = self.folds == fold
            rest = use & ~there
            weights = fit(self.alone[rest], self.truth[rest], self.weight[rest], RIDGES[0])
            chance[there] = predict(self.alone[there], weights)
        return chance

    def among(self, chance: np.ndarray) -> tuple[np.ndarray, list[str]]:
        """Return the second pass's table, and the names of the columns that it has more."""
        context, at = [], 0
        for page in self.pages:
            context += describe_neighbours(chance[at : at + len(page.rows)].tolist(), page.blocks)
            at += len(page.rows)
        names = sorted(context[0])
        more = np.array([[row[name] for name in names] for row in context], dtype=np.float32)
        return np.hstack([self.alone, more]), names


class Page:
    """A page's blocks as rows, and which of them stand in its gold text."""

    def __init__(self, name: str, blocks: list[PageBlock], rows: list[dict[str, float]], gold: str) -> None:
        self.fold = zlib.crc32(name.encode()) % FOLDS
        self.blocks, self.rows = blocks, rows
        words = WORD.findall(gold)
        self.truth = np.array(
            [is_in_gold(b.text, shingles(words), " ".join(words)) for b in blocks], dtype=float
        )

    def table(self, names: list[str]) -> np.ndarray:
        return np.array([[row.get(name, 0.0) for name in names] for row in self.rows], dtype=np.float32)

    def weight(self) -> np.ndarray:
        words = np.array([block.words + 2.0 for block in self.blocks])
        return words / words.sum() ** 0.7  # between "each page counts the same" (1) and "each word" (0)


def read_pages(folder: Path) -> list[Page]:
    gold = json.loads((folder / "ground-truth.json").read_text("utf8"))
    pages = []
    for name, truth in sorted(gold.items()):
        html = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()).decode("utf8", "replace")
        page = prepare_page(html, truth.get("url"))
        rows = describe_blocks(page.blocks, page.metadata.title or "", page.told)
        for row, block in zip(rows, page.blocks, strict=True):
            for reach, bits in (
                ("own", block.place.bits),
                ("near", block.place.near),
                ("far", block.place.far),
            ):
                row |= {f"{reach} {topic}": float(bits >> bit & 1) for bit, topic in enumerate(TOPICS)}
        if rows:
            pages.append(Page(name, page.blocks, rows, truth["articleBody"]))
    return pages


def shingles(words: list[str]) -> Counter[tuple[str, ...]]:
    return Counter(zip(*(words[at:] for at in range(4)), strict=False))


def is_in_gold(text: str, gold: Counter[tuple[str, ...]], running: str) -> bool:
    words = WORD.findall(text)
    if len(words) < 4:
        return bool(words) and f" {' '.join(words)} " in f" {running} "
    own = shingles(words)
    return sum(count for shingle, count in own.items() if shingle in gold) > 0.5 * own.total()


def fit(table: np.ndarray, truth: np.ndarray, weight: np.ndarray, ridge: float) -> np.ndarray:
    """Return the weights and, last, the bias."""
    mean, spread = table.mean(0), table.std(0) + 1e-6
    scaled = np.hstack([(table - mean) / spread, np.ones((len(table), 1))]).astype(np.float32)
    found = np.zeros(scaled.shape[1])
    penalty = np.eye(len(found)) * ridge
    penalty[-1, -1] = 0
    for _ in range(STEPS):
        chance = sigmoid(scaled @ found)
        slope = scaled.T @ (weight * (chance - truth)) + penalty @ found
        curve = (scaled * (weight * (chance * (1 - chance) + 1e-4))[:, None]).T @ scaled + penalty
        found -= np.linalg.solve(curve, slope)
    return np.append(found[:-1] / spread, found[-1] - (found[:-1] * mean / spread).sum())


def predict(table: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return sigmoid(table @ weights[:-1] + weights[-1])


def sigmoid(odds: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(odds, -30, 30)))


def as_table(name: str, features: list[str], weights: np.ndarray) -> str:
    rows = zip([*features, "bias"], weights, strict=True)
    lines = "".join(f'    "{feature}": {value:.3f},\n' for feature, value in rows)
    return f"\n{name}: Final[Mapping[str, float]] = {{\n{lines}}}\n"


if __name__ == "__main__":
    main()
