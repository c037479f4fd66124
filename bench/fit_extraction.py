"""Fits the weights of webapp/extraction/scoring.py on pages whose text is known, and writes weights.py.

    python -m bench.fit_extraction FOLDER... [--check]      FOLDER/ground-truth.json, FOLDER/html/<id>.html.gz

A ridge-penalised logistic regression by Newton's method, every page weighing the same. --check fits on three
quarters of the pages and prints how the last quarter is scored, four times over; nothing is written then.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import warnings
import zlib
from collections import Counter
from pathlib import Path

import numpy as np

from webapp.extraction.blocks import PageBlock
from webapp.extraction.features import describe_blocks
from webapp.extraction.hints import HINTS
from webapp.extraction.pipeline import prepare_page
from webapp.extraction.scoring import describe_neighbours

WEIGHTS = Path(__file__).parent.parent / "webapp" / "extraction" / "weights.py"
HEAD = '''"""What each feature tells of a block, found by bench/fit_extraction.py; scoring.py says what for.

ALONE is the first pass, AMONG the second. A weight is the change of the log odds for one unit of the feature.
"""

from collections.abc import Mapping
from typing import Final
'''
RIDGE = 3.0
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
    first = held_out(alone, truth, weight, folds)
    context = neighbours_of(pages, first)
    extra = sorted(context[0])
    among = np.hstack([alone, np.array([[row[name] for name in extra] for row in context], dtype=np.float32)])
    if args.check:
        second = held_out(among, truth, weight, folds)
        print(f"right: alone {right(first, truth, weight):.4f}, among {right(second, truth, weight):.4f}")
        return
    tables = {
        "ALONE": (names, fit(alone, truth, weight)),
        "AMONG": (names + extra, fit(among, truth, weight)),
    }
    WEIGHTS.write_text(HEAD + "".join(as_table(key, *value) for key, value in tables.items()))


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
                row |= {f"{reach} {hint}": float(bits >> bit & 1) for bit, hint in enumerate(HINTS)}
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


def fit(table: np.ndarray, truth: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return the weights and, last, the bias."""
    mean, spread = table.mean(0), table.std(0) + 1e-6
    scaled = np.hstack([(table - mean) / spread, np.ones((len(table), 1))]).astype(np.float32)
    found = np.zeros(scaled.shape[1])
    ridge = np.eye(len(found)) * RIDGE
    ridge[-1, -1] = 0
    for _ in range(STEPS):
        chance = predict(scaled, found)
        slope = scaled.T @ (weight * (chance - truth)) + ridge @ found
        curve = (scaled * (weight * (chance * (1 - chance) + 1e-4))[:, None]).T @ scaled + ridge
        found -= np.linalg.solve(curve, slope)
    return np.append(found[:-1] / spread, found[-1] - (found[:-1] * mean / spread).sum())


def predict(table: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))


def held_out(table: np.ndarray, truth: np.ndarray, weight: np.ndarray, folds: np.ndarray) -> np.ndarray:
    """Return each block's chance by weights that never saw its page."""
    chance = np.zeros(len(truth))
    for fold in range(FOLDS):
        there, rest = folds == fold, folds != fold
        weights = fit(table[rest], truth[rest], weight[rest])
        chance[there] = predict(np.hstack([table[there], np.ones((there.sum(), 1))]), weights)
    return chance


def neighbours_of(pages: list[Page], chance: np.ndarray) -> list[dict[str, float]]:
    rows, at = [], 0
    for page in pages:
        rows += describe_neighbours(chance[at : at + len(page.rows)].tolist(), page.blocks)
        at += len(page.rows)
    return rows


def right(chance: np.ndarray, truth: np.ndarray, weight: np.ndarray) -> float:
    return float((weight * ((chance > 0.5) == truth)).sum() / weight.sum())


def as_table(name: str, features: list[str], weights: np.ndarray) -> str:
    rows = zip([*features, "bias"], weights, strict=True)
    lines = "".join(f'    "{feature}": {value:.3f},\n' for feature, value in rows)
    return f"\n{name}: Final[Mapping[str, float]] = {{\n{lines}}}\n"


if __name__ == "__main__":
    main()
