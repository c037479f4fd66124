"""Turns a folder of jsonl(.gz) sets into articles with reference summaries."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Case:
    name: str  # of its set
    text: str
    title: str | None
    lang: str
    references: tuple[str, ...]


def load_sets(folder: Path) -> dict[str, list[Case]]:
    """Load every set of a folder, in the order of their names."""
    return {name: _load(path, name) for path in sorted(folder.glob("*.jsonl*")) if (name := _name(path))}


def _name(path: Path) -> str:
    return path.name.split(".")[0]


def _load(path: Path, name: str) -> list[Case]:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = [json.loads(line) for line in raw.splitlines()]
    return [Case(name, r["text"], r["title"] or None, r["lang"], tuple(r["references"])) for r in rows]
