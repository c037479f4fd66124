"""Judges a sentence by its look: what a summary takes only where there is nothing else."""

from __future__ import annotations

import re
from typing import Final

from webapp.summarizing.scripts import is_unspaced

ENDS: Final = (".", "!", "?", "…", "。", "！", "？", "।", "॥", "؟", "۔", "։", "።", "။", "។", "｡")
_CLOSERS: Final = "\"'”’“»«)]」』）】"

# What pages say to their readers about themselves, in the languages that our seeds and corpora showed it.
_CALLS: Final = (
    r"click here|read more|see also|read also|sign up|subscribe|follow us|share this|scroll to continue|"
    r"advertisement|all rights reserved|media playback is|story continues|continue reading|"
    r"lesen sie (?:auch|mehr)|mehr zum thema|jetzt abonnieren|detailansicht öffnen|"
    r"lea también|leer más|haz clic|suscríbete|lire aussi|cliquez ici|abonnez-vous|"
    r"leia também|clique aqui|leggi anche|clicca qui|читайте также|подписывайтесь|нажмите здесь|"
    r"baca juga|klik di sini|xem thêm|点击这里|阅读更多|続きを読む"
)
# Offers and orders: a verb of the shop's at the beginning, and a price, a mark of haste or "here" behind it.
_OFFER: Final = re.compile(
    r"\W*(?:please )?(?:(?:get|grab|buy|order)\b[^.!?]{0,160}\b(?:just|only) [$€£¥]\s?\d|"
    r"(?:get|grab|book|buy|order|shop|click|download|register|visit|call|contact|try|use (?:the )?code|"
    r"buchen sie|bestellen sie|kaufen sie|jetzt|reserva|compra|consigue|réservez|achetez|commandez|compre|"
    r"garanta|acquista|prenota|kup|zamów)\b[^.!?]{0,160}(?:!|\b(?:here|now|today|tickets?|links?|"
    r"hier|aquí|ici|aqui|qui|tutaj)\b))",
    re.IGNORECASE,
)
_TERMS_OF_SALE: Final = re.compile(
    r"\b(?:prices? (?:are|is|were|was) (?:accurate|correct|subject)|subject to change|"
    r"affiliate (?:links?|commission)|"
    r"we may (?:earn|receive) (?:a |an )?(?:small )?(?:affiliate )?commission|terms and conditions apply)\b",
    re.IGNORECASE,
)
# What is pointed at stands elsewhere in the article.
_POINTER: Final = re.compile(
    r"\b(?:the following (?:code|command|table|list|steps?|example|figure|image|screenshot|"
    r"diagram|chart|snippet)|"
    r"(?:shown|listed|seen|described|pictured) (?:below|above|here)|(?:the|see) (?:code|table|image|figure|"
    r"screenshot|chart|list|video|picture)s? (?:below|above)|(?:folgende[mnrs]?|"
    r"unten(?:stehende[mnrs]?)?) (?:code|tabelle|liste|abbildung|bild|beispiel|befehl)|"
    r"tabla siguiente|siguiente (?:tabla|código|lista|imagen)|"
    r"(?:tableau|code|image|liste) (?:suivante?|ci-dessous)|all the listed)\b|"
    r"(?:以下|次)の(?:コード|表|図|リスト)",
    re.IGNORECASE,
)
# Each of its phrases has one of these, which are found sooner.
_OF_SALE: Final = ("price", "subject to change", "affiliate", "commission", "conditions apply")
# Rows of a table, lists run together, teasers cut off.
_FIGURES: Final = re.compile(
    r"\d(?<!\w\d)[\d.,:'’-]*\b"
)  # begun at a digit, so that the search skips all else
_MOST_FIGURES: Final = 0.4  # of all words, from so many figures on
_FEW_FIGURES: Final = 6
_FEW_NAMES: Final = 6
_FEWEST_SMALL: Final = (
    0.2  # of all words begin small in prose, in German too; in a cast or a row of titles fewer
)
_CUT_OFF: Final = re.compile(r"(?:\s…|\[…\]|\[\.\.\.\]|\s\.\.\.)\s*$")
# So many characters are looked at: what is longer is no tag, and patterns stay fast on hostile text.
_LONGEST: Final = 200
_CALL: Final = re.compile(rf"\W*(?:{_CALLS})", re.IGNORECASE)
_TAG: Final = re.compile(r"\W*(?:\[[^\[\]]{1,80}\]\s*)+\W*")
_CREDIT: Final = re.compile(
    r"\W*(?:(?:photo|foto|image|picture|bild|video|source|quelle|fuente|crédits?|credit|фото|источник)s?\b"
    r"(?:\s+(?:by|credit|von|de|par|di))?\s*[:©/]|©)",
    re.IGNORECASE,
)
_CREDIT_BEHIND: Final = re.compile(
    r"[^.!?]{0,60}[(\[](?:photo|foto|bild|image)\b[^)\]]*[)\]]\W*$", re.IGNORECASE
)
_BYLINE: Final = re.compile(r"\W*(?:By|Von|Par|Por|Di|Door|Od|Автор:?)(?:\s+[^\W\d_a-zа-я][\w.’'-]*){1,4}\W*")
_DATELINE: Final = re.compile(
    r"\W*[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я .,'’-]{2,40}(?:\([^)]{1,30}\))?\W*(?:[\w ]{0,20}\d{1,4}\W*)?"
)
_ADDRESS: Final = re.compile(r"https?://|www\.", re.IGNORECASE)
_LABEL_BEFORE: Final = 40  # characters: "Website:", "Read the paper at"
# German closes „ with “ and Danish turns « » around: those are not told apart by counting.
_ASCII_PAIRS: Final = (("(", ")"),)
_PAIRS: Final = (*_ASCII_PAIRS, ("「", "」"), ("『", "』"), ("（", "）"))
_SPEECH_OPENS: Final = '"“«„「'
_SPEECH: Final = re.compile(r"\s*(?:\"[^\"]*\"|“[^”]*”|«[^»]*»|„[^“”]*[“”]|「[^」]*」)[.,]?\s*")


