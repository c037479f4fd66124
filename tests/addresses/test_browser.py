"""Chromium asks for exactly what is judged here."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.addresses.disguises import PRIVATE, PRIVATE_AND_MISLEADING, UNREADABLE
from webapp.addresses import read_address

BASE = "https://bay.example/news/ferry?page=2"
# Read by Chromium, and refused here: no DNS knows such names, and WHATWG allows no blank in one.
NO_NAMES = frozenset(
    {
        "http://a b/",
        "http://a..b/",
        "http://127.1../",
        f"http://{'a' * 64}.example/",
        "http://" + "a." * 127 + "example/",
    }
)
OTHERS = [
    "a b.png", "../x/./y/../z", "?a='b'&c=[d]|{e}^`\"", "#f g", "//CDN.example:80/ä;p?ö=ü#ß", "https:a", "http:a",
    "https://faß.example/", "https://Ⅷ.example/", "https://a_b.example./%7efoo/%zz", "MAILTO:a@bay.example", "tel:+1 555",
    "java\nscript:alert(1)", "https://user:p%40ss@bay.example:443/", "\\a\\b", "http://8.8.8.8:080/", "http://[2A00::0001]/",
]  # fmt: skip


@pytest.mark.browser
def test_chromium_reads_every_address_the_same_way(browser: Browser) -> None:
    addresses = [address for address in (*PRIVATE, *PRIVATE_AND_MISLEADING, *UNREADABLE, *OTHERS)
                 if address not in NO_NAMES and "\ud800" not in address]  # fmt: skip
    page = browser.new_page()
    seen = page.evaluate(
        "([all, base]) => all.map((one) => { try { return new URL(one, base).href; } catch { return null; } })",
        [addresses, BASE],
    )
    page.close()

    ours = {address: (read := read_address(address, BASE)) and read.href for address in addresses}
    assert ours == dict(zip(addresses, seen, strict=True))
