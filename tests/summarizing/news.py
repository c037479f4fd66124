"""Short reports for the digest's tests, in words of our own: pairs on one event, and pairs that only look alike."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from webapp.article import RankedArticle
from webapp.summarizing import rank_sentences


def report(title: str | None, text: str, day: str | None = None, lang: str = "en") -> RankedArticle:
    """Rank a report as the library would keep it; `day` is when it was published, as 2026-03-03."""
    text = " ".join(text.split()) if lang not in ("ja", "zh") else "".join(text.split())
    published = datetime.fromisoformat(day) if day else None
    return RankedArticle(title, lang, rank_sentences(text, title=title, lang=lang), published)


COUNCIL: Final = """The town council of Harlow Bay voted on Tuesday to buy the old lighthouse from the Trinity
Society for 340,000 pounds. Mayor Ines Okafor said the tower would open to visitors by the summer of next year. The
vote was 14 to 9, with two members absent. Opponents led by Rupert Lang wanted the money spent on the sea wall. The
lighthouse has stood dark since 1998, when the Trinity Society switched off its lamp. A survey by the engineers
Falk and Sons found the iron stair unsafe. Repairs will cost another 120,000 pounds, Okafor said."""
COUNCIL_AGAIN: Final = """Harlow Bay is to own its lighthouse again. Councillors agreed on Tuesday evening, after four
hours of debate, to pay the Trinity Society 340,000 pounds for the tower, which has been dark since 1998. Ines Okafor,
the mayor, called the purchase a gift to the children of the town. Rupert Lang, who leads the opposition, called it a
folly while the sea wall crumbles. Fourteen councillors were in favour and nine against. Visitors could climb it as
early as next summer, once Falk and Sons have mended the iron stair for 120,000 pounds."""
COUNCIL_LATER: Final = """A day after Harlow Bay's council voted to buy the lighthouse, the Trinity Society confirmed
on Wednesday that it will sell the tower for 340,000 pounds. Its chairman, Hugh Brandt, said the society was glad to
see the lighthouse go to the town. Mayor Ines Okafor and Brandt will sign the contract in May. Rupert Lang, who had
opposed the purchase on Tuesday, said he would ask the auditor to look at it. The lamp, dark since 1998, will be lit
again on the day of the signing, Okafor said."""

STORM: Final = """Storm Agda tore roofs from forty houses in Port Ellis on Monday night and cut power to 12,000 homes. Gusts
of 140 kilometres an hour were measured at the harbour. Two fishermen are missing. The coast guard called off its
search at dawn because of the waves. Schools stay closed until Thursday, the county said. Trees fell across the
railway line to Dunmore, which will be shut for days."""
STORM_OTHER: Final = """Storm Berit flooded the lower streets of Kirkvale on Saturday and cut power to 30,000 homes. Gusts
of 155 kilometres an hour were measured on the cliffs. A woman was hurt by a falling tree. The coast guard towed three
yachts to safety. Schools stay closed on Monday, the county said. Roofs were torn from houses near the railway line
to Osterby, which will be shut for a week."""
STORM_YEARS_LATER: Final = """Storm Agda's damage in Port Ellis was the worst since the war. Another storm, Gunn, tore
roofs from twenty houses in Port Ellis on Monday night and cut power to 8,000 homes. Gusts of 120 kilometres an hour
were measured at the harbour. One fisherman is missing. The coast guard goes on with its search. Schools in Port
Ellis stay closed until Wednesday, the county said. Trees fell across the railway line to Dunmore."""

MATCH: Final = """Dunmore Rovers beat Port Ellis 3-1 on Saturday to go top of the northern league. Lena Hart scored twice
before the break and Priya Nair added a third from the spot. Port Ellis had led through Tove Lind after nine minutes.
Coach Marta Silva praised her defence. Rovers have now won five in a row and play at Kirkvale next week."""
MATCH_OTHER: Final = """Kirkvale beat Osterby Town 2-0 on Saturday to leave the bottom of the northern league. Ana Brook
scored before the break and Judith Meyer added a second from the spot. Osterby had hit the bar through Nora Falk after
nine minutes. Coach Emil Sand praised his defence. Kirkvale have now won two in a row and play Dunmore next week."""
MATCH_RETURN: Final = """Port Ellis beat Dunmore Rovers 2-0 on Saturday and are nine points clear of the relegation places
in the northern league. Tove Lind scored both goals after the break, the second from thirty metres. Lena Hart was sent
off for Rovers. Coach Marta Silva blamed the referee. Rovers have lost four in a row and slip to seventh."""

RAT: Final = """Der Gemeinderat von Altenried hat am Dienstag beschlossen, die alte Papiermühle für 340.000 Euro zu kaufen.
Bürgermeisterin Ines Hollerbach will dort ein Museum eröffnen. Die Abstimmung ging mit 14 zu 9 Stimmen aus. Der
Stadtrat Rupert Lang wollte das Geld lieber in die Brücke stecken. Die Papiermühle steht seit 1998 leer, als die Firma
Kessler die Produktion einstellte. Die Sanierung kostet weitere 120.000 Euro, sagte Hollerbach."""
RAT_NOCHMAL: Final = """Altenried bekommt ein Museum in der Papiermühle. Nach vier Stunden Debatte stimmten am Dienstag 14
Gemeinderäte für den Kauf, neun dagegen. 340.000 Euro zahlt die Gemeinde an die Firma Kessler, die das Gebäude 1998
verlassen hat. Bürgermeisterin Ines Hollerbach sprach von einem Geschenk an die Kinder. Rupert Lang nannte den Kauf
eine Torheit, solange die Brücke bröckelt. Für die Sanierung sind noch einmal 120.000 Euro nötig."""
RAT_ANDERSWO: Final = """Der Gemeinderat von Neukirch hat am Dienstag beschlossen, das alte Freibad für 500.000 Euro zu
sanieren. Bürgermeister Jonas Wirth will im Mai eröffnen. Die Abstimmung ging mit 11 zu 8 Stimmen aus. Die Stadträtin
Eva Sommer wollte das Geld lieber in die Schule stecken. Das Freibad ist seit 2015 geschlossen. Die Rutsche kostet
weitere 80.000 Euro, sagte Wirth."""

TOUDAI: Final = """晴浜町の議会は3日、古い灯台を海守協会から3400万円で買い取ることを決めた。岡部伊根町長は、来年の夏までに灯台を
一般に公開すると述べた。採決は賛成14、反対9だった。灯台は1998年に海守協会が明かりを消してから使われていない。反対した長谷
議員は、防波堤の修理を優先すべきだと主張した。灯台の階段の修理には、さらに1200万円かかる見込みだ。"""
TOUDAI_AGAIN: Final = """晴浜町が灯台を買い戻す。町議会は3日夜、4時間の議論の末、海守協会に3400万円を支払って灯台を買い取る案を賛成14、
反対9で可決した。岡部伊根町長は「子どもたちへの贈り物だ」と話した。防波堤の修理を求める長谷議員は反対した。灯台の明かりは
1998年に海守協会が消していた。階段の修理に1200万円をかけ、来年の夏に公開する。"""
PUURU: Final = """北里町の議会は3日、古いプールを5000万円で改修することを決めた。和田純町長は、5月に開くと述べた。採決は賛成11、
反対8だった。プールは2015年から閉まっている。反対した園田議員は、学校の修理を優先すべきだと主張した。滑り台には、さらに800万円
かかる見込みだ。"""

BOILERPLATE: Final = """This morning letter is written for readers of the Harlow Bay Courier in their kitchens and trains.
It tells what to know before the day begins, in five minutes. Write to the editor at the Courier, or leave a note at the
desk in Fish Street. The Courier has been printed in Harlow Bay since 1884 by the Okafor family on a press from Leeds."""
LETTER: Final = """The ferry to Dunmore will not sail this week because its engine is in parts. Bakers ask for more
flour from the mill at Kirkvale. A heron was seen on the roof of the library."""
LETTER_NEXT: Final = """A choir of forty sings in the market hall tonight. The price of coal goes up again, the merchant Brandt
says. Somebody has stolen the clock of the railway station at Osterby."""
