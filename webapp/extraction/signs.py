"""Turns a piece of text into the signs that it is furniture: calls, credits, bylines, legal lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

# sign → how such lines begin or what they say, in lower case, written by hand for the languages that we read.
# A sign never decides alone: weights.py says how much each one tells.
SIGNS: Final[Mapping[str, re.Pattern[str]]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "media": r"(?:photo|image|picture|file|credit|courtesy|getty|reuters|afp|ap photo|shutterstock"
        r"|©|foto|bild)"
        r"\b[^.]{0,80}$|^\(?(?:photo|image|credit|source|foto|bild|pic)\b",
        "call": r"^(?:read|see|also|more|related|recommended|share|follow|subscribe|sign up|click|watch"
        r"|listen|advertis"
        r"|sponsored|download|join|get |don.t miss|you (?:may|might)|what (?:to|you)|trending|popular"
        r"|latest|next|prev"
        r"|back to|load|show|view|continue|comments?|leave a|log ?in|register|donate|support|no time"
        r"|lire|leer|lee |weiter"
        r"|mehr|lesen|leggi|читайте|подпис|tags?:|topics?:|filed|categor)",
        "legal": r"©|copyright|all rights reserved|privacy policy|terms of (?:use|service)|cookie|affiliate"
        r"|may not be (?:published|reproduced)|tous droits|alle rechte|derechos reservados",
        "byline": r"^(?:by|von|par|por|da|written by|posted by|author|text:|от)\b[^.]{2,70}$",
        "bio": r"\bis (?:an? |the )(?:[\w-]+ ){0,4}(?:writer|reporter|editor|journalist|author"
        r"|contributor|freelance"
        r"|correspondent|columnist|professor|founder|producer|director)|(?:can be reached|reach \w+ at"
        r"|follow (?:him|her|them|\w+ \w+) on|contact (?:the author|us)|email:|@\w+\.)"
        r"|contributed to this|view all posts",
        "date": r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b|\b\d+ (?:hours?|days?|min(?:ute)?s?) ago\b"
        r"|\bmin(?:ute)?s? read\b",
        "subscribe": r"newsletter|subscrib|sign up|inbox|e-?mail address|our app|free trial|unlimited access"
        r"|already a (?:member|subscriber)|donat|support (?:us|our)|your contribution|abonn|suscr[ií]b"
        r"|iscriviti|рассылк",
    }.items()
}
_READ: Final = 200  # characters of a piece that are looked at; furniture is short
ENDS_SENTENCE: Final = re.compile(r"[.!?…。！？؟:;][\"'”’»)\]]*$")


def find_signs(text: str) -> list[str]:
    """Name the signs that a text bears."""
    start = text[:_READ].lower()
    return [name for name, pattern in SIGNS.items() if pattern.search(start)]
