"""Signs of furniture in a piece of text: calls, credits, labels, legal lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

Phrases = Mapping[str, str]  # language → how they go, in lower case, as alternatives of a regular expression

# sign → how such lines begin, written by hand for the languages that we read. A name that is added needs no
# fit: weights.py says how much each sign tells, whatever it is told by.
_BEGINNINGS: Final[Mapping[str, Phrases]] = {
    "related": {
        "en": r"related|next ?:|prev(?:ious)? ?:|for more,|buyer.s guide:|read (?:more|also|next|this|the)"
        r"|see (?:also|more)|also (?:read|on|see|check|from|in)|further reading|recommended|don.t miss"
        r"|more (?:on|from|about|stories|news|in|like)\b|you (?:may|might) (?:also )?(?:like|enjoy|be)"
        r"|must[- ]read|want (?:to (?:learn|read|know)|more)|trending|editor.s (?:pick|choice)|check out"
        r"|most (?:read|popular|viewed)|watch(?: now| more| also)?:|up next|next (?:article|post|story)"
        r"|keep reading|continue reading|popular (?:articles|posts|now)",
        "de": r"mehr ?:|lesen sie|lies auch|mehr (?:zum|zu|dazu|über|aus|artikel)\b|auch interessant"
        r"|das könnte|siehe auch|weitere (?:artikel|beiträge|themen|infos|nachrichten|news)|zum thema"
        r"|passend dazu|weiterlesen|beliebte (?:beiträge|artikel)|ähnliche (?:beiträge|artikel|themen)"
        r"|meistgelesen|empfehlung",
        "fr": r"plus ?:|lire (?:aussi|la suite|également|plus)|à lire|voir aussi|sur le même"
        r"|pour (?:ne rien|aller plus)|articles? (?:similaires|liés)",
        "es": r"le[ea] (?:también|más|además)|lea |ver (?:también|más)|te puede|también (?:te|puede|le|lee)"
        r"|puedes? (?:leer|ver)|más (?:sobre|noticias|información)|relacionad|no te pierdas|mira también"
        r"|notas? relacionad",
        "it": r"leggi (?:anche|tutto)|vedi anche|potrebbe interess|altri articoli|articoli correlati"
        r"|per approfondire",
        "pt": r"leia (?:também|mais)|veja (?:também|mais)|saiba mais|confira",
        "nl": r"lees (?:ook|meer|verder)|bekijk ook|meer over",
        "pl": r"zobacz (?:też|także|również)|czytaj (?:też|także|więcej|również)|przeczytaj|więcej o"
        r"|polecamy",
        "cs": r"čtěte|přečtěte|viac|související",
        "ru": r"читайте|смотрите также|подробнее|ещё по теме|по теме|читать далее",
        "sv": r"läs (?:också|mer|även)",
        "no": r"les (?:også|mer)",
        "da": r"læs også",
        "fi": r"lue (?:myös|lisää)",
        "hu": r"olvas(?:s|d) (?:el|tovább)|kapcsolódó",
        "tr": r"ayrıca|ilgili",
        "id": r"baca juga|simak juga",
        "vi": r"xem thêm|đọc thêm",
        "zh": r"相关|相關|延伸阅读|延伸閱讀|推荐阅读",
        "ja": r"関連|あわせて",
        "ko": r"관련",
    },
    "call": {
        "en": r"share|follow|subscribe|sign up|click|advertis|sponsored|back to|no time|register|log ?in"
        r"|listen (?:to this|now|here)|download (?:the app|now|our|pdf|this)"
        r"|join (?:us|now|our|the con|free)|get (?:the app|our|your|started|a free|in touch|unlimited|access"
        r"|a summary)|what to (?:read|watch)|latest (?:news|from|stor)|load more|show (?:more|all|less)"
        r"|view (?:all|more|gallery|profile|comments)|donate|support (?:us|our)|buy (?:now|here|it)"
        r"|shop (?:now|here)|order now|ready to|would you like to|tags?:|topics?:|filed|categor",
        "de": r"weiter(?:lesen|empfehlen)|teilen|folge|jetzt |hier (?:geht|klicken|finden|gibt)|schlagw",
        "fr": r"partager|suivez",
        "es": r"compart|síguenos|etiquetas",
        "it": r"condividi|segui",
        "ru": r"подпис|поделит",
        "pl": r"udostępnij",
    },
    "comments": {
        "": r"(?:\d+\s+|no |keine |join the |leave a |view |show |add |post a |write a |ihr )?"
        r"(?:comments?|kommentare?|commentaires?|comentarios?|commenti|reacties|komentarze|коммента\w+"
        r"|コメント|评论|replies|responses? to|reply|antworten auf|thoughts on)\b"
        r"(?! (?:can|may|are used|from|on the|about))",
    },
    "media": {"": r"\(?(?:photo|image|credit|source|foto|bild|pic)\b"},
    "feedback": {
        "": r"oops\b|\d+ (?:views|shares|likes)\b|\d{1,2}:\d\d ?/ ?\d{1,2}:\d\d$"
        r"|(?:image|photo|picture|slide|bild|foto|imagen|immagine)\s+\d{1,3}"
        r"\s*(?:of|from|von|de|di|sur|av|из)?\s*/?\s+\d{1,3}\W*$",
    },
}
_PICTURED: Final = (
    "photo", "image", "picture", "file", "credit", "courtesy", "getty", "reuters", "afp", "ap photo",
    "shutterstock", "©", "foto", "bild",
)  # fmt: skip
# sign → what such lines say, wherever they do. Those that begin with a letter, not with a choice, are found
# several times as fast.
_SAYINGS: Final[Mapping[str, Phrases]] = {
    "comments": {
        "en": r"comments? (?:are closed|closed|below)|log in to (?:comment|reply)",
        "de": r"kommentare lesen|dein kommentar",
    },
    "media": {
        "": "|".join(rf"{word}\b[^.]{{0,80}}$" for word in _PICTURED),
    },
    "legal": {
        "en": r"©|copyright|all rights reserved|privacy policy|terms of (?:use|service)|affiliate"
        r"|uses? cookies|accept\w* cookies|our cookies|these cookies|may not be (?:published|reproduced)"
        r"|not responsible for|earns? an? (?:\w+ )?commission|gets? an? (?:\w+ )?commission"
        r"|receives? an? (?:\w+ )?commission|views expressed|opinions expressed",
        "de": r"alle rechte|datenschutz|personenbezogene|einwilligung|impressum",
        "fr": r"tous droits",
        "es": r"derechos reservados",
    },
    "date": {
        "": r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b|\b\d+ (?:hours?|days?|min(?:ute)?s?) ago\b"
        r"|\bmin(?:ute)?s? read\b",
    },
    "subscribe": {
        "en": r"newsletter|subscrib|sign up|inbox|e-?mail address|our app|free trial|unlimited access"
        r"|already a (?:member|subscriber)|donat|support (?:us|our)|your contribution|promo code"
        r"|discount code",
        "de": r"abonn|registrieren|unterstützen sie",
        "es": r"suscr[ií]b|apoy[ae]|necesita del apoyo",
        "it": r"iscriviti",
        "ru": r"рассылк",
    },
    "feedback": {
        "en": r"did you (?:like|find|enjoy)|was this|is this (?:\w+ )?(?:helpful|useful|article)"
        r"|found this (?:\w+ )?(?:helpful|useful|article)|rate this|how (?:helpful|useful)"
        r"|something went wrong| oops\b|visited \d+ times"
        r"|thank you for (?:your (?:feedback|vote|rating|interest)|subscrib|sign|registering)"
        r"|view on (?:instagram|twitter|x\b|facebook)|view post on (?:instagram|twitter|x\b|facebook)"
        r"|can also be viewed on|to be viewed on",
        "de": r"gefällt dir|hat ihnen? (?:der|dieser|das)|ihnen hat|deine? stimme",
    },
}
_READ: Final = 200  # characters of a piece that are looked at; furniture is short
ENDS_SENTENCE: Final = re.compile(r"[.!?…。！？؟:;][\"'”’»)\]]*$")


_BEGIN: Final = {
    sign: re.compile(rf"\W*(?:{'|'.join(phrases.values())})") for sign, phrases in _BEGINNINGS.items()
}
_SAY: Final = {sign: re.compile("|".join(phrases.values())) for sign, phrases in _SAYINGS.items()}


def find_signs(text: str) -> frozenset[str]:
    """Name the signs that a text bears."""
    return _signs_of(text[:_READ].lower())


@lru_cache(maxsize=5_000)  # pages say most of these more than once, and share many
def _signs_of(start: str) -> frozenset[str]:
    begun = [sign for sign, pattern in _BEGIN.items() if pattern.match(start)]
    said = [sign for sign, pattern in _SAY.items() if pattern.search(start)]
    return frozenset(begun + said)
