"""People who are only quoted in an article: experts and spokesmen, whom nobody would tag it with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

# How a sentence reports what somebody says; one table, as the words of one language hardly stand in another.
_REPORTING: Final = frozenset(
    "say says said saying tell tells told explain explains explained add adds added note notes noted "
    "according writes wrote ask asks asked suggest suggests suggested recommend recommends recommended "
    "advises argue argues argued tweeted warns warned claims claimed stated believes commented "
    "sagt sagte sagten erklärt erklärte erläutert erläuterte betont betonte laut meint meinte berichtet "
    "berichtete mitteilte weiß kündigte ergänzt ergänzte fordert forderte warnt warnte zufolge "
    "dit déclare déclaré explique expliqué selon affirme affirmé souligne ajoute ajouté estime "
    "dijo dice según explica explicó afirma afirmó señala señaló aseguró agregó "
    "disse diz afirmou explicou segundo ha detto dichiarato spiega secondo zegt zei volgens vertelt "
    "mówi powiedział powiedziała dodaje dodał dodała zaznacza podkreśla podkreślił "
    "сказал сказала заявил заявила отметил отметила сообщил сообщила".split()
)
_WORD: Final = re.compile(r"[^\W\d_]++")
_QUOTE: Final = re.compile(r"[“”„«»\"]")


def is_only_quoted(name: str, texts: Sequence[str]) -> bool:
    """Whether the sentences that have a name report what somebody says; one may introduce who it is."""
    having = [text for text in texts if name in text]
    reporting = sum(map(_reports, having))
    return reporting > 0 and reporting >= len(having) - (len(having) > 2)


def _reports(text: str) -> bool:
    return bool(_QUOTE.search(text)) or not _REPORTING.isdisjoint(_WORD.findall(text.casefold()))
