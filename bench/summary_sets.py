"""Turns a folder of jsonl(.gz) sets into articles with reference summaries and the length to ask for."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# What is asked for in each set: sentences as many as its references have, or words where they are long.
LENGTHS: Final = {
    "cnn": ("sentences", 3), "dm": ("sentences", 3), "xsum": ("sentences", 1),
    "wikilingua_en": ("sentences", 3), "web": ("sentences", 2), "mlsum_de": ("sentences", 2),
    "mlsum_es": ("sentences", 1), "id_news": ("sentences", 2), "vi_news": ("sentences", 1),
    "ja_head": ("sentences", 1), "zh_title": ("sentences", 1), "scisumm": ("words", 150),
    "ru_sci": ("words", 100), "klexikon_de": ("words", 200),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """An article with what people wrote as its summary."""

    name: str
    text: str
    title: str | None
    lang: str
    references: tuple[str, ...]
    unit: str  # "sentences" or "words"
    length: int


def load_sets(
    folder: Path, names: list[str] | None = None, limit: int | None = None
) -> dict[str, list[Case]]:
    """Load the sets of a folder that LENGTHS knows, or those named."""
    found = {path.name.split(".")[0]: path for path in sorted(folder.glob("*.jsonl*"))}
    wanted = [name for name in LENGTHS if name in found and (not names or name in names)]
    return {name: _load(found[name], name)[:limit] for name in wanted}


def _load(path: Path, name: str) -> list[Case]:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = [json.loads(line) for line in raw.splitlines()]
    unit, length = LENGTHS[name]
    return [
        Case(name, r["text"], r["title"] or None, r["lang"], tuple(r["references"]), unit, length)
        for r in rows
    ]


def cut_words(sentences: list[str], words: int) -> list[str]:
    """Cut a summary at a number of words, as DUC did before scoring."""
    kept: list[str] = []
    for sentence in sentences:
        if words <= 0:
            break
        kept.append(" ".join(sentence.split()[:words]))
        words -= len(sentence.split())
    return kept
