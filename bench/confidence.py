"""Counts how often the engine says that parts may be missing, where they are and where they are not.

    python -m bench.confidence ../shared/bench [--readings FOLDER]  by the weights as they are
    python -m bench.confidence ../shared/bench --validate           each page by weights without its site
    python -m bench.confidence ../shared/bench --fit                writes confidence_weights.py, validated
    python -m bench.confidence ../shared/bench --gate               fails by name below bench/floor.json

On the labelled pages: for the engine's own readings, for those of bare readability, and with --readings for
those of another engine, saved as FOLDER/<id>.html. The fit is on the first two. Threads whose first post was
found are left out: they are not measured.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench import logistic
from bench.fit_extraction import FOLDS, Fit, fold_of, read_pages, site_of_page
from bench.pages import FLOOR, Label, LabelledPages
from webapp.extraction import LOW_CONFIDENCE, scoring
from webapp.extraction.blocks import PageBlock
from webapp.extraction.choice import choose_content
from webapp.extraction.confidence import find_clues_of_loss
from webapp.extraction.confidence_weights import BIAS as BIAS_NOW
from webapp.extraction.confidence_weights import WEIGHTS as WEIGHTS_NOW
from webapp.extraction.deciding import decide
from webapp.extraction.decoding import decode_page
from webapp.extraction.prepared_page import PreparedPage, prepare_page
from webapp.extraction.second_look import look_again
from webapp.extraction.structure import serialize, tidy
from webapp.extraction.trees import fold_text
from webapp.sanitizing import sanitize

WEIGHTS = Path(__file__).parent.parent / "webapp" / "extraction" / "confidence_weights.py"
HEAD = '''"""Weights of the clues to a loss, fitted by bench/confidence.py and used by confidence.py."""

from collections.abc import Mapping
from typing import Final

'''
LOST = 0.9  # of the article's words: where fewer are shown, a tenth is lost
RIDGE = 3.0
STEPS = 20
FITTED_ON = ("nutgraf", "readability")
Clues = tuple[Mapping[str, float], float]  # weights by clue, and the bias
NOW: Clues = (WEIGHTS_NOW, BIAS_NOW)
Choice = Callable[[Label, PreparedPage], None]  # sets which blocks belong


@dataclass(frozen=True)
class Reading:
    """One engine's reading of a labelled page."""

    engine: str
    fold: int
    clues: dict[str, float]
    is_whole: bool
    has_lost: bool


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--validate", action="store_true")
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--gate", action="store_true")
    args = parser.parse_args()
    choices: dict[str, Choice] = {"nutgraf": _choose_own, "readability": _choose_kept}
    if args.readings:
        choices[args.readings.name] = lambda label, page: _choose_saved(args.readings, label, page)
    is_validated = args.validate or args.fit
    readings = list(read_all(args.folder, choices, is_validated=is_validated))
    training = [each for each in readings if each.engine in FITTED_ON]
    if args.fit:
        WEIGHTS.write_text(HEAD + as_table(fit(training)))
    print(f"“Parts may be missing”{', each page by weights without its site' if is_validated else ''}:")
    doubted = judge_anew(readings, training) if is_validated else list(map(is_doubted, readings))
    counts = {name: count(name, readings, doubted) for name in choices}
    for name, (whole, wrong, lost, right) in counts.items():
        print(f"{name:12} said on {wrong} of {whole} whole pages, on {right} of {lost} that lost a tenth")
    return hold_floor(counts) if args.gate else 0


def read_all(folder: Path, choices: dict[str, Choice], *, is_validated: bool) -> Iterator[Reading]:
    """Read each labelled page in each way; where validated, its blocks by weights fitted without its site."""
    pages = LabelledPages(folder / "pages")
    fitted = Fit(read_pages(folder)) if is_validated else None
    for fold in range(FOLDS):
        if fitted is not None:
            scoring.WEIGHTS, scoring.BIAS = fitted.weights(without_fold=fold)
        for html, label in pages.articles():
            if fold_of(site_of_page(label)) == fold:
                for name, choose in choices.items():
                    reading = read(name, fold, html, label, choose)
                    if reading is not None:
                        yield reading


