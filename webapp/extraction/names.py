"""Reads the classes and ids of elements for what their authors call the content."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

# topic → how authors name such elements. Written by hand from the conventions of page authors. A name counts
# wherever it begins a word.
TOPICS: Final[Mapping[str, str]] = {
    "comment": r"comment|disqus|repl(?:y|ies)|respond|discussion|shoutbox|combx|livefyre",
    "share": r"(?<!no-)shar(?:e|ing)|social|follow|addthis|sharedaddy|like-|twitter(?!-tweet)|facebook"
    r"|whatsapp|pinterest",
    "related": r"relat|recommend|more-|also|trending|popular|most-|suggest|outbrain|taboola|readmore"
    r"|read-more|recirc|similar|latest|recent|upnext|next|prev|see-also|further|inline-?link"
    r"|rail|onward|interstitial",
    "teaser": r"teaser|card|promo|listing|grid|carousel|slider|tile|thumb|feed|archive|item-list|river"
    r"|loop|widget|list-?item|swiper|slick|gallery-?item|post-?list|headline-?list"
    r"|summary-item",
    "advert": r"ad-|ads|advert|sponsor|banner|dfp|promot|commercial|affiliate|gpt|leaderboard",
    "newsletter": r"newsletter|subscri|sign-?up|mailing|email|optin|opt-in|mc4wp|mailchimp|hs-form|cta"
    r"|call-to-action|donat|member|register|registration|app-",
    "sidebar": r"side-?bar|aside|secondary|complementary|rightcol|right-?column|left-?column|rail|panel"
    r"|infobox|factbox|fact-box|pullquote|pull-quote|box|callout|highlights?\b|toc"
    r"|table-of-contents",
    "footer": r"foot(?!note|age)|copyright|legal|disclaimer|colophon|bottom|terms",
    "header": r"head|masthead|top-?bar|hero|banner|title|breadcrumb|crumb|nav|menu",
    "caption": r"caption|credit|gallery|figure|image|photo|media|picture|slide|video|player|wp-caption"
    r"|img|lightbox|embed|audio|podcast",
    "byline": r"by-?line|author|bio\b|contribut|writer|profile|avatar|about-|reporter|credit|user",
    "notice": r"cookie|consent|gdpr|privacy|modal|popup|overlay|notice|toast|lightbox|dialog"
    r"|interstitial|correction|edit-?note",
    "note": r"footnote|reference|citation|bibliograph|endnote|sources|cite",
    "embed": r"twitter-tweet|tweet|instagram-media|fb-post|bluesky|tiktok-embed|social-?(?:media-)?embed",
    "hidden": r"hidden|hide|sr-only|visually|screen-?reader|print|noprint|offscreen|collaps|assistive",
    "tool": r"tool|button|btn|control|filter|search|login|log-in|form|rating|vote|poll|quiz|print"
    r"|feedback|counter|listen|translate|lang|pagination|pager|skip|jump",
    "pull quote": r"pull(?:ed)?-?_?quote|quote-{1,2}pull",
    "key points": r"(?:key-?_?points|key-?_?takeaways?|takeaways?|tldr|highlights)(?![a-z])",
}
_ORDER: Final = (*TOPICS,)
_PATTERNS: Final = tuple(re.compile(rf"[^a-z](?:{names})") for names in TOPICS.values())
_ANY: Final = re.compile(rf"[^a-z](?:{'|'.join(TOPICS.values())})")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def split_camel(names: str) -> str:
    """Part words that are joined by capitals: "articleBody" becomes "article-Body"."""
    return _CAMEL.sub("-", names)


def topics_named(*names: str) -> int:
    """Return the bits of the named topics."""
    return sum(1 << _ORDER.index(name) for name in names)


@lru_cache(maxsize=20_000)  # pages share most of their names
def topic_bits(names: str) -> int:
    """Return the topics of an element's names as bits, in the order of TOPICS."""
    bits = 0
    for name in names.split():
        bits |= _bits_of(name)
    return bits


@lru_cache(maxsize=20_000)  # pages share most of their names
def _bits_of(name: str) -> int:
    words = "-" + split_camel(name).lower()  # every word follows something
    if _ANY.search(words) is None:
        return 0
    return sum(1 << place for place, pattern in enumerate(_PATTERNS) if pattern.search(words))


# What the measure knows of names: that they speak of furniture. A name that is added to a topic needs no fit.
FURNITURE: Final = topics_named(
    "advert", "byline", "caption", "comment", "footer", "header", "hidden", "newsletter", "notice", "related",
    "share", "sidebar", "teaser", "tool",
)  # fmt: skip