def is_out_of_place(sentence: str) -> bool:
    """Whether a sentence is no sentence of the article's own: a call, tag, credit, byline, dateline."""
    start = sentence[:_LONGEST]
    if _CALL.match(start) or "click here" in start.casefold() or _OFFER.match(start):
        return True
    if _has_terms_of_sale(sentence[: 2 * _LONGEST]):
        return True
    if len(sentence) > _LONGEST:
        return False
    has_bracket = "(" in sentence or "[" in sentence
    return bool(
        _CREDIT.match(sentence)
        or (has_bracket and _CREDIT_BEHIND.match(sentence))
        or any(pattern.fullmatch(sentence) for pattern in (_TAG, _BYLINE, _DATELINE))
    )


def _has_terms_of_sale(start: str) -> bool:
    folded = start.casefold()
    return any(word in folded for word in _OF_SALE) and _TERMS_OF_SALE.search(start) is not None


def is_fragment(sentence: str) -> bool:
    """Whether it ends without a mark: a caption, a subhead, a cell of a table."""
    return not sentence.rstrip(_CLOSERS).endswith(ENDS)


def is_question(sentence: str) -> bool:
    """Whether it asks: an answer is missing."""
    return sentence.rstrip(_CLOSERS).endswith(("?", "？", "؟"))


def is_torn(sentence: str) -> bool:
    """Whether it is speech without its speaker: nothing but a quotation, or half of one."""
    pairs = _ASCII_PAIRS if sentence.isascii() else _PAIRS
    if sentence.count('"') % 2 or any(sentence.count(a) != sentence.count(b) for a, b in pairs):
        return True
    if "“" in sentence and sentence.count("“") > sentence.count("”") + sentence.count("„"):
        return True
    return sentence.lstrip()[:1] in _SPEECH_OPENS and _SPEECH.fullmatch(sentence) is not None


def is_address(sentence: str) -> bool:
    """Whether it is the address of a page, with hardly a word around it."""
    found = _ADDRESS.search(sentence, 0, _LABEL_BEFORE + len("https://"))
    return (
        found is not None and found.start() <= _LABEL_BEFORE and " " not in sentence[found.start() :].strip()
    )


def is_no_prose(sentence: str) -> bool:
    """Whether it is a row of figures or names, a list run together or a teaser cut off."""
    if sentence.count("•") > 1 or " | " in sentence or _CUT_OFF.search(sentence[-8:]):
        return True
    firsts = [word[0] for word in sentence.split()]
    figures = len(_FIGURES.findall(sentence))
    if figures >= _FEW_FIGURES and figures > _MOST_FIGURES * len(firsts):
        return True
    if sum(map(str.isupper, firsts)) < _FEW_NAMES:
        return False
    return sum(map(str.islower, firsts)) < _FEWEST_SMALL * len(firsts) and not is_unspaced(sentence)


def is_pointer(sentence: str) -> bool:
    """Whether it points at a table, code or picture that a summary does not show."""
    return _POINTER.search(sentence) is not None
