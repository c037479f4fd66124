"""Separates nouns from verbs without a tagger: by the small words beside them, and by their endings.

“the launch of” holds a noun and “to launch the” a verb; an article says which of them its words are. A
language that a table does not know is judged by the other tables alone.
"""

from __future__ import annotations

from typing import Final


def word_table(rows: dict[str, str]) -> dict[str, frozenset[str]]:
    """Make a table of words out of lines of words."""
    return {lang: frozenset(words.split()) for lang, words in rows.items()}


# Before a noun, or before its adjectives: articles, possessives, prepositions.
BEFORE_NOUNS: Final = word_table({
    "de": "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem mein "
    "meine sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer unser unsere unserem "
    "unserer im am zum zur beim vom",
    "en": "the a an this these those my your our their his her its each every some any no another "
    "both many several few of in on with for by from about into over under between through "
    "against without within during than",
    "fr": "le la les l un une des du de d au aux ce cet cette ces mon ma mes ton ta tes son sa ses "
    "notre nos votre vos leur leurs chaque plusieurs quelques en par sur sous dans avec sans "
    "entre vers chez",
    "es": "el la los las un una unos unas del al de mi mis su sus este esta estos estas ese esa esos "
    "esas cada nuestro nuestra nuestros nuestras en por con sin sobre entre hacia",
    "pt": "o a os as um uma uns umas do da dos das no na nos nas ao à aos às pelo pela pelos pelas de "
    "seu sua seus suas este esta esse essa cada em por com sem sobre entre",
    "it": "il lo la i gli le un uno una del dello della dei degli delle al allo alla ai agli alle nel "
    "nella nei nelle sul sulla dal dalla di da in con su tra fra suo sua questo questa ogni l d "
    "dell all nell sull dall",
    "nl": "de het een deze mijn jouw haar ons onze hun elk elke van in op met voor door uit over "
    "onder tussen naar",
})  # fmt: skip

# Before a verb: its subject, an auxiliary, a negation.
BEFORE_VERBS: Final = word_table(
    {
        "en": "to i you we he she it they who which that can could will would shall should may might must "
        "do does did don't not never always also please let's i'll we'll you'll can't won't doesn't "
        "didn't cannot",
        "fr": "je j tu il elle on nous vous ils elles qui ne n se s y",
        "es": "yo tú él ella nosotros ellos ellas que no se me te le les nos lo",
        "pt": "eu tu ele ela nós eles elas você vocês que não se me te lhe",
        "it": "io tu lui lei noi voi loro che non si mi ti ci vi",
        "nl": "ik jij je hij zij ze wij we jullie te niet",
    }
)

# After a verb: its object begins.
AFTER_VERBS: Final = word_table(
    {
        "en": "the a an my your our his its their them him me us it how whether what",
        "fr": "le la les un une des ce cette ces",
        "es": "el la los las un una unos unas",
        "pt": "o os as um uma uns umas",
        "it": "il lo la i gli le un uno una",
        "nl": "de het een",
    }
)

# How verbs, adjectives and adverbs end; a noun that ends so must stand like a noun more often.
NO_NOUN_ENDS: Final[dict[str, tuple[str, ...]]] = {
    "en": ("ly", "ed", "ing", "ful", "ous", "ive", "able", "ible", "less", "ish", "est", "ic", "al"),
    "fr": ("er", "ez", "ait", "aient", "ant", "é", "ée", "és", "ées", "ique", "eux", "euse", "if", "ive"),
    "es": ("ar", "er", "ir", "ando", "iendo", "ado", "ido", "aron", "ieron", "ará", "erá", "irá", "mente",
           "arlo", "arla", "arlos", "arlas", "erlo", "erla", "irlo", "irla", "irlos", "irlas"),
    "pt": ("ar", "er", "ir", "ando", "endo", "indo", "ado", "ido", "aram", "eram", "iram", "mente"),
    "it": ("are", "ere", "ire", "ando", "endo", "ato", "uto", "ito", "ano", "ono", "mente"),
    "nl": ("en", "lijk", "lijke", "ige", "isch", "ische"),
    "pl": ("ć", "ł", "ła", "ło", "ły", "li", "ją", "ują", "uje", "ąc", "ący", "ące", "ny", "na", "ne",
           "nych", "nego", "nej", "nym", "nymi", "ski", "ska", "skie", "skich", "skiego", "owy", "owa", "owe",
           "owych", "owego", "owej", "sze", "szy", "nie", "aje", "ają"),
    "ru": ("ть", "ться", "тся", "ется", "ются", "ят", "ют", "ут", "ет", "ит", "ал", "ла", "ло", "ли", "ил",
           "ый", "ий", "ая", "яя", "ое", "ые", "ого", "его", "ому", "ему", "ым", "ых", "ую", "юю", "но",
           "ной", "ских", "ский", "ская", "ское"),
    "uk": ("ти", "тися", "ться", "ють", "уть", "ить", "ав", "ив", "ла", "ло", "ли", "ий", "ого", "ому", "их",
           "ими", "ська", "ське", "ські"),
    "cs": ("t", "l", "la", "lo", "li", "ly", "ý", "á", "é", "ého", "ému", "ých", "ými", "ují", "uje"),
}  # fmt: skip

# How adjectives of places end that are written with a capital letter; the frequent ones alone are no name.
OF_PLACES: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        "ican",
        "icans",
        "ian",
        "ians",
        "ish",
        "ese",
        "arab",
        "greek",
        "french",
        "dutch",
        "german",
        "germans",
        "swiss",
        "thai",
        "iraqi",
        "israeli",
    )
}

# Words of a name that are written small; they join what stands on both sides.
CONNECTORS: Final = word_table(
    {
        "en": "of for de der van von du",
        "de": "von der van zu am im",
        "fr": "de du des d la",
        "es": "de del la los",
        "pt": "de do da dos das",
        "it": "di del della dei delle da",
        "nl": "van de der den",
        "ca": "de del la",
    }
)

# Words that join or begin clauses: with a capital letter they begin a sentence, and are no name's.
JOINING: Final = frozenset(
    "when if while because but and or so what who why how where after before since then there here "
    "wenn als aber und oder doch denn weil dass ob wie wo was wer warum wann nach vor seit dann da hier auch "
    "noch nur schon jetzt ich er sie es wir ihr quand mais et ou donc si pourquoi comment "
    "cuando pero y o si quando mas e ma se perché toen maar en of".split()
)

# How German nouns end that are no names.
COMMON_ENDS: Final = (
    "en",
    "ung",
    "heit",
    "keit",
    "ion",
    "schaft",
    "er",
    "ern",
    "nis",
    "tum",
    "mus",
    "tät",
    "ik",
)

# Languages that write their common nouns with a capital letter.
CAPITAL_NOUNS: Final = frozenset({"de", "lb"})
