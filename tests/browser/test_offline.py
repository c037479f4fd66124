"""Without a network: articles with their summaries, the list, what is done there; nothing after sign-out."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from tests.browser.conftest import article_link, wait_until
from tests.chromium import launch_another, launch_chromium

pytestmark = pytest.mark.browser

NAMES = "caches.keys().then(names => names.filter(name => name.includes(' copies ')).length)"


@pytest.fixture
def reader(browser: Browser, server: str) -> Iterator[Page]:
    """A page of a browser that may have service workers: with a route of ours in the way they fail."""
    context = browser.new_context(base_url=server, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def rest(page: Page, address: str) -> None:
    """Open a page and wait until the worker has all that it wants of it."""
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("data-offline", "ready", timeout=20_000)


# Other tests save addresses that lead nowhere.
READY = ".article-item:not(:has(.state))"


def articles(page: Page) -> list[str]:
    rest(page, "/")
    return [link.get_attribute("href") or "" for link in page.locator(f"{READY} h2 a").all()]


@contextmanager
def away(context: BrowserContext) -> Iterator[None]:
    context.set_offline(True)
    yield
    context.set_offline(False)


def test_it_reads_an_opened_article_and_its_summary(reader: Page) -> None:
    address = articles(reader)[1]
    rest(reader, address)
    title = reader.get_by_role("heading", level=1).inner_text()
    with away(reader.context):
        reader.goto(f"{address.partition('?')[0]}?in=all&summary=3")

        expect(reader.get_by_role("heading", level=1)).to_have_text(title)
        expect(reader.locator("[data-offline-note]")).to_contain_text("This is your copy of")
        reader.get_by_role("button", name="Get a summary").first.click()
        expect(reader.locator("#summary li").first).to_be_visible()
        assert (
            reader.evaluate("getComputedStyle(document.querySelector('.article-bar')).position") == "sticky"
        )


def test_it_reads_the_list_and_its_first_articles_before_they_were_opened(reader: Page) -> None:
    addresses = articles(reader)
    with away(reader.context):
        reader.reload()
        expect(reader.locator(READY)).to_have_count(len(addresses))
        reader.goto(addresses[0])
        expect(reader.locator("[data-body]")).to_be_visible()
        expect(reader.get_by_role("button", name="Get a summary").first).to_be_visible()


def test_it_says_what_it_has_in_place_of_what_it_has_not(reader: Page) -> None:
    rest(reader, articles(reader)[0])
    with away(reader.context):
        reader.goto("/articles/99999")

        expect(reader.get_by_role("heading", level=1)).to_have_text("Nutgraf cannot be reached")
        reader.locator("[data-kept-list] a").first.click()
        expect(reader.locator("[data-body]")).to_be_visible()


def test_it_sends_a_star_once_when_the_server_is_back(reader: Page) -> None:
    rest(reader, "/")
    address = article_link(reader, "Winter windshield fluid")
    rest(reader, address)
    arrived: list[str] = []
    reader.context.on("response", lambda answer: arrived.append(f"{answer.request.method} {answer.url}"))
    with away(reader.context):
        reader.reload()
        expect(reader.locator("[data-said=copy]")).to_be_visible()
        reader.get_by_role("button", name="Star", exact=True).click()
        expect(reader.locator("[data-offline-note]")).to_contain_text(
            "Will be sent when Nutgraf can be reached"
        )
        expect(reader.locator("button.is-queued")).to_have_count(1)
        expect(reader.locator("button.is-queued .icon-star")).not_to_have_css("fill", "none")
        arrived.clear()
    expect(reader.locator("[data-offline-note]")).to_contain_text("Sent, now that", timeout=15_000)
    expect(reader.locator("[data-said=copy]")).to_be_hidden()

    rest(reader, address)
    expect(reader.get_by_role("button", name="Take the star off")).to_be_visible()
    assert len([each for each in arrived if each.startswith("POST") and each.endswith("/star")]) == 1
    reader.get_by_role("button", name="Take the star off").click()
    expect(reader.get_by_role("button", name="Star", exact=True)).to_be_visible()


def test_it_saves_later_what_is_shared_meanwhile(reader: Page) -> None:
    articles(reader)
    with away(reader.context):
        reader.goto("/articles/new?text=Look%20https://shared.invalid/ferry")
        expect(reader.locator("#url")).to_have_value("https://shared.invalid/ferry")
        reader.locator(".address-form").get_by_role("button", name="Save").click()
        expect(reader.locator("[data-offline-note]")).to_contain_text("Will be sent")
    expect(reader.locator("[data-offline-note]")).to_contain_text("Sent, now that", timeout=15_000)
    rest(reader, "/all")
    saved = reader.locator(".failures li", has_text="shared.invalid/ferry")  # once its site was not found
    expect(saved).to_have_count(1, timeout=15_000)
    reader.locator(".failures summary").click()
    saved.get_by_role("button", name="Remove").click()


def test_it_takes_a_file_now_and_later(reader: Page) -> None:
    words = "The ferry left the harbour before the storm, with forty cars and no light on deck. " * 8
    rest(reader, "/articles/new")
    rest(reader, "/articles/new")  # now through the worker
    _send_file(reader, "Sent at once", words)
    expect(reader.get_by_role("heading", level=1)).to_have_text("Sent at once", timeout=15_000)
    rest(reader, "/articles/new")
    with away(reader.context):
        _send_file(reader, "Sent later", words)
        expect(reader.locator("[data-offline-note]")).to_contain_text("Will be sent")
    expect(reader.locator("[data-offline-note]")).to_contain_text("Sent, now that", timeout=15_000)
    for title in ("Sent at once", "Sent later"):
        rest(reader, "/all")
        saved = reader.locator(".article-item", has_text=title)
        expect(saved).to_have_count(1)
        saved.get_by_role("button", name="Delete").click()


def _send_file(page: Page, title: str, words: str) -> None:
    html = f"<title>{title}</title><article><h1>{title}</h1><p>{words}</p><p>{words}</p></article>"
    page.locator("#file").set_input_files(
        {"name": "page.html", "mimeType": "text/html", "buffer": html.encode()}
    )
    page.get_by_role("button", name="Save the file").click()


def test_a_form_that_cannot_wait_stays_with_what_was_typed(reader: Page) -> None:
    article = articles(reader)[0].partition("?")[0]
    reader.goto(f"{article}/edit")
    reader.get_by_label("Byline").fill("Somebody else")
    with away(reader.context):
        reader.get_by_role("button", name="Keep the changes").click()
        expect(reader.get_by_role("status")).to_have_text("Nutgraf does not answer. Try again later.")
        expect(reader.get_by_label("Byline")).to_have_value("Somebody else")
    expect(reader).to_have_url(re.compile("/edit"))

    reader.get_by_role("button", name="Keep the changes").click()

    expect(reader.locator(".article-head")).to_contain_text("Somebody else")
    reader.goto(f"{article}/edit")
    reader.get_by_role("button", name="As on the page").click()


def test_it_keeps_an_article_for_good_and_lets_go_of_it(reader: Page) -> None:
    rest(reader, articles(reader)[2])
    reader.get_by_label("More", exact=True).click()
    reader.get_by_role("button", name="Keep on this device").click()
    expect(reader.get_by_role("button", name="Do not keep on this device")).to_be_visible()
    kept = "caches.keys().then(names => names.filter(name => name.endsWith(' kept')).length)"
    assert reader.evaluate(kept) == 1
    reader.get_by_role("button", name="Do not keep on this device").click()
    expect(reader.get_by_role("button", name="Keep on this device", exact=True)).to_be_visible()


def test_its_settings_tell_what_is_kept_and_remove_it(reader: Page) -> None:
    rest(reader, articles(reader)[0])
    rest(reader, "/settings")
    reader.reload()
    section = reader.locator("#offline")
    expect(section).to_contain_text(re.compile(r"Articles kept on this device: \d+"))

    section.get_by_role("button", name="Remove them").click()

    expect(section).to_contain_text("No article is kept on this device yet")
    with away(reader.context):
        reader.goto("/")
        expect(reader.get_by_role("heading", level=1)).to_have_text("Nutgraf cannot be reached")


def test_it_shows_a_copy_in_the_clothes_of_its_own_build(reader: Page) -> None:
    address = articles(reader)[0]
    rest(reader, address)
    reader.evaluate(
        """async () => { // as if a newer build had come since: its files are other ones
            const names = await caches.keys();
            for (const name of names.filter((each) => each.includes(" assets "))) {
                const cache = await caches.open(name);
                const away = await caches.open(name.replace(/[0-9a-f]{12}$/, "0123456789ab"));
                for (const key of await cache.keys()) {
                    if (key.url.includes("/static/")) {
                        await away.put(key.url.replace(/static\\/[0-9a-f]{12}/, "static/0123456789ab"), await cache.match(key));
                    }
                }
            }
            for (const name of names.filter((each) => / (opened|ahead)$/.test(each))) {
                const cache = await caches.open(name);
                for (const key of await cache.keys()) {
                    const copy = await cache.match(key);
                    const text = (await copy.text()).replaceAll(/static\\/[0-9a-f]{12}/g, "static/0123456789ab");
                    await cache.put(key, new Response(text, {headers: copy.headers}));
                }
            }
        }"""
    )
    with away(reader.context):
        reader.goto(address)
        assert "0123456789ab" in (reader.locator('link[rel="stylesheet"]').first.get_attribute("href") or "")
        assert (
            reader.evaluate("getComputedStyle(document.querySelector('.article-bar')).position") == "sticky"
        )
        expect(reader.locator("html")).to_have_attribute("data-script", "on")


def test_it_forgets_the_files_of_a_build_with_its_last_copy(reader: Page) -> None:
    rest(reader, articles(reader)[0])
    builds = (
        "caches.keys().then(names => names.filter(n => n.includes(' assets ')).map(n => n.slice(-12)).sort())"
    )
    today = reader.evaluate(builds)
    reader.evaluate(
        """async () => { // two older builds, and a copy of a page of one of them
            const name = (await caches.keys()).find((each) => each.endsWith(" opened"));
            const cache = await caches.open(name);
            const [key] = await cache.keys();
            const copy = await cache.match(key);
            const headers = new Headers(copy.headers);
            headers.set("Nutgraf-Copy", headers.get("Nutgraf-Copy").replace(/build=[0-9a-f]{12}/, "build=aaaaaaaaaaaa"));
            await cache.put(key, new Response(await copy.text(), { headers }));
            for (const build of ["aaaaaaaaaaaa", "bbbbbbbbbbbb"]) await caches.open(`nutgraf / assets ${build}`);
            await (await navigator.serviceWorker.getRegistration()).unregister();
        }"""
    )
    rest(reader, "/settings")

    assert reader.evaluate(builds) == sorted([*today, "aaaaaaaaaaaa"])


def test_it_stands_in_the_way_of_neither_going_on_nor_going_back(playwright: Playwright, server: str) -> None:
    launched = launch_chromium(playwright, leave_out=["--disable-back-forward-cache"])
    page = launched.new_page(base_url=server)
    rest(page, "/")
    rest(page, articles(page)[0])
    assert page.evaluate("navigator.serviceWorker.controller !== null")
    page.evaluate("addEventListener('pageshow', ({persisted}) => (document.title = `kept: ${persisted}`))")

    page.locator(".is-next").click()
    expect(page.locator("html")).to_have_attribute("data-offline", "ready")
    assert page.evaluate("performance.getEntriesByType('navigation')[0].deliveryType") == (
        "navigational-prefetch"
    )
    page.evaluate("history.back()")

    expect(page).to_have_title("kept: true")
    launched.close()


@dataclass(frozen=True)
class Guarded:
    """A server that asks for a password; it can be stopped, so that it takes requests and never answers."""

    address: str
    process: subprocess.Popen[str]

    @contextmanager
    def stopped(self) -> Iterator[None]:
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)


@pytest.fixture
def guarded_server(tmp_path: Path) -> Iterator[Guarded]:
    (tmp_path / "password").write_text(PasswordHasher(time_cost=1, memory_cost=64).hash("open sesame"))
    own = {name: value for name, value in os.environ.items() if not name.startswith("NUTGRAF_")}
    more = {
        "NUTGRAF_DATA": str(tmp_path / "data"),
        "NUTGRAF_PASSWORD_FILE": str(tmp_path / "password"),
        "NUTGRAF_HOSTS": "reader.example",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "webapp", "serve", "--port", "0"],
        env={**own, **more, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        address = re.search(r"http://\S+", process.stdout.readline())
        assert address
        yield Guarded(address[0].rstrip("/"), process)
        process.terminate()


@pytest.fixture
def signed_in(browser: Browser, guarded_server: Guarded) -> Iterator[Page]:
    context = browser.new_context(base_url=guarded_server.address)
    page = context.new_page()
    sign_in(page)
    yield page
    context.close()


def sign_in(page: Page) -> None:
    page.goto("/sign-in")
    page.get_by_label("Password").fill("open sesame")
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(".article-item").first).to_be_visible()


def test_it_shows_nothing_after_sign_out(signed_in: Page) -> None:
    address = articles(signed_in)[0]
    rest(signed_in, address)
    rest(signed_in, "/")
    signed_in.get_by_role("button", name="Sign out").click()
    expect(signed_in.get_by_label("Password")).to_be_visible()
    expect(signed_in.locator("html")).to_have_attribute("data-offline", "ready", timeout=20_000)
    assert signed_in.evaluate(NAMES) == 0
    with away(signed_in.context):
        for each in (address, "/"):
            signed_in.goto(each)
            expect(signed_in.get_by_role("heading", level=1)).to_have_text("Nutgraf cannot be reached")
            expect(signed_in.get_by_text("No article is kept on this device")).to_be_visible()


def test_it_shows_nothing_after_a_sign_out_while_away_which_is_sent_later(signed_in: Page) -> None:
    address = articles(signed_in)[0]
    with away(signed_in.context):
        signed_in.get_by_role("button", name="Sign out").click()
        expect(signed_in.get_by_role("heading", level=1)).to_have_text("Nutgraf cannot be reached")
        signed_in.goto(address)
        expect(signed_in.get_by_role("heading", level=1)).to_have_text("Nutgraf cannot be reached")
        expect(signed_in.locator("html")).to_have_attribute("data-offline", "ready", timeout=20_000)
        back = signed_in.context.expect_event("response", lambda answer: answer.url.endswith("/sign-out"))
        back.__enter__()
    back.__exit__(None, None, None)
    signed_in.goto("/")
    expect(signed_in.get_by_label("Password")).to_be_visible()


def test_it_shows_a_copy_when_the_server_is_slow(signed_in: Page, guarded_server: Guarded) -> None:
    address = articles(signed_in)[1]
    rest(signed_in, address)
    with guarded_server.stopped():
        signed_in.goto(address)

        expect(signed_in.locator("[data-offline-note]")).to_contain_text("does not answer")
        expect(signed_in.locator("[data-body]")).to_be_visible()


def test_it_keeps_what_was_done_until_its_reader_signs_in_again(signed_in: Page) -> None:
    address = articles(signed_in)[1]
    rest(signed_in, address)
    with away(signed_in.context):
        signed_in.get_by_role("button", name="Star", exact=True).click()
        expect(signed_in.locator("[data-offline-note]")).to_contain_text("Will be sent")
        signed_in.context.clear_cookies()
    signed_in.goto("/")
    expect(signed_in.get_by_label("Password")).to_be_visible()
    sign_in(signed_in)

    expect(signed_in.locator("[data-offline-note]")).to_contain_text("Sent, now", timeout=20_000)
    signed_in.goto("/starred")
    expect(signed_in.locator(".article-item")).to_have_count(2)  # one came with the starter library


TWO_DAYS_MS = 2 * 24 * 60 * 60 * 1_000


@contextmanager
def two_days_before(page: Page) -> Iterator[None]:
    """Let the worker's clock show what it showed two days ago."""
    worker = page.context.service_workers[0]
    worker.evaluate(f"() => {{ self.clock = Date.now; Date.now = () => self.clock() - {TWO_DAYS_MS}; }}")
    yield
    worker.evaluate("() => { Date.now = self.clock; }")


