"""Reads articles that an editor judged sentence by sentence, and holds rankings against the judgement.

What the figures are stands in the scorer beside the articles, which is used as it is.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from webapp.article import Block, Ranking

Entry = list[tuple[int, int]]  # the sentences of one passage, as slices of the text
Row = Mapping[str, Any]

GROUPS = ("all", "English", "other languages", "long")
FIGURES = ("worth@1", "worth@3", "worth@5", "worth@100w", "dangling@5", "junk@5", "words@5")


@dataclass(frozen=True)
class Judged:
    """An article as the scorer has it, with its judgement."""

    data: Mapping[str, Any]

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(Block(*block) for block in self.data["blocks"])

    @property
    def given(self) -> dict[str, Any]:
        """What ranking takes beside the text."""
        return {name: self.data.get(name) for name in ("title", "lang", "hints")} | {"blocks": self.blocks}


class Editors:
    """The judged articles of a folder (its `dev`), and their scorer."""

    def __init__(self, folder: Path) -> None:
        self._scorer = _load_scorer(folder / "score.py")
        self._found: list[dict[str, Any]] = self._scorer.load(folder / "dev")
        self.articles = [Judged(data) for data in self._found]

    def judge(self, article: Judged, spans: Iterable[tuple[int, int]]) -> list[tuple[int, bool]]:
        """Tell of each span its worth (0 to 3), and whether it leans on a sentence that it does not hold."""
        label = article.data["label"]
        worth, needs = label["worth"], label.get("leans", {})
        judged = []
        for hit in self._scorer.to_numbers(article.data, list(spans)):
            numbers = {number for number, _ in hit}
            leans = any(str(n) in needs and needs[str(n)] not in numbers for n in numbers)
            judged.append((max((worth.get(str(n), 0) for n in numbers), default=0), leans))
        return judged

    def score(self, rank: Callable[[Judged], list[Entry]]) -> list[Row]:
        """Score a ranking of every article, a row each."""
        rows: list[Row] = self._scorer.score(self._found, lambda data: rank(Judged(data)))
        return rows

    def figures(self, rows: Iterable[Row]) -> dict[str, dict[str, float]]:
        """Sum rows up by group of articles, worth in per cent, dangling and junk per 100 sentences shown."""
        rows = list(rows)
        members = {"all": {row["id"] for row in rows}} | self._scorer.groups(self._found)
        return {name: _means([row for row in rows if row["id"] in members[name]]) for name in GROUPS}


def entries_of(ranking: Ranking) -> list[Entry]:
    """List a ranking's passages in the order in which a growing summary takes them."""
    passages: dict[int, Entry] = {}
    for sentence in sorted(ranking.sentences, key=lambda sentence: (sentence.rank, sentence.position)):
        passages.setdefault(sentence.rank, []).append((sentence.start, sentence.end))
    return list(passages.values())


def print_figures(figures: Mapping[str, Mapping[str, float]]) -> None:
    """Print a line for each group."""
    print(f"{'':18}", " ".join(f"{name:>10}" for name in FIGURES))
    for group, row in figures.items():
        print(f"{group:18}", " ".join(f"{row[name]:10.1f}" for name in FIGURES), flush=True)


def _means(rows: list[Row]) -> dict[str, float]:
    means: dict[str, float] = {}
    for name in FIGURES:
        kind, size = name.split("@")
        values = [row[name] for row in rows]
        if kind in ("dangling", "junk"):
            means[name] = 100 * sum(values) / max(1, sum(row[f"shown@{size}"] for row in rows))
        else:
            means[name] = float(np.mean(values)) * (100 if kind == "worth" else 1)
    return means


def _load_scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("editors_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
