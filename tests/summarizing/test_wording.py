"""What words do in a sentence, by the tables of each language."""

from pathlib import Path

import pytest

from webapp.summarizing import wording
from webapp.summarizing.terms import Terms
from webapp.summarizing.wording import DOINGS, Wording

TABLES = sorted(Path(wording.__file__).with_name("wordings").glob("*.txt"))


def count(text, lang):
    return dict(zip(DOINGS, Wording(lang).count(text, Terms(lang).of(text).stems), strict=True))


@pytest.mark.parametrize(
    ("text", "lang", "doing", "expected"),
    [
        ("In this guide we'll show you the wall.", "en", "announces", 2),
        ("You must keep a lamp, and you should keep a rope.", "en", "advises", 2),
        ("There are walls in Arden.", "en", "opens vaguely", 1),
        ("In Arden there are walls.", "en", "opens vaguely", 0),
        ("Es ist wichtig und sollte immer so sein.", "de", "weighs", 1),
        ("Es ist wichtig und sollte immer so sein.", "de", "advises", 2),
        ("Par conséquent, il faut éviter le mur.", "fr", "advises", 2),
        ("この記事では壁についてご紹介します。", "ja", "announces", 2),
        ("我们必须修这堵墙。", "zh", "advises", 1),
        ("The wall must stand.", "tlh", "advises", 0),
        ("The wall must stand.", None, "advises", 0),
    ],
)
def test_it_counts_what_words_do(text, lang, doing, expected):
    assert count(text, lang)[doing] == expected


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_line_of_a_table_is_known_and_names_something_once(path):
    lines = path.read_text("utf-8").splitlines()
    names = [line.partition(": ")[0] for line in lines]
    assert set(names) <= set(DOINGS)
    assert len(names) == len(set(names))
    for line in lines:
        listed = line.partition(": ")[2].split(", ")
        assert all(listed)
        assert len(listed) == len(set(listed)), line
