"""Classifies a page: an article, or what else it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from lxml.html import HtmlElement

from webapp.addresses import read_address
from webapp.extraction.blocks import PageBlock
from webapp.extraction.structured_data import Facts
from webapp.extraction.tags import HEADINGS

# A page with so many words of prose is read, whatever else it says.
_AN_ARTICLE: Final = 250
_A_STUB: Final = 120  # words; walls and errors say less than this
_LINKED: Final = 0.7  # of its letters: a headline that leads elsewhere
_A_LIST: Final = 8  # headings that are links
_A_TEASER: Final = 60  # words under a headline that leads to the article; sections of articles have more
_A_ROUNDUP: Final = 0.7  # of the words stand in links: a page of nothing but headlines
_PROSE: Final = 3  # paragraphs before the first teaser, at most, where all that would be the text is teasers
_READ: Final = 2  # paragraphs of prose that no linked headline leads: a short article among many teasers

# Each is looked for in lower case: twice as fast as without regard to case.
_BOT_CHECK = re.compile(
    r"captcha|(?:you.re|you are|are you) (?:a |not a )?(?:human|person|robot|bot)|checking your browser"
    r"|just a moment|one moment,? please|verify(?:ing)? (?:that )?you|unusual traffic|not a (?:robot|program)"
    r"|enable javascript and cookies|security check|ddos protection|access (?:to this page has been )?denied"
    r"|you have been blocked|protect(?:s|ing)? (?:itself|us|our site) from (?:online )?(?:attacks|bots)"
)
_ERROR = re.compile(
    r"\b40[34]\b|\b410\b|\b50[0-4]\b|(?:page|article|content|site)[\w ]{0,20} (?:not found|not exist"
    r"|unavailable|gone)"
    r"|not found|internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out"
    r"|something went wrong|(?:can.t|cannot|couldn.t) (?:be found|find)|no longer (?:exists"
    r"|available)"
    r"|seite nicht gefunden|page introuvable|página no encontrada|страница не найдена|ページが見つかりません"
)
_SIGN_IN = re.compile(r"\b(?:sign|log) ?in\b|password|anmelden|connexion|iniciar sesión|войти")
_PAYWALL = re.compile(
    r"(?:subscribe|subscription|subscriber|register|sign up|member)[^.]{0,60}(?:continue|keep|read"
    r"|unlock|full|access)"
    r"|(?:continue|keep) reading|already a (?:subscriber|member)|free articles?|unlock (?:this|the)"
    r"|reste \d+ ?%"
    r"|réservé aux abonnés|weiterlesen mit|jetzt abonnieren|contenido exclusivo"
)


@dataclass(frozen=True, slots=True)
class Clues:
    """What only the untouched page tells of its kind."""

    asks_password: bool
    is_website: bool  # Open Graph calls it a site, not an article
    is_free: bool  # JSON-LD does not say otherwise
    is_root: bool  # the address is the site's own


def find_clues(page: HtmlElement, facts: Facts, url: str | None) -> Clues:
    """Look for clues before anything is taken out of the page."""
    types = [meta.get("content", "") for meta in page.iter("meta") if meta.get("property") == "og:type"]
    address = read_address(url or "")
    return Clues(
        asks_password=any(field.get("type") == "password" for field in page.iter("input")),
        is_website=any(kind.lower() == "website" for kind in types),
        is_free=str(facts.get("isAccessibleForFree", "true")).lower() != "false",
        is_root=address is not None and address.target == "/",
    )


def classify_page(blocks: list[PageBlock], clues: Clues, title: str) -> str:
    """Say what the page is."""
    chosen = [block for block in blocks if block.belongs]
    words = sum(block.words for block in chosen)
    shown = " ".join([title, *(block.text for block in blocks)])[:3_000].lower()
    if words < _A_STUB and (wall := _wall(blocks, clues, title, shown)):
        return wall
    if not blocks or not shown.strip():
        return "empty page"
    if words < _AN_ARTICLE and (not clues.is_free or _PAYWALL.search(shown)) and _is_stub(blocks, words):
        return "paywall"
    is_read = len(_own_prose(blocks)) >= _READ and not clues.is_root
    is_listed = _linked_headings(blocks) >= _A_LIST and words < _AN_ARTICLE and not is_read
    if is_listed or _is_all_teasers(chosen) or _is_all_links(chosen):
        return "home page" if clues.is_root or clues.is_website else "list page"
    return "article" if words else "empty page"


def _wall(blocks: list[PageBlock], clues: Clues, title: str, shown: str) -> str | None:
    said = " ".join([title, *(block.text for block in blocks if block.element.tag in HEADINGS)]).lower()
    if sum(block.words for block in blocks) < 2 * _A_STUB and _BOT_CHECK.search(shown):
        return "bot check"
    if _ERROR.search(said):
        return "error page"
    # beside a short text the form is for readers' comments, or for subscribers
    asks = _SIGN_IN.search(title.lower()) or (_SIGN_IN.search(said) and not _own_prose(blocks))
    return "login wall" if clues.asks_password and asks else None


def _is_stub(blocks: list[PageBlock], words: int) -> bool:
    """Tell whether a call to pay stands where the text would go on."""
    return (
        any(_PAYWALL.search(block.text.lower()) for block in blocks if block.words < _A_STUB)
        and words < _AN_ARTICLE
    )


def _is_all_teasers(chosen: list[PageBlock]) -> bool:
    """Tell whether what would be the text is one headline after the other, each with a few words."""
    headlines = [at for at, block in enumerate(chosen) if _is_headline(block)]
    if len(headlines) < _A_LIST:
        return False
    texts = [
        sum(block.words for block in chosen[start + 1 : end])
        for start, end in pairwise((*headlines, len(chosen)))
    ]
    before = sum(block.is_prose for block in chosen[: headlines[0]])
    return before < _PROSE and max(texts) < _A_TEASER


def _is_all_links(chosen: list[PageBlock]) -> bool:
    words = sum(block.words for block in chosen)
    linked = [block for block in chosen if block.links > _LINKED]
    return len(linked) >= _A_LIST and sum(block.words for block in linked) > _A_ROUNDUP * words


def _is_headline(block: PageBlock) -> bool:
    return block.element.tag in HEADINGS and block.links > _LINKED


def _own_prose(blocks: list[PageBlock]) -> list[PageBlock]:
    """Return the paragraphs of the text that stand under no linked headline, as teasers do."""
    own, is_teaser = [], False
    for block in blocks:
        if block.element.tag in HEADINGS:
            is_teaser = block.links > _LINKED
        elif not is_teaser and block.belongs and block.is_prose:
            own.append(block)
    return own


def _linked_headings(blocks: list[PageBlock]) -> int:
    return sum(map(_is_headline, blocks))