def read(name: str, fold: int, html: bytes, label: Label, choose: Choice) -> Reading | None:
    """Read a page in one way; None where it is a thread that is not measured."""
    url = label.get("url") or None
    page = prepare_page(decode_page(html, None), url)
    if not page.is_measured:
        return None
    title = page.metadata.title or ""
    scoring.score_blocks(page.blocks, title, url or page.metadata.canonical_url or "")
    decide(page.blocks, title)
    choose(label, page)
    clues = dict(find_clues_of_loss(page.blocks))
    shown = sanitize(serialize(tidy(choose_content(page.body, page.blocks, page.base))), url)
    judged = LabelledPages.scorer.judge(html, label, shown)
    has_lost = judged["kept"] < LOST * judged["words"]
    return Reading(name, fold, clues, not judged["lost_blocks"], has_lost)


def _choose_own(_label: Label, page: PreparedPage) -> None:
    look_again(page.body, page.blocks)


def _choose_kept(_label: Label, page: PreparedPage) -> None:
    _set(page.blocks, lambda block: block.in_core)


def _choose_saved(folder: Path, label: Label, page: PreparedPage) -> None:
    saved = fold_text(re.sub(r"<[^>]*>", "", (folder / f"{label['id']}.html").read_text("utf8")))
    _set(page.blocks, lambda block: fold_text(block.text) in saved)


def _set(blocks: Sequence[PageBlock], belongs: Callable[[PageBlock], bool]) -> None:
    for block in blocks:
        if belongs(block):
            block.state = "text"
        elif block.state == "text":
            block.state = "beside"


def fit(readings: Sequence[Reading]) -> Clues:
    """Find the weights that tell readings that lost a tenth from whole ones."""
    telling = [each for each in readings if each.is_whole or each.has_lost]
    names = list(telling[0].clues)
    table = np.array([[each.clues[name] for name in names] for each in telling])
    lost = np.array([each.has_lost for each in telling], dtype=float)
    *weights, bias = map(float, logistic.fit(table, lost, np.ones(len(lost)), ridge=RIDGE, steps=STEPS))
    return dict(zip(names, weights, strict=True)), bias


def as_table(found: Clues) -> str:
    """Return weights as the module holds them."""
    lines = "".join(f'    "{name}": {value:.3f},\n' for name, value in found[0].items())
    return f"BIAS: Final = {found[1]:.3f}\nWEIGHTS: Final[Mapping[str, float]] = {{\n{lines}}}\n"


def judge_anew(readings: Sequence[Reading], training: Sequence[Reading]) -> list[bool]:
    """Tell of each reading whether it is doubted, by weights fitted without its site."""
    by_fold = [fit([each for each in training if each.fold != fold]) for fold in range(FOLDS)]
    return [is_doubted(each, by_fold[each.fold]) for each in readings]


def is_doubted(reading: Reading, found: Clues = NOW) -> bool:
    """Whether readers of this reading are told that parts may be missing."""
    odds = found[1] + sum(found[0][name] * value for name, value in reading.clues.items())
    return bool(1 - logistic.sigmoid(np.array(odds)) < LOW_CONFIDENCE)


def count(engine: str, readings: Sequence[Reading], doubted: Sequence[bool]) -> tuple[int, int, int, int]:
    """Count an engine's whole readings, the doubted ones of these, and the same of those that lost much."""
    own = [(each, is_told) for each, is_told in zip(readings, doubted, strict=True) if each.engine == engine]
    whole = [is_told for each, is_told in own if each.is_whole]
    lost = [is_told for each, is_told in own if each.has_lost]
    return len(whole), sum(whole), len(lost), sum(lost)


def hold_floor(counts: Mapping[str, tuple[int, int, int, int]]) -> int:
    """Name each share below its floor, over the readings of all engines together; 1 where there is one."""
    whole, wrong, lost, right = (sum(each) for each in zip(*counts.values(), strict=True))
    floor = json.loads(FLOOR.read_text("utf8"))["confidence"]
    shares = {"not doubted where whole": 1 - wrong / whole, "doubted where a tenth is lost": right / lost}
    fallen = [name for name, share in shares.items() if share < floor[name]]
    for name in fallen:
        print(f"below its floor: {name} is {shares[name]:.3f}, floor {floor[name]}", file=sys.stderr)
    return int(bool(fallen))


if __name__ == "__main__":
    sys.exit(main())
