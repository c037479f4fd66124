"""Separates pictures of a page's design (icons, logos, avatars, spacers, flags) from those of its text."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_SMALL = 32  # pixels: with both sides stated no larger, a picture is an icon
_LINE = 4  # pixels: with a side stated no longer, it is a rule between two pieces of text
_REPEATED = 3  # times that one file without a description stands on a page: bullets, corners, stars
# Where designs keep their files; what authors upload lies elsewhere.
_FOLDERS = re.compile(
    r"/(?:themes?|skins?|wp-includes|plugins|icons?|sprites?|buttons?|badges?|avatars?|profile[_-](?:images|pics)"
    r"|emojis?|emoticons|smil(?:ies|eys)|flags?|flaggen|spacers?|bullets?)/|gravatar\.com/",
    re.I,
)
_NAMES = re.compile(
    r"(?<![a-z])(?:logos?|icons?|favicon|avatars?|sprites?|spacer|bullet|emojis?|smil(?:ey|ie)s?|divider|btn|button"
    r"|clear|blank|badge|arrow)(?![a-z])[^/]*$",
    re.I,
)
_CLASSES = re.compile(
    r"(?<![a-z])(?:avatar|gravatar|emoji|smil(?:ey|ie)|icon|logo|favicon|spinner)(?![a-z])", re.I
)
_PHOTO = re.compile(r"\.(?:jpe?g|webp|avif)$", re.I)
_FORMULA = re.compile(r"(?<![a-z])(?:la)?tex(?![a-z])|math|equation", re.I)
_SIZE_IN_NAME = re.compile(r"[-_](\d{2,4})x(\d{2,4})(?=\.\w+$)")
_SIZES_IN_PATH = re.compile(r"(?:[-_]\d{2,4}x\d{2,4}|@\dx|-scaled)+(?=\.\w+$)", re.I)
_SIZE_IN_QUERY = re.compile(
    r"(?:w|h|width|height|q|quality|dpr|fit|crop|resize|auto|fm|format|ssl|s|size|itok|strip)(?:=|$)", re.I
)
_NUMBER = re.compile(r"\s*(\d+)(?:\.\d+)?\s*(?:px)?\s*")


def is_decoration(picture: HtmlElement, times: int) -> bool:
    """Tell whether a picture is a part of the design wherever it stands. `times`: how often its file does."""
    if is_formula(picture):
        return False
    if _FOLDERS.search(_path_of(picture)):
        return True
    width, height = stated_size(picture)
    if width and height and max(width, height) <= _SMALL:
        return True
    is_rule = width and height and min(width, height) <= _LINE
    is_repeated = times >= _REPEATED and not picture.get("alt") and not _PHOTO.search(_path_of(picture))
    return bool(is_rule or is_repeated) and next(picture.iterancestors("figure", "td", "th"), None) is None


def is_named_decoration(picture: HtmlElement) -> bool:
    """Tell whether a picture is called a logo, an icon or the like; articles show such ones too."""
    names = _NAMES.search(_path_of(picture)) or _CLASSES.search(picture.get("class", ""))
    return names is not None and not is_formula(picture)


def is_formula(picture: HtmlElement) -> bool:
    """Tell whether a picture is of a formula, which may be of any size and stand many times."""
    alt = (picture.get("alt") or "").lstrip()
    return (
        alt.startswith(("$", "\\"))
        or _FORMULA.search(f"{picture.get('class', '')} {_path_of(picture)}") is not None
    )


def file_of(picture: HtmlElement) -> str:
    """Return what tells a picture in whatever size it is shown: its address less all that says a size."""
    path, _, query = (picture.get("src") or "").partition("?")
    rest = sorted(piece for piece in query.split("&") if piece and not _SIZE_IN_QUERY.match(piece))
    return "?".join((_SIZES_IN_PATH.sub("", path), *rest))


def stated_size(picture: HtmlElement) -> tuple[int, int]:
    """Return a picture's width and height in pixels, as its markup or its file's name says; 0: not said."""
    width, height = (_NUMBER.fullmatch(picture.get(side) or "") for side in ("width", "height"))
    if width is None and height is None and (named := _SIZE_IN_NAME.search(_path_of(picture))):
        return int(named[1]), int(named[2])
    return int(width[1]) if width else 0, int(height[1]) if height else 0


def _path_of(picture: HtmlElement) -> str:
    return (picture.get("src") or "").partition("?")[0]
