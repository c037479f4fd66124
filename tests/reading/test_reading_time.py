"""Reading times of languages without spaces, also where a page says no language or another one."""

from __future__ import annotations

import pytest

from webapp.reading.reading_time import count_words, reading_time

TEXTS = {
    "ja": "川のほとりにある小さな村では、何百年も前から農業と漁業で暮らしてきた。" * 40,
    "zh": "河边的小村庄几百年来一直以农业和渔业为生，直到新的道路修好。" * 40,
    "th": "หมู่บ้านเล็กริมแม่น้ำอยู่ด้วยการเกษตรและการประมงมาหลายร้อยปี " * 40,
}


def _minutes(text: str, lang: str | None) -> float:
    return reading_time(count_words(text, lang), lang).mean / 60


@pytest.mark.parametrize("lang", TEXTS)
@pytest.mark.parametrize("said", [None, "en", "de-DE"])
def test_it_takes_as_long_whatever_the_page_says(lang: str, said: str | None) -> None:
    right = _minutes(TEXTS[lang], lang)

    assert right > 2
    assert _minutes(TEXTS[lang], said) == pytest.approx(right, rel=0.15)


def test_letters_are_read_faster_than_signs() -> None:
    assert reading_time(1_000, "th").mean < reading_time(1_000, "ja").mean / 2


def test_words_between_signs_count_as_words() -> None:
    assert count_words("The word 川 means a river.", "en") == 6
    assert count_words("「」。", "en") == 1  # no sign at all: one piece, as spaces tell
    assert count_words("ワサビ、and、ゆず。", None) == 1 + round(5 * 184 / 357)


def test_words_are_what_spaces_part() -> None:
    assert count_words("Über  den Fluß\n\ngehen", "de") == 4
    assert count_words("강가의 작은 마을", "ko") == 3
