"""Tables of words before and after a mark, which tell whether a sentence ends there.

Words that are an abbreviation in one language and an ordinary last word in others stand under their language
("me", "on", "art"); where the language is not known, they are taken as either.
"""

from __future__ import annotations

from typing import Final


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


# Always followed by what they belong to: a name, an example.
NEVER_LAST: Final = _words(
    """
    mr mrs ms mx dr prof messrs mmes lt capt cmdr sgt cpl vs cf viz approx ca circa p.s p.p.s n.b
    e.g i.e z.b u.a d.h o.ä s.o s.u v.a m.e i.d.r u.u p.a a.a.o
    bzw bspw dipl ing evtl ggf vgl sog geb gest inkl exkl zzgl
    ee sra srta dña dn excmo uds avda ej p.ej
    mme mlle mgr vve p.ex sig sig.ra dott dott.ssa avv prof.ssa exmo exma
    dhr mevr mw drs bijv
    ул просп кв см ср т.е т.к т.н им проф акад доц тов св напр
    např tj popř resp prof.dr inż np m.in tzw zob godz
    """
)

# The same where they begin with a capital: "Gen. Brand", but "the next gen. Brand new".
TITLES: Final = _words("rev hon gen col maj adm gov sen rep pres st mt fr hr frl fa")

# The same in one language alone.
NEVER_LAST_IN: Final = {
    "de": _words("hr fr frl fa u z d"),
    "fr": _words("m mm me"),
    "it": _words("on"),
    "es": _words("sr av ud"),
    "pt": _words("sr av"),
    "pl": _words("al ul pl por hab"),
    "cs": _words("tzv čp sv ul"),
}

# Followed by a number, or the sentence is over: "No. 7" and "Jan. 5", but "She said no. Nobody moved."
BEFORE_NUMBER: Final = _words(
    """
    no nos nr fig figs eq eqs sec ch chap vol vols pp pg ed eds art abs kap tel max min temp est abb bd
    núm pág págs tél cap pag pagg blz nl
    стр рис табл гл вып кн č čj poz
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    mär okt dez ene abr ago dic janv févr avr juil août déc
    """
)

# Written with dots, but nothing that they belong to follows.
ALWAYS_LAST: Final = _words("т.д т.п и.т.д")

# May end a sentence: they do where a capital follows that starts sentences elsewhere.
SOMETIMES_LAST: Final = _words(
    """
    inc ltd co corp llc plc bros jr sr esq dept univ assn ave blvd rd dist u.s u.k u.n e.u d.c
    a.m p.m ph.d m.d b.a m.a b.sc m.sc u.s.a l.a n.y b.c a.d c.e b.c.e mio mrd al av ud art
    u.s.w u.ä o.g gmbh a.g bc cía s.a ee.uu s.l ltda cie г гг пр млн млрд тыс руб
    i.p.v o.a m.a.w dll dkk tsb vb vs.vb std sek
    """
)

# The same in one language alone: German nouns have capitals, so that one after "usw." tells nothing.
SOMETIMES_LAST_IN: Final = {
    "de": _words("etc usw usf"),
    "en": _words(
        """
        ala ariz ark calif colo conn fla ga kan ky mass md mich minn mo mont neb nev okla
        penn tenn tex va vt w.va wis wyo
        """
    ),
}

# Names with a mark of their own, and what may follow "6 p.m." within the sentence.
NAMES_WITH_MARKS: Final = _words("yahoo jeopardy joomla kahoot yum wham")
AFTER_HOUR: Final = _words(
    """
    eastern pacific central mountain et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest ist jst
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    """
)

# Words that begin sentences and are seldom names, so that a capital on them is a sentence's own.
STARTERS: Final = _words(
    """
    the a an this that these those it he she they we i you his her our their my your its there here what when
    where who why how if but and or so yet as at by for from in on of to with after before while although
    because since then now however meanwhile many some all no not one two more most such according
    though both each every another nobody everyone people during until once unless whether which instead
    finally furthermore moreover additionally therefore thus nothing something someone please are is was
    can could would should have has had did does do despite perhaps maybe even only just also today yesterday
    der die das ein eine einen einem dieser diese dieses er sie es wir ihr man und aber doch auch wenn als
    weil mit von nach bei seit für im am zum zur auf aus nicht so da dann dort hier jetzt kein keine
    dabei dazu damit dadurch daher denn deshalb jedoch zudem außerdem allerdings trotzdem alle viele einige
    beide beides während obwohl unter über vor durch ohne gegen laut wer was wo wie warum
    el la los las un una unos unas este esta esto estos estas él ella ellos pero y o si no cuando como con de
    en por para según sin tras también su sus nadie todos allí así sobre entre desde hasta
    le les une des ce cette ces il elle ils elles on nous vous mais et ou où quand avec dans pour par selon
    après depuis sur aussi son sa ses cela cependant ainsi sous sans
    lo gli i uno questo questa ma se quando con nel nella per secondo dopo anche suo sua
    tutti così dal dalla nessuno
    o os as um uma esse essa isto ele ela eles mas quando com em no na por para segundo depois também seu sua
    todos assim sobre ninguém
    de het een dit dat deze die hij zij ze maar en of als met van voor na bij ook
    и в на но а он она они это этот эта эти как что когда если по
    с из за для после также однако там тогда потом теперь его её их у к о об при до мы вы
    ini itu dia mereka dan tetapi di dari pada untuk dengan menurut setelah
    w z na i a ale to on ona oni jak gdy jeśli po dla
    """
)

# Here "3." before a noun is "third", or part of a date: a boundary only where a starter follows.
ORDINAL_LANGUAGES: Final = _words("de da nb nn no is fi et lv hu cs sk pl sl hr sr bs tr eu lb ko")
