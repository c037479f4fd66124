"""Everyday words: nouns that nobody tags an article with, and stop words that name something after all."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from webapp.summarizing.nouns import word_table

# The list of stop words is one of the web: it holds the names of domains, and what pages say of themselves.
NO_STOP_WORDS: Final = word_table(
    {"en": "net system systems web world home information research state states"}
)

# Verbs that a telling phrase neither begins nor ends with, though no word beside them may show it.
VERBS: Final = word_table({
    "en": "prevent provide create allow include improve reduce become ensure avoid explain describe "
    "define choose install configure remove add build keep give take get let write read send "
    "save apply restart enable disable learn develop protect understand achieve require make "
    "makes find see know think want need use using buy sell bring continue offer offers receive "
    "explore discover consider show shows say says said wrote go come click select enter type "
    "press check follow support supports commute compare exist exists"
})  # fmt: skip

# Nouns that a text of any kind may hold often and that nobody looks for; by their normal form.
VAGUE: Final = word_table({
    "en": "listing figure default paper slide request president chairman minister director mayor "
    "professor ceo tweet opinion scenario situation conflict increase decrease promise promises "
    "role roles rate part parts way ways kind kinds sort lot lots list lists guide tip tips "
    "option options step steps use uses user users example examples reason reasons idea ideas "
    "thing things people person time times day days week weeks month months year years hour "
    "hours minute minutes morning evening night today tomorrow yesterday experience experiences "
    "issue issues problem problems question questions answer answers article articles post "
    "posts page pages site website blog comment comments link links click video photo photos "
    "image images picture pictures table chapter section number numbers amount million millions "
    "billion percent dollars euros item items point points fact facts case cases result results "
    "change changes difference order level levels type types group groups set end start "
    "beginning side line word words name names place places area areas process approach method "
    "access support feature features information details detail properties property statement "
    "announcement report reports source sources team member members community life home work "
    "job man men woman women family friend friends guy guys world country spot season career "
    "alternative alternatives advice sense mention combination possibility version versions "
    "view interest addition variety majority quality average total rest mr mrs ms dr sir prof "
    "editor author reader readers whole stuff piece pieces bit pros cons topic topics release "
    "update updates tool tools command commands function functions quote tag tags thread "
    "threads prompt menu tutorial slot slots panel location locations project projects button "
    "field fields value values string strings file files setting settings limit limits choice "
    "choices need needs care help try talk chance hope fan fans enter view next back cancel submit "
    "close open edge edges layer layers pane plane tab tabs window windows screen toolbar dialog "
    "script component components element elements object objects event events performance skill "
    "skills benefit benefits content media expert experts official officials spokesman spokeswoman "
    "mom mother father dad son daughter brother sister wife husband boyfriend girlfriend kid kids "
    "holiday holidays store stores customer customers company companies business product products "
    "service services industry market markets price prices deal deals cost costs money plan plans "
    "effort efforts action actions event today look looks money city town street room house "
    "student students worker workers employee employees researcher researchers study studies",
    "de": "veränderung veränderungen situation grundlage alltag begleitung nutzung umsetzung "
    "entwicklung jahr jahre jahren tag tage tagen woche wochen monat monate stunde stunden "
    "minute minuten zeit mal uhr ende anfang beginn mensch menschen leute frau frauen mann "
    "männer herr person personen thema themen frage fragen antwort antworten seite seiten "
    "artikel beitrag teil teile art weise grund gründe beispiel beispiele fall fälle punkt "
    "punkte ding dinge sache sachen möglichkeit möglichkeiten problem probleme lösung lösungen "
    "ergebnis ergebnisse aufgabe aufgaben rolle ziel ziele prozent million millionen milliarde "
    "milliarden euro tonnen meter kilometer drittel hälfte viertel anzahl zahl zahlen reihe "
    "menge bereich bereiche form formen stelle ort orte welt leben weg wege schritt schritte "
    "name namen wort worte bild bilder foto fotos video link kommentar kommentare leser autor "
    "autorin team mitglied mitglieder mitte blick vergleich unterschied zusammenhang rahmen "
    "potenzial vorteil vorteile nachteil nachteile wegweiser wochenende morgen abend nacht "
    "samstagabend tipp tipps überblick einblick info infos bestellung position positionen sohn "
    "vater mutter tochter bruder schwester beziehung kind kinder eltern unterkunft physiker forscher "
    "forscherin experte experten kunde kunden unternehmen firma produkt produkte markt preis preise "
    "plattform plattformen ausbau dialog krise angebot angebote "
    "verein partner verlag veranstaltung veranstaltungen",
    "fr": "an ans année années jour jours mois semaine semaines heure heures minute minutes temps "
    "fois fin début chose choses gens personne personnes homme femme monde vie façon manière "
    "cas exemple partie part question questions réponse problème article page site lien photo "
    "image million millions milliard milliards pour-cent euro euros nombre point points moment "
    "lieu place nom mot mots suite raison type",
    "es": "año años día días mes meses semana semanas hora horas minuto minutos tiempo vez veces fin "
    "final inicio cosa cosas gente persona personas hombre mujer mundo vida forma manera caso "
    "ejemplo parte pregunta respuesta problema artículo página sitio enlace foto imagen millón "
    "millones mil euro euros número punto momento lugar nombre palabra razón tipo mañana tarde "
    "noche ayer hoy",
    "pl": "rok roku lat lata dzień dni tydzień miesiąc godzina czas czasu razy raz koniec początek "
    "rzecz rzeczy ludzie ludzi osoba osoby osób świat świata życie życia sposób przypadek "
    "przykład część pytanie odpowiedź problem artykuł strona tysięcy milionów złotych proc "
    "możliwości",
    "ru": "год года лет день дня дней неделя месяц час часов время времени раз конец начало вещь люди "
    "людей человек мир мира жизнь жизни способ случай пример часть вопрос ответ проблема статья "
    "страница тысяч миллионов рублей процентов",
})  # fmt: skip

# What stands before a person's name and is none of it; German ones end a longer word.
_OFFICE: Final = re.compile(
    r"president|presidents|senator|sen|congresswoman|congressman|rep|gov|governor|secretary|minister|director|chairman|chairwoman|ceo|"
    r"professor|prof|dr|mr|mrs|ms|judge|justice|officer|sheriff|coach|captain|general|analyst|founder|"
    r"[^\W\d_]{0,40}?(?:direktor|minister|präsident|kanzler|leiter|sprecher|vorsitzende|abgeordneten?|kardinal|rechtsanwalt|geschäftsführer|chef|sekretär|marke|magazin|konzern|"
    r"professor|bürgermeister|trainer|experte|regisseur|autor)(?:in|er|r)?"
)

# Units and measures.
_UNIT: Final = re.compile(
    r"(?:[km]m|k[gmw]|[kmg]wh|[km]b|[mg]hz|mph|"
    r"(?:kilo|mega|giga|tera|milli|centi|zenti|quadrat|kubik)?"
    r"(?:watt|meters?|metres?|grams?|gramms?|bytes?|hertz|volts?|liters?|litres?|bits?|miles?|inch|inches|feet|"
    r"hektar|acres?|tons?|tonnes?|tonnen)(?:-?(?:hours?|stunden?))?)"
)

# A phrase with one of these is a sentence's beginning or an example's: “Ich wurde ausgeraubt”.
CLAUSES: Final = frozenset(
    "i i'm ich wir je yo io ik wurde wurden war waren ist sind hat haben was were is are am be been".split()
)


@lru_cache(maxsize=4096)  # asked of every capital letter
def is_office(normal: str) -> bool:
    """Whether a word is what somebody is by office."""
    return _OFFICE.fullmatch(normal) is not None


def is_unit(normal: str) -> bool:
    """Whether a word is a unit of measure."""
    return _UNIT.fullmatch(normal) is not None
