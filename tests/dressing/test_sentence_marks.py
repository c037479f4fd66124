"""Every sentence is one mark at its own place, and marking changes nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dressing import is_balanced, without_numbers, words_of, words_within
from webapp.article import Block, Sentence
from webapp.dressing import MarkedText, dress_article, mark_chosen
from webapp.sanitizing import sanitize

_MARK = re.compile(r'<span id="s\d+" class="sentence" data-rank="\d+">')


def _blocks(text: str) -> list[Block]:
    return [Block("paragraph", found.start(), found.end()) for found in re.finditer(r"[^\n]+", text)]


def _sentences(text: str, *words: str) -> list[Sentence]:
    found, at = [], 0
    for position, each in enumerate(words):
        start = text.index(each, at)
        at = start + len(each)
        found.append(Sentence(each, start, at, 0.1, position, position))
    return found


def _mark(html: str, text: str, *words: str, old_starts: Sequence[int | str] = ()) -> str:
    """Mark them by names that are short: the number of each."""
    sentences = _sentences(text, *words)
    names = tuple(f"s{sentence.position}" for sentence in sentences)
    return dress_article(html, MarkedText(text, _blocks(text), sentences, names, old_starts)).html


CASES = {
    "plain": ('<p data-block="0">One. Two.</p>', "One. Two.", ["One.", "Two."]),
    "begins in a link": (
        '<p data-block="0"><a href="https://x.example/">One two</a> three. Four.</p>',
        "One two three. Four.",
        ["One two three.", "Four."],
    ),
    "ends in a link": (
        '<p data-block="0">One <em>two.</em> Three.</p>',
        "One two. Three.",
        ["One two.", "Three."],
    ),
    "splits emphasis": (
        '<p data-block="0"><em>One. Two</em> three.</p>',
        "One. Two three.",
        ["One.", "Two three."],
    ),
    "splits nested emphasis": (
        '<p data-block="0">A <strong id="a-s">one <em>two. Three</em> four</strong> five. Six.</p>',
        "A one two. Three four five. Six.",
        ["A one two.", "Three four five.", "Six."],
    ),
    "three within one": (
        '<p data-block="0"><em>One. Two. Three.</em></p>',
        "One. Two. Three.",
        ["One.", "Two.", "Three."],
    ),
    "references": (
        '<p data-block="0">A &amp; B &lt; C.&nbsp; D&nbsp;E &amp;amp; &gt;. &amp;</p>',
        "A & B < C. D E &amp; >. &",
        ["A & B < C.", "D E &amp; >.", "&"],
    ),
    "white space": ('<p data-block="0">One\n   two.\n Three.</p>', "One two. Three.", ["One two.", "Three."]),
    "soft hyphens": (
        '<p data-block="0">Hy\u00adphen. Two.</p>',
        "Hy\u00adphen. Two.",
        ["Hy\u00adphen.", "Two."],
    ),
    "repeated": (
        '<p data-block="0">Yes. No.</p><p data-block="1">Yes. No.</p>',
        "Yes. No.\n\nYes. No.",
        ["Yes.", "No.", "Yes.", "No."],
    ),
    "caption before": (
        '<figure><figcaption>Yes.</figcaption></figure><p data-block="0">Yes.</p>',
        "Yes.",
        ["Yes."],
    ),
    "words in a heading first": (
        '<h2 data-block="0">Pros and Cons</h2><p data-block="1">Pros</p>',
        "Pros and Cons\n\nPros",
        ["Pros and Cons", "Pros"],
    ),
    "lists": (
        '<ul><li data-block="0">One.</li><li><p data-block="1">Two.</p></li></ul>',
        "One.\n\nTwo.",
        ["One.", "Two."],
    ),
    "preformatted": (
        '<pre data-block="0">One\n  two. Three.\n\n<b>Four.\n \n\nFive</b>.\n</pre><pre data-block="3">Six.</pre>',
        "One two. Three.\n\nFour.\n\nFive.\n\nSix.",
        ["One two.", "Three.", "Four.", "Five.", "Six."],
    ),
    "break and image": (
        '<p data-block="0">One<br>two <img src="https://x.example/i.png"> three. Four.</p>',
        "One two three. Four.",
        ["One two three.", "Four."],
    ),
    "a formula": (
        '<p data-block="0">Let <math><mi>x</mi><mo>=</mo><mn>1</mn></math> be. Two.</p>',
        "Let x=1 be. Two.",
        ["Let x=1 be.", "Two."],
    ),
    "Chinese": (
        '<p data-block="0">今天<b>下雨。</b>明天晴。</p>',
        "今天下雨。明天晴。",
        ["今天下雨。", "明天晴。"],
    ),
    "readings": (
        '<p data-block="0"><ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp></ruby>へ。行く。</p>',
        "東(とう)へ。行く。",
        ["東(とう)へ。", "行く。"],
    ),
    "Arabic": (
        '<p dir="rtl" data-block="0">هذا <a href="https://x.example/">نص. وهذا</a> آخر.</p>',
        "هذا نص. وهذا آخر.",
        ["هذا نص.", "وهذا آخر."],
    ),
    "quote in a link in emphasis": (
        '<p data-block="0">“<i><a href="https://x.example/">Go.</a></i>” He went.</p>',
        "“Go.” He went.",
        ["“Go.”", "He went."],
    ),
}
AGES = {"numbered": str, "kept before blocks were numbered": without_numbers}


@pytest.mark.parametrize("aged", AGES.values(), ids=AGES)
@pytest.mark.parametrize(("html", "text", "words"), CASES.values(), ids=CASES)
def test_it_marks_each_sentence_once_and_whole(
    html: str, text: str, words: list[str], aged: type[str]
) -> None:
    marked = _mark(aged(sanitize(html)), text, *words)

    assert len(_MARK.findall(marked)) == len(words)
    for position, each in enumerate(words):
        assert words_within(marked, f"s{position}") == words_of(escape(each))


@pytest.mark.parametrize(("html", "text", "words"), CASES.values(), ids=CASES)
def test_it_changes_nothing_else(html: str, text: str, words: list[str]) -> None:
    html = sanitize(html)

    marked = _mark(html, text, *words)

    assert re.sub(r"<[^>]*>", "", marked) == re.sub(r"<[^>]*>", "", html)
    assert is_balanced(marked)
    assert "data-block" not in marked
    assert marked.count("<img") == html.count("<img")
    assert marked.count('id="a-s"') == html.count('id="a-s"')
    assert sanitize(marked).replace("<span>", "").replace("</span>", "").count("<p") == html.count("<p")


def test_it_goes_to_the_second_copy_of_a_repeated_sentence() -> None:
    marked = _mark('<p data-block="0">Yes.</p><p data-block="1">Yes.</p>', "Yes.\n\nYes.", "Yes.", "Yes.")

    assert marked.index('id="s0"') < marked.index("</p>") < marked.index('id="s1"')


def test_it_goes_to_the_copy_that_is_the_block() -> None:
    marked = _mark('<p>Yes.</p><div>Yes. <p data-block="0">Yes.</p></div><p>Yes.</p>', "Yes.", "Yes.")

    assert (
        marked
        == '<p>Yes.</p><div>Yes. <p><span id="s0" class="sentence" data-rank="0">Yes.</span></p></div><p>Yes.</p>'
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p>One.</p>",
        '<p data-block="0">One.</p>',
        '<p data-block="4711">Two.</p><p data-block="5">Two.</p>',
        '<p data-block="0"></p>',
    ],
)
def test_it_marks_no_other_words(html: str) -> None:
    assert "<span" not in _mark(html, "Two.", "Two.")


def test_it_loses_no_other_block_where_one_is_not_there() -> None:
    html = '<p data-block="0">One.</p>Two. <p data-block="2">Three.</p>'

    for aged in AGES.values():
        marked = _mark(aged(html), "One.\n\nTwo.\n\nThree.", "One.", "Two.", "Three.")
        assert re.findall(r'id="(s\d)"', marked) == ["s0", "s2"]


def test_it_splits_no_formula() -> None:
    html = '<p data-block="0">If <math><mi>x</mi><mtext>. Then</mtext><mi>y</mi></math> holds. Three.</p>'
    text = "If x. Theny holds. Three."

    marked = _mark(html, text, "If x.", "Theny holds.", "Three.")

    assert "<math><mi>x</mi><mtext>. Then</mtext><mi>y</mi></math></span>" in marked
    assert [words_within(marked, f"s{n}") for n in range(3)] == ["Ifx.Theny", "holds.", "Three."]


_WORD = st.sampled_from(["one", "two", "naïve", "a&b", "<i>", "三", "نص", "x\u00a0y", "\u200bz"])
_PIECE = st.tuples(_WORD, st.sampled_from(["", "em", "strong", "a"]), st.booleans())


@given(st.lists(st.lists(_PIECE, min_size=1, max_size=12), min_size=1, max_size=5))
def test_it_finds_every_sentence_whatever_the_emphasis(paragraphs: list[list[tuple[str, str, bool]]]) -> None:
    html, texts, words = "", [], []
    for number, pieces in enumerate(paragraphs):
        text = ""
        html += f'<p data-block="{number}">'
        for word, tag, ends in pieces:
            said = word + ("." if ends else "")
            html += f"<{tag}>{escape(said)}</{tag}>\n " if tag else f"{escape(said)} "
            text += said + " "
        html += "</p>"
        texts.append(" ".join(text.split()))
        words += [found.strip() for found in re.findall(r"[^.]+\.", texts[-1])]
    clean = sanitize(html)

    marked = _mark(clean, "\n\n".join(texts), *words)

    assert re.sub(r"<[^>]*>", "", marked) == re.sub(r"<[^>]*>", "", clean)
    assert is_balanced(marked)
    for position, each in enumerate(words):
        assert words_within(marked, f"s{position}") == words_of(escape(each))


def test_it_lets_a_sentence_bear_the_numbers_of_what_begins_in_it() -> None:
    text = "One. Two. Three."

    marked = _mark(
        f'<p data-block="0">{text}</p>', text, "One. Two.", "Three.", old_starts=[0, 5, "Gone.", 10, 4711]
    )

    assert re.findall(r'<span id="(\w+)" class="([\w-]+)"', marked) == [
        ("s0", "sentence"),
        ("s0", "old-number"),
        ("s1", "old-number"),
        ("s1", "sentence"),
        ("s3", "old-number"),
    ]


def test_it_marks_what_is_chosen() -> None:
    text = "One. Two."

    marked = mark_chosen(_mark(f'<p data-block="0">{text}</p>', text, "One.", "Two."), {"s1"})

    assert re.findall(r'id="(s\d)" class="([a-z ]+)"', marked) == [
        ("s0", "sentence"),
        ("s1", "sentence chosen"),
    ]


def test_it_bears_a_paragraph_of_thousands_of_sentences() -> None:
    words = [f"Sentence {n}." for n in range(20_000)]
    text = " ".join(words)

    for aged in AGES.values():
        marked = _mark(aged(f'<p data-block="0">{text}</p>'), text, *words)
        assert marked.count('class="sentence"') == 20_000
