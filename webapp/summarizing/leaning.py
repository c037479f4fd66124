"""Judges by its first words whether a sentence leans on the one before it.

“That line is the sea.” tells nobody anything who has not read which line. Such a sentence is taken where
the one before it is shown too. Only languages that the table knows are looked at: a word list that is
missing costs less than one that is wrong.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

# language → words and phrases that point back, as a sentence begins with them
_POINTING_BACK: Final = {
    "en": "this(?! (?:paper|study|article|work|report|survey|review|guide|week|month|year))|that|these|"
    "those|it|its|he|his|him|she|her|they|their|them|such|but|however|yet|so|and|or|nor|then|"
    "instead|also|therefore|thus|hence|still|otherwise|similarly|likewise|moreover|furthermore|"
    "besides|consequently|nevertheless|nonetheless|meanwhile|more (?:exactly|precisely)|"
    "in other words|as a result|on the other hand|in contrast|by contrast|conversely|rather|"
    "indeed|in fact|for (?:example|instance)|in addition|additionally|another|both|neither|"
    "specifically|either way|that said|to that end|the (?:second|third|fourth|"
    "fifth|latter|former|other|same|next|last)|(?:second|third|fourth|final|last)(?:ly)?(?=,)|"
    "(?:all|most|some|many|few|none|one|two|three|half|part|any) of (?:these|those|them|"
    "the above|this|that)|(?:in|at|on|with|from|by|for|after|before|since|despite|because of|"
    "due to|as for|along with|beyond|to) (?:this|that|these|those|it|them|him|her|his|their|"
    "all of (?:this|that|these))(?! (?:paper|study|article|post|guide|review|week|month|year|"
    "summer|season))|next(?=,)|again(?=,)|no wonder|use the same|using (?:this|that|these|those|the same)|"
    "if (?:so|not)|by then|at that point|(?:when|if|while|although|though|as|because|since|before|"
    "after|once|until|where|unless|like) (?:he|she|they|these|those|it (?!is|was|comes|has been))",
    "de": "er|sie|es|sein|seine|seiner|seinem|ihr|ihre|ihrem|ihrer|dies|diese|dieser|dieses|diesen|"
    "diesem|das|damit|dabei|dadurch|dafür|dagegen|danach|daran|darauf|daraus|darin|darum|darüber|"
    "davon|davor|dazu|aber|doch|jedoch|denn|deshalb|daher|deswegen|so|also|außerdem|zudem|"
    "trotzdem|dennoch|auch|dann|dort|solche|hingegen|allerdings|stattdessen|zum (?:einen|anderen|"
    "beispiel)|beispielsweise|insofern|wiederum|demnach|somit|folglich|(?:in|bei|mit|nach|für|an|"
    "auf|zu) (?:diese[mnrs]?|ihr|ihm|ihnen)(?! (?:jahr|monat|woche|artikel|beitrag|ratgeber))|"
    "letztere|erstere|(?:der|die|das) (?:zweite|dritte|andere|nächste)|beide|einerseits|"
    "andererseits|ebenso|kein wunder|weil,|denken sie|antworten|all das|all dies|hier|(?:wenn|als|weil|"
    "obwohl|nachdem|bevor|da|ob|wie|wollen|will|wollte|wollten|können|kann|konnte|konnten|hat|haben|"
    "hatte|hatten|ist|sind|wird|werden|wurde|wurden|manchmal|heute|jetzt|damals) "
    "(?:sie|er|ihnen|ihm|das|dies|es (?!gibt|geht))",
    "es": "él|ella|ello|ellos|ellas|esto|esta|este|estos|estas|eso|esa|ese|esos|esas|su|sus|pero|"
    "sin embargo|además|por ello|por eso|por lo tanto|así|también|tampoco|entonces|asimismo|"
    r"no obstante|por (?:su|otro|otra) (?:lado|parte)|en (?:ese|esa|esos) \w+|por ejemplo|"
    "de (?:esta|esa) (?:forma|manera)|otro|otra|ambos|ambas|ante (?:ello|esto)|"
    "tras (?:ello|esto)",
    "fr": "il|elle|ils|elles|ce|cet|cette|ces|cela|ceci|ça|c['’]est|son|sa|ses|leur|leurs|mais|or|donc|"
    "ainsi|aussi|alors|pourtant|cependant|toutefois|en effet|de plus|par conséquent|par ailleurs|"
    "d['’]ailleurs|en outre|ensuite|enfin|par exemple|c['’]est|(?:dans|à|avec|pour|de) (?:ce|cet|"
    "cette|ces|cela)|un autre|une autre|les deux|(?:quand|lorsqu|si|s|comme|puisqu)(?:e |['’]| )"
    "(?:il|elle|ils|elles|cela) (?!y a|faut|est)",
    "it": "egli|lui|lei|essi|esse|questo|questa|questi|queste|ciò|suo|sua|ma|però|quindi|così|inoltre|"
    r"infatti|invece|ad esempio|per esempio|in (?:questo|quel) \w+|il (?:primo|secondo|"
    "terzo)(?=,)|un altro|un'altra|entrambi",
    "pt": "ele|ela|eles|elas|isto|isso|este|esta|esse|essa|seu|sua|mas|porém|portanto|assim|também|"
    r"além disso|por outro lado|por exemplo|n(?:esse|essa) \w+|outro|outra|ambos",
    "nl": "hij|zij|ze|dit|dat|deze|die|zijn|haar|hun|maar|echter|dus|ook|daarom|daarnaast|toch|dan|"
    "bovendien|bijvoorbeeld|daardoor|hierdoor|beide",
    "ru": "это|этот|эта|эти|этого|он|она|оно|они|его|её|ее|их|но|однако|а|и|поэтому|также|кроме того|"
    "тогда|при этом|таким образом|так|зато|например|в этом|при этом|после этого|для этого|оба|"
    "другой|затем",
    "id": "ini|itu|dia|ia|mereka|namun|tetapi|tapi|selain itu|karena itu|oleh karena itu|hal ini",
    "vi": "điều này|điều đó|họ|anh ấy|cô ấy|nó|tuy nhiên|nhưng|ngoài ra|vì vậy|do đó|đồng thời",
    "pl": "to|ten|ta|te|tego|tej|tych|jego|jej|ich|im|on|ona|oni|one|jednak|ale|więc|dlatego|ponadto|"
    "również|także|natomiast|wtedy|takie|taki|taka|z kolei|następnie|poza tym|oprócz tego|"
    "na przykład|obaj|obie|w tym|po tym",
    "ja": "これ|それ|この|その|こうした|そうした|しかし|また|そして|だが|彼|彼女|さらに|ただし|なお|"
    "そこで|一方|例えば|たとえば|つまり|では|ちなみに|このため|同社|同氏|"
    "同じく",
    "zh": "这|那|他|她|它|但|然而|因此|此外|同时|而且|所以|不过|对此|其中|例如|比如|相比之下|该",
}
# language → words with which a text turns against what it has just said
_TURNING: Final = {
    "en": "but|however|yet|instead|nevertheless|nonetheless|on the contrary|in reality|in fact|still|"
    "that is not|that['’]s not|not so|i don['’]t think|unfortunately|except",
    "de": "aber|doch|jedoch|allerdings|dennoch|trotzdem|stattdessen|im gegenteil|tatsächlich|leider|"
    "in wirklichkeit|in der realität|nur",
    "es": "pero|sin embargo|no obstante|en realidad|aunque|al contrario|por el contrario",
    "fr": "mais|pourtant|cependant|toutefois|en réalité|au contraire|or",
    "it": "ma|però|tuttavia|invece|in realtà|al contrario",
    "pt": "mas|porém|contudo|no entanto|entretanto|na realidade|pelo contrário",
    "nl": "maar|echter|toch|daarentegen|in werkelijkheid|helaas",
    "pl": "ale|jednak|lecz|tymczasem|niestety|w rzeczywistości",
    "ru": "но|однако|на самом деле|тем не менее|напротив|увы",
    "ja": "しかし|だが|ところが|ただし|とはいえ|実際には|でも",
    "zh": "但|然而|不过|可是|事实上|其实",
}
_SPACED: Final = frozenset(_POINTING_BACK) - {"ja", "zh"}


def leans(sentence: str, lang: str | None) -> bool:
    """Whether a sentence begins by pointing back."""
    return _begins(sentence, "leans", lang)


def turns(sentence: str, lang: str | None) -> bool:
    """Whether a sentence begins by turning against what was said before it."""
    return _begins(sentence, "turns", lang)


def _begins(sentence: str, what: str, lang: str | None) -> bool:
    pattern = _pattern(what, (lang or "").split("-")[0].lower())
    return pattern is not None and pattern.match(sentence) is not None


@lru_cache(maxsize=64)
def _pattern(what: str, lang: str) -> re.Pattern[str] | None:
    table = _POINTING_BACK if what == "leans" else _TURNING
    if lang not in table:
        return None
    end = r"\b" if lang in _SPACED else ""
    return re.compile(rf"\W{{0,5}}(?:{table[lang]}){end}", re.IGNORECASE)
