"""Every sentence is one mark at its own place, and marking changes nothing else."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp import limits
from webapp.article import Sentence
from webapp.reading.sentence_marks import mark_sentences
from webapp.sanitizing import sanitize

_MARK = re.compile(r'<span id="s\d+" class="sentence" data-rank="\d+">')


def _sentences(text: str, *words: str) -> list[Sentence]:
    found, at = [], 0
    for position, each in enumerate(words):
        start = text.index(each, at)
        at = start + len(each)
        found.append(Sentence(each, start, at, 0.1, position, position))
    return found


def _mark(html: str, text: str, *words: str) -> str:
    """Mark them by names that are short: the number of each."""
    sentences = _sentences(text, *words)
    return mark_sentences(html, text, sentences, [f"s{sentence.position}" for sentence in sentences])


def _marked(html: str, position: int) -> str:
    """The text within a sentence's mark: its span holds balanced elements, whose end is found by counting."""
    start = re.search(rf'<span id="s{position}"[^>]*>', html)
    assert start, f"s{position} is not marked in {html}"
    depth, at = 1, start.end()
    while depth:
        tag = re.compile(r"</?span[^>]*>").search(html, at)
        assert tag
        depth += -1 if tag[0].startswith("</") else 1
        at = tag.end()
    return unescape(re.sub(r"<[^>]*>", "", html[start.end() : at]))


def _seen(text: str) -> str:
    return re.sub(r"[\s\u00ad]+", "", text)


CASES = {
    "plain": ("<p>One. Two.</p>", "One. Two.", ["One.", "Two."]),
    "begins in a link": (
        '<p><a href="https://x.example/">One two</a> three. Four.</p>',
        "One two three. Four.",
        ["One two three.", "Four."],
    ),
    "ends in a link": ("<p>One <em>two.</em> Three.</p>", "One two. Three.", ["One two.", "Three."]),
    "splits emphasis": ("<p><em>One. Two</em> three.</p>", "One. Two three.", ["One.", "Two three."]),
    "splits nested emphasis": (
        '<p>A <strong id="a-s">one <em>two. Three</em> four</strong> five. Six.</p>',
        "A one two. Three four five. Six.",
        ["A one two.", "Three four five.", "Six."],
    ),
    "three within one": ("<p><em>One. Two. Three.</em></p>", "One. Two. Three.", ["One.", "Two.", "Three."]),
    "references": ("<p>A &amp; B &lt; C. D&nbsp;E.</p>", "A & B < C. D\u00a0E.", ["A & B < C.", "D\u00a0E."]),
    "white space": ("<p>One\n   two.\n Three.</p>", "One two. Three.", ["One two.", "Three."]),
    "soft hyphens": ("<p>Hy\u00adphen. Two.</p>", "Hyphen. Two.", ["Hyphen.", "Two."]),
    "repeated": ("<p>Yes. No.</p><p>Yes. No.</p>", "Yes. No.\n\nYes. No.", ["Yes.", "No.", "Yes.", "No."]),
    "caption before": ("<figure><figcaption>Yes.</figcaption></figure><p>Yes.</p>", "Yes.", ["Yes."]),
    "lists": ("<ul><li>One.</li><li><p>Two.</p></li></ul>", "One.\n\nTwo.", ["One.", "Two."]),
    "break and image": (
        '<p>One<br>two <img src="https://x.example/i.png"> three. Four.</p>',
        "One two three. Four.",
        ["One two three.", "Four."],
    ),
    "Chinese": ("<p>今天<b>下雨。</b>明天晴。</p>", "今天下雨。明天晴。", ["今天下雨。", "明天晴。"]),
    "Arabic": (
        '<p dir="rtl">هذا <a href="https://x.example/">نص. وهذا</a> آخر.</p>',
        "هذا نص. وهذا آخر.",
        ["هذا نص.", "وهذا آخر."],
    ),
    "quote in a link in emphasis": (
        '<p>“<i><a href="https://x.example/">Go.</a></i>” He went.</p>',
        "“Go.” He went.",
        ["“Go.”", "He went."],
    ),
}


@pytest.mark.parametrize(("html", "text", "words"), CASES.values(), ids=CASES)
def test_it_marks_each_sentence_once_and_whole(html: str, text: str, words: list[str]) -> None:
    html = sanitize(html)

    marked = _mark(html, text, *words)

    assert len(_MARK.findall(marked)) == len(words)
    for position, each in enumerate(words):
        assert _seen(_marked(marked, position)) == _seen(each)


