"""Turns sets of articles with summaries into the weights of webapp/summarizing/weights.py.

    python -m bench.fit_summaries ../shared/bench/summaries/dev         cross-validate, then print the table
    python -m bench.fit_summaries ../shared/bench/summaries/dev --without "centroid;title;title, share"

Each sentence is worth the ROUGE of itself alone against the reference (per sentence asked for). The weights
of the signals, and of the traits that make the first sentence's place worth more or less, are fitted together
so that the expected worth of the sentence drawn by softmax over an article is highest, each set counting the
same, with a ridge. That is one weight for a signal, whatever the set and the language.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bench import rouge
from bench.summary_sets import Case, cut_words, load_sets
from webapp.summarizing.gate import FURTHEST
from webapp.summarizing.measuring import Measured, measure
from webapp.summarizing.ranking import HELD_BACK
from webapp.summarizing.redundancy import order_sentences

RIDGE = 1e-3  # of 6e-4, 1e-3, 2e-3 and 4e-3 the best in cross-validation, by 0.1
STEPS = 150
WORDS_A_SENTENCE = 22


@dataclass
class Row:
    case: Case
    measured: Measured
    worth: np.ndarray


def worth_of(case: Case, measured: Measured) -> np.ndarray:
    """Mean of ROUGE-1 and -2 of each sentence, against a reference as long as one sentence's share of it."""
    share = case.length if case.unit == "sentences" else case.length / WORDS_A_SENTENCE
    references = [rouge.tokens(text, case.lang) for text in case.references]
    return np.array(
        [max(_fit(rouge.tokens(s, case.lang), r, share) for r in references) for s in measured.texts]
    )


def _fit(sentence: list[str], reference: list[str], share: float) -> float:
    total = 0.0
    for n in (1, 2):
        a, b = (Counter(zip(*(words[i:] for i in range(n)), strict=False)) for words in (sentence, reference))
        hits = sum(min(count, b[gram]) for gram, count in a.items() if gram in b)
        total += hits / max(a.total() + b.total() / share, 1e-9)
    return total


class Fit:
    """The sets as one matrix, a row for each sentence and a segment for each article."""

    def __init__(self, rows: list[Row], without: set[str]) -> None:
        self.rows, self.without = rows, without
        self.names = [name for name in rows[0].measured.signals if name not in without]
        self.traits = [t for t in rows[0].measured.traits if not {t, "gate"} & without]
        self.sizes = np.array([len(row.worth) for row in rows])
        self.starts = np.r_[0, np.cumsum(self.sizes)]
        self.worth = np.concatenate([row.worth for row in rows])
        counts = Counter(row.case.name for row in rows)
        self.weight = np.array([1 / counts[row.case.name] for row in rows])
        traits = np.array([[row.measured.traits[t] for t in self.traits] for row in rows])
        traits = traits.reshape(len(rows), -1)
        self.usual, self.trait_spread = traits.mean(0), traits.std(0) + 1e-9
        gate = np.clip((traits - self.usual) / self.trait_spread, -FURTHEST, FURTHEST)
        first = np.concatenate([row.measured.signals["first"] for row in rows])
        signals = [np.stack([row.measured.signals[name] for name in self.names], 1) for row in rows]
        x = np.c_[np.concatenate(signals), first[:, None] * np.repeat(gate, self.sizes, axis=0)]
        self.spread = x.std(0) + 1e-9
        self.x = x / self.spread

    def solve(self, chosen: np.ndarray) -> np.ndarray:
        """Fit the weights on the chosen articles."""
        mask = np.repeat(chosen, self.sizes)
        x, worth, sizes = self.x[mask], self.worth[mask], self.sizes[chosen]
        weight = self.weight[chosen] / self.weight[chosen].sum()
        starts, owner = np.r_[0, np.cumsum(sizes)][:-1], np.repeat(np.arange(len(sizes)), sizes)

        def loss(v: np.ndarray) -> tuple[float, np.ndarray]:
            z = x @ v
            p = np.exp(z - np.maximum.reduceat(z, starts)[owner])
            p /= np.add.reduceat(p, starts)[owner]
            expected = np.add.reduceat(p * worth, starts)
            slope = -p * (worth - expected[owner]) * weight[owner]
            value = -(weight * expected).sum() + RIDGE * (v @ v)
            return 100 * value, 100 * (x.T @ slope + 2 * RIDGE * v)

        start = np.zeros(x.shape[1])
        return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x

    def order(self, weights: np.ndarray, k: int) -> list[int]:
        """Order one article's sentences by these weights, as the engine would."""
        measured = self.rows[k].measured
        scores = self.x[self.starts[k] : self.starts[k + 1]] @ weights
        if "held back" not in self.without:
            scores = scores - HELD_BACK * measured.held_back
        if "following" in self.without:
            return sorted(range(len(scores)), key=lambda i: -scores[i])
        return order_sentences(np.round(scores, 6), measured)


def cross_validate(fit: Fit, folds: int = 5) -> dict[str, np.ndarray]:
    """Score every article by weights fitted without its fold."""
    fold = np.arange(len(fit.rows)) % folds
    results: dict[str, list[tuple[float, float]]] = {}
    for f in range(folds):
        weights = fit.solve(fold != f)
        for k in np.flatnonzero(fold == f):
            row = fit.rows[k]
            results.setdefault(row.case.name, []).append(_score(row, fit.order(weights, k)))
    return {name: 100 * np.mean(pairs, axis=0) for name, pairs in results.items()}


def _score(row: Row, order: list[int]) -> tuple[float, float]:
    case, taken, left = row.case, [], row.case.length
    for i in order:
        left -= 1 if case.unit == "sentences" else len(row.measured.texts[i].split())
        if left < 0 and taken:
            break
        taken.append(i)
    texts = [row.measured.texts[i] for i in sorted(taken)]
    if case.unit == "words":
        texts = cut_words(texts, case.length)
    candidate = [word for text in texts for word in rouge.tokens(text, case.lang)]
    references = [rouge.tokens(text, case.lang) for text in case.references]
    return max((rouge.rouge_n(candidate, r, 1), rouge.rouge_n(candidate, r, 2)) for r in references)


def print_table(fit: Fit) -> None:
    weights = fit.solve(np.ones(len(fit.rows), bool)) / fit.spread
    print("SIGNALS: Final[dict[str, float]] = {")
    for name, weight in zip(fit.names, weights, strict=False):
        print(f'    "{name}": {weight:.3f},')
    print("}\nGATE: Final[dict[str, tuple[float, float, float]]] = {")
    rows = zip(fit.traits, weights[len(fit.names) :], fit.usual, fit.trait_spread, strict=True)
    for name, weight, usual, spread in rows:
        print(f'    "{name}": ({weight:.3f}, {usual:.3f}, {spread:.3f}),')
    print("}")


def load_rows(folder: Path) -> list[Row]:
    rows = []
    for cases in load_sets(folder).values():
        for case in cases:
            measured = measure(case.text, case.title, case.lang, None)
            if measured:
                rows.append(Row(case, measured, worth_of(case, measured)))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--without", default="", help="signals, traits, gate, held back, following: with ; between"
    )
    options = parser.parse_args()
    fit = Fit(load_rows(options.folder), set(filter(None, options.without.split(";"))))
    results = cross_validate(fit)
    print("cross-validated:", ", ".join(f"{n} {a:.1f}/{b:.1f}" for n, (a, b) in results.items()))
    print("mean R1 {:.2f} R2 {:.2f}".format(*np.mean(list(results.values()), axis=0)))
    print_table(fit)


if __name__ == "__main__":
    main()
