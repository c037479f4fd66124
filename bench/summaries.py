"""Turns sets of articles with summaries into the engine's scores, times and a verdict against the floor.

python -m bench.summaries ../shared/bench/summaries/dev --baselines ../shared/bench/summaries/baselines.json
python -m bench.summaries ../shared/bench/summaries/dev --gate       fails by name below bench/floor.json
python -m bench.summaries --time                                     beside sumy's TextRank, if installed
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
from pathlib import Path

import numpy as np

from bench import rouge
from bench.summary_sets import Case, cut_words, load_sets
from webapp.summarizing import summarize

FLOOR = Path(__file__).parent / "floor.json"
SIZES = (300, 1_000, 20_000, 100_000, 1_000_000)
# sumy is quadratic: 100,000 words would take it an hour.
MOST_FOR_SUMY = 20_000
RESAMPLES = 1_000


def score_lead(case: Case) -> rouge.Scores:
    """Score the first sentences, as many as are asked for."""
    from webapp.summarizing import rank_sentences

    sentences = [s.text for s in rank_sentences(case.text, lang=case.lang).sentences]
    return score(case, sentences[: case.length if case.unit == "sentences" else None])


def score_engine(case: Case) -> rouge.Scores:
    summary = summarize(case.text, title=case.title, lang=case.lang, **{case.unit: case.length})
    return score(case, [sentence.text for sentence in summary.sentences])


def score(case: Case, sentences: list[str]) -> rouge.Scores:
    if case.unit == "words":
        sentences = cut_words(sentences, case.length)
    candidate = [word for sentence in sentences for word in rouge.tokens(sentence, case.lang)]
    return rouge.score(candidate, [rouge.tokens(reference, case.lang) for reference in case.references])


def interval(values: np.ndarray) -> tuple[float, float]:
    """Find the 95 % bootstrap interval of a mean."""
    picks = np.random.default_rng(1).integers(0, len(values), (RESAMPLES, len(values)))
    low, high = np.percentile(values[picks].mean(axis=1), [2.5, 97.5])
    return float(low), float(high)


def run_sets(sets: dict[str, list[Case]], stored: dict[str, dict[str, list[float]]]) -> dict[str, float]:
    """Print each set's scores beside lead and the stored figures; return the engine's means by name."""
    figures: dict[str, float] = {}
    for name, cases in sets.items():
        for label, scorer in (("engine", score_engine), ("lead", score_lead)):
            table = 100 * np.array([scorer(case) for case in cases])
            parts = [
                f"R{kind} {values.mean():5.2f} [{interval(values)[0]:5.2f}, {interval(values)[1]:5.2f}]"
                for kind, values in zip("12L", table.T, strict=True)
            ]
            print(f"{name:14} {label:10} n={len(cases):<4}", "  ".join(parts), flush=True)
            if label == "engine":
                figures[f"{name} R1"], figures[f"{name} R2"] = table[:, 0].mean(), table[:, 1].mean()
        for label, row in stored.get(name, {}).items():
            print(f"{'':14} {label:10} stored ", f"R1 {row[0]:5.2f}{'':16}R2 {row[1]:5.2f}")
    for kind in ("R1", "R2"):
        figures[f"mean {kind}"] = float(np.mean([v for k, v in figures.items() if k.endswith(kind)]))
        print(f"mean {kind} {figures[f'mean {kind}']:.2f}")
    return figures


def fails(figures: dict[str, float]) -> list[str]:
    """Name each figure that stands below the floor."""
    floor: dict[str, float] = json.loads(FLOOR.read_text("utf-8"))["summaries"]
    return [
        f"{name}: {figures.get(name, 0.0):.2f} is below the floor of {least:.2f}"
        for name, least in floor.items()
        if figures.get(name, 0.0) < least
    ]


def run_times() -> None:
    """Print processor times by size, each in a fresh process after a warm-up, and how they grow."""
    taken: dict[tuple[str, int], float] = {}
    for engine in ("nutgraf", "sumy"):
        for size in SIZES:
            if engine == "sumy" and size > MOST_FOR_SUMY:
                continue
            command = [sys.executable, "-m", "bench.summary_times", engine, str(size)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"{engine}: left out ({done.stderr.strip().splitlines()[-1]})")
                break
            taken[engine, size], megabytes = map(float, done.stdout.split())
            print(
                f"{engine:8} {size:>9,} words  {taken[engine, size]:9.4f} s  {megabytes:6.1f} MB", flush=True
            )
    growth = math.log(taken["nutgraf", 100_000] / taken["nutgraf", 1_000]) / math.log(100)
    print(f"growth from 1,000 to 100,000 words: exponent {growth:.2f}")
    for size in (1_000, 20_000):
        if ("sumy", size) in taken:
            print(
                f"at {size:,} words {taken['sumy', size] / taken['nutgraf', size]:.0f} times as fast as sumy"
            )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--sets", help="names, by comma")
    parser.add_argument("--limit", type=int, help="so many articles of each set")
    parser.add_argument("--baselines", type=Path, help="stored figures, by split and set")
    parser.add_argument("--time", action="store_true")
    parser.add_argument("--gate", action="store_true")
    options = parser.parse_args()
    if options.gate and (options.sets or options.limit):
        parser.error("the gate needs every set, whole")
    if options.time:
        run_times()
    if options.folder:
        stored = json.loads(options.baselines.read_text("utf-8")) if options.baselines else {}
        sets = load_sets(options.folder, options.sets and options.sets.split(","), options.limit)
        if not sets:
            parser.error(f"there are no sets in {options.folder}")
        figures = run_sets(sets, stored.get(options.folder.name, {}))
        sys.exit("\n".join(fails(figures) if options.gate else []) or 0)


if __name__ == "__main__":
    main()
