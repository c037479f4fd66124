"""Turns an editor's judgement of articles into the tables of webapp/summarizing/weights.py.

    python -m bench.fit_summaries ../shared/bench                    cross-validate, print the tables
    python -m bench.fit_summaries ../shared/bench --without "hinted;bold, share"
    python -m bench.fit_summaries ../shared/bench --ingredients      what each group of signals is worth

A sentence's worth is fitted listwise (ListNet: Cao et al. 2007): the softmax of scores over an article's
sentences is brought near the editor's worth of each, as shares. So scores are logarithms of worth. A second
row of weights is added where the text has sections. Articles with reference summaries (14 sets in nine
languages) count a little beside the editor's: a sentence's worth there is its ROUGE recall by the root of its
length. Whether a sentence leans on the one before it is fitted by logistic regression, on those sentences of
which the editor said something. All with a ridge on signals of spread 1, each article counting the same.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from scipy.optimize import minimize

from bench import rouge
from bench.editors import Editors, Entry, Judged, print_figures
from bench.ingredients import INGREDIENTS
from bench.summary_sets import Case, load_sets
from webapp.summarizing.languages import find_language
from webapp.summarizing.measuring import Measured, measure
from webapp.summarizing.passages import order_passages
from webapp.summarizing.ranking import judge_leaning, score_sentences
from webapp.summarizing.weights import IN_SECTIONS, LEANS, SECTIONS, WORTH

RIDGE: Final = 0.03  # of 0.03, 0.06, 0.1 and 0.2 the best in cross-validation, by little
LEANS_RIDGE: Final = 0.01
FOLDS: Final = 8
DEALS: Final = 3  # ways of dealing them out: one way's figures vary by a point
STEPS: Final = 200
# What all sets with references count together, beside all articles of the editor's. From 0.35 on their recall
# is no less than the first sentences' (bench/summaries.py); that costs a point of worth at three sentences.
SETS_SHARE: Final = 0.4
SETS_ARTICLES: Final = 40  # of each set, every second one; the others are for measuring

Array = np.ndarray


@dataclass(frozen=True)
class Sample:
    """An article measured, with its sentences' worth, and what it counts."""

    measured: Measured
    worth: Array
    counts: float


@dataclass(frozen=True)
class Row(Sample):
    """An article that an editor judged, sentence by sentence."""

    article: Judged
    leans: Array
    is_judged: Array


@dataclass(frozen=True)
class Fitted:
    """The tables of weights."""

    worth: dict[str, float]
    in_sections: dict[str, float]
    leans: dict[str, float]
    leans_always: float

    def order(self, row: Row) -> list[Entry]:
        """Order an article's passages by these weights, as the engine does."""
        scores = score_sentences(row.measured, self.worth, self.in_sections)
        likely = judge_leaning(row.measured, self.leans, self.leans_always)
        order = order_passages(scores, likely, row.measured)
        spans = row.measured.spans
        return [[(spans[i].start, spans[i].end) for i in passage] for passage in order]


def load_rows(editors: Editors) -> list[Row]:
    """Measure every article."""
    rows = []
    for article in editors.articles:
        lang = find_language(article.data["text"], article.data["lang"])
        measured = measure(article.data["text"], **{**article.given, "lang": lang})
        if measured is None:
            continue
        judged = editors.judge(article, [(span.start, span.end) for span in measured.spans])
        worth = np.array([worth for worth, _ in judged], dtype=float)
        leans = np.array([leans for _, leans in judged], dtype=float)
        rows.append(Row(measured, worth, 1.0, article, leans, (worth > 0) | (leans > 0)))
    return rows


def load_samples(folder: Path) -> list[Sample]:
    """Measure articles of the sets with reference summaries, each set counting the same."""
    samples = []
    for cases in load_sets(folder).values():
        chosen = cases[: 2 * SETS_ARTICLES : 2]
        for case in chosen:
            lang = find_language(case.text, case.lang)
            measured = measure(case.text, case.title, lang, None)
            worth = _recalls(case, measured.texts) if measured else np.zeros(0)
            if measured and worth.sum() > 0:
                samples.append(Sample(measured, worth, 1 / len(chosen)))
    return samples


def _recalls(case: Case, texts: list[str]) -> Array:
    """Find what each sentence recalls of the reference, by the root of its length, to the power of 1.5."""
    reference = rouge.tokens(case.references[0], case.lang)
    found = []
    for text in texts:
        words = rouge.tokens(text, case.lang)
        recall = sum(rouge.recall_n(words, reference, n) for n in (1, 2))
        found.append(recall / max(6, len(words)) ** 0.5)
    return np.array(found) ** 1.5


def fit(rows: list[Row], samples: list[Sample], without: frozenset[str] = frozenset()) -> Fitted:
    """Fit the weights of the tables' signals on some articles, and on those with reference summaries."""
    worth, in_sections, leans = (
        [name for name in table if name not in without] for table in (WORTH, IN_SECTIONS, LEANS)
    )
    spread = _spreads(rows)
    chosen: list[Sample] = [*rows, *samples]
    both = [
        np.c_[
            _columns(each, worth, spread),
            _columns(each, in_sections, spread) * (each.measured.sections >= SECTIONS),
        ]
        for each in chosen
    ]
    counts = np.array([each.counts for each in chosen])
    counts[: len(rows)] /= len(rows)
    counts[len(rows) :] *= SETS_SHARE / max(1.0, counts[len(rows) :].sum())
    weights = _fit_shares(both, [each.worth / each.worth.sum() for each in chosen], counts)
    likely, always = _fit_likely(
        np.concatenate([_columns(row, leans, spread)[row.is_judged] for row in rows]),
        np.concatenate([row.leans[row.is_judged] for row in rows]),
    )
    return Fitted(
        _named(worth, weights[: len(worth)], spread),
        _named(in_sections, weights[len(worth) :], spread),
        _named(leans, likely, spread),
        always,
    )


