"""Turns judged articles and reference summaries into the engine's figures, and a verdict against the floor.

    python -m bench.summaries ../shared/bench                 the editor's measure, and the guard in ROUGE
    python -m bench.summaries ../shared/bench --validate      the editor's measure cross-validated, too
    python -m bench.summaries ../shared/bench --gate          fails by name where bench/floor.json is not held

The editor's measure says what a reader gets (the scorer beside the judged articles explains it). The guard is
the recall of reference summaries within as many words as each has, where brevity pays nothing: its mean over
the 14 sets must not fall below the first sentences'.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import numpy as np

from bench import rouge
from bench.editors import Editors, entries_of, print_figures
from bench.fit_summaries import figures_of, load_rows, load_samples
from bench.summary_sets import Case, load_sets
from webapp.summarizing import rank_sentences

FLOOR: Final = Path(__file__).parent / "floor.json"
Recalls = tuple[float, float]  # of words and of pairs of words, in per cent


def judge(editors: Editors) -> dict[str, dict[str, float]]:
    """Hold the engine's rankings against the editor, on the articles that its weights were fitted on."""
    return editors.figures(
        editors.score(lambda article: entries_of(rank_sentences(article.data["text"], **article.given)))
    )


def guard(folder: Path) -> dict[str, float]:
    """Print each set's recall beside the first sentences'; return the means over the sets, by name."""
    ours, leads = [], []
    for name, cases in load_sets(folder).items():
        found = np.array([_recalls(case) for case in cases]).mean(axis=0)
        print(f"{name:14} n={len(cases):<4} R1 {found[0]:5.2f} R2 {found[1]:5.2f}", end="")
        print(f"   first sentences R1 {found[2]:5.2f} R2 {found[3]:5.2f}", flush=True)
        ours.append(found[:2])
        leads.append(found[2:])
    mean, lead = np.mean(ours, axis=0), np.mean(leads, axis=0)
    print(f"mean R1 {mean[0]:.2f} R2 {mean[1]:.2f}   first sentences R1 {lead[0]:.2f} R2 {lead[1]:.2f}")
    return {"R1": mean[0], "R2": mean[1], "R1 above the first sentences'": mean[0] - lead[0]}


def _recalls(case: Case) -> tuple[float, ...]:
    """Find what the engine recalls of a reference, and what the first sentences do, at its length."""
    ranking = rank_sentences(case.text, title=case.title, lang=case.lang)
    passages = [[case.text[start:end] for start, end in entry] for entry in entries_of(ranking)]
    first = [sentence.text for sentence in ranking.sentences]
    texts = ([text for passage in passages for text in passage], first)
    return tuple(recall for each in texts for recall in _recall(each, case))


def _recall(texts: Iterable[str], case: Case) -> Recalls:
    best = (0.0, 0.0)
    for reference in (rouge.tokens(text, case.lang) for text in case.references):
        words: list[str] = []
        for text in texts:
            if len(words) >= len(reference):
                break
            words += rouge.tokens(text, case.lang)
        words = words[: len(reference)]
        best = max(best, tuple(100 * rouge.recall_n(words, reference, n) for n in (1, 2)))
    return best


def fails(figures: dict[str, float]) -> list[str]:
    """Name each figure that stands below its floor or above its ceiling."""
    bounds = json.loads(FLOOR.read_text("utf-8"))["summaries"]
    low = [f"{n}: {figures[n]:.2f} is below {v}" for n, v in bounds["least"].items() if figures[n] < v]
    return low + [f"{n}: {figures[n]:.2f} is above {v}" for n, v in bounds["most"].items() if figures[n] > v]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--validate", action="store_true")
    parser.add_argument("--gate", action="store_true")
    options = parser.parse_args()
    editors, sets = Editors(options.folder / "editors"), options.folder / "summaries" / "dev"
    if options.validate:
        print("cross-validated: each article ordered by weights that were fitted without it")
        print_figures(figures_of(editors, load_rows(editors), load_samples(sets)))
    print("in-sample: by the engine's own weights, which were fitted on these articles")
    judged = judge(editors)
    print_figures(judged)
    figures = {f"{group} {name}": value for group, row in judged.items() for name, value in row.items()}
    figures |= guard(sets)
    sys.exit("\n".join(fails(figures) if options.gate else []) or 0)


if __name__ == "__main__":
    main()
