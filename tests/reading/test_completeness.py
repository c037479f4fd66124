"""No less complete: by the article's own words, whatever an older reading had around them."""

from __future__ import annotations

import pytest

from tests.pages import PARAGRAPHS
from webapp.article import ExtractedArticle
from webapp.extraction import LOW_CONFIDENCE
from webapp.reading.completeness import Comparison, compare
from webapp.sandbox.read_page import ReadPage

TEASERS = tuple(
    f"Story number {n} of this season tells about a town that nobody has heard of." for n in range(40)
)


def _html(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def _judged(*furniture: str, confidence: float = LOW_CONFIDENCE) -> ReadPage:
    return ReadPage(ExtractedArticle("", "", confidence=confidence), furniture=furniture)


def test_it_loses_nothing_by_other_markup() -> None:
    kept = "<h2>The ferry</h2><ul>" + "".join(f"<li>{text}</li>" for text in PARAGRAPHS) + "</ul>"
    new = "<div>" + "".join(f"<p>{text.replace('the', '<em>the</em>')}</p>" for text in PARAGRAPHS) + "</div>"

    assert compare(kept, new).lost == 0


def test_it_knows_a_lost_paragraph() -> None:
    assert not compare(_html(*PARAGRAPHS), _html(*PARAGRAPHS[:-1])).is_no_less


def test_it_does_not_mourn_what_is_surely_furniture() -> None:
    kept = _html(*PARAGRAPHS, *TEASERS)

    assert not compare(kept, _html(*PARAGRAPHS)).is_no_less
    assert compare(kept, _html(*PARAGRAPHS), _judged(*TEASERS)).is_no_less


def test_it_counts_the_articles_own_words_beside_furniture() -> None:
    kept = _html(*PARAGRAPHS, *TEASERS)

    found = compare(kept, _html(*PARAGRAPHS[:3]), _judged(*TEASERS))

    assert not found.is_no_less  # though the furniture is most of what was kept


def test_it_believes_no_engine_that_is_unsure() -> None:
    judged = _judged(*PARAGRAPHS[2:], confidence=LOW_CONFIDENCE - 0.01)

    assert not compare(_html(*PARAGRAPHS), _html(*PARAGRAPHS[:2]), judged).is_no_less


def test_it_counts_words_that_the_article_says_too_as_its_own() -> None:
    assert compare(_html(*PARAGRAPHS), _html(*PARAGRAPHS), _judged(*PARAGRAPHS)).own > 0


@pytest.mark.parametrize(
    ("own", "lost", "new", "rewritten"), [(100, 60, 95, True), (100, 60, 94, False), (100, 91, 500, False)]
)
def test_it_tells_a_rewritten_page_from_another_one(own: int, lost: int, new: int, rewritten: bool) -> None:
    found = Comparison(own=own, lost=lost, new=new)

    assert (found.is_no_less, found.may_be_rewritten) == (False, rewritten)


def test_it_counts_letters_where_words_have_no_spaces() -> None:
    kept, new = _html("渡轮自一九一一年起每一刻钟横渡海湾一次。"), _html("渡轮自一九一一年起每一刻钟")

    found = compare(kept, new)

    assert 0 < found.lost < found.own
