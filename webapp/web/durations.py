"""Says how long reading takes: no more exactly than an estimate can be believed."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

from flask import Flask
from flask_babel import format_number
from flask_babel import gettext as _

from webapp.library import Article
from webapp.reading.reading_time import reading_time
from webapp.web.formats import locale_name

Unit = Literal["min", "h"]

# The same in static/js/durations.js. A fast and a slow reader differ by a quarter (reading_time.py): where
# five minutes are less than that, minutes are told by fives, and so are hours from ten on.
_BY_ONE: Final[int] = 20
_BY_FIVE: Final[int] = 120  # minutes; what is longer is told in hours
_HOURS_BY_ONE: Final[int] = 10

# A text of more than ten hours (134,000 words of English) is longer than most novels: hardly one article.
_DOUBTFUL: Final = 10 * 60 * 60

# Shorter than this, in seconds, an article is as quickly read as a summary is asked for; and a summary of
# more than half of its article saves so little that a time would only invite doubt.
_LEAST_WHOLE: Final = 90
_MOST_SHARE: Final = 0.5


def init_app(app: Flask) -> None:
    """Let templates use them as filters."""
    app.jinja_env.filters.update(
        reading_time=format_reading_time, reading_seconds=reading_seconds, time_left=format_time_left
    )


def format_reading_time(article: Article) -> str:
    """“6–8 min”, “1 min”, “about 2 h”, “3–4 h”; of what is too long for an article, a doubt."""
    time = reading_time(article.words, article.lang)
    return _format_range(locale_name(), round(time.fast), round(time.slow))


@lru_cache(maxsize=1024)  # a list has fifty
def _format_range(_locale: str, fast: int, slow: int) -> str:
    mean = (fast + slow) / 2
    if mean > _DOUBTFUL:
        return str(_("about %(hours)s h: one article?", hours=format_number(_round(mean)[0])))
    high, unit, step = _round(slow)
    low = max(step, _to_step(fast / (60 if unit == "min" else 3600), step))
    if unit == "min":
        return _minutes(low, high)
    if low == high:
        return str(_("about %(hours)s h", hours=format_number(high)))
    return str(_("%(low)s–%(high)s h", low=format_number(low), high=format_number(high)))


def _minutes(low: int, high: int) -> str:
    if low == high:
        return str(_("%(minutes)s min", minutes=format_number(low)))
    return str(_("%(low)s–%(high)s min", low=format_number(low), high=format_number(high)))


def reading_seconds(article: Article) -> int:
    """What the article takes, for scripts that count down."""
    return round(reading_time(article.words, article.lang).mean)


def format_time_left(article: Article) -> str:
    """“4 min left”, from where its reader is."""
    count, unit, _step = _round((1 - article.position) * reading_seconds(article))
    if unit == "h":
        return str(_("%(hours)s h left", hours=format_number(count)))
    return str(_("%(minutes)s min left", minutes=format_number(count)))


def format_saved_time(short: float, long: float) -> str:
    """“40 s instead of 6 min”; nothing where a summary saves little."""
    if long < _LEAST_WHOLE or short > _MOST_SHARE * long:
        return ""
    saved, whole = (_duration(locale_name(), seconds) for seconds in (short, long))
    return str(_("%(short)s instead of %(long)s", short=saved, long=whole))


@lru_cache(maxsize=1024)
def _duration(_locale: str, seconds: float) -> str:
    if seconds < 90:
        return str(_("%(seconds)s s", seconds=format_number(max(5, _to_step(seconds, 5)))))
    count, unit, _step = _round(seconds)
    if unit == "h":
        return str(_("%(hours)s h", hours=format_number(count)))
    return str(_("%(minutes)s min", minutes=format_number(count)))


def _round(seconds: float) -> tuple[int, Unit, int]:
    """How many minutes or hours, never none, and to how many they are rounded."""
    minutes = seconds / 60
    if round(minutes) <= _BY_ONE:
        return max(1, round(minutes)), "min", 1
    if _to_step(minutes, 5) < _BY_FIVE:
        return _to_step(minutes, 5), "min", 5
    step = 1 if round(minutes / 60) <= _HOURS_BY_ONE else 5
    return _to_step(minutes / 60, step), "h", step


def _to_step(value: float, step: int) -> int:
    return step * round(value / step)
