"""Turns sets of articles with summaries into the weights of webapp/summarizing/weights.py.

    python -m bench.fit_summaries ../shared/bench/summaries/dev         cross-validate, then print the table
    python -m bench.fit_summaries ../shared/bench/summaries/dev --without "centroid;title;title, share"

Each sentence is worth the ROUGE of itself alone against the reference (per sentence asked for). Two ways of
weighing and the gate between them are fitted together so that the expected worth of the sentence drawn by
softmax over an article is highest, each set counting the same; ridge on everything. Two parts, and no more
than two: three and four were no better in cross-validation.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rouge
from scipy.optimize import minimize
from summary_sets import Case, cut_words, load_sets

from webapp.summarizing.measuring import Measured, measure
from webapp.summarizing.redundancy import order_sentences

RIDGE = 2e-3
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
    """The sets as one matrix, with a segment for each article."""

    def __init__(self, rows: list[Row], without: set[str]) -> None:
        self.rows = rows
        self.names = [name for name in rows[0].measured.signals if name not in without]
        self.traits = [
            name for name in rows[0].measured.traits if name not in without and "gate" not in without
        ]
        x = np.concatenate([np.stack([r.measured.signals[n] for n in self.names], 1) for r in rows])
        self.spread = x.std(0) + 1e-9
        self.x = x / self.spread
        g = np.array([[r.measured.traits[t] for t in self.traits] for r in rows]).reshape(len(rows), -1)
        self.usual, self.trait_spread = g.mean(0), g.std(0) + 1e-9
        self.g = np.c_[np.ones(len(rows)), np.clip((g - self.usual) / self.trait_spread, -2.5, 2.5)]
        self.sizes = np.array([len(r.worth) for r in rows])
        self.worth = np.concatenate([r.worth for r in rows])
        counts = Counter(r.case.name for r in rows)
        self.weight = np.array([len(rows) / len(counts) / counts[r.case.name] for r in rows])

    def solve(self, chosen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Fit the two ways (signals by 2) and the gate on the chosen articles."""
        mask = np.repeat(chosen, self.sizes)
        x, worth, g = self.x[mask], self.worth[mask], self.g[chosen]
        sizes, weight = self.sizes[chosen], self.weight[chosen] / self.weight[chosen].sum()
        starts, owner = np.r_[0, np.cumsum(sizes)][:-1], np.repeat(np.arange(len(sizes)), sizes)
        d, q = x.shape[1], g.shape[1]

        def loss(v: np.ndarray, *, one: bool) -> tuple[float, np.ndarray]:
            ways, gate = v[: 2 * d].reshape(d, 2), v[2 * d :]
            trust = 0.5 + 0 * g[:, 0] if one else 1 / (1 + np.exp(-g @ gate))
            mix = np.stack([trust, 1 - trust], 1)
            each = x @ ways
            z = (each * mix[owner]).sum(1)
            p = np.exp(z - np.maximum.reduceat(z, starts)[owner])
            p /= np.add.reduceat(p, starts)[owner]
            expected = np.add.reduceat(p * worth, starts)
            c = -p * (worth - expected[owner]) * weight[owner]
            slope = np.add.reduceat(c * (each[:, 0] - each[:, 1]), starts) * trust * (1 - trust)
            gate_slope = g.T @ slope * (not one) + 2 * RIDGE * np.r_[0, gate[1:]]
            value = -(weight * expected).sum() + RIDGE * ((ways**2).sum() / 2 + (gate[1:] ** 2).sum())
            return value * 100, np.r_[
                (x.T @ (c[:, None] * mix[owner]) + RIDGE * ways).ravel(), gate_slope
            ] * 100

        options = {"maxiter": STEPS}
        start = minimize(
            lambda v: loss(v, one=True), np.zeros(2 * d + q), jac=True, method="L-BFGS-B", options=options
        )
        v = start.x.copy()
        v[2 * d :] = np.random.default_rng(0).normal(0, 0.3, q)
        v = minimize(lambda v: loss(v, one=False), v, jac=True, method="L-BFGS-B", options=options).x
        return v[: 2 * d].reshape(d, 2), v[2 * d :]

    def scores(self, ways: np.ndarray, gate: np.ndarray, k: int) -> np.ndarray:
        trust = 1 / (1 + np.exp(-self.g[k] @ gate))
        start = self.sizes[:k].sum()
        z = self.x[start : start + self.sizes[k]] @ (trust * ways[:, 0] + (1 - trust) * ways[:, 1])
        return np.round(z - 100.0 * self.rows[k].measured.held_back, 6)


def cross_validate(fit: Fit, folds: int = 5) -> dict[str, np.ndarray]:
    """Score every article by weights fitted without its fold."""
    fold = np.arange(len(fit.rows)) % folds
    results: dict[str, list[tuple[float, float]]] = {}
    for f in range(folds):
        ways, gate = fit.solve(fold != f)
        for k in np.flatnonzero(fold == f):
            row = fit.rows[k]
            order = order_sentences(fit.scores(ways, gate, k), row.measured)
            results.setdefault(row.case.name, []).append(_score(row, order))
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
    ways, gate = fit.solve(np.ones(len(fit.rows), bool))
    print("SIGNALS: Final = {")
    for name, (a, b), spread in zip(fit.names, ways, fit.spread, strict=True):
        print(f'    "{name}": ({a / spread:.3f}, {b / spread:.3f}),')
    print("}\nGATE_OFFSET: Final =", round(float(gate[0]), 3), "\nGATE: Final = {")
    for name, weight, usual, spread in zip(fit.traits, gate[1:], fit.usual, fit.trait_spread, strict=True):
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
        "--without", default="", help="signals, traits or 'gate' to leave out, with ; between"
    )
    options = parser.parse_args()
    fit = Fit(load_rows(options.folder), set(filter(None, options.without.split(";"))))
    results = cross_validate(fit)
    print("cross-validated:", ", ".join(f"{n} {a:.1f}/{b:.1f}" for n, (a, b) in results.items()))
    print("mean R1 {:.2f} R2 {:.2f}".format(*np.mean(list(results.values()), axis=0)))
    print_table(fit)


if __name__ == "__main__":
    main()
