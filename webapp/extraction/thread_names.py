"""The names that forums and pages of questions give to their parts, by convention and not by site."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from lxml.html import HtmlElement

from webapp.extraction.names import split_camel
from webapp.extraction.trees import names_of

_BEFORE, _AFTER = r"(?<![a-z])(?:", r")(?![a-z])"
_POSTS: Final = r"(?:posts?|messages?|msg|topics?|threads?|entry|entries|questions?)"
_REMARKS: Final = r"(?:comments?|cmt|repl(?:y|ies)|answers?|responses?)"
# "user-content" is what a user wrote, "user-card" is who that is.
_USER: Final = r"(?:user|member)(?![-_]*(?:content|text|post|message|msg|body|html))"


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(f"{_BEFORE}{'|'.join(alternatives)}{_AFTER}")


# What an element's names say → how authors of forums and of pages with questions write it.
_NAMES: Final = {
    # a post's own text
    "body": _words(
        rf"(?:(?:{_POSTS}|{_REMARKS}|user|member|article|ugc)[-_]*)?"
        r"(?:body|contents?|texts?|prose|markdown|formatted|rich-?text|copy)",
        r"(?:post|user|topic|question|reply|answer|comment)[-_]*(?:message|msg)",
        r"usertext",
        r"ugc",
    ),
    # what stands around it: who wrote it and when, what can be done with it, what others thought of it
    "around": _words(
        rf"{_USER}s?(?:[-_]?(?:info|card|details|pane|name|block|title|profile)s?)?",
        r"authors?(?:[-_]?(?:info|name|pane))?|by-?line|usernames?|profiles?|post-?profile|avatars?|gravatars?",
        r"posters?|poster-?info|post-?bit|ranks?|(?<!\S)sig|signatures?|user-?sig|foot|footer|meta|meta-?data|info",
        r"dates?|times?|time-?stamps?|posted|buttons?|btns?|controls?|actions?|tools?|tool-?bar|menus?|drop-?down",
        r"shar(?:e|ing)|social|likes?|liked|reactions?|reactions?-?bar|votes?|voting|vote-?cell|ratings?|scores?",
        r"badges?|titles?|subject|head|header|headings?|perma-?link|anchor|report|flags?|edited|last-?edit",
        r"moderat(?:or|ion)|mod-?bar|moderator-?bar|attribution|key-?info|tag-?list|tags?|stats?|status|crumbs?",
        r"breadcrumbs?|pagers?|pagination|back2top|ads?|advert|sponsor|promo|under[-_]?message|count",
    ),
    # and of that, what is none of the text wherever it stands
    "never": _words(
        r"(?<!\S)sig|user-?sig|signatures?(?:[-_]\w*)?|expand(?:[-_]?link)?|reactions?|reactions?-?bar|last-?edit(?:ed)?"
        r"|edited(?:-?by)?|(?:last-?)?modified|likes?(?:-?summary)?|avatars?"
    ),
    "quote": _words(r"(?<!to-)quot(?:e|ed|ation)s?(?:[-_]?\w*)?|bb-?code-?\w*|block-?quote\w*"),
    "attached": _words(r"attach[a-z]*"),
    "smiley": _words(r"smil(?:ie|ey|ies)s?|emoji|emoticons?"),
    "card": _words(rf"{_USER}[a-z]*|profiles?|post-?profile|posters?|authors?|avatars?"),
    "author": _words(
        r"authors?|author-?name|user-?names?|user|posters?|poster-?name|member|member-?name|nick|nick-?name|by-?line"
        r"|(?:created|posted|asked|written)-?by|display-?name|asker|answerer|screen-?name|message-?name|creator|fn"
        r"|hn-?user|op|name"
    ),
    # what is called after the author and is none
    "no author": _words(
        r"times?|dates?|avatars?|gravatars?|titles?|ranks?|badges?|counts?|scores?|stats?|roles?|groups?|levels?|icons?"
        r"|images?|img|menus?|actions?|tools?|reputation|join(?:ed)?(?:-?date)?|location|online|offline|status|banners?"
        r"|sig|signatures?|flair|posts"
    ),
    "forum": _words(
        r"forums?|forum-?posts?|(?:view|show)-?(?:topic|thread)|section-?viewtopic|threads?(?!-(?:even|odd|alt))"
        rf"|c?topics?(?:-?\w+)?|{_POSTS}-?list|(?<!\S)posts(?!\S)|conversation|questions?|question-?page|answers|discussions?"
    ),
    # blogs' comments are "thread-even" and "thread-odd"
    "post": _words(rf"(?:[a-z]|js|wbb)?[-_]?{_POSTS}(?!-(?:even|odd|alt))(?:[-_]?\w*)?"),
    "remark": _words(rf"[a-z]?-?{_REMARKS}(?:[-_]?\w*)?"),
    "opening": _words(r"questions?|original|opening|first|initial|op|opener|starter|topic"),
}


class Named(NamedTuple):
    """What an element's names say that it is, in a forum."""

    body: bool
    around: bool
    never: bool
    quote: bool
    attached: bool
    smiley: bool
    card: bool
    author: bool
    no_author: bool
    forum: bool
    post: bool
    remark: bool
    opening: bool


_USER_LINK: Final = re.compile(
    r"/(?:users?|members?|profiles?|people|u|author)[/.?=-]|(?:member(?:list)?|profile|user)\.php|action=profile"
    r"|showuser=|viewprofile|/@\w|[?&](?:user|author|mode=viewprofile|u|uid|user_?id)(?:=|\b)",
    re.I,
)
_NOTHING: Final = Named(*[False] * len(_NAMES))
_NAMING: Final = ("class", "id", "itemprop", "role", "component", "data-role")


def _all_names_of(element: HtmlElement) -> str:
    """Return the names that forums tell their parts by: more than classes and id."""
    return " ".join(value for name in _NAMING if (value := element.get(name)))


def is_called_forum(element: HtmlElement) -> bool:
    """Whether an element's classes or id say that a forum's thread stands in it."""
    names = names_of(element)
    return len(names) > 1 and _is_forum(names)


def read_names(element: HtmlElement) -> Named:
    """Say what an element's names tell."""
    names = _all_names_of(element)
    return _read(names) if names else _NOTHING


def is_user_link(element: HtmlElement) -> bool:
    """Whether a link leads to a person's page in a forum."""
    return element.tag == "a" and bool(_USER_LINK.search(element.get("href", "")))


@lru_cache(maxsize=20_000)  # pages share most of their names
def _is_forum(names: str) -> bool:
    return _NAMES["forum"].search(split_camel(names).lower()) is not None


@lru_cache(maxsize=20_000)
def _read(names: str) -> Named:
    words = split_camel(names).lower()
    return Named(*(pattern.search(words) is not None for pattern in _NAMES.values()))
