"""The bookmarklet sends a page as the browser shows it, and nothing is kept before the reader says so."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, expect

from tests.fetching.servers import ok
from tests.fetching.servers import server as site_of
from tests.pages import PARAGRAPHS

pytestmark = pytest.mark.browser

BUILT_BY_SCRIPT = f"""<!doctype html><html lang="en"><head><title>The ferry, built by a script</title></head><body>
<div id="app">Loading …</div><script>
const article = document.createElement("article");
article.append(Object.assign(document.createElement("h1"), {{textContent: "The ferry, built by a script"}}));
for (const text of {json.dumps(PARAGRAPHS)}) article.append(Object.assign(document.createElement("p"), {{textContent: text}}));
document.querySelector("#app").replaceChildren(article);
</script></body></html>"""


def test_it_saves_what_the_browser_shows(browser: Browser, server: str) -> None:
    context = browser.new_context()
    with site_of({"/built": ok(BUILT_BY_SCRIPT.encode())}) as site:
        page = context.new_page()
        page.goto(f"{server}/settings")
        code = page.locator("[data-bookmarklet]").get_attribute("href") or ""
        assert code.startswith("javascript:")
        page.goto(f"{site}/built")
        with page.expect_popup() as opened:
            page.evaluate(code.removeprefix("javascript:"))
        receiving = opened.value

        expect(receiving.get_by_text(f"{site}/built")).to_be_visible()
        receiving.get_by_role("button", name="Save it").click()

        expect(receiving.get_by_role("heading", level=1)).to_have_text(
            re.compile("built by a script"), timeout=15_000
        )
        for paragraph in PARAGRAPHS:
            expect(receiving.locator("[data-body]")).to_contain_text(paragraph)
    context.close()


def test_it_keeps_nothing_that_a_page_merely_sends(browser: Browser, server: str) -> None:
    context = browser.new_context()
    with site_of({"/evil": ok(b"<title>evil</title><p>evil")}) as site:
        page = context.new_page()
        page.goto(f"{server}/all")
        before = page.locator(".article-item").count()
        page.goto(f"{site}/evil")
        with page.expect_popup() as opened:
            page.evaluate(
                "at => { const w = open(at + '/articles/receive'); addEventListener('message', () => "
                "w.postMessage({url: 'javascript:alert(1)', title: '<img src=x>', html: '<p>evil'}, '*')) }",
                server,
            )
        expect(opened.value.get_by_role("button", name="Save it")).to_be_visible()
        page.goto(f"{server}/all")
        assert page.locator(".article-item").count() == before
    context.close()
