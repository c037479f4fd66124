"""Who wrote an article, from what its page shows its readers and tells machines."""

from __future__ import annotations

import pytest
from lxml import html

from webapp.extraction.metadata import read_metadata
from webapp.extraction.person_names import looks_like_person, split_names
from webapp.extraction.structured_data import read_structured_data

TEXT = "The river has risen by a hand since the rain began, and the ferry waits at the other bank for it to fall."


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Reed", ["Ada Reed"]),
        ("Von Ada Reed", ["Ada Reed"]),
        ("Text & Fotos: Ada Reed", ["Ada Reed"]),
        ("作者：谢若含", ["谢若含"]),
        ("Zeige alle Beiträge von Ada Reed →", ["Ada Reed"]),
        ("Ada Reed, Reedworks software engineer", ["Ada Reed"]),
        ("Ada Reed | Staff writer", ["Ada Reed"]),
        ("Autorin: Ada Reed, IFZ, Oktober 2008", ["Ada Reed"]),
        ("Ada Reed, Bo Finch and Al Heron", ["Ada Reed", "Bo Finch", "Al Heron"]),
        ("Ada C. J. and Bo Finch Jr.", ["Ada C. J.", "Bo Finch Jr."]),
        ("by Ada Reed, State Institute of Rivers and Tidal Weirs", ["Ada Reed"]),
        ("Luigi Di Reed", ["Luigi Di Reed"]),
        ("heron409", ["heron409"]),
        ("Name *", []),
        ("Read more", []),
    ],
)
def test_it_reads_the_names_on_a_line(line: str, names: list[str]) -> None:
    assert split_names(line) == names


@pytest.mark.parametrize(
    "text", ["The Numbers", "Copy Link", "Bay News", "Software Engineer", "Atomic CSS", "Ada", "N.H."]
)
def test_it_takes_no_label_for_a_person(text: str) -> None:
    assert not looks_like_person(text)


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        # what readers see comes first
        (
            '<meta name=author content="Weir Media">',
            "<div class=byline>By <a href=/u>Ada Reed</a></div>",
            "Ada Reed",
        ),
        ('<meta name=author content="ada_reed">', "<span class=author>Ada Réed</span>", "Ada Réed"),
        ('<meta name=author content="Bo Finch">', "<div class=byline>By Ada Reed</div>", "Ada Reed"),
        ("", "<div class=author><b>Ada Reed</b><i>Chief of boats</i></div>", "Ada Reed"),
        ("", "<div>Ada Reed, May 5, 2020</div>", "Ada Reed"),
        (
            "",
            "<div class=author>Written by <a href=/a>Ada Reed</a> in Boats on 5 May 2020.</div>",
            "Ada Reed",
        ),
        ("", "<h5>Autor:</h5><div>Ada Reed/SP-X</div>", "Ada Reed"),
        ("", "<p>By <cite>Ada Reed</cite></p>", "Ada Reed"),
        # the whole name, where a link says less
        (
            "",
            '<div><p>Ada Reed</p><p>Boats</p></div><a href="/authors/ada-reed">Articles by Ada</a>',
            "Ada Reed",
        ),
        (
            "",
            "<p><a rel=author href=/a>Ada Reed</a></p><p><a rel=author href=/b>Bo Finch</a></p>",
            "Ada Reed, Bo Finch",
        ),
        # at the end of the text
        ("", "{text}<p><em>Von Ada Reed</em></p>", "Ada Reed"),
        # nobody else
        ("", "<div>Boats | May 5, 2020</div>", None),
        ("", '<div><a href="/category/big-boats">Big Boats</a> May 5, 2020</div>', None),
        ("", "{text}<ol class=comment-list><li><cite class=author>Bo Finch</cite> says:</li></ol>", None),
        ("", "{text}<form><label class=author>Name *</label></form>", None),
        ("", "<p class=author>Reviewed by <a href=/author/bo>Bo Finch</a></p>", None),
        ("", "<div>Reviewed by Bo Finch, Keeper of weirs, on May 5, 2020.</div>", None),
        ("", '<p>Photo: <a href="/author/bo">Bo Finch</a></p>', None),
        ("", "<nav><a href=/user/register>Sign up</a></nav>", None),
        # told to machines
        (
            '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Reed">',
            "",
            "Ada Reed",
        ),
        (
            '<meta name="twitter:label1" content="Reading time"><meta name="twitter:data1" content="5 min">',
            "",
            None,
        ),
        ('<meta property="og:article:author" content="Ada Reed">', "", "Ada Reed"),
        ('<meta name=author value="Ada Reed">', "", "Ada Reed"),
        (
            '<meta name=citation_author content="Reed Ada"><meta name=citation_author content="Bo Finch">',
            "",
            "Reed Ada, Bo Finch",
        ),
        # a page that prints a date and no name has chosen so
        ('<meta name=author content="Bo Finch">', "<time>May 5, 2020</time>", None),
        # the site's own name is none, but a person's is
        ('<meta property="og:site_name" content="Bay News"><meta name=author content="Bay News">', "", None),
        (
            '<meta property="og:site_name" content="Ada Reed"><meta name=author content="Ada Reed">',
            "",
            "Ada Reed",
        ),
        # JSON-LD that names its author by a mark
        (
            """<script type="application/ld+json">{{"@graph": [{{"@type": "Article", "author": {{"@id": "#a"}}}},
            {{"@type": "Person", "@id": "#a", "name": "Ada Reed"}}]}}</script>""",
            "",
            "Ada Reed",
        ),
    ],
)
def test_it_finds_who_wrote_the_article(head: str, body: str, byline: str | None) -> None:
    text = f"<p>{TEXT * 3}</p>"
    page = html.document_fromstring(
        f"<html lang=en><head>{head.replace('{{', '{').replace('}}', '}')}</head><body><main><h1>How the river rose</h1>"
        f"{body.format(text=text)}{text}</main></body></html>"
    )
    assert read_metadata(page, read_structured_data(page)).byline == byline


def test_it_names_who_asked_and_not_who_answered() -> None:
    page = html.document_fromstring(
        f"""<html><body itemscope itemtype="https://schema.org/QAPage"><h1>How does a river rise?</h1>
        <div itemscope itemtype="https://schema.org/Question"><p>{TEXT * 3}</p>
        <div>edited May 6, 2020</div><div class=user-details><a href=/users/2>Bo</a></div>
        <div>asked May 5, 2020</div><div class=user-details itemprop=author><a href=/users/1>ada1911</a></div></div>
        <div itemscope itemtype="https://schema.org/Answer"><p>{TEXT}</p>
        <span itemprop=author>Cy Heron</span></div></body></html>"""
    )
    assert read_metadata(page, read_structured_data(page)).byline == "ada1911"
