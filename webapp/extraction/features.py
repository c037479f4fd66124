"""Turns a page's blocks into numbers that tell text from furniture: one row of features a block."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.blocks import PageBlock, Place
from webapp.extraction.hints import HINTS
from webapp.extraction.tags import HEADINGS

_ENDS_SENTENCE = re.compile(r"[.!?…。！？؟:;][\"'”’»)\]]*$")
_MEDIA_LINE = re.compile(
    r"(?:photo|image|picture|file|credit|courtesy|getty|reuters|afp|ap photo|shutterstock|©|foto|bild)\b[^.]{0,80}$|^\(?(?:photo|image|credit|source|foto|bild|pic)\b",
    re.I,
)
_CALL = re.compile(
    r"^(?:read|see|also|more|related|recommended|share|follow|subscribe|sign up|click|watch|listen|advertis|sponsored|download|join|get |don.t miss|you (?:may|might)|what (?:to|you)|trending|popular|latest|next|prev|back to|load|show|view|continue|comments?|leave a|log ?in|register|donate|support|no time|lire|leer|lee |weiter|mehr|lesen|leggi|читайте|подпис|tags?:|topics?:|filed|categor)",
    re.I,
)
_LEGAL = re.compile(
    r"©|copyright|all rights reserved|privacy policy|terms of (?:use|service)|cookie|may not be (?:published|reproduced)|tous droits|alle rechte|derechos reservados|affiliate",
    re.I,
)
_BYLINE = re.compile(r"^(?:by|von|par|por|da|written by|posted by|author|text:|от)\b[^.]{2,70}$", re.I)
_BIO = re.compile(
    r"\bis (?:an? |the )(?:[\w-]+ ){0,4}(?:writer|reporter|editor|journalist|author|contributor|freelance|correspondent|columnist|professor|founder|producer|director)|(?:can be reached|reach \w+ at|follow (?:him|her|them|\w+ \w+) on|contact (?:the author|us)|email:|@\w+\.)|contributed to this|view all posts",
    re.I,
)
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b|\b\d+ (?:hours?|days?|min(?:ute)?s?) ago\b|\bmin(?:ute)?s? read\b",
    re.I,
)
_SUBSCRIBE = re.compile(
    r"newsletter|subscrib|sign up|inbox|e-?mail address|our app|free trial|unlimited access|already a (?:member|subscriber)|abonn|suscr[ií]b|iscriviti|рассылк",
    re.I,
)
_TEXT_SIGNS: Final = (
    ("says media", _MEDIA_LINE),
    ("says call", _CALL),
    ("says legal", _LEGAL),
    ("says byline", _BYLINE),
    ("says bio", _BIO),
    ("says date", _DATE),
    ("says subscribe", _SUBSCRIBE),
)
_FRAMES: Final = (
    "article",
    "main",
    "aside",
    "header",
    "footer",
    "section",
    "form",
    "figure",
    "table",
    "li",
    "blockquote",
    "a",
    "articleBody",
)
_TAGS: Final = (
    "p",
    "li",
    "div",
    "td",
    "figcaption",
    "pre",
    "dd",
    "address",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
)


def describe_blocks(blocks: list[PageBlock], title: str, told: str) -> list[dict[str, float]]:
    """Return the features of each block. `told` is the text that the page's JSON-LD gives, if any."""
    if not blocks:
        return []
    core = _home(blocks, lambda block: block.kept)
    prose = _home(blocks, _is_prose)
    styles = Counter[tuple[str, ...]]()
    for block in blocks:
        if _is_prose(block):
            styles[_style(block)] += len(block.text)
    prose_total = max(1, sum(styles.values()))
    kept_at = [i for i, block in enumerate(blocks) if block.kept]
    first, last = (kept_at[0], kept_at[-1]) if kept_at else (0, len(blocks) - 1)
    heading_at = next((i for i, b in enumerate(blocks) if b.element.tag == "h1"), None)
    title_words = _word_set(title)
    told_words = _fold(told) if len(told) > 200 else ""
    seen: set[str] = set()
    rows = []
    for i, block in enumerate(blocks):
        row = _own_features(block)
        row |= _place_features(block, core, "core") | _place_features(block, prose, "prose")
        row["style share"] = styles[_style(block)] / prose_total
        row["kept"] = block.kept
        row["before kept"] = i < first
        row["after kept"] = i > last
        row["far before kept"] = min(1.0, max(0, first - i) / 20)
        row["far after kept"] = min(1.0, max(0, i - last) / 20)
        row["at"] = i / len(blocks)
        row["before h1"] = heading_at is not None and i < heading_at
        row["near h1"] = heading_at is not None and 0 < i - heading_at <= 4
        words = _word_set(block.text)
        row["like title"] = len(words & title_words) / max(1, len(words | title_words))
        folded = _fold(block.text)
        row["seen"] = folded in seen
        seen.add(folded)
        row["told"] = (1.0 if folded[:200] in told_words else -1.0) if told_words else 0.0
        rows.append(row)
    return rows