def read_to(page: Page, share: float) -> None:
    page.evaluate(f"scrollTo(0, {share} * document.documentElement.scrollHeight)")


def place_of(page: Page) -> float:
    return float(page.locator("[data-article]").get_attribute("data-position") or "")


def test_it_leaves_a_place_that_was_read_later_on_another_device(
    reader: Page, browser: Browser, server: str
) -> None:
    rest(reader, "/")
    address = article_link(reader, "The brass brain")
    rest(reader, address)
    with away(reader.context):
        with two_days_before(reader):
            read_to(reader, 0.6)
            wait_until(reader, QUEUED)
        another_device = browser.new_context(base_url=server, service_workers="block")
        page = another_device.new_page()
        page.goto(address)
        with page.expect_response(lambda answer: answer.url.endswith("/position")):
            read_to(page, 0.25)
        page.reload()
        newer = place_of(page)
        sent = reader.context.expect_event("response", lambda answer: answer.url.endswith("/position"))
        sent.__enter__()
    sent.__exit__(None, None, None)
    wait_until(reader, f"async () => !await ({QUEUED})()")
    page.reload()

    assert 0.1 < newer < 0.5
    assert place_of(page) == newer
    another_device.close()


# Whether a place waits in the worker's queue.
QUEUED = """async () => {
    const name = (await indexedDB.databases()).find((each) => each.name.endsWith(" queue"))?.name;
    if (!name) return false;
    const opened = await new Promise((done) => (indexedDB.open(name).onsuccess = ({target}) => done(target.result)));
    const store = opened.transaction("actions").objectStore("actions");
    const found = await new Promise((done) => (store.getAll().onsuccess = ({target}) => done(target.result)));
    opened.close();
    return found.some(({address}) => address.endsWith("/position"));
}"""


