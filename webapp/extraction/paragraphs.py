"""Wraps loose text and double line breaks in paragraphs, so that each piece of text is one element."""

from __future__ import annotations

from lxml.html import HtmlElement

from webapp.extraction.tags import BLOCK

# Elements whose text is one piece whatever stands in it.
_WHOLE = frozenset(
    ("pre", "table", "tr", "tbody", "thead", "tfoot", "ul", "ol", "dl", "svg", "math", "select")
)


def make_paragraphs(body: HtmlElement) -> set[HtmlElement]:
    """Wrap every loose run of text in a <p>; return the elements that hold blocks."""
    for line_break in list(body.iter("br")):
        line_break.tail = f"\n{line_break.tail or ''}"  # so that no two words run together
        if next(line_break.iterancestors("pre"), None) is not None:
            line_break.drop_tag()
    holders = _block_holders(body)
    for element in list(body.iter()):
        if element.tag in _WHOLE or not isinstance(element.tag, str):
            continue
        if element in holders:
            _wrap_runs(element, holders)
        elif element.tag in BLOCK and _has_double_break(element):
            if element.tag == "p":
                element.tag = "div"
            holders.add(element)
            _wrap_runs(element, holders)
    return holders


def _block_holders(body: HtmlElement) -> set[HtmlElement]:
    holders: set[HtmlElement] = {body}
    for block in body.iter(*BLOCK):
        parent = block.getparent()
        while parent is not None and parent not in holders:
            holders.add(parent)
            parent = parent.getparent()
    return holders


def _has_double_break(element: HtmlElement) -> bool:
    for line_break in element.iterchildren("br"):
        following = line_break.getnext()
        if following is not None and following.tag == "br" and not (line_break.tail or "").strip():
            return True
    return False


def _wrap_runs(element: HtmlElement, holders: set[HtmlElement]) -> None:
    run = _Run(element)
    run.add_text(element.text, at_start=True)
    for child in list(element):
        if child.tag in BLOCK or child in holders or not isinstance(child.tag, str):
            run.close_before(child)
            run.take_tail(child)
        elif child.tag == "br" and run.ends_with_break():
            run.close_before(child)
            tail, child.tail = child.tail, None
            element.remove(child)
            run.open_with(tail)
        else:
            run.add(child)
    run.close_before(None)


class _Run:
    """Inline content collected until the next block."""

    def __init__(self, parent: HtmlElement) -> None:
        self.parent = parent
        self.text = ""
        self.items: list[HtmlElement] = []

    def add_text(self, text: str | None, *, at_start: bool = False) -> None:
        self.text = text or ""
        if at_start:
            self.parent.text = None

    def open_with(self, text: str | None) -> None:
        self.text, self.items = text or "", []

    def take_tail(self, block: HtmlElement) -> None:
        self.open_with(block.tail)
        block.tail = None

    def add(self, item: HtmlElement) -> None:
        self.items.append(item)

    def ends_with_break(self) -> bool:
        return bool(self.items) and self.items[-1].tag == "br" and not (self.items[-1].tail or "").strip()

    def close_before(self, following: HtmlElement | None) -> None:
        """Put what was collected into a paragraph that stands before `following` (None: at the end)."""
        while self.items and self.items[-1].tag == "br" and not (self.items[-1].tail or "").strip():
            self.parent.remove(self.items.pop())
        if not self.text.strip() and not self.items:
            return
        paragraph = self.parent.makeelement("p")
        paragraph.text = self.text
        if self.items:
            self.items[0].addprevious(paragraph)
        elif following is not None:
            following.addprevious(paragraph)
        else:
            self.parent.append(paragraph)
        paragraph.extend(self.items)
        self.text, self.items = "", []
