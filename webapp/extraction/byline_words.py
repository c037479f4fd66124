"""The words that stand around names on bylines, by hand from the habits of the press in many languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

# language → what stands before a name: patterns that part at bars. One that is also a word of everyday text
# ("by", "par") leads a byline only where a name follows.
_LEADS: Final[Mapping[str, str]] = {
    "en": r"text (?:&|and|und|\+) (?:photos?|pictures?|fotos?|bilder?)"
    r"|(?:story|article|text|words?|report|review|post|photos?|reporting|analysis|opinion|column"
    r"|interview|written|posted|published|submitted|reported|reviewed|updated|edited|contributed"
    r"|created|compiled|started|asked|added)? ?(?:and \w+ )?by"
    r"|(?:this )?(?:post|article|story) (?:was )?written by"
    r"|(?:more )?(?:posts|articles|stories) (?:from|by)|author(?:s|\(s\)|ed by)?|written|words"
    r"|text|story|view all posts by",
    "de": r"(?:ein |eine )?(?:\w+ )?von"
    r"|(?:text|bericht|interview|kolumne|beitrag|artikel)(?: \w+)? ?(?:von)?"
    r"|autor(?:in|en|innen|:in|\*in)?|verfasser(?:in)?"
    r"|(?:geschrieben|verfasst|erstellt|veröffentlicht) von|zeige alle beiträge von"
    r"|alle beiträge von|redakteur(?:in)?",
    "fr": r"(?:publié|écrit|rédigé|posté|texte|propos recueillis)? ?par|auteur(?:e|rice|s)?"
    r"|voir tous les articles de",
    "es": r"(?:escrito|publicado|texto|redactado)? ?por|autor(?:a|es)?|ver todas las entradas de",
    "pt": r"(?:escrito|publicado|texto|postado)? ?por|autor(?:a|es)?|ver todos os posts de",
    "it": r"(?:scritto|pubblicato|testo|articolo)? ?da|(?:a cura )?di|autor[ei]|autrice"
    r"|visualizza tutti gli articoli di",
    "nl": r"(?:geschreven|gepost|geplaatst|tekst)? ?door|auteur|tekst",
    "sv": r"(?:skriven|publicerad|text)? ?av|text|skribent|författare",
    "da": r"(?:skrevet|tekst)? ?af|tekst|forfatter|skribent",
    "no": r"(?:skrevet|publisert|tekst)? ?av|tekst|forfatter|journalist",
    "fi": r"kirjoittaja|kirjoittanut|teksti|toimittaja",
    "pl": r"autor(?:ka|zy)?|napisał[ao]?|tekst|opracował[ao]?|przez|wpis opublikował",
    "cs": r"autor(?:ka|ři)?|napsal[a]?|text|zpracoval[a]?",
    "ro": r"(?:scris |publicat )de|autor|articol (?:scris )?de",
    "hu": r"szerző|írta|szöveg",
    "ru": r"автор(?:ы)?|текст|от|опубликовал[а]?|написал[а]?|подготовил[а]?",
    "uk": r"автор(?:и|ка)?|текст|від|опублікував|підготував|підготувала",
    "el": r"από|γράφει (?:ο|η)|συντάκτης|κείμενο",
    "tr": r"yazan|yazar|haber",
    "ar": r"بقلم|كتب|كتبت|الكاتب|تحرير",
    "he": r"מאת",
    "zh": r"作者|撰文|文字|文|记者|記者|编辑|編輯|来源：?作者|本报记者|撰稿",
    "ja": r"著者|執筆者?|筆者|文|取材・文|ライター|記者|投稿者",
    "ko": r"글쓴이|작성자|기자|글",
    "id": r"(?:ditulis )?oleh|penulis|reporter",
    "vi": r"tác giả|bài viết|bởi",
}
# What people are, which stands beside their names; a hyphen is a space.
_ROLES: Final = r"""
    staff senior special-to contributing correspondent reporter editors? writers? contributors?
    columnists? journalists? producers? photographers? director manager professor lecturer fellow
    founder chief ceo cto coo engineers? developers? analysts? president intern freelancer? blogger
    author researcher guest experts? specialist strategist consultant coach dietitian nutritionist
    therapist physician owner member publisher redakteur(?:in)? redaktor(?:in)? chefredakteur(?:in)?
    journaliste rédacteur rédactrice periodista redactor giornalista dziennikarz журналист корреспондент
    ph\.?d m\.?d mba rdn?
