"""Rules part two pieces of an article; those that part nothing are hidden."""

from __future__ import annotations

import pytest

from tests.dressing import dressed_by
from webapp.dressing import dress_article
from webapp.dressing.rules import hide_empty_rules


def _hide(html: str) -> str:
    return dressed_by(hide_empty_rules, html)


@pytest.mark.parametrize(
    ("html", "hidden"),
    [
        ("<p>a</p><hr><p>b</p>", []),
        ("<p>a</p><hr><hr><p>b</p>", [1]),
        ("<div><p>a</p><hr></div><div></div><div><hr><p>b</p></div>", [1]),
        ("<p>a</p><hr><p> \n&nbsp;</p><hr><p>b</p><hr><p>c</p>", [1]),
        ('<p>a</p><hr><p><img src="a.png"></p><hr><p>b</p>', []),
        ("<hr><p>a</p>", [0]),
        ("<p>a</p><hr>", [0]),
        ("<p>a</p><hr><hr><div> </div>", [0, 1]),
        ("<hr>", [0]),
    ],
)
def test_it_hides_the_rules_that_part_nothing(html: str, hidden: list[int]) -> None:
    rules = [each.split(">")[0] for each in _hide(html).split("<hr")[1:]]

    assert [at for at, rule in enumerate(rules) if "hidden" in rule] == hidden


def test_it_is_done_to_every_article() -> None:
    assert dress_article('<p>a</p><hr id="a-end">').html == '<p>a</p><hr hidden id="a-end">'
