"""The tags, attributes and schemes that may stand in an article; whatever is not in these tables goes.

Tags that are not listed lose their angle brackets and keep their words; those of REMOVED go with all
that is in them. No class, no style, no event, no name that could meet one of the app's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# Kept with all HTML; bump it with every change of what comes out, and older HTML is sanitized again before it
# is shown. A test holds it against these tables and those of webapp/addresses/.
VERSION: Final = "3"

TAGS: Final = frozenset(
    # text
    "p h1 h2 h3 h4 h5 h6 blockquote pre hr br div section"
    # lists and tables
    " ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td"
    # figures
    " figure figcaption img picture"
    # within a line
    " a abbr b bdi bdo cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span strong"
    " sub sup time u var wbr"
    " details summary".split()
)

# MathML Core's presentation elements; annotations may hold HTML and stay out.
MATH: Final = frozenset(
    "math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup"
    " munder mover munderover mmultiscripts mprescripts mtable mtr mtd semantics".split()
)

REMOVED: Final = frozenset(
    "script style template noscript iframe object embed applet frame frameset form button select option"
    " textarea input svg audio video canvas annotation annotation-xml head title base link meta".split()
)

ATTRIBUTES: Final[Mapping[str, frozenset[str]]] = {
    "*": frozenset(
        {"id", "lang", "dir", "title", "data-block"}
    ),  # a block's number, which extraction gives it
    "a": frozenset({"href"}),
    "img": frozenset({"src", "srcset", "sizes", "alt", "width", "height"}),
    "pre": frozenset({"data-lang"}),  # only one of webapp/code.py, whose name is ours
    "ol": frozenset({"start", "reversed", "type"}),
    "li": frozenset({"value"}),
    "td": frozenset({"colspan", "rowspan", "headers"}),
    "th": frozenset({"colspan", "rowspan", "headers", "scope", "abbr"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "time": frozenset({"datetime"}),
    "data": frozenset({"value"}),
    "del": frozenset({"datetime"}),
    "ins": frozenset({"datetime"}),
    "details": frozenset({"open"}),
    "math": frozenset({"display", "alttext"}),
    "mo": frozenset({"stretchy", "fence", "separator", "form"}),
    "mi": frozenset({"mathvariant"}),
    "mfrac": frozenset({"linethickness"}),
    "mspace": frozenset({"width"}),
    "mtd": frozenset({"columnspan", "rowspan"}),
}

# Set on every image: nothing is loaded before it is looked at, and no server hears who looks.
IMAGE_ATTRIBUTES: Final = {"loading": "lazy", "decoding": "async", "referrerpolicy": "no-referrer"}

# Set on every link: the page that it opens gets no handle on ours, and its server no referrer.
LINK_ATTRIBUTES: Final = {"rel": "noopener noreferrer"}

LINK_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
IMAGE_SCHEMES: Final = frozenset({"http", "https"})

ID_PREFIX: Final = "a-"  # extraction gives it to every id of an article

# nh3 is quadratic in nested elements (16,000: 1.7 s); no article needs this many.
DEPTH: Final = 200
