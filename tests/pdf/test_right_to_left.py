"""Lines that run from right to left are read by where their letters stand, whatever a file's order is."""

from __future__ import annotations

import random

import pytest

from webapp.pdf.right_to_left import order_words
from webapp.pdf.word import Letter, Word

WIDTH, SPACE = 5.0, 4.0  # of a letter, and of a space, in type of 10 points


def seen(*words: str, shuffled: bool = False) -> list[Word]:
    """Words as they are seen from left to right, in the file's order: that, or any."""
    found, at = [], 0.0
    for word in words:
        letters = [Letter(sign, at + WIDTH * n, at + WIDTH * (n + 1)) for n, sign in enumerate(word)]
        at += WIDTH * len(word) + SPACE
        if shuffled:
            random.Random(1).shuffle(letters)
        text = "".join(letter.sign for letter in letters)
        left, right = min(each.left for each in letters), max(each.right for each in letters)
        found.append(Word(text, left, right, 0, 10, letters=tuple(letters)))
    return found


def read(words: list[Word]) -> str:
    return "".join(("" if word.is_glued else " ") + word.text for word in order_words(words)).strip()


@pytest.mark.parametrize("shuffled", [False, True])
@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["םלוכל", "םולש"], "שלום לכולם"),
        (["ةبتكملا", "1923", "ماع"], "عام 1923 المكتبة"),
        ([".1957", "ماع"], "عام 1957."),
        (["Library", "Manager", "2.0", "ماظن"], "نظام Library Manager 2.0"),
        (["info@bay.example", "ديربلا"], "البريد info@bay.example"),
        (["1234567-02", "مقرلا"], "الرقم 02-1234567"),
        (["02-1234567", "רפסמ"], "מספר 02-1234567"),
        (["45,000", "وحن"], "نحو 45,000"),
    ],
)
def test_it_reads_words_letters_and_numbers_in_their_order(
    words: list[str], text: str, shuffled: bool
) -> None:
    assert read(seen(*words, shuffled=shuffled)) == text


@pytest.mark.parametrize("phrase", [("(1923", "תנשב)"), (")1923", "תנשב(")])
def test_brackets_open_before_a_word_and_close_behind_one(phrase: tuple[str, str]) -> None:
    assert read(seen(*phrase)) == "(בשנת 1923)"


def test_letters_of_one_glyph_are_turned_back() -> None:
    """PDFium has them backwards at one place, but for some of lam and alef."""
    glyph = [Letter(sign, 0, 9) for sign in "هلل"]
    word = Word("اهلل", 0, 14, 0, 10, letters=(Letter("ا", 9, 14), *glyph))

    assert read([word]) == "الله"


def test_a_mark_follows_the_letter_that_it_stands_on() -> None:
    letters = (Letter("ه", 0, 10), Letter("ت", 10, 15), Letter("\u0650", 6, 7))

    assert read([Word("هت", 0, 15, 0, 10, letters=letters)]) == "ته\u0650"


def test_words_that_a_file_breaks_are_whole_again() -> None:
    one = Word("ا", 10, 15, 0, 10, letters=(Letter("ا", 10, 15),))
    other = Word("بت", 0, 10, 0, 10, letters=(Letter("ب", 0, 5), Letter("ت", 5, 10)))

    assert read([other, one]) == "اتب"
