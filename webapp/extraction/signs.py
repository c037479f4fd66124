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
        "related": r"^\W*(?:related|next ?:|prev(?:ious)? ?:|for more,|buyer.s guide:|mehr ?:|plus ?:|read (?:more|also|next|this|the)|see (?:also|more)|also (?:read|on|see|check"
        r"|from|in)|more (?:on|from|about|stories|news|in|like)\b|further reading|recommended|don.t miss"
        r"|you (?:may|might) (?:also )?(?:like|enjoy|be)|want (?:to (?:learn|read|know)|more)|must[- ]read"
        r"|trending|editor.s (?:pick|choice)|most (?:read|popular|viewed)|check out|watch(?: now| more| also)?:"
        r"|up next|next (?:article|post|story)|keep reading|continue reading|popular (?:articles|posts|now)"
        r"|lesen sie|lies auch|mehr (?:zum|zu|dazu|über|aus|artikel)\b|auch interessant|das könnte|siehe auch"
        r"|weitere (?:artikel|beiträge|themen|infos|nachrichten|news)|zum thema|passend dazu|weiterlesen"
        r"|beliebte (?:beiträge|artikel)|ähnliche (?:beiträge|artikel|themen)|meistgelesen|empfehlung"
        r"|lire (?:aussi|la suite|également|plus)|à lire|voir aussi|sur le même|pour (?:ne rien|aller plus)"
        r"|articles? (?:similaires|liés)|le[ea] (?:también|más|además)|lea |ver (?:también|más)|te puede"
        r"|también (?:te|puede|le|lee)|puedes? (?:leer|ver)|más (?:sobre|noticias|información)|relacionad"
        r"|no te pierdas|mira también|notas? relacionad|leggi (?:anche|tutto)|vedi anche|potrebbe interess"
        r"|altri articoli|articoli correlati|per approfondire|leia (?:também|mais)|veja (?:também|mais)"
        r"|saiba mais|confira|lees (?:ook|meer|verder)|bekijk ook|meer over|zobacz (?:też|także|również)"
        r"|czytaj (?:też|także|więcej|również)|przeczytaj|więcej o|polecamy|čtěte|přečtěte|viac|související"
        r"|читайте|смотрите также|подробнее|ещё по теме|по теме|читать далее|läs (?:också|mer|även)"
        r"|les (?:også|mer)|læs også|lue (?:myös|lisää)|olvas(?:s|d) (?:el|tovább)|kapcsolódó|ayrıca|ilgili"
        r"|baca juga|simak juga|xem thêm|đọc thêm|相关|相關|関連|あわせて|延伸阅读|延伸閱讀|推荐阅读|관련)",
        "call": r"^(?:share|follow|subscribe|sign up|click|advertis|sponsored|back to|no time|register|log ?in"
        r"|listen (?:to this|now|here)|download (?:the app|now|our|pdf|this)|join (?:us|now|our|the con|free)"
        r"|get (?:the app|our|your|started|a free|in touch|unlimited|access|a summary)|what to (?:read|watch)"
        r"|latest (?:news|from|stor)|load more|show (?:more|all|less)|view (?:all|more|gallery|profile|comments)"
        r"|donate|support (?:us|our)|buy (?:now|here|it)|shop (?:now|here)|order now|ready to|would you like to"
        r"|weiter(?:lesen|empfehlen)|teilen|folge|jetzt |hier (?:geht|klicken|finden|gibt)|partager|suivez"
        r"|compart|síguenos|condividi|segui|подпис|поделит|udostępnij|tags?:|topics?:|filed|categor|schlagw"
        r"|etiquetas)",
        "comments": r"^\W*(?:\d+\s+|no |keine |join the |leave a |view |show |add |post a |write a |ihr )?"
        r"(?:comments?|kommentare?|commentaires?|comentarios?|commenti|reacties|komentarze|коммента\w+|コメント"
        r"|评论|replies|responses? to|reply|antworten auf|thoughts on)\b(?! (?:can|may|are used|from|on the|about))|kommentare lesen|\bcomments? "
        r"(?:are closed|closed|below)|dein kommentar|log in to (?:comment|reply)",
        "legal": r"©|copyright|all rights reserved|privacy policy|terms of (?:use|service)|(?:uses?|accept\w*|our|these) cookies|affiliate"
        r"|may not be (?:published|reproduced)|tous droits|alle rechte|derechos reservados|not responsible for"
        r"|(?:earn|get|receive)s? an? (?:\w+ )?commission|views expressed|opinions expressed|datenschutz|personenbezogene|einwilligung|impressum",
        "date": r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b|\b\d+ (?:hours?|days?|min(?:ute)?s?) ago\b"
        r"|\bmin(?:ute)?s? read\b",
        "subscribe": r"newsletter|subscrib|sign up|inbox|e-?mail address|our app|free trial|unlimited access"
        r"|already a (?:member|subscriber)|donat|support (?:us|our)|your contribution|abonn|suscr[ií]b"
        r"|registrieren|iscriviti|рассылк|apoy[ae]|necesita del apoyo|unterstützen sie|promo code|discount code",
        "feedback": r"gefällt dir|hat ihnen? (?:der|dieser|das)|ihnen hat|did you (?:like|find|enjoy)|was this"
        r"|(?:is|found) this (?:\w+ )?(?:helpful|useful|article)|rate this|how (?:helpful|useful)|deine? stimme"
        r"|something went wrong|thank you for (?:your (?:feedback|vote|rating|interest)|subscrib|sign|registering)"
        r"|visited \d+ times|^\W*\d+ (?:views|shares|likes)\b|view (?:post )?on (?:instagram|twitter|x\b|facebook)"
        r"|(?:can also be|to be) viewed on|\boops\b|^\d{1,2}:\d\d ?/ ?\d{1,2}:\d\d$",
    }.items()
}
_READ: Final = 200  # characters of a piece that are looked at; furniture is short
ENDS_SENTENCE: Final = re.compile(r"[.!?…。！？؟:;][\"'”’»)\]]*$")


def find_signs(text: str) -> list[str]:
    """Name the signs that a text bears."""
    start = text[:_READ].lower()
    return [name for name, pattern in SIGNS.items() if pattern.search(start)]