def _spreads(rows: list[Row]) -> dict[str, float]:
    """Find each signal's standard deviation over all sentences."""
    found = {}
    for name in WORTH | IN_SECTIONS | LEANS:
        found[name] = float(np.concatenate([row.measured.signals[name] for row in rows]).std()) + 1e-9
    return found


def _columns(row: Sample, names: list[str], spread: dict[str, float]) -> Array:
    return np.stack([row.measured.signals[name] / spread[name] for name in names], axis=1)


def _named(names: list[str], weights: Array, spread: dict[str, float]) -> dict[str, float]:
    return {name: float(weight) / spread[name] for name, weight in zip(names, weights, strict=True)}


def _fit_shares(signals: list[Array], shares: list[Array], counts: Array) -> Array:
    """Bring the softmax of the scores over each article near its shares."""
    sizes = [len(each) for each in shares]
    starts = np.cumsum([0, *sizes[:-1]])
    owner = np.repeat(np.arange(len(sizes)), sizes)
    x, wanted = np.concatenate(signals), np.concatenate(shares)
    x = x - x.mean(axis=0)
    weight = counts[owner]

    def loss(weights: Array) -> tuple[float, Array]:
        z = x @ weights
        p = np.exp(z - np.maximum.reduceat(z, starts)[owner])
        p /= np.add.reduceat(p, starts)[owner]
        value = -(weight * wanted * np.log(p + 1e-12)).sum() + RIDGE * (weights @ weights)
        return value, x.T @ (weight * (p - wanted)) + 2 * RIDGE * weights

    return minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x


def _fit_likely(signals: Array, leans: Array) -> tuple[Array, float]:
    centre = signals.mean(axis=0)
    x = np.c_[signals - centre, np.ones(len(signals))]
    ridge = np.r_[np.full(signals.shape[1], LEANS_RIDGE), 0.0]

    def loss(weights: Array) -> tuple[float, Array]:
        z = x @ weights
        value = float(np.mean(np.logaddexp(0, z) - leans * z)) + ridge @ weights**2
        return value, x.T @ (1 / (1 + np.exp(-z)) - leans) / len(leans) + 2 * ridge * weights

    found = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return found[:-1], float(found[-1] - centre @ found[:-1])


def cross_validate(
    rows: list[Row], samples: list[Sample], seed: int, without: frozenset[str]
) -> dict[str, list[Entry]]:
    """Order every judged article by weights fitted without its fold; by id."""
    fold = np.random.default_rng(seed).permutation(len(rows)) % FOLDS
    orders: dict[str, list[Entry]] = {}
    for left_out in range(FOLDS):
        fitted = fit([row for row, f in zip(rows, fold, strict=True) if f != left_out], samples, without)
        for row, f in zip(rows, fold, strict=True):
            if f == left_out:
                orders[row.article.data["id"]] = fitted.order(row)
    return orders


def figures_of(
    editors: Editors, rows: list[Row], samples: list[Sample], without: frozenset[str] = frozenset()
) -> dict[str, dict[str, float]]:
    """Cross-validate with some ways of dealing the folds, and return the mean figures."""
    found = []
    for seed in range(DEALS):
        orders = cross_validate(rows, samples, seed, without)
        found.append(editors.figures(editors.score(lambda a, orders=orders: orders[a.data["id"]])))
    return {
        group: {name: float(np.mean([each[group][name] for each in found])) for name in row}
        for group, row in found[0].items()
    }


def print_tables(fitted: Fitted) -> None:
    """Print the tables as weights.py has them."""
    tables = {"WORTH": fitted.worth, "IN_SECTIONS": fitted.in_sections, "LEANS": fitted.leans}
    for table, weights in tables.items():
        print(f"{table}: Final[dict[str, float]] = {{")
        for name, weight in weights.items():
            print(f'    "{name}": {weight:.3f},')
        print("}")
    print(f"LEANS_ALWAYS: Final = {fitted.leans_always:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--without", default="", help="signals, with ; between")
    parser.add_argument("--ingredients", action="store_true")
    options = parser.parse_args()
    editors = Editors(options.folder / "editors")
    rows, samples = load_rows(editors), load_samples(options.folder / "summaries" / "dev")
    without = frozenset(filter(None, options.without.split(";")))
    print_figures(figures_of(editors, rows, samples, without))
    if not options.ingredients:
        print_tables(fit(rows, samples, without))
        return
    for ingredient, signals in INGREDIENTS.items():
        left = figures_of(editors, rows, samples, frozenset(signals))["all"]
        print(f"without {ingredient:28}", " ".join(f"{value:6.1f}" for value in left.values()), flush=True)


if __name__ == "__main__":
    main()
