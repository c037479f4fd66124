"""Finds the days that a text names, where it names them as news does: by weekday, or by day of the month."""

from __future__ import annotations

import re
from typing import Final

# From Monday on, as words of running text begin, in lower case; inflected ones by their stems. Looked for as
# they are: seven searches for a string take a tenth of one for a pattern.
_WEEKDAYS: Final = {
    "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    "de": ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"),
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "it": ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
    "pt": ("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "doming"),
    "pl": ("poniedział", "wtor", "środ", "czwart", "piąt", "sobot", "niedziel"),
    "ru": ("понедельник", "вторник", "среду", "четверг", "пятниц", "суббот", "воскресень"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "id": ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"),
}  # fmt: skip
_SAME: Final = {"no": "da", "nb": "da", "nn": "da"}
# Chinese, Japanese and Korean news says "the 21st" rather than the weekday.
_OF_MONTH: Final = re.compile(r"(?<!\d)([0-3]?\d)\s?[日号일]")
_BY_MONTH: Final = frozenset({"zh", "ja", "ko"})


def find_days(text: str, lang: str | None) -> frozenset[int]:
    """Find the days that a text names; none in a language whose names of days are not known here."""
    if lang in _BY_MONTH:
        return frozenset(int(day) for day in _OF_MONTH.findall(text))
    folded = f" {text.casefold()}"
    names = _WEEKDAYS.get(_SAME.get(lang or "", lang or ""), ())
    return frozenset(day for day, name in enumerate(names) if f" {name}" in folded)
