"""Turns a word before a full stop into what is known of it: does a sentence end there?

One table over all languages: measured on our own list of cases (tests/summarizing/splitting.txt), words
that are an abbreviation in one language and an ordinary last word in another are rare enough.
"""

from __future__ import annotations

from typing import Final


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


# Always followed by what they belong to: a name, a number, an example.
NEVER_LAST: Final = _words(
    """
    mr mrs ms mx dr prof rev hon gen col lt capt cmdr sgt cpl maj adm gov sen rep pres st mt messrs mmes fr
    vs cf viz fig figs eq eqs sec ch chap vol vols pp nos al ed eds approx ca circa
    e.g i.e z.b u.a d.h o.ä s.o s.u v.a m.e i.d.r u.u p.a a.a.o
    bzw bspw fa hr frl dipl ing nr str evtl ggf vgl sog geb gest inkl exkl zzgl abs art kap tel mio mrd
    ee sr sra srta dña dn excmo ud uds núm pág págs av avda ej p.ej
    mme mlle mm mgr me vve p.ex cf chap
    sig sig.ra dott dott.ssa avv on prof.ssa pag pagg cap
    exmo exma
    dhr mevr mw drs blz bijv nl
    ул пр просп д кв стр рис табл см ср т.е т.к т.н т.д.и им проф акад доц гл тов св напр
    млн млрд тыс руб
    tzv např tj mj popř resp č čp sv ul prof.dr hab inż mgr al np m.in tzw zob por godz
    """
)

# May end a sentence: they do where a capital follows that starts sentences elsewhere.
SOMETIMES_LAST: Final = _words(
    """
    inc ltd co corp llc plc bros jr sr esq dept univ assn ave blvd rd est dist no etc usw u.s u.k u.n e.u d.c
    a.m p.m ph.d m.d b.a m.a b.sc m.sc u.s.a l.a n.y b.c a.d c.e b.c.e
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun mär okt dez ene abr ago dic
    janv févr avr juil déc u.s.w u.ä o.g gmbh a.g bc usf etc.p cía s.a ee.uu s.l ltda cie г гг т.д т.п др пр
    atd apod enz i.p.v o.a m.a.w itd itp dll dkk tsb vb vs.vb approx min max std sek temp
    """
)

# Words that begin sentences and are seldom names, so that a capital on them is a sentence's own.
STARTERS: Final = _words(
    """
    the a an this that these those it he she they we i you his her their our my your its there here what when
    where who why how if but and or so yet as at by for from in on of to with after before while although
    because since then now however meanwhile many some all no not one two more most such according
    der die das ein eine einen einem dieser diese dieses er sie es wir ihr man und aber doch auch wenn als
    weil mit von nach bei seit für im am zum zur auf aus nicht so da dann dort hier jetzt
    el la los las un una unos unas este esta esto estos estas él ella ellos pero y o si no cuando como con de
    en por para según sin tras también su sus
    le les une des ce cette ces il elle ils elles on nous vous mais et ou où quand avec dans pour par selon
    après depuis sur aussi son sa ses
    lo gli i uno questo questa ma se quando con nel nella per secondo dopo anche suo sua
    o os as um uma esse essa isto ele ela eles mas quando com em no na por para segundo depois também seu sua
    de het een dit dat deze die hij zij ze maar en of als met van voor na bij ook
    и в на но а он она они это этот эта эти как что когда если по
    с из за для после также однако
    ini itu dia mereka dan tetapi di dari pada untuk dengan menurut setelah
    w z na i a ale to on ona oni jak gdy jeśli po dla
    """
)

# Here "3." before a noun is "third": a boundary only where a starter follows.
ORDINAL_LANGUAGES: Final = _words("de da nb nn no is fi et lv hu cs sk pl sl hr sr bs tr eu lb")
