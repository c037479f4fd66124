"""Code: coloured, copied exactly, scrolled by keyboard, readable in every theme."""

from __future__ import annotations

import re
from itertools import product

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import serve_apart, wait_until
from webapp.web.answers.preference_table import PREFERENCES

pytestmark = pytest.mark.browser
server = serve_apart()

CODE = (
    'def board(queue):\n\t# "half" & <half>\n\treturn [each for each in queue if each != 4]'
    + " or queue" * 30
)
WORDS = (
    "The harbour ferry has crossed the bay every quarter of an hour since 1911, and goes on doing so. " * 4
)


@pytest.fixture
def article(page: Page) -> str:
    """The address of an article with code, whose colours are there."""
    shown = CODE.replace("&", "&amp;").replace("<", "&lt;")
    page.goto("/articles/new")
    page.locator("textarea").fill(
        f'<article><h1>Boarding</h1><p>{WORDS}</p><pre><code class="language-py">{shown}</code></pre>'
        f"<p>{WORDS}</p><pre>plain</pre><p>{WORDS}</p></article>"
    )
    page.locator("form:has(textarea)").get_by_role("button", name="Save").click()
    expect(page.locator("[data-body] pre")).to_have_count(2)
    expect(page.locator("[data-waiting]")).to_have_count(0)  # pasted once more, it is read once more
    wait_until(
        page,
        """async () => {
          const answer = await fetch(location.href, { cache: "reload" });
          return (await answer.text()).includes('class="code-k"');
        }""",
    )
    page.reload()
    return page.url


def test_it_colours_code_and_leaves_its_characters(page: Page, article: str) -> None:
    code = page.locator("[data-body] pre").first

    assert code.text_content() == CODE
    expect(code.locator(".code-k").first).to_have_text("def")
    expect(code.locator(".code-c")).to_have_text('# "half" & <half>')
    expect(page.locator("[data-body] pre").last.locator("span")).to_have_count(0)


def test_it_copies_the_code_as_it_is(page: Page, article: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name="Copy the code").first

    button.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()") == CODE
    expect(button).to_be_focused()


def test_it_selects_the_code_where_nothing_may_be_copied(page: Page, article: str) -> None:
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")

    page.get_by_role("button", name="Copy the code").last.click()

    expect(page.get_by_role("status").filter(has_text="the code is selected")).to_have_count(1)
    assert page.evaluate("String(getSelection())").strip() == "plain"


def test_it_scrolls_by_keyboard_and_its_button_stays(page: Page, article: str) -> None:
    code = page.get_by_role("group", name="Code").first
    button = page.get_by_role("button", name="Copy the code").first
    code.focus()
    before = button.bounding_box()

    page.keyboard.press("ArrowRight")

    wait_until(page, "() => document.querySelector('[data-body] pre').scrollLeft > 0")
    assert button.bounding_box() == before


def test_it_is_shown_on_a_phone_without_javascript(page: Page, article: str, plain_page: Page) -> None:
    plain_page.goto(article)

    expect(plain_page.locator(".code-k").first).to_have_text("def")
    expect(plain_page.locator(".code-copy")).to_have_count(0)
    assert plain_page.locator("[data-body]").evaluate("(body) => body.scrollWidth <= innerWidth")


# The luminance that WCAG 2 defines, and the ratio of two.
CONTRAST = """([themes, kinds]) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const luminance = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const code = document.querySelector("[data-body] pre");
  const found = {};
  for (const theme of themes) {
    document.documentElement.dataset.theme = theme;
    for (const kind of kinds) {
      const span = document.createElement("span");
      span.className = `code-${kind}`;
      code.append(span);
      const both = [getComputedStyle(span).color, getComputedStyle(code).backgroundColor].map(luminance);
      found[`${theme} ${kind}`] = (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
      span.remove();
    }
  }
  return found;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_colours_can_be_read_in_every_theme(page: Page, article: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    themes, kinds = PREFERENCES["theme"].choices, "cdfikns"

    found = page.evaluate(CONTRAST, [list(themes), list(kinds)])

    assert found.keys() == {f"{theme} {kind}" for theme, kind in product(themes, kinds)}
    assert {name: ratio for name, ratio in found.items() if ratio < 4.5} == {}


def test_it_is_printed_in_one_colour(page: Page, article: str) -> None:
    page.emulate_media(media="print")

    colours = page.locator("[data-body] pre").first.evaluate(
        "(code) => [...new Set([code, ...code.querySelectorAll('span')].map((each) => getComputedStyle(each).color))]"
    )

    assert len(colours) == 1
    expect(page.get_by_role("button", name=re.compile("Copy the code")).first).to_be_hidden()
