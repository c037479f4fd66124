"""Finds the days that a text names, where it names them as news does: by weekday, or by day of the month."""

from __future__ import annotations

import re
from typing import Final

# From Monday on, as they stand in running text; inflected languages by their stems.
_WEEKDAYS: Final = {
    "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    "de": ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag"),
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "it": ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
    "pt": ("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"),
    "pl": ("poniedział", "wtor", "środ", "czwart", "piąt", "sobot", "niedziel"),
    "ru": ("понедельник", "вторник", "сред[уы]", "четверг", "пятниц", "суббот", "воскресень"),
    "ar": ("الاثنين|الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "id": ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"),
    "tr": ("pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar"),
}  # fmt: skip
_SAME: Final = {"no": "da", "nb": "da", "nn": "da"}
_BY_LANGUAGE: Final = {
    lang: re.compile("|".join(rf"\b({name})" for name in names)) for lang, names in _WEEKDAYS.items()
}
# Chinese, Japanese and Korean news says "the 21st" rather than the weekday.
_OF_MONTH: Final = re.compile(r"(?<!\d)([0-3]?\d)\s?[日号일]")
_BY_MONTH: Final = frozenset({"zh", "ja", "ko"})


def find_days(text: str, lang: str | None) -> frozenset[int]:
    """Find the days that a text names; none in a language whose names of days are not known here."""
    if lang in _BY_MONTH:
        return frozenset(int(day) for day in _OF_MONTH.findall(text))
    pattern = _BY_LANGUAGE.get(_SAME.get(lang or "", lang or ""))
    return frozenset(match.lastindex or 0 for match in pattern.finditer(text.casefold())) if pattern else frozenset()
