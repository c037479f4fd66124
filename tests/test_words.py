"""No word stands on the screen that a translator could not reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment

from webapp import paths

TEMPLATES = sorted(paths.TEMPLATES.rglob("*.html"))
SCRIPTS = sorted(paths.STATIC.rglob("*.js"))
SHOWN = re.compile(
    r"title|alt|placeholder|label|aria-(label|valuetext|description|roledescription)|data-((said|label)-.+|words)"
)
ATTRIBUTE = re.compile(r'([\w-]+)="[^"]*"')  # a tag that is put together from branches or macros
WORD = re.compile(r"[^\W\d_]{2,}")
SET_BY_SCRIPT = re.compile(
    r"""(?:\b(?:textContent|innerText|title|alt|placeholder|ariaLabel)\s*[=:]|"aria-label",)\s*["'`]([^"'`]*)"""
)
NAMES = {"Nutgraf"}  # it is called so in every language


class _Words(HTMLParser):
    """Collects the words that a template says by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.in_code = False

    def handle_data(self, data: str) -> None:
        if self.in_code:  # what one types is the same in every language
            return
        self._collect(ATTRIBUTE.sub(lambda found: found[0] if SHOWN.fullmatch(found[1]) else "", data))

    def handle_endtag(self, tag: str) -> None:
        self.in_code = self.in_code and tag != "code"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.in_code = self.in_code or tag == "code"
        for name, value in attrs:
            if SHOWN.fullmatch(name):
                self._collect(value or "")

    def _collect(self, text: str) -> None:
        self.found += [word for word in WORD.findall(text) if word not in NAMES]


def _words_of(source: str) -> list[str]:
    words = _Words()
    words.feed("".join(_without_jinja(source)))
    words.close()
    return words.found


def _without_jinja(source: str) -> Iterator[str]:
    for _line, kind, text in Environment(autoescape=True).lexer.tokeniter(source, None):
        if kind == "data":
            yield text
        elif kind == "variable_begin":
            yield "0"  # something stands here, and no word


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Read it</p>", ["Read", "it"]),
        ("<p>{{ _('Read it') }} · Nutgraf</p>", []),
        ('<a title="Open">{{ icon("star") }}</a>', ["Open"]),
        ('<a title="{{ _("Open") }}" href="/archive">1×</a>', []),
        ('<p {% if a %} aria-label="Close"{% endif %} data-said-end="End">', ["Close", "End"]),
        ('{% if a %}<a href="/b">{% else %}<a href="/c" title="Open">{% endif %}', ["Open"]),
        ('<a {% if a %}href="/b">{% else %}href="/c" title="Open">{% endif %}', ["title", "Open"]),
        ('<input value="dark" name="theme" placeholder="Address">', ["Address"]),
        ("<p>Type <code>nutgraf serve</code> there</p>", ["Type", "there"]),
        ("{# Nothing here is shown #}<i class='note'>{% set a = 'b' %}</i>", []),
    ],
)
def test_it_tells_words_from_code(source: str, found: list[str]) -> None:
    assert _words_of(source) == found


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.relative_to(paths.TEMPLATES).as_posix())
def test_its_templates_say_nothing_past_the_catalogues(template: Path) -> None:
    assert _words_of(template.read_text("utf-8")) == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda file: file.relative_to(paths.STATIC).as_posix())
def test_its_scripts_take_their_words_from_the_page(script: Path) -> None:
    said = [re.sub(r"\$\{[^}]*\}", "", text) for text in SET_BY_SCRIPT.findall(script.read_text("utf-8"))]

    assert [text for text in said if WORD.search(text)] == []