@pytest.mark.parametrize(("html", "text", "words"), CASES.values(), ids=CASES)
def test_it_changes_nothing_else(html: str, text: str, words: list[str]) -> None:
    html = sanitize(html)

    marked = _mark(html, text, *words)

    assert re.sub(r"<[^>]*>", "", marked) == re.sub(r"<[^>]*>", "", html)
    assert marked.count("<img") == html.count("<img")
    assert marked.count('id="a-s"') == html.count('id="a-s"')
    assert sanitize(marked).replace("<span>", "").replace("</span>", "").count("<p") == html.count("<p")


def test_it_goes_to_the_second_copy_of_a_repeated_sentence() -> None:
    marked = _mark("<p>Yes.</p><p>Yes.</p>", "Yes.\n\nYes.", "Yes.", "Yes.")

    assert marked.index('id="s0"') < marked.index("</p>") < marked.index('id="s1"')


def test_it_marks_a_sentence_up_to_the_block_that_breaks_it() -> None:
    marked = _mark("<p>One</p><p>two.</p>", "One two.", "One two.")

    assert marked == '<p><span id="s0" class="sentence" data-rank="0">One</span></p><p>two.</p>'


def test_it_marks_nothing_that_is_not_there() -> None:
    assert _mark("<p>One.</p>", "Two.", "Two.") == "<p>One.</p>"


def test_it_finds_what_is_near_also_behind_many_that_are_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MARK_MISSES", 3)
    monkeypatch.setattr(limits, "MARK_NEARBY_CHARS", 40)
    near, far = "Near enough to be found.", "Too far behind all the rest."
    text = f"No. No. No. No. {near} {far}"
    html = f"<p>Yes. {near}</p><p>{'Filler. ' * 9}{far}</p>"

    marked = _mark(html, text, "No.", "No.", "No.", "No.", near, far)

    assert re.findall(r'id="(s\d+)"', marked) == ["s4"]


REFERENCES = {
    "one that stands for two characters": ("<p>A &NotEqualTilde; B. C.</p>", "A ≂̸ B. C.", ["A ≂̸ B.", "C."]),
    "a border within one": ("<p>A≂ &NotEqualTilde;B.</p>", "A≂ ≂̸B.", ["A≂ ≂", "̸B."]),
    "one that stands for nothing": ("<p>A.&#1;&shy; B.</p>", "A. B.", ["A.", "B."]),
    "a bare ampersand": ("<p>A & B; C &. D.</p>", "A & B; C &. D.", ["A & B; C &.", "D."]),
}


@pytest.mark.parametrize(("html", "text", "words"), REFERENCES.values(), ids=REFERENCES)
def test_it_never_splits_a_reference(html: str, text: str, words: list[str]) -> None:
    marked = _mark(html, text, *words)

    assert re.sub(r"<[^>]*>", "", marked) == re.sub(r"<[^>]*>", "", html)
    assert 'id="s0"' in marked


_WORD = st.sampled_from(["one", "two", "naïve", "a&b", "<i>", "三", "نص", "x\u00a0y"])
_PIECE = st.tuples(_WORD, st.sampled_from(["", "em", "strong", "a"]), st.booleans())


@given(st.lists(_PIECE, min_size=1, max_size=30))
def test_it_finds_every_sentence_whatever_the_emphasis(pieces: list[tuple[str, str, bool]]) -> None:
    html, text, words, current = "<p>", "", [], ""
    for word, tag, ends in pieces:
        said = word + ("." if ends else "")
        escaped = said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        html += f"<{tag}>{escaped}</{tag}> " if tag else f"{escaped} "
        text += said + " "
        current += said + " "
        if ends:
            words.append(current.strip())
            current = ""
    html = html.strip() + "</p>"

    marked = _mark(html, text, *words)

    assert re.sub(r"<[^>]*>", "", marked) == re.sub(r"<[^>]*>", "", html)
    for position, each in enumerate(words):
        assert _seen(_marked(marked, position)) == _seen(each)


def test_it_lets_a_sentence_bear_the_numbers_of_what_begins_in_it() -> None:
    text = "One. Two. Three."
    joined = _sentences(text, "One. Two.", "Three.")

    marked = mark_sentences(f"<p>{text}</p>", text, joined, ["a", "b"], [0, 5, "Gone.", 10, 4711])

    assert re.findall(r'<span id="(\w+)" class="([\w-]+)"', marked) == [
        ("a", "sentence"),
        ("s0", "old-number"),
        ("s1", "old-number"),
        ("b", "sentence"),
        ("s3", "old-number"),
    ]
