"""A reader at a running server: signs in, pastes a text, opens articles, as a browser without scripts does."""

from __future__ import annotations

import re
import time
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

_SECONDS = 60.0


def last_sentence(text: str) -> str:
    """What stands on an article's page in one piece, ranked or not."""
    return text.rpartition(". ")[2]


class Reader:
    """Keeps its session over requests to one address."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> str:
        """The page at a path, redirects followed. Raises: urllib.error.HTTPError."""
        return self._open(path).decode()

    def post(self, path: str, form_page: str, **fields: str) -> str:
        """Send the form that stands on another page; returns the page that it leads to."""
        token = re.search(r'name="csrf_token" value="([^"]+)"', self.get(form_page))
        assert token, form_page
        return self._open(path, urlencode({"csrf_token": token[1], **fields}).encode()).decode()

    def sign_in(self, password: str) -> None:
        """Sign in."""
        assert "csrf_token" in self.get("/sign-in")
        self.post("/sign-in", "/sign-in", password=password)

    def paste(self, text: str) -> str:
        """Keep a text and wait until it is an article; returns the article's path."""
        page = self.post("/articles", "/articles/new", text=text)
        found = re.search(r'href="[^"]*?(/articles/\d+)[/"?]', page)
        assert found, page
        end = time.monotonic() + _SECONDS
        while last_sentence(text) not in (page := self.get(found[1])):
            assert time.monotonic() < end, page
            time.sleep(0.2)  # the page itself looks again each second, by `Refresh`
        return found[1]

    def _open(self, path: str, body: bytes | None = None) -> bytes:
        with self._opener.open(self._address + path, body, timeout=_SECONDS) as answer:
            found: bytes = answer.read()
        return found
