"""Recognises a forum's thread by what is printed around its posts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from webapp.summarizing.lines import Line

# In the languages of the interface. What a reply quotes, and whom: "maren wrote:", inside the quotation.
_WROTE: Final = re.compile(
    r".{1,60}(?:\bsaid|wrote|posted|schrieb|hat geschrieben|a écrit|escribió|dijo|"
    r"(?:на)?писала?(?:\([аa]\))?|さんは書きました|さんの投稿|写道|说|發表於|كتب|قال)\s?(?:[:：↑…]|\.\.\.)\W{0,4}",
    re.IGNORECASE,
)
_AFTER_WROTE: Final = ':：↑….”"»'
_DIGIT: Final = re.compile(r"\d")
_NUMBER: Final = re.compile(r"(?:.{0,60}(?:\s|ago))?#\s?(\d{1,5})|第?(\d{1,4})[楼樓]")
_REPLY: Final = re.compile(
    r"\W*(?:reply|quote|like|report|antworten|zitieren|répondre|citer|responder|citar|ответить|"
    r"цитировать|返信(?:する)?|引用|回复|回覆|举报|رد|اقتباس)\W*",
    re.IGNORECASE,
)
_POSTER: Final = re.compile(
    r"[^:：]{0,80}\b(?:posts|joined|threads|messages|reputation|beiträge|registriert|inscrit|mensajes|сообщени[йя]|"
    r"投稿数|帖子|注册|المشاركات)\s?:\s?.{1,60}",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(r"(?:re|aw): .{1,120}|thread starter .{1,60}", re.IGNORECASE)
_WHEN: Final = re.compile(
    r"\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\b)?|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\b\d{1,3} \w{1,10} ago\b|"
    r"\b(?:vor|hace|il y a|منذ) \d{1,3} \w{3,8}|\d{1,3} \w{3,8} назад|"
    r"\d{1,3}\s?(?:分钟|小时|天|分|時間|日)前",
    re.IGNORECASE,
)
_ANSWERS: Final = re.compile(
    r"\d{1,3} (?:answers|replies|antworten|réponses|respuestas|ответ(?:а|ов)|"
    r"إجابات|ردود)|\d{1,3}\s?(?:个回答|件の回答|条回复)",
    re.IGNORECASE,
)

_HEAD: Final = 12  # words of the line that says who posts, and when
_SIGNS: Final = 2  # any of them alone stands in an article too: times in a live blog, "#1" in a list
_FEWEST: Final = 2
_FEWEST_POSTS: Final = 3


def is_thread(lines: Sequence[Line]) -> bool:
    """Whether several authors post in turn: replies are blocks of their own kind, or signs are printed."""
    if any(line.kind == "reply" for line in lines):
        return True
    short = [line for line in lines if line.words <= _HEAD and len(line.text) <= 160]
    headings = [line.text for line in short if line.kind == "heading"]
    return (
        any(_ANSWERS.fullmatch(text) for text in headings)
        or _count_signs([line.text for line in short]) >= _SIGNS
    )


def _count_signs(short: Sequence[str]) -> int:
    dated = [text for text in short if _DIGIT.search(text)]
    labelled = [text for text in short if ":" in text or "：" in text]
    numbers = {found[1] or found[2] for text in dated if (found := _NUMBER.fullmatch(text))}
    return sum(
        (
            len(numbers) >= _FEWEST_POSTS,
            _count_quoted(short) >= _FEWEST,
            _count(_REPLY, short) >= _FEWEST,
            _count(_POSTER, labelled) >= _FEWEST,
            _count(_SUBJECT, short) > 0,
            sum(bool(_WHEN.search(text)) for text in dated) >= _FEWEST_POSTS,
        )
    )


def _count_quoted(texts: Sequence[str]) -> int:
    return _count(_WROTE, [text for text in texts if text[-1] in _AFTER_WROTE])


def _count(pattern: re.Pattern[str], texts: Sequence[str]) -> int:
    return sum(bool(pattern.fullmatch(text)) for text in texts)
