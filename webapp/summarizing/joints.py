"""Finds where a line's words were glued: a heading to its sentence, a row's cells to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_UPPER: Final = "A-ZÀ-ÖØ-ÞА-ЯЁ"
_LOWER: Final = "a-zß-öø-ÿа-яё"

# A capital within a word. Begun at the capital, as there are fewer of those than of any other class.
_JOINT: Final = re.compile(rf"[{_UPPER}](?<=[{_LOWER}\d)%°][{_UPPER}])(?=[{_LOWER}])")

# A heading runs into its sentence only where a word follows that begins sentences and no name ends with:
# "ReviewsIn many", but "YouTube", "StandBy", "FollowMe". And "in" only after what is no verb of such a name.
_BEGINNING: Final = re.compile(
    r"(?:In|The|This|These|Those|There|If|When|While|Although|Because|Since|However|What|Why|How|Many|Most|"
    r"Some|With|From|After|Before|During|Our|Your|Their|They|We|Die|Das|Der|Den|Ein|Eine|Einer|Wenn|Weil|"
    r"Diese|Dieser|Dieses|Nach|Mit|Bei|Kein|Keine|Wir|Sie|Le|La|Les|Un|Une|Cette|Ces|Dans|Pour|Avec|"
    r"El|Los|Las|Una|Este|Esta|Estos|Cuando|Para|Это|Эти|Если|Когда|При|После|Для|Мы|Вы)(?=\s+["
    + _LOWER
    + r"])"
)
_NAMES_IN: Final = re.compile(
    r"(?:[Ll]inked|[Bb]uilt|[Pp]lug|[Ss]ign|[Cc]heck|[Ll]og|[Oo]pt|[Dd]rop|[Dd]rive|[Zz]oom|[Ll]ock|[Tt]une|[Ss]tay|[Bb]uy|[Cc]ash|[Ww]alk)$"
)
_HEADING_CHARS: Final = 120
_HEADING: Final = re.compile(rf"[^.!?…:]*\s[^.!?…:]*[{_LOWER}]{{3}}")

# A row: words and numbers glued twice or more ("Price$9Weight2 kg"), and no sentence. It is cut where a
# capitalised cell follows such a pair, never within an address or code.
_ROW_CHARS: Final = 400
_CELL: Final = re.compile(rf"[{_LOWER}]{{2}}[$€£¥₹]?\d")
_CODE: Final = re.compile(rf"[^\W\d_]\d\w*[{_LOWER}]$")  # "Utf8Case" before "Needle"
_NEXT_CELL: Final = re.compile(rf"[{_UPPER}][{_LOWER}]{{2,30}}(?:[\s\d$€£¥₹(]|\Z)")


def joints(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the offsets in text[start:end] where one piece ends and the next begins without a space."""
    row: bool | None = None
    at = start
    for joint in _JOINT.finditer(text, start, end):
        if row is None:
            row = _is_row(text, start, end)
        cut = joint.start()
        if _begins_cell(text, at, cut, end) if row else _ends_heading(text, start, cut, end):
            at = cut
            yield cut


def _is_row(text: str, start: int, end: int) -> bool:
    if (
        end - start > _ROW_CHARS
        or text[end - 1] in ".!?…:"
        or any(mark in text[start:end] for mark in "/={}_;")
    ):
        return False
    return len(_CELL.findall(text, start, end)) > 1


def _begins_cell(text: str, start: int, at: int, end: int) -> bool:
    if not _NEXT_CELL.match(text, at, end) or _CODE.search(text[max(start, at - 40) : at]):
        return False
    return bool(_CELL.search(text, start, at))


def _ends_heading(text: str, start: int, at: int, end: int) -> bool:
    if at - start > _HEADING_CHARS or not _BEGINNING.match(text, at, end):
        return False
    heading = text[start:at]
    return bool(_HEADING.fullmatch(heading)) and not (text.startswith("In", at) and _NAMES_IN.search(heading))
