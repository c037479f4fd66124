"""Notes on each piece of code which language its page says it is in, for those who colour it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml.html import HtmlElement

from webapp.code import find_language

LANGUAGE: Final = "data-lang"  # as in sanitizing/policy.py and dressing/code_pieces.py
_DECLARED = ("data-lang", "data-language", "data-code-language", "data-enlighter-language", "lang")
# GitHub's (highlight-source-js), Sphinx's (highlight-python3), Org's (src-python), Sandpack's (sp-js),
# CommonMark's, Prettify's.
_PREFIXED = re.compile(r"(?:language|lang|highlight-source|highlight|src|sp|brush)[-:](\S+)")
_BRUSH = re.compile(r"\bbrush:\s*([\w#+.-]+)")  # SyntaxHighlighter's: class="brush: js; toolbar: false"
# Highlighters that give the language a class of its own: <div class="sourceCode python">.
_HIGHLIGHTERS = frozenset(
    "highlight hljs sourcecode prettyprint codehilite code src chroma rouge enlighterjsraw".split()
)
_FURTHEST = 4  # elements around the <pre>: Rouge sets a figure, a table and two boxes around it
_SHORTEST_BARE = 2  # letters of a class that names a language and nothing else: "c" and "r" mean much


def note_languages(body: HtmlElement) -> None:
    """Write each piece's language on its <pre>, where its page names one that is known."""
    for code in list(body.iter("pre")):
        language = next(_languages(code), None)
        code.attrib.pop(LANGUAGE, None)
        if language is not None:
            code.set(LANGUAGE, language)


def _languages(code: HtmlElement) -> Iterator[str]:
    """What the elements in and around a piece of code say, the nearest first."""
    for element in (code, *code.iter("code"), *_boxes(code)):
        is_own = element.tag in ("pre", "code")
        for name in _names(element, is_own=is_own):
            language = find_language(name)
            if language is not None:
                yield language


def _boxes(code: HtmlElement) -> Iterator[HtmlElement]:
    """The elements around it that hold no other piece of code, and little else."""
    for number, box in enumerate(code.iterancestors()):
        pieces = list(box.iter("pre"))
        if number == _FURTHEST or len(pieces) != 1 or box.tag in ("body", "article", "main"):
            return
        yield box


def _names(element: HtmlElement, *, is_own: bool) -> Iterator[str]:
    for attribute in _DECLARED if is_own else _DECLARED[:-1]:  # an article's `lang` is its readers' language
        yield element.get(attribute, "")
    classes = element.get("class", "")
    if brush := _BRUSH.search(classes):
        yield brush[1]
    bare = classes.split()
    for name in bare:
        if prefixed := _PREFIXED.fullmatch(name):
            yield prefixed[1]
    if is_own or not _HIGHLIGHTERS.isdisjoint(name.lower() for name in bare):
        yield from (
            name for name in bare if len(name) >= _SHORTEST_BARE and name.lower() not in _HIGHLIGHTERS
        )