"""
# Words of pages that look like names where they stand in capitals: "Copy Link", "Fact Checked".
_NOISE: Final = r"""
    updated published posted follow share comments? minutes? ago bio account free event watch view
    profile posts? articles? stories website click here newsletter subscribe checked copy documents?
    verified reviewed sign log menu contact details download listen print save ads?
"""
# What newsrooms, agencies and publishers have in their names.
_ORGANISATIONS: Final = r"""
    times news newsroom press reports? media today post daily magazine guardian reuters afp dpa apa ap
    ansa efe sda epd kna upi tass team desk network sponsored journal tribune herald gazette redazione
    redaktion rédaction redacción redação redactie redakcja redaktionen agency agentur agence agencia
    gmbh inc llc ltd corp company group verlag foundation institute institut university universität
    ministerium department bundes\w+ verein association society club blog online website editorial
    cent(?:er|re) council commission office board departement amt partei party bank studio labs?
    software technologies systems radio tv zeitung kurier anzeiger webmaster administrator admin docs
    documentation support contributors wiki\w* stack forums? community
"""
# What stands by itself where a name could, and is none.
_NO_NAMES: Final = r"""
    the staff editors? authors? guest unknown anonymous n/?a none null undefined profile view more
    follow share print email contact home comments? all name admin by about reply log-?in news opinion
    politics sports? business culture life world technology science health advertisement sponsored tweet
    facebook twitter instagram linkedin youtube rss autor(?:in)? aktuelles? kommentare? foto bild video
    von text read-more continue-reading published updated data date datum fecha sign-(?:in|up) register
    registrieren anmelden abmelden username benutzername gast gmail mon tue wed thu fri sat sun
"""


def _any_of(words: str) -> str:
    return "|".join(words.split()).replace("-", " ")


LEAD: Final = re.compile(
    rf"^[\s—–\-|•·(]*(?:{'|'.join(_LEADS.values())})(?:\s*[:：/／|]\s*|\s+|(?<=[ぁ-鿿])|$)", re.I
)
# Leads that are parts of names too: Di Maio, Van Dyke.
WEAK_LEAD: Final = re.compile(r"^(?:de|di|da|van|von|af|av|of)\s+\S+$", re.I)
# Where a name ends: what sites put behind it. "| Staff writer", "— The Daily Reed", "on 5 May", "says".
TAIL: Final = re.compile(
    r"\s*(?:[|•·/–—\t→»›]|\s-\s|@|\(|\[|:|\s\d|\b(?:the )?associated press\b|\bspecial to\b"
    r"|\b(?:updated|published|posted)\b|\b(?:on|at|am|le|il|el|in)\s+\w*\.?\s*\d|\bin\s+[A-Z]\w|\bfor\s+\w"
    r"|\b(?:says?|said|wrote|writes|sagt|schreibt|dice|dit|reports?)\b).*$|\s+(?:on|at|in|for|by|am|le)$",
    re.I,
)
# What parts names; words do only in lower case, for "E" and "Y" are initials.
PARTING: Final = re.compile(
    r"\s*(?:[,;|•·、，/&+]|\b(?:and|und|et|og|och|en|with|mit|avec|con|e|y|i|и|і|και)\b(?=\s))\s*"
)
ROLE: Final = re.compile(rf"\b(?:{_any_of(_ROLES)})\b", re.I)
NOISE: Final = re.compile(rf"\b(?:{_any_of(_NOISE)})\b", re.I)
ORGANISATION: Final = re.compile(rf"\b(?:{_any_of(_ORGANISATIONS)})\b", re.I)
NO_NAME: Final = re.compile(
    rf"https?:|www\.|\.(?:com|org|net|de|co|io|at|ch)\b|\*|^sponsored|^(?:{_any_of(_NO_NAMES)})s?$", re.I
)
# How sentences and titles begin, and names do not.
NO_FIRST_WORDS: Final = frozenset(
    "the a an this our your my his her how what why when where who der die das ein eine unser ihr le les un"
    " une el los las una il lo gli uno new all more in on at for about".split()
)
# Words of names that are written small.
PARTICLES: Final = frozenset(
    "de da do dos das del della di du des la le les el al bin ibn ben von van der den ter ten zu zur vom af"
    " av e y i und and o' d' l' st st. 't bint abu".split()
)