def test_it_says_once_what_was_refused_until_it_is_dismissed(signed_in: Page, tmp_path: Path) -> None:
    """An article on the list, removed for good meanwhile, and an address that is none."""
    rest(signed_in, "/")
    item = signed_in.locator(READY).last
    title = item.locator("h2").inner_text()
    number = (item.get_attribute("id") or "").removeprefix("article-")
    arrived: list[str] = []
    signed_in.context.on("response", lambda answer: arrived.append(answer.url))
    with away(signed_in.context):
        item.get_by_role("button", name="Star", exact=True).click()
        expect(signed_in.locator("[data-offline-note]")).to_contain_text("Will be sent")
        signed_in.goto("/articles/new")
        signed_in.locator("#url").fill("ftp://harbour.example/tides")
        signed_in.locator(".address-form").get_by_role("button", name="Save").click()
        expect(signed_in.locator("[data-offline-note]")).to_contain_text("reached again: 2")
        remove_for_good(tmp_path, number)
        arrived.clear()
    refused = signed_in.locator(".refused li")
    expect(refused).to_have_count(2, timeout=15_000)
    expect(refused.first).to_have_text(f"Star · {title} · There is no such article in your library.")
    expect(refused.last).to_have_text(
        "Save · ftp://harbour.example/tides · Only http and https addresses can be read, not “ftp”."
    )

    rest(signed_in, "/settings")
    expect(refused).to_have_count(2)
    signed_in.get_by_role("button", name="Dismiss").press("Enter")
    expect(signed_in.locator("[data-offline-note]")).to_be_hidden()
    expect(signed_in.locator("header a").first).to_be_focused()
    rest(signed_in, "/settings")
    expect(signed_in.locator("[data-offline-note]")).to_be_hidden()
    assert len([each for each in arrived if each.endswith("/star")]) == 1


