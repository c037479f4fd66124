"""Adds to an article's safe HTML what each opening needs: marked sentences, ways back, sizes, boxes."""

from webapp.dressing.anchors import Anchor, AnchoredText, name_sentence, name_sentences
from webapp.dressing.code_pieces import find_code
from webapp.dressing.dress import ENGLISH, Dressed, Outline, PageWords, dress_article, outline_article
from webapp.dressing.elements import Element
from webapp.dressing.headings import Heading
from webapp.dressing.hide_buttons import HideWords
from webapp.dressing.hiding import Hiding, find_copy, hide_elements
from webapp.dressing.image_places import ShownImage
from webapp.dressing.sentence_marks import MarkedText, mark_chosen
from webapp.dressing.tokens import Tag, Text, read_tokens

__all__ = [
    "ENGLISH",
    "Anchor",
    "AnchoredText",
    "Dressed",
    "Element",
    "Heading",
    "HideWords",
    "Hiding",
    "MarkedText",
    "Outline",
    "PageWords",
    "ShownImage",
    "Tag",
    "Text",
    "dress_article",
    "find_code",
    "find_copy",
    "hide_elements",
    "mark_chosen",
    "name_sentence",
    "name_sentences",
    "outline_article",
    "read_tokens",
]
