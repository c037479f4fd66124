"""Tells a language by what no other one begins with. Where nothing does, none is guessed: wrong colours are
worse than none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Final

_FEWEST_VALUES = 2  # of JSON: "[1]" and "{}" are written in other languages too


def _is_json(text: str) -> bool:
    if text.lstrip()[:1] not in ("{", "["):
        return False
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return len(found) >= _FEWEST_VALUES


def _matches(pattern: str) -> Callable[[str], bool]:
    """Patterns have no nested repetition: each reads a text once."""
    compiled = re.compile(pattern, re.MULTILINE)
    return lambda text: compiled.match(text) is not None


# in this order
_SIGNS: Final[tuple[tuple[str, Callable[[str], bool]], ...]] = (
    ("bash", _matches(r"\s*#!\s*/\S*(?:/|env )(?:ba|z|k|da)?sh\b")),
    ("python", _matches(r"\s*#!\s*/\S*(?:/|env )python")),
    ("php", _matches(r"\s*<\?php\b")),
    ("html", _matches(r"\s*<!(?:DOCTYPE|doctype) html")),
    ("xml", _matches(r"\s*<\?xml ")),
    ("diff", _matches(r"\s*(?:diff --git |--- \S[^\n]*\n\+\+\+ \S)")),
    ("pycon", _matches(r"\s*>>> ")),
    ("docker", _matches(r"\s*FROM [\w./:-]+(?: AS \w+)?\n(?:\s*\n|#[^\n]*\n)?(?:RUN|COPY|WORKDIR|ENV|ARG) ")),
    ("json", _is_json),
)


def guess_language(text: str) -> str | None:
    """The language that a text is surely in; None for any other."""
    return next((language for language, is_so in _SIGNS if is_so(text)), None)