def remove_for_good(folder: Path, number: str) -> None:
    """As it is done 30 days after a deletion."""
    with closing(sqlite3.connect(folder / "data" / "library.db", timeout=10)) as library:
        library.execute("PRAGMA foreign_keys=ON")
        library.execute("DELETE FROM articles WHERE id = ?", (number,))
        library.commit()


def test_it_gives_up_what_the_server_always_fails_at_and_sends_the_rest(
    signed_in: Page, tmp_path: Path
) -> None:
    rest(signed_in, "/")
    items = signed_in.locator(READY)
    title = items.nth(1).locator("h2").inner_text()
    with closing(sqlite3.connect(tmp_path / "data" / "library.db", timeout=10)) as library:
        library.execute(
            "CREATE TRIGGER defect BEFORE UPDATE OF starred_at ON articles BEGIN SELECT RAISE(ABORT, 'defect'); END"
        )
        library.commit()
    with away(signed_in.context):
        for number, (change, waiting) in enumerate((("Archive", 1), ("Star", 2), ("Mark as read", 3))):
            items.nth(number).get_by_role("button", name=change, exact=True).click()
            expect(signed_in.locator("[data-offline-note]")).to_contain_text(f"reached again: {waiting}")
    for _visit in range(5):
        rest(signed_in, "/all")

    expect(signed_in.locator(".refused li")).to_have_text(
        [f"Star · {title} · Something went wrong here. It is written in the server’s log."]
    )
    expect(signed_in.locator("[data-said='waiting']")).to_be_hidden()
    rest(signed_in, "/all")
    expect(signed_in.locator(".article-item", has_text="Archived")).to_have_count(2)  # one is the starter's


def test_it_says_nothing_of_this_without_javascript(plain_page: Page) -> None:
    plain_page.goto("/")

    expect(plain_page.locator("[data-offline-note]")).to_be_hidden()
    expect(plain_page.get_by_role("button", name="Dismiss")).to_have_count(0)


def test_its_settings_say_so_where_the_browser_grants_none_of_it(
    browser: Browser, guarded_server: Guarded
) -> None:
    """As from another machine over plain http: a name that is not this machine's is no secure context."""
    elsewhere = launch_another(browser, "--host-resolver-rules=MAP reader.example 127.0.0.1")
    page = elsewhere.new_page(base_url=guarded_server.address.replace("127.0.0.1", "reader.example"))
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    sign_in(page)
    page.goto("/settings")

    expect(page.locator("#offline")).to_contain_text("only over https or on this machine itself")
    assert page.evaluate("[isSecureContext, 'serviceWorker' in navigator]") == [False, False]
    assert failures == []
    elsewhere.close()
