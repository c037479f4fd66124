"""Site rules: what the owner says of a site comes before what the engine finds; what is wrong is said."""

from __future__ import annotations

from datetime import datetime

import pytest

from webapp.extraction import SiteRules, extract_article, parse_site_rules

URL = "https://reed.example/river"
PROSE = (
    "The river rose by two metres overnight, and the town council, which had met in the school's gym, "
    "decided to open the old mill gates for the first time in thirty years."
)
ODD = "Gates: open. Sluice: shut. Boats: four."
PAGE = f"""<!doctype html><html lang="en"><head><title>Reed | River</title></head><body>
<div id="story"><h1 class="hl">The river rises</h1><div class="who">Von <b>Ada Quist</b></div>
<div class="day">4 March 2025</div><section class="log"><h1 class="hl">The river rises</h1>{ODD}
<p class="promo ad">Buy a boat.</p><img src="/boat-ad.png" alt="ad"><img src="/gate.png" alt="The gate">
<p>Read <a href="map.html">the map</a>.</p></section></div>
<div id="other">{"".join(f"<p>{n}. {PROSE}</p>" for n in range(6))}</div></body></html>"""


def _rules(*lines: str) -> SiteRules:
    rules, wrong = parse_site_rules("\n".join(lines))
    assert wrong == ()
    return rules


def test_it_takes_the_body_that_a_rule_finds() -> None:
    article = extract_article(PAGE, URL, rules=_rules("body: //nothing", "body: //section[@class='log']"))

    assert (article.kind, article.confidence) == ("article", 1.0)
    assert ODD in article.text
    assert "two metres" not in article.text
    assert 'href="https://reed.example/map.html"' in article.html


def test_it_leaves_the_title_out_of_a_body_that_repeats_it() -> None:
    article = extract_article(PAGE, URL, rules=_rules("title: //h1", "body: //section"))

    assert article.title == "The river rises"
    assert article.text.startswith(ODD)


def test_it_joins_what_a_body_rule_finds_once_each_in_its_order() -> None:
    rules = _rules("body: //div[@id='other']/p[position() < 3] | //div[@id='other'] | //section/p[2]")

    text = extract_article(PAGE, URL, rules=rules).text

    assert text.startswith("Read the map.")
    assert text.count("two metres") == 6


def test_it_strips_by_path_by_name_and_by_picture() -> None:
    rules = _rules(
        "body: //section", "strip: //section/h1", "strip_id_or_class: promo", "strip_image_src: boat-ad"
    )

    article = extract_article(PAGE, URL, rules=rules)

    assert "rises" not in article.text
    assert "Buy a boat" not in article.text
    assert "boat-ad" not in article.html
    assert "gate.png" in article.html


def test_it_strips_before_the_engine_chooses_where_no_rule_finds_the_body() -> None:
    page = PAGE.replace("<p>3. ", '<p class="x3">3. ')

    article = extract_article(page, URL, rules=_rules("body: //main", "strip_id_or_class: x3"))

    assert article.text.count("two metres") == 5


def test_it_gives_another_reading_past_the_body_rule_on_demand() -> None:
    rules = _rules("title: //div[@class='day']", "body: //section[@class='log']")

    article = extract_article(PAGE, URL, rules=rules, candidate="whole")

    assert (article.title, article.candidate) == ("4 March 2025", "whole")
    assert "two metres" in article.text


def test_it_goes_on_as_without_a_body_rule_that_finds_nothing() -> None:
    found = extract_article(PAGE, URL, rules=_rules("body: //main", "body: //span", "body: string(//h1)"))

    assert found == extract_article(PAGE, URL)


def test_it_reads_title_author_and_date_by_rule() -> None:
    rules = _rules(
        "title: concat('Log: ', //h1)", "author: //meta", "author: //div[@class='who']/b", "date: //*[@class='day']"
    )  # fmt: skip

    article = extract_article(PAGE, URL, rules=rules)

    assert (article.title, article.byline) == ("Log: The river rises", "Ada Quist")
    assert article.published == datetime(2025, 3, 4)  # noqa: DTZ001 - a date alone has no offset


def test_it_replaces_in_the_source_before_it_reads_it() -> None:
    rules = _rules(
        "find_string: <section class=\"log\">", "replace_string: <article>", "replace_string(Boats): Ships",
        "find_string: Sluice: shut.", "replace_string:", "body: //article",
    )  # fmt: skip

    assert "Gates: open. Ships: four." in extract_article(PAGE, URL, rules=rules).text


def test_it_shows_nothing_that_is_hidden_or_a_script_in_a_body_by_rule() -> None:
    page = PAGE.replace(ODD, f"{ODD}<script>alert(1)</script><p style='display:none'>Hidden</p>")

    article = extract_article(page, URL, rules=_rules("body: //section"))

    assert "alert" not in article.html
    assert "Hidden" not in article.html


def test_it_says_nothing_about_what_is_meant_for_other_programs() -> None:
    assert parse_site_rules("# mine\n\ntidy: no\nprune: no\ntest_url: https://a.example/x\n") == (
        SiteRules(),
        (),
    )


WRONG = {
    "body: //div[": "line 1: “//div[” is no XPath",
    "body: //p[is-fine(.)]": "line 1: “//p[is-fine(.)]” is no XPath",
    "title: x:y(//h1)": "line 1: “x:y(//h1)” is no XPath",
    "body: \0//p": "line 1: “\0//p” is no XPath",
    "nonsense": "line 1: “nonsense” is no rule",
    "body:": "line 1: body has no value",
    "colour: //p": "line 1: colour is not known here",
    "http_header(cookie): a=b": "line 1: http_header(cookie) is not known here",
    "http_header(user-agent): Bröwser": "line 1: the user-agent",
    "http_header(user-agent): a\tb": "line 1: the user-agent",
    "replace_string: x": "line 1: replace_string has no find_string",
    "find_string: x": "find_string “x” has no replace_string",
}  # fmt: skip


@pytest.mark.parametrize(("line", "said"), WRONG.items(), ids=WRONG)
def test_it_says_what_is_wrong_by_its_line_and_keeps_the_rest(line: str, said: str) -> None:
    rules, wrong = parse_site_rules(f"{line}\ntitle: //h1\nhttp_header(User-Agent): Reader 1")

    assert [complaint[: len(said)] for complaint in wrong] == [said]
    assert rules == SiteRules(title=("//h1",), user_agent="Reader 1")


@pytest.mark.parametrize(
    "text", ["", "\ufeff", ":::\n(((", "body: " + "(" * 10_000, "strip: /", "strip: //*"]
)
def test_it_never_raises(text: str) -> None:
    rules, _wrong = parse_site_rules(text)
    extract_article(PAGE, URL, rules=rules)
