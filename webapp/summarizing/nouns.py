"""What tells a noun from a verb without a tagger: the small words beside it, and how words end.

“the launch of” holds a noun and “to launch the” a verb; an article says which of them its words are. A
language that a table does not know is judged by the other tables alone.
"""

from __future__ import annotations

from typing import Final


def _table(rows: dict[str, str]) -> dict[str, frozenset[str]]:
    return {lang: frozenset(words.split()) for lang, words in rows.items()}


# Before a noun, or before its adjectives: articles, possessives, prepositions.
BEFORE_NOUNS: Final = _table({
    "en": "the a an this these those my your our their his her its each every some any no another both many "
    "several few of in on with for by from about into over under between through against without within "
    "during than",
    "fr": "le la les l un une des du de d au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos "
    "votre vos leur leurs chaque plusieurs quelques en par sur sous dans avec sans entre vers chez",
    "es": "el la los las un una unos unas del al de mi mis su sus este esta estos estas ese esa esos esas cada "
    "nuestro nuestra nuestros nuestras en por con sin sobre entre hacia",
    "pt": "o a os as um uma uns umas do da dos das no na nos nas ao à aos às pelo pela pelos pelas de seu sua "
    "seus suas este esta esse essa cada em por com sem sobre entre",
    "it": "il lo la i gli le un uno una del dello della dei degli delle al allo alla ai agli alle nel nella "
    "nei nelle sul sulla dal dalla di da in con su tra fra suo sua questo questa ogni l d dell all nell sull "
    "dall",
    "nl": "de het een deze mijn jouw haar ons onze hun elk elke van in op met voor door uit over onder tussen "
    "naar",
})  # fmt: skip

# Before a verb: its subject, an auxiliary, a negation.
BEFORE_VERBS: Final = _table(
    {
        "en": "to i you we he she it they who which that can could will would shall should may might must do does "
        "did don't not never always also please let's i'll we'll you'll can't won't doesn't didn't cannot",
        "fr": "je j tu il elle on nous vous ils elles qui ne n se s y",
        "es": "yo tú él ella nosotros ellos ellas que no se me te le les nos lo",
        "pt": "eu tu ele ela nós eles elas você vocês que não se me te lhe",
        "it": "io tu lui lei noi voi loro che non si mi ti ci vi",
        "nl": "ik jij je hij zij ze wij we jullie te niet",
    }
)

# After a verb: its object begins.
AFTER_VERBS: Final = _table(
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
    "en": ("ly", "ed", "ing", "ful", "ous", "ive", "able", "ible", "less", "ish", "est", "ical"),
    "fr": ("er", "ez", "ait", "aient", "ant", "é", "ée", "és", "ées", "ique", "eux", "euse", "if", "ive"),
    "es": ("ar", "er", "ir", "ando", "iendo", "ado", "ido", "aron", "ieron", "ará", "erá", "irá", "mente"),
    "pt": ("ar", "er", "ir", "ando", "endo", "indo", "ado", "ido", "aram", "eram", "iram", "mente"),
    "it": ("are", "ere", "ire", "ando", "endo", "ato", "uto", "ito", "ano", "ono", "mente"),
    "nl": ("en", "lijk", "lijke", "ige", "isch", "ische"),
    "pl": ("ć", "ł", "ła", "ło", "ły", "li", "ją", "ują", "uje", "ąc", "ący", "ące", "ny", "na", "ne", "nych",
           "nego", "nej", "nym", "nymi", "ski", "ska", "skie", "skich", "skiego", "owy", "owa", "owe", "owych",
           "owego", "owej", "sze", "szy", "nie", "aje", "ają"),
    "ru": ("ть", "ться", "тся", "ется", "ются", "ят", "ют", "ут", "ет", "ит", "ал", "ла", "ло", "ли", "ил",
           "ый", "ий", "ая", "яя", "ое", "ые", "ого", "его", "ому", "ему", "ым", "ых", "ую", "юю", "но",
           "ной", "ских", "ский", "ская", "ское"),
    "uk": ("ти", "тися", "ться", "ють", "уть", "ить", "ав", "ив", "ла", "ло", "ли", "ий", "ого", "ому", "их",
           "ими", "ська", "ське", "ські"),
    "cs": ("t", "l", "la", "lo", "li", "ly", "ý", "á", "é", "ého", "ému", "ých", "ými", "ují", "uje"),
}  # fmt: skip

