"""Sanitizing: what the table allows stays, nothing else does, and nothing executes."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Mapping
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from tests.addresses.disguises import PRIVATE, PRIVATE_AND_MISLEADING, UNREADABLE
from webapp.addresses.hosts import PRIVATE_DOMAINS
from webapp.addresses.networks import NOT_PUBLIC_4, NOT_PUBLIC_6
from webapp.sanitizing import VERSION, sanitize
from webapp.sanitizing.policy import (
    ATTRIBUTES,
    DEPTH,
    ID_PREFIX,
    IMAGE_ATTRIBUTES,
    IMAGE_SCHEMES,
    LINK_ATTRIBUTES,
    LINK_SCHEMES,
    MATH,
    REMOVED,
    TAGS,
)

BASE = "https://bay.example/news/ferry"
IMAGE = 'decoding="async" loading="lazy" referrerpolicy="no-referrer"'

CASES = {
    "words of unknown tags stay": ("<p>a <blink>b</blink></p>", "<p>a b</p>"),
    "scripts go whole": ("a<script>alert(1)</script>b", "ab"),
    "events and styles go": ('<p onclick="x()" style="color:red" class="x">a</p>', "<p>a</p>"),
    "links are absolute": (
        '<a href="../x">a</a>',
        '<a href="https://bay.example/x" rel="noopener noreferrer">a</a>',
    ),
    "links within stay within": ('<a href="#a-n1">1</a>', '<a href="#a-n1" rel="noopener noreferrer">1</a>'),
    "scripts in links go": ('<a href="java&#10;script:alert(1)">a</a>', '<a rel="noopener noreferrer">a</a>'),
    "data in links goes": ('<a href="data:text/html,x">a</a>', '<a rel="noopener noreferrer">a</a>'),
    "ids only with our prefix": ('<p id="summary">a</p><p id="a-x">b</p>', '<p>a</p><p id="a-x">b</p>'),
    "a page's h1 is below the title": ("<h1>a</h1>", "<h2>a</h2>"),
    "images are lazy and tell nobody": (
        '<img src="/i.png" alt="b>">',
        f'<img alt="b&gt;" {IMAGE} src="https://bay.example/i.png">',
    ),
    "pictures of the home network go": ('<img src="http://192.168.1.1/x"><img src="http://router/x">', ""),
    "pictures of this server go": ('<img src="https://reader.example/articles/1/delete">', ""),
    "odd notations too": ('<img src="http://0x7f.1/x"><img src="http://2130706433/">', ""),
    "data images go": ('<img src="data:image/svg+xml,<svg>">', ""),
    "sets are checked each": (
        '<img src="a" srcset="b 1x, http://127.0.0.1/c 2x">',
        f'<img {IMAGE} src="https://bay.example/news/a" srcset="https://bay.example/news/b 1x">',
    ),
    "code keeps its language": (
        '<pre class="hl" data-lang="python"><code class="language-py x">a</code></pre>',
        '<pre data-lang="python"><code>a</code></pre>',
    ),
    "code has no language that is none of ours": (
        '<pre data-lang="py"><code data-lang="python">a</code></pre><p data-lang="python">b</p>',
        "<pre><code>a</code></pre><p>b</p>",
    ),
    "formulas stay": ("<math><mi>x</mi></math>", "<math><mi>x</mi></math>"),
    "frames go": ('<iframe srcdoc="<script>1</script>">x</iframe>a', "a"),
    "refreshes go": ('<meta http-equiv="refresh" content="0;url=http://127.0.0.1/">a', "a"),
    "cite goes": ('<blockquote cite="javascript:alert(1)">a</blockquote>', "<blockquote>a</blockquote>"),
    "comments go": ("a<!-- b -->c", "ac"),
    "numbers of blocks stay": ('<p data-block="12" data-x="1">a</p>', '<p data-block="12">a</p>'),
    "other words in their place go": (
        '<p data-block="x">a</p><p data-block="-1">b</p><p data-block="12345678">c</p><p data-block="١">d</p>',
        "<p>a</p><p>b</p><p>c</p><p>d</p>",
    ),
    "directions stay": ('<p dir="rtl" lang="ar">a</p>', '<p dir="rtl" lang="ar">a</p>'),
}


@pytest.mark.parametrize(("html", "clean"), CASES.values(), ids=CASES)
def test_it_keeps_what_the_table_allows(html: str, clean: str) -> None:
    found = sanitize(html, BASE, own_hosts=("reader.example",))
    assert re.sub(r"<p ([^>]*)>", lambda tag: f"<p {' '.join(sorted(tag[1].split()))}>", found) == clean


@pytest.mark.parametrize("address", [*PRIVATE, *PRIVATE_AND_MISLEADING, *UNREADABLE])
def test_it_loads_no_picture_from_a_private_host_in_any_disguise(address: str) -> None:
    written = html.escape(address.replace("\ud800", ""))  # no parser lets half of a pair through
    in_set = "" if re.search(r"\s", address) else f' srcset="{written} 2x"'  # a blank ends an address there
    page = f'<p><img src="{written}"><img src="a.png"{in_set}></p>'

    assert re.findall(r'src(?:set)?="([^"]*)"', sanitize(page, BASE)) == ["https://bay.example/news/a.png"]


def test_a_private_page_that_was_fetched_all_the_same_may_show_its_own_pictures() -> None:
    shown = sanitize('<img src="a.png"><img src="http://nas.lan/b.png">', "http://wiki.lan/page")

    assert re.findall(r'src="([^"]*)"', shown) == ["http://wiki.lan/a.png"]


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("http://localhost:8000/admin", "http://localhost:8000/admin"),
        ("http://192.168.1.1\\@bank.example/", "http://192.168.1.1/@bank.example/"),
        ("https:bank.example", "https://bay.example/news/bank.example"),
        ("MAILTO:a@bay.example", "mailto:a@bay.example"),
        ("tel:+1 555", "tel:+1 555"),
    ],
)
def test_links_say_where_a_browser_goes(address: str, kept: str) -> None:
    assert sanitize(f'<a href="{address}">a</a>', BASE) == f'<a href="{kept}" rel="noopener noreferrer">a</a>'


def test_it_drops_relative_addresses_without_a_base() -> None:
    assert sanitize('<a href="/x">a</a><img src="i.png">') == '<a rel="noopener noreferrer">a</a>'


def test_it_flattens_what_is_nested_deeper_than_any_article() -> None:
    clean = sanitize("<div>" * 100_000 + "deep" + "</div>" * 100_000)

    assert "deep" in clean
    assert clean.count("<div>") <= DEPTH


@given(st.text(alphabet=st.sampled_from("<>/=\"' abipmgsrcx&;#:-!\0\n")))
def test_it_is_done_after_once(html: str) -> None:
    once = sanitize(html, BASE)
    assert sanitize(once, BASE) == once


def _breaches(html: str) -> list[str]:
    """What stands in sanitized HTML and not in the table."""
    found = []
    for element in lxml.html.fragment_fromstring(html, create_parent="div").iter():
        if not isinstance(element.tag, str):
            found.append(str(element))
            continue
        if element.tag not in TAGS | MATH:
            found.append(element.tag)
        allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(element.tag, frozenset()) | set(IMAGE_ATTRIBUTES) | {"rel"}
        found += [f"{element.tag} {name}" for name in element.attrib if name not in allowed]
        for name in ("href", "src"):
            if not re.match(r"https?://|mailto:|tel:|#a-", element.get(name, "#a-"), re.I):
                found.append(f"{element.tag} {name}={element.get(name)}")
    return found


def _vectors(shared: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((shared / "security/xss_vectors.json").read_text("utf-8"))
    assert len(found) > 1000
    return found


@pytest.mark.shared
def test_it_lets_nothing_through_that_is_not_in_the_table(shared: Path) -> None:
    breaches = {}
    for vector in _vectors(shared):
        for base in (None, BASE):
            clean = sanitize(vector["html"], base)
            if found := _breaches(clean):
                breaches[vector["id"]] = found
            assert sanitize(clean, base) == clean
    assert breaches == {}


@pytest.mark.shared
@pytest.mark.browser
def test_it_lets_nothing_execute_in_a_browser(shared: Path, browser: Browser) -> None:
    """Loaded without any policy, so that the sanitizer stands alone."""
    context = browser.new_context()
    context.route(
        "**/*",
        lambda route: (
            route.abort()
            if route.request.url != "https://victim.example/"
            else route.fulfill(body=body, content_type="text/html")
        ),
    )
    page = context.new_page()
    dialogs, messages = [], []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: messages.append(message.text))
    vectors = _vectors(shared)
    for begin in range(0, len(vectors), 100):
        body = "<!doctype html><meta charset=utf-8><title>still</title>" + "".join(
            f"<div>{sanitize(vector['html'], BASE)}</div>" for vector in vectors[begin : begin + 100]
        )
        page.goto("https://victim.example/")
        page.evaluate(
            "for (const e of document.querySelectorAll('body *')) for (const t of ['click','mouseover','focus','toggle']) e.dispatchEvent(new Event(t))"
        )
        assert page.title() == "still"
        assert (
            page.evaluate(
                "document.querySelectorAll('script, iframe, object, embed, svg, form, base, meta[http-equiv], link').length"
            )
            == 0
        )
    context.close()
    assert dialogs == []
    # What is left says that a picture was not loaded: the test lets nothing out.
    about_loading = ("ERR_FAILED", "Failed to load", "Mixed Content")
    assert [text for text in messages if not any(each in text for each in about_loading)] == []


def test_its_version_changes_with_its_tables() -> None:
    """Where this fails: what is kept must be sanitized again, so VERSION goes up, and its fingerprint here."""
    tables = (
        TAGS | MATH, REMOVED, ATTRIBUTES, IMAGE_ATTRIBUTES, LINK_ATTRIBUTES, LINK_SCHEMES, IMAGE_SCHEMES, ID_PREFIX,
        PRIVATE_DOMAINS, frozenset(map(str, NOT_PUBLIC_4)), frozenset(map(str, NOT_PUBLIC_6)),
    )  # fmt: skip

    fingerprint = hashlib.sha256(repr([_in_order(table) for table in tables]).encode()).hexdigest()[:16]

    assert (VERSION, fingerprint) == ("3", "b30b9c3518634d2c")


def _in_order(table: object) -> object:
    if isinstance(table, Mapping):
        return sorted((key, _in_order(value)) for key, value in table.items())
    return sorted(table) if isinstance(table, frozenset) else table
