"""Rebuilds the chosen piece of a page as plain, well-formed article HTML."""

from __future__ import annotations

from lxml import etree, html
from lxml.html import HtmlElement

from webapp.extraction.code_names import LANGUAGE
from webapp.extraction.named_kinds import NOTED, note_kinds
from webapp.extraction.tables import open_layout_tables
from webapp.extraction.tags import BLOCK, MEDIA
from webapp.extraction.trees import drop, text_of

# What an article's elements may carry on; the sanitizer has the last word.
_ATTRIBUTES = frozenset(
    [
        NOTED,
        LANGUAGE,
        "href",
        "src",
        "srcset",
        "sizes",
        "alt",
        "title",
        "id",
        "name",
        "dir",
        "lang",
        "colspan",
        "rowspan",
        "scope",
        "headers",
        "datetime",
        "cite",
        "start",
        "reversed",
        "value",
        "type",
        "poster",
        "controls",
        "width",
        "height",
        "open",
        "abbr",
        # MathML's
        "display",
        "alttext",
        "mathvariant",
        "linethickness",
        "columnspan",
    ]
)
_PLAIN_TAGS = frozenset(
    [
        "a",
        "abbr",
        "address",
        "article",
        "aside",
        "audio",
        "b",
        "bdi",
        "bdo",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "picture",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "section",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "track",
        "tt",
        "u",
        "ul",
        "var",
        "video",
        "wbr",
        "div",
        "math",
        "svg",
    ]
)
# A piece of text in one of these is a paragraph that its author did not name one.
_WRAPPERS = frozenset(("div", "section", "article", "aside", "main", "center", "address"))
_LONGEST_FIGURE = 120  # words; one with more was left open and holds the text that follows
_UNWRAPPED = "unwrapped"  # what goes away but for what is in it
_EMBEDS = ("iframe", "embed", "object")


def tidy(article: HtmlElement) -> HtmlElement:
    """Shape the article: players become links, headings start at h2, empty and nameless wrappers go."""
    article.tag = "div"
    article.attrib.clear()
    note_kinds(article)
    open_layout_tables(article)
    for figure in list(article.iter("figure")):
        if not _shows_picture(figure) or text_of(figure).count(" ") > _LONGEST_FIGURE:
            figure.tag = "div"
    for element in list(article.iter(*_EMBEDS)):
        _link_player(element)
    formulas = {piece for formula in article.iter("math", "svg") for piece in formula.iterdescendants()}
    for element in list(article.iter()):
        if element is not article and isinstance(element.tag, str) and element not in formulas:
            _tidy_element(element)
    etree.strip_tags(article, _UNWRAPPED)  # all at once: one by one takes a time quadratic in a line's pieces
    _drop_empty(article)
    return article


def _shows_picture(figure: HtmlElement) -> bool:
    return next(figure.iter(*MEDIA, "pre", "table", "code"), None) is not None


def _link_player(player: HtmlElement) -> None:
    source = player.get("src") or player.get("data-src") or player.get("data")
    if not source:
        drop(player)
        return
    link = player.makeelement("a", {"href": source})
    link.text = player.get("title") or "Video"
    paragraph = player.makeelement("p")
    paragraph.append(link)
    paragraph.tail, player.tail = player.tail, None
    player.getparent().replace(player, paragraph)


def _tidy_element(element: HtmlElement) -> None:
    if element.tag == "h1":
        element.tag = "h2"
    elif element.tag in _WRAPPERS and not _holds_block(element):
        element.tag = "p"
    for name in list(element.attrib):
        if name not in _ATTRIBUTES:
            del element.attrib[name]
    if element.tag not in _PLAIN_TAGS or (element.tag in ("span", "font") and not element.attrib):
        element.tag = _UNWRAPPED


def _holds_block(element: HtmlElement) -> bool:
    return next(element.iterdescendants(*BLOCK), None) is not None


def _drop_empty(article: HtmlElement) -> None:
    for element in reversed(list(article.iter(*BLOCK, "a", "span", "strong", "em", "b", "i"))):
        if element is article or element.tag in ("hr", "td", "th", "col", "colgroup"):
            continue
        is_empty = not (element.text or "").strip() and not text_of(element)
        if is_empty and next(element.iter(*MEDIA, "hr"), None) is None:
            drop(element)


def serialize(article: HtmlElement) -> str:
    """Return the article's HTML."""
    return str(html.tostring(article, encoding="unicode"))