# Words of a name that are written small; they join what stands on both sides.
CONNECTORS: Final = _table(
    {
        "en": "of de der van von du",
        "de": "von der van zu am im",
        "fr": "de du des d la",
        "es": "de del la los",
        "pt": "de do da dos das",
        "it": "di del della dei delle da",
        "nl": "van de der den",
        "ca": "de del la",
    }
)

# Languages that write their common nouns with a capital letter.
CAPITAL_NOUNS: Final = frozenset({"de", "lb"})

# Nouns that a text of any kind may hold often and that nobody looks for; by their normal form.
VAGUE: Final = _table({
    "en": "increase decrease promise promises role roles rate part parts way ways kind kinds sort lot lots list "
    "lists guide tip tips option options step steps use uses user users example examples reason reasons idea "
    "ideas thing things people person time times day days week weeks month months year years hour hours minute "
    "minutes morning evening night today tomorrow yesterday experience experiences issue issues problem "
    "problems question questions answer answers article articles post posts page pages site website blog "
    "comment comments link links click video photo photos image images picture pictures figure table chapter "
    "section number numbers amount million millions billion percent dollars euros item items point points "
    "fact facts case cases result results change changes difference order level levels type types group "
    "groups set end start beginning side line word words name names place places area areas process "
    "approach method access support feature features information details detail properties property "
    "statement announcement report reports source sources team member members community life home work job "
    "man men woman women family friend friends guy guys life world country place spot season career "
    "alternative alternatives advice sense mention combination possibility version versions view interest "
    "addition variety majority quality average total rest mr mrs ms dr sir prof editor author reader readers "
    "whole stuff piece pieces bit pros cons topic topics release update updates tool tools command "
    "commands function functions quote tag tags thread threads prompt menu tutorial slot slots panel location "
    "locations project projects button field fields value values string strings file files setting settings "
    "limit limits choice choices need needs care help start try talk chance hope fan fans",
    "de": "jahr jahre jahren tag tage tagen woche wochen monat monate stunde stunden minute minuten zeit mal "
    "uhr ende anfang beginn mensch menschen leute frau frauen mann männer herr person personen thema themen "
    "frage fragen antwort antworten seite seiten artikel beitrag teil teile art weise grund gründe beispiel "
    "beispiele fall fälle punkt punkte ding dinge sache sachen möglichkeit möglichkeiten problem probleme "
    "lösung lösungen ergebnis ergebnisse aufgabe aufgaben rolle ziel ziele prozent million millionen "
    "milliarde milliarden euro tonnen meter kilometer drittel hälfte viertel anzahl zahl zahlen reihe menge "
    "bereich bereiche form formen stelle ort orte welt leben weg wege schritt schritte name namen wort worte "
    "bild bilder foto fotos video link kommentar kommentare leser autor autorin team mitglied mitglieder "
    "mitte blick vergleich unterschied zusammenhang rahmen potenzial vorteil vorteile nachteil nachteile "
    "wegweiser wochenende morgen abend nacht samstagabend tipp tipps überblick einblick info infos",
    "fr": "an ans année années jour jours mois semaine semaines heure heures minute minutes temps fois fin "
    "début chose choses gens personne personnes homme femme monde vie façon manière cas exemple partie part "
    "question questions réponse problème article page site lien photo image million millions milliard "
    "milliards pour-cent euro euros nombre point points moment lieu place nom mot mots suite raison type",
    "es": "año años día días mes meses semana semanas hora horas minuto minutos tiempo vez veces fin final "
    "inicio cosa cosas gente persona personas hombre mujer mundo vida forma manera caso ejemplo parte pregunta "
    "respuesta problema artículo página sitio enlace foto imagen millón millones mil euro euros número punto "
    "momento lugar nombre palabra razón tipo mañana tarde noche ayer hoy",
    "pl": "rok roku lat lata dzień dni tydzień miesiąc godzina czas czasu razy raz koniec początek rzecz rzeczy "
    "ludzie ludzi osoba osoby osób świat świata życie życia sposób przypadek przykład część pytanie odpowiedź "
    "problem artykuł strona tysięcy milionów złotych proc możliwości",
    "ru": "год года лет день дня дней неделя месяц час часов время времени раз конец начало вещь люди людей "
    "человек мир мира жизнь жизни способ случай пример часть вопрос ответ проблема статья страница тысяч "
    "миллионов рублей процентов",
})  # fmt: skip
