"""Recognises a paragraph that leads into a list: its items complete it."""

from __future__ import annotations

import re
from typing import Final

from lxml.html import HtmlElement

_LISTS: Final = ("ul", "ol", "dl")
_WRAPPERS: Final = ("div", "section")
_DEPTH: Final = 2  # wrappers around the paragraph, or around the list
_COLON: Final = re.compile("[:：﹕︓፡][\"'”’»」』)）\\]*_]*$")
# Words that announce a list in a last sentence that ends otherwise, in the languages that pages come in.
_ANNOUNCING: Final = re.compile(
    r"\b(?:the following|as follows|(?:listed|given|outlined|shown) below|here (?:are|is)|here[’']s|these are"
    r"|folgende[mnrs]?|nachstehende[mnrs]?|wie folgt|suivante?s?|ci-dessous|voici|siguientes?|a continuación"
    r"|seguintes?|a seguir|seguenti?|ecco|(?:de|het) volgende|hieronder|följande|følgende|seuraava\w{0,6}"
    r"|następując\w{1,3}|poniżej|następnie|následující\w{0,3}|következő\w{0,4}|următoar\w{1,4}|aşağıda\w{0,4}"
    r"|следующ\w{2,3}|ниже|наступн\w{1,3}|нижче|ακόλουθ\w{1,3}|παρακάτω|berikut|sau đây)\b"
    r"|ما يلي|التالي|الآتي|הבאים|הבאות|以下|如下|下列|次の(?:とおり|通り)|다음과 같",
    re.I,
)
_LAST: Final = 160  # letters at the end in which the last sentence is looked for
_SENTENCE_END: Final = re.compile(r"[.!?…]\s|[。！？]")


def leads_into_list(paragraph: HtmlElement, text: str) -> bool:
    """Tell whether a paragraph's end announces the list that stands right behind it."""
    if not _stands_before_list(paragraph):
        return False
    return _COLON.search(text) is not None or _ANNOUNCING.search(_last_sentence(text)) is not None


def _last_sentence(text: str) -> str:
    end = text[-_LAST:]
    return _SENTENCE_END.split(end[:-1])[-1]


def _stands_before_list(element: HtmlElement) -> bool:
    behind = element.getnext()
    for _ in range(_DEPTH):
        above = element.getparent()
        if behind is not None or above is None or above.tag not in _WRAPPERS:
            break
        element, behind = above, above.getnext()
    for _ in range(_DEPTH):
        if behind is None or behind.tag not in _WRAPPERS or not len(behind):
            break
        behind = behind[0]
    return behind is not None and behind.tag in _LISTS
