"""Notes are there to be read: in tooltips, in attributes, beside their numbers, at the page's own address."""

from __future__ import annotations

from webapp.extraction import extract_article

NOTE = "The figure comes from the log of the pumping station."
PARAGRAPH = (
    "The weir had been leaking for eleven years before anybody measured how much water it lost, "
    "and the figure was larger than the town's whole supply."
)
URL = "https://www.gazette.example/weir/?from=mail"


def html_of(first: str, end: str = "") -> str:
    texts = "".join(f"<p>{number}. {PARAGRAPH}</p>" for number in range(4))
    page = f"<html><body><article><h1>Weirs</h1><p>{PARAGRAPH}{first}</p>{texts}{end}</article></body></html>"
    return extract_article(page, URL).html


def test_it_puts_a_note_in_a_tooltip_below_its_paragraph() -> None:
    tooltip = f'<sup aria-describedby="n1">1</sup><span role="tooltip" id="n1">{NOTE}</span> So it was.'
    assert f"<sup>1</sup> {NOTE}</p>" in html_of(tooltip)


def test_it_writes_out_a_note_that_an_attribute_holds() -> None:
    assert f"{NOTE}</p>" in html_of(f'<sup title="{NOTE}">2</sup> So it was.')


def test_it_leaves_labels_in_tooltips_out() -> None:
    assert "Copied" not in html_of('<a href="#x">3</a><span role="tooltip">Copied!</span>')


def test_it_keeps_a_note_that_stands_beside_its_number() -> None:
    note = (
        '<div class="footnote"><a id="note-1" href="#mark-1">1</a>'
        f'<div class="footnote-content"><p>{NOTE}</p><p>It leaves out the wet years.</p></div></div>'
    )
    html = html_of('<a id="mark-1" href="#note-1">1</a>', note)
    assert NOTE in html
    assert "It leaves out the wet years." in html


def test_it_leads_to_notes_by_the_page_s_own_address() -> None:
    notes = f'<ol><li id="note-1">{NOTE}</li></ol>'
    html = html_of('<a href="http://gazette.example/weir#note-1">1</a>', notes)
    assert 'href="#a-note-1"' in html
    assert NOTE in html


def test_it_leaves_the_address_of_another_page_alone() -> None:
    notes = f'<ol><li id="note-1">{NOTE}</li></ol>'
    html = html_of('<a href="https://gazette.example/mill#note-1">another</a>', notes)
    assert 'href="https://gazette.example/mill#note-1"' in html
