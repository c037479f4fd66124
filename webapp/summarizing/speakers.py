"""Decides whether what follows a closing quotation mark still belongs to its sentence."""

from __future__ import annotations

import re
from typing import Final

from webapp.summarizing.abbreviations import STARTERS
from webapp.summarizing.scripts import CLOSERS

_SHUT: Final = re.escape(CLOSERS)

# “Are you there?” Ms. Day asked. Other languages put the verb first, in lower case, or a comma before it.
_SPEAKER: Final = re.compile(
    r"\s+([A-Z][\w’']{0,20})\.?(?:\s+[A-Z][\w’'-]{0,20}\.?){0,3}\s+"
    r"(?:said|says|asked|asks|replied|replies|added|adds|wrote|writes|told|tells|recalled|recalls|exclaimed|"
    r"shouted|cried|explained|explains|answered|wondered|joked|tweeted)\b"
)
_PRONOUNS: Final = frozenset({"he", "she", "they", "i", "we"})
# “你来吗？”他问。
_SPEAKER_HAN: Final = re.compile(
    r"\s?[\u4e00-\u9fff]{1,4}?(?:说|問|问|道|喊|答|說|叫|表示|回答)[。，、：！,:]"
)
# Japanese particles that tie a quotation or a title with a mark of its own to what follows; not where a
# sentence begins alike: でも (but), では (well), もし (if), はい (yes), もう (already), とても (very).
_PARTICLE: Final = re.compile(
    r"(?!でも|では|もし|もう|はい|とても|ところ|とにかく|にも|のち|がん|やは|やっ|へえ|など?れ)"
    r"(?:[とをのがはにでもへや]|って|など|なん|から|だ|です|まで|より|くらい|ばかり)"
)
_TITLE_PARTICLE: Final = re.compile(r"を|の(?![んぞちどべみるりろ])|という|って|と(?:言|思|聞|話|述|答|叫)")
# “Blessed are they.” (Psalm 1). The full stop after a source ends the sentence, not the one before it.
_REFERENCE: Final = re.compile(r"\s?\[\d[\d,;\s–-]{0,20}\][.,;]")  # "et al. [8]."
_SOURCE: Final = re.compile(rf"(?<=[{_SHUT}])\s?[(（][^()（）\n]{{1,80}}[)）][.。]")


def goes_on(text: str, at: int, end: int) -> bool:
    """Whether the sentence goes on at `at`, where a mark and its closing quotes end."""
    if _REFERENCE.match(text, at, end):
        return True
    if text[at - 1] not in CLOSERS:
        return bool(_TITLE_PARTICLE.match(text, at, end))
    return bool(
        _PARTICLE.match(text, at, end)
        or _SOURCE.match(text, at, end)
        or (text[at - 2] not in ".。" and _has_speaker(text, at, end))
        or _SPEAKER_HAN.match(text, at, end)
    )


def _has_speaker(text: str, at: int, end: int) -> bool:
    speaker = _SPEAKER.match(text, at, end)
    if not speaker:
        return False
    first = speaker[1].casefold()
    return first in _PRONOUNS or first not in STARTERS
