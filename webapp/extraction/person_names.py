"""Separates names on a byline from labels, roles, agencies, places and dates."""

from __future__ import annotations

import re
from typing import Final

from webapp.extraction.byline_words import (
    LEAD,
    NO_FIRST_WORDS,
    NO_NAME,
    NOISE,
    ORGANISATION,
    PARTICLES,
    PARTING,
    ROLE,
    TAIL,
    WEAK_LEAD,
)
from webapp.extraction.trees import squeeze

LONGEST: Final = 100  # characters; longer ones are a life, not a name
_MOST_WORDS: Final = 6
_MOST_SIGNS: Final = 5  # of a Chinese, Japanese or Korean name
_ADDRESS: Final = re.compile(r"https?:|www\.")
_NAME: Final = re.compile(r"^(?!\d+\W)[\w\s.'’`´·・&@+\-‐‑]*[^\W\d_][\w\s.'’`´·・&@+\-‐‑!]*$")
# An organisation's name that holds an "and" of its own: "Institute of Allergy and Infectious Diseases".
_WIDE_NAME: Final = re.compile(
    r"(?<=,)[^,;|]*\b(?:Institut\w*|Departments?|Ministry|Centers?|Centres?|School|College|Academy|Office"
    r"|Association|Society|Council|Board|Commission)\s+(?:of|for)\s[^,;|]*\band\b[^,;|]*"
)
_INITIAL: Final = re.compile(r"(?:\b\w|\b[JS]r)\.$")  # "C. J.", "Ada Reed Jr."
_CJK: Final = re.compile(r"^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af·・\s]+$")
_WORD: Final = re.compile(r"^[^\W\d_](?:[^\W\d_]|['’.\-‐‑`])*\.?$")


def cut_lead(text: str) -> str:
    """Take off what leads a byline: "By", "Text:", "Zeige alle Beiträge von"."""
    text = squeeze(text)
    for _ in range(2):
        if not WEAK_LEAD.match(text):
            text = LEAD.sub("", text, count=1).strip()
    return text


def has_lead(text: str) -> bool:
    """Tell whether a line begins as bylines do."""
    return LEAD.match(squeeze(text)) is not None


def split_names(text: str) -> list[str]:
    """Return what may be names on a line: parted, without what leads, follows or describes them."""
    if len(text) > 4 * LONGEST or _ADDRESS.search(text):
        return []
    pieces = PARTING.split(_WIDE_NAME.sub("", cut_lead(text)))
    found = [piece for raw in pieces if (piece := clean_name(raw))]
    names = [piece for piece in found if not is_role(piece)]
    people = [name for name in names if looks_like_person(name)]
    return [name for name in names if " " in name or name in people] if people else names


def clean_name(raw: str) -> str | None:
    """Return a name without what stands around it; None where that is no name."""
    name = TAIL.sub("", cut_lead(raw)).strip(" ,;:-–—|\u200b→»›")
    name = name if _INITIAL.search(name) else name.rstrip(". ")
    if not 1 < len(name) <= LONGEST or NO_NAME.search(name) or NO_NAME.search(raw.strip()):
        return None
    return name if _NAME.match(name) and not (" " in name and _is_phrase(name)) else None


def _is_phrase(name: str) -> bool:
    first = name.split(maxsplit=1)[0]
    return first[0].islower() and first not in PARTICLES


def is_role(text: str) -> bool:
    """Tell whether a part of a byline is what somebody does, not who it is."""
    return ROLE.search(text) is not None or (text[:1].islower() and " " in text)


def is_organisation(name: str) -> bool:
    """Tell whether a name is a newsroom's, an agency's or a publisher's."""
    return ORGANISATION.search(name) is not None


def looks_like_person(text: str) -> bool:
    """Tell whether a text can be nothing but a person's whole name: two words or more, each as names are."""
    if _CJK.match(text):
        return 2 <= len(text.replace(" ", "")) <= _MOST_SIGNS
    words = text.replace(".", ". ").split()
    if not 2 <= len(words) <= _MOST_WORDS or words[0].casefold() in NO_FIRST_WORDS:
        return False
    if any(pattern.search(text) for pattern in (ORGANISATION, ROLE, NOISE, NO_NAME)):
        return False
    has_acronym = any(len(word) > 2 and word.isupper() and word.isascii() for word in words)
    named = [word for word in words if word not in PARTICLES]
    return (
        (not has_acronym or text.isupper())
        and len(named) >= 2
        and any(len(word) > 1 and not word.endswith(".") for word in named)  # no "N.H."
        and all(_WORD.match(word) and not word[0].islower() for word in named)
    )


def fold_name(name: str) -> str:
    """Return a name's letters alone, in lower case: what tells it from another."""
    return re.sub(r"[\W_]", "", name.casefold())