def _own_features(block: PageBlock) -> dict[str, float]:
    text, element, place = block.text, block.element, block.place
    parent = place.parent or place
    above = parent.parent or parent
    row: dict[str, float] = {f"<{tag}>": element.tag == tag for tag in _TAGS}
    row["heading"] = element.tag in HEADINGS
    row |= {f"in <{tag}>": tag in place.frames for tag in _FRAMES}
    for bit, name in enumerate(HINTS):
        row[f"near {name}"] = place.near >> bit & 1
        row[f"far {name}"] = place.far >> bit & 1
        row[f"own {name}"] = place.bits >> bit & 1
    row["log words"] = math.log1p(block.words)
    row["1 word"] = block.words <= 2
    row["10+ words"] = block.words >= 10
    row["25+ words"] = block.words >= 25
    row["links"] = block.links
    row["all links"] = block.links > 0.9
    row["links x long"] = block.links * min(1.0, block.words / 40)
    row["commas"] = min(5, text.count(",") + text.count("，") + text.count("、")) / 5
    row["ends"] = bool(_ENDS_SENTENCE.search(text[-6:]))
    letters = sum(c.isalpha() for c in text[:200]) or 1
    row["capitals"] = sum(c.isupper() for c in text[:200]) / letters
    row["digits"] = sum(c.isdigit() for c in text[:200]) / len(text[:200])
    short = block.words < 40
    for name, sign in _TEXT_SIGNS:
        row[name] = bool(sign.search(text[:400]))
        row[name + " short"] = short and row[name]
    row["log parent"] = math.log1p(parent.chars)
    row["parent links"] = parent.linked / max(1, parent.chars)
    row["above links"] = above.linked / max(1, above.chars)
    row["share of parent"] = len(text) / max(1, parent.chars)
    row["log blocks in parent"] = math.log1p(parent.count)
    row["mean block in parent"] = math.log1p(parent.chars / max(1, parent.count))
    row["mean block above"] = math.log1p(above.chars / max(1, above.count))
    row["depth"] = place.depth / 20
    return row


def _place_features(block: PageBlock, home: Place | None, name: str) -> dict[str, float]:
    """How far a block stands from the place where most text is: steps up from the block, and from there."""
    if home is None:
        return {f"{name} none": 1.0}
    above, up = block.place, 0
    while above.parent is not None and above.depth > home.depth:
        above, up = above.parent, up + 1
    target, down = home, 0
    while above is not target and above.parent is not None and target.parent is not None:
        if target.depth >= above.depth:
            target, down = target.parent, down + 1
        if above.depth > target.depth:
            above, up = above.parent, up + 1
    return {
        f"{name} inside": down == 0,
        f"{name} child": down == 0 and up == 1,
        f"{name} up": min(up, 8) / 8,
        f"{name} down": min(down, 8) / 8,
        f"{name} sibling": down == 1,
    }


def _home(blocks: list[PageBlock], counts: object) -> Place | None:
    """Return the innermost place with 60 % of the letters of the blocks that count."""
    inside: dict[int, int] = {}
    places: dict[int, Place] = {}
    total = 0
    for block in blocks:
        if not counts(block):  # type: ignore[operator]
            continue
        total += len(block.text)
        above = block.place.parent
        while above is not None:
            inside[id(above)] = inside.get(id(above), 0) + len(block.text)
            places[id(above)] = above
            above = above.parent
    if not total:
        return None
    return max(
        (places[key] for key, chars in inside.items() if chars >= 0.6 * total), key=lambda place: place.depth
    )


def _is_prose(block: PageBlock) -> bool:
    return block.words >= 12 and block.links < 0.4 and bool(_ENDS_SENTENCE.search(block.text[-6:]))


def _style(block: PageBlock) -> tuple[str, ...]:
    parent = block.place.parent
    return (
        str(block.element.tag),
        block.element.get("class", ""),
        str(parent.element.tag) if parent else "",
        parent.element.get("class", "") if parent else "",
    )


def _word_set(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _fold(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())
