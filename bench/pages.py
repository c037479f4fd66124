"""Holds the engine against pages whose every block is labelled: is the article all there, and nothing else?

    python -m bench.pages ../shared/bench              by the weights as they are, fitted on these pages too
    python -m bench.pages ../shared/bench --validate   each page by weights fitted without its site
    python -m bench.pages ../shared/bench --gate       fails by name below bench/floor.json

The folder holds `pages` (with its own scorer, which is used as it is) and, for --validate, `extraction`.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import logging
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from webapp.article import ExtractedArticle
from webapp.extraction import extract_article, scoring
from webapp.sanitizing import sanitize

FLOOR = Path(__file__).parent / "floor.json"
# kind of page → how the names of its pages begin
GROUPS = {"documentation": ("dc",), "forum": ("fo",), "others": ("de", "po", "pp", "tf", "tg")}
Label = Mapping[str, Any]


class LabelledPages:
    """The labelled pages of a folder (its `dev`), and their scorer."""

    scorer: ModuleType

    def __init__(self, folder: Path) -> None:
        LabelledPages.scorer = _load_scorer(folder)
        self._dev = folder / "dev"
        lines = (self._dev / "labels.jsonl").read_text("utf8").splitlines()
        self.labels: list[Label] = [json.loads(line) for line in lines]

    def html(self, label: Label) -> bytes:
        """Return a page as it was served."""
        return gzip.decompress((self._dev / "html" / f"{label['id']}.html.gz").read_bytes())

    def articles(self) -> Iterator[tuple[bytes, Label]]:
        """Yield the pages that are articles, with their labels."""
        for label in self.labels:
            if label["kind"] == "article":
                yield self.html(label), label

    @classmethod
    def words(cls, text: str) -> list[str]:
        """Cut a text into words as the scorer does."""
        return list(cls.scorer.words(text))

    @classmethod
    def labelled_words(cls, html: bytes, label: Label) -> list[tuple[list[str], str]]:
        """Return the words of each block as a person sees it, with its label."""
        article, optional = cls.scorer.numbers(label["article"]), cls.scorer.numbers(label["optional"])
        other = "unknown" if label.get("thread") else "furniture"  # replies may be shown or not
        return [
            (
                cls.words(block.text),
                "article" if block.number in article else "optional" if block.number in optional else other,
            )
            for block in cls.scorer.blocks(cls.scorer.decode(html))
            if block.tag != "img"
        ]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--validate", action="store_true")
    parser.add_argument("--worst", type=int, default=0)
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)  # readability logs each page that it gives up
    pages = LabelledPages(args.folder / "pages")
    read = (
        validated(pages, args.folder)
        if args.validate
        else [read_page(pages, label) for label in pages.labels]
    )
    figures = tell_figures(read)
    for name, value in figures.items():
        print(f"{name:28} {value:6.1f}")
    for page in sorted(read, key=lambda page: -page.harm)[: args.worst]:
        print(page.tell())
    return hold_floor(figures) if args.gate else 0


@dataclass(frozen=True)
class ReadPage:
    """A labelled page with what the engine made of it."""

    label: Label
    article: ExtractedArticle
    judged: Mapping[str, Any]  # by the scorer; empty for a page that is no article

    @property
    def is_article(self) -> bool:
        return self.label["kind"] == "article"

    @property
    def share_kept(self) -> float:
        return self.judged["kept"] / max(1, self.judged["words"])

    @property
    def is_whole(self) -> bool:
        return not self.judged["lost_blocks"]

    @property
    def is_clean(self) -> bool:
        return bool(self.label.get("thread")) or not self.judged["extra_blocks"]

    @property
    def extra(self) -> int:
        """Furniture that is shown, in words; of a thread its replies may be, and nobody counts the rest."""
        return 0 if self.label.get("thread") else self.judged["extra"]

    @property
    def harm(self) -> int:
        """Words lost, and words of furniture shown."""
        return self.judged["words"] - self.judged["kept"] + self.extra if self.is_article else 0

    def tell(self) -> str:
        """Return what is wrong with the page, a line for each block."""
        lost = [f"   lost  {block.text[:110]}" for block in self.judged["lost_blocks"][:5]]
        extra = [f"   extra {block.text[:110]}" for block in self.judged["extra_blocks"][:5]]
        words = f"lost {self.judged['words'] - self.judged['kept']} of {self.judged['words']} words"
        head = f"\n{self.label['id']} {words}, {self.extra} of furniture"
        return "\n".join([head, *lost, *([] if self.is_clean else extra)])


def read_page(pages: LabelledPages, label: Label) -> ReadPage:
    """Extract a page and judge it."""
    html, url = pages.html(label), label.get("url") or None
    article = extract_article(html, url)
    is_article = label["kind"] == "article"
    judged = pages.scorer.judge(html, label, sanitize(article.html, url)) if is_article else {}
    return ReadPage(label, article, judged)


def validated(pages: LabelledPages, folder: Path) -> list[ReadPage]:
    """Read each page by weights that were fitted without the pages of its site."""
    from bench.fit_extraction import FOLDS, Fit, fold_of, read_pages, site_of_page

    fitted = Fit(read_pages(folder))
    read = []
    for fold in range(FOLDS):
        scoring.WEIGHTS, scoring.BIAS = fitted.weights(without_fold=fold)
        there = (label for label in pages.labels if fold_of(site_of_page(label)) == fold)
        read += [read_page(pages, label) for label in there]
    return read


def tell_figures(read: Iterable[ReadPage]) -> dict[str, float]:
    """Return the figures in per cent, of all articles, then of documentation, forum pages and the others."""
    read = list(read)
    articles = [page for page in read if page.is_article]
    figures = _tell_text("", articles) | _tell_pictures(articles) | _tell_metadata(articles)
    is_right = [(page.article.kind == "article") == page.is_article for page in read]
    figures["kinds right"] = 100 * sum(is_right) / len(is_right)
    for name, starts in GROUPS.items():
        figures |= _tell_text(f"{name} ", [p for p in articles if p.label["id"].startswith(starts)])
    return figures


def _tell_text(name: str, pages: list[ReadPage]) -> dict[str, float]:
    def mean(values: Iterable[float]) -> float:
        return 100 * sum(values) / max(1, len(pages))

    return {
        f"{name}kept": mean(page.share_kept for page in pages),
        f"{name}furniture": mean(page.extra / max(1, page.judged["shown"]) for page in pages),
        f"{name}whole": mean(page.is_whole for page in pages),
        f"{name}clean": mean(page.is_clean for page in pages),
        f"{name}perfect": mean(page.is_whole and page.is_clean for page in pages),
    }


def _tell_pictures(pages: list[ReadPage]) -> dict[str, float]:
    def total(key: str) -> int:
        return sum(page.judged[key] for page in pages)

    wrong = sum(page.judged["images_wrong"] for page in pages if not page.label.get("thread"))
    return {
        "images kept": 100 * total("images_got") / max(1, total("images")),
        "images wrong": 100 * wrong / max(1, total("images_shown")),
    }


def _tell_metadata(pages: list[ReadPage]) -> dict[str, float]:
    scorer = LabelledPages.scorer
    right: dict[str, list[bool]] = {"title": [], "byline": [], "no byline where none": [], "date": []}
    for page in pages:
        label, article = page.label, page.article
        if label.get("title"):
            right["title"].append(scorer.fold(article.title) == scorer.fold(label["title"]))
        if label.get("byline"):
            right["byline"].append(scorer.people(article.byline) == scorer.people(label["byline"]))
        else:
            right["no byline where none"].append(not article.byline)
        if label.get("date"):
            right["date"].append(str(article.published or "")[:10] == label["date"])
    return {name: 100 * sum(values) / max(1, len(values)) for name, values in right.items()}


def hold_floor(figures: Mapping[str, float]) -> int:
    """Name each figure below its floor or above its ceiling; 1 where there is one."""
    floor = json.loads(FLOOR.read_text("utf8"))["pages"]
    fallen = [
        f"below its floor: {name} is {figures[name]:.1f}, floor {least}"
        for name, least in floor["least"].items()
        if figures[name] < least
    ] + [
        f"above its ceiling: {name} is {figures[name]:.1f}, ceiling {most}"
        for name, most in floor["most"].items()
        if figures[name] > most
    ]
    for line in fallen:
        print(line, file=sys.stderr)
    return int(bool(fallen))


def _load_scorer(folder: Path) -> ModuleType:
    sys.path.insert(0, str(folder))  # it imports its own module of blocks by name
    spec = importlib.util.spec_from_file_location("pages_scorer", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main())
