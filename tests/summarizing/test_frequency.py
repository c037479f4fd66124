"""Everyday frequency: common words above rare ones, in every language that has a table."""

from __future__ import annotations

import pytest

from webapp.summarizing.frequency import frequencies_of, zipf


@pytest.mark.parametrize(
    ("lang", "common", "telling"),
    [
        ("en", "people", "river"), ("de", "jahr", "fluss"), ("fr", "temps", "rivière"), ("es", "tiempo", "río"),
        ("ru", "время", "река"), ("pl", "czas", "rzeka"), ("ar", "يوم", "نهر"), ("zh", "时间", "河流"),
        ("ja", "時間", "川"), ("nn", "år", "elv"),
    ],
)  # fmt: skip
def test_it_knows_common_words_from_telling_ones(lang, common, telling):
    assert (zipf(common, lang) or 0) > (zipf(telling, lang) or 0)


@pytest.mark.parametrize("lang", [None, "", "xx", "../en", "tlh"])
def test_it_knows_nothing_of_a_language_without_a_table(lang):
    assert zipf("people", lang) is None


def test_it_knows_no_frequency_of_rare_words_and_names():
    assert zipf("nutgraf", "en") is None


def test_every_table_is_whole():
    assert {lang for lang in ("en", "de", "ja", "zh") if len(frequencies_of(lang)) < 9_900} == set()
