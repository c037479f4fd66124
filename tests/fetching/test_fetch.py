"""Fetching: the page, or the right reason why not, in time and within bounds."""

from __future__ import annotations

import gzip
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, formatdate

import pytest

from tests.fetching.servers import drip, flood, ok, redirect, server, status
from webapp import limits
from webapp.errors import (
    AnswerBroken,
    FeedRefused,
    FetchError,
    FetchTimedOut,
    HostNotFound,
    HostUnreachable,
    NotAWebPage,
    PageForbidden,
    PageMissing,
    PageTooLarge,
    PrivateAddressBehindName,
    ServerFailed,
    SiteBusy,
    StatusUnexpected,
    TooManyRedirects,
)
from webapp.fetching.answers import check_status, seconds_to_wait
from webapp.fetching.fetch import fetch_page

HOME = ("127.0.0.1",)


def test_it_fetches_a_page_as_it_is() -> None:
    with server({"/a": ok(b"<p>hello", "text/html; charset=koi8-r", "X-More: 1")}) as site:
        page = fetch_page(f"{site}/a", allow=HOME)

    assert page.body == b"<p>hello"
    assert page.content_type == "text/html; charset=koi8-r"
    assert page.url == f"{site}/a"
    assert page.headers["x-more"] == "1"


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(b"<p>hello", mtime=0)),
        ("deflate", zlib.compress(b"<p>hello")),
        ("deflate", zlib.compress(b"<p>hello")[2:-4]),  # as many servers mean it
    ],
)
def test_it_unpacks(coding: str, packed: bytes) -> None:
    with server({"/a": ok(packed, "text/html", f"Content-Encoding: {coding}")}) as site:
        assert fetch_page(f"{site}/a", allow=HOME).body == b"<p>hello"


def test_it_follows_redirects_and_tells_the_final_address() -> None:
    with server({"/a": redirect("b?x=1"), "/b?x=1": ok(b"<p>there")}) as site:
        page = fetch_page(f"{site}/a", allow=HOME)

    assert (page.body, page.url) == (b"<p>there", f"{site}/b?x=1")


@pytest.mark.parametrize("said", ["application/pdf", "text/html", "application/octet-stream", ""])
def test_it_tells_a_pdf_by_its_first_bytes(said: str) -> None:
    with server({"/a": ok(b"%PDF-1.7\n%", said)}) as site:
        page = fetch_page(f"{site}/a", allow=HOME)

    assert (page.content_type, page.body) == ("application/pdf", b"%PDF-1.7\n%")


def test_it_takes_a_page_that_calls_itself_a_pdf_for_a_page() -> None:
    with server({"/a": ok(b"<p>Sign in to download", "application/pdf")}) as site:
        page = fetch_page(f"{site}/a", allow=HOME)

    assert page.content_type == "text/html"


def test_it_lets_a_pdf_be_larger_than_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FETCH_DECODED_BYTES", 1_000)
    monkeypatch.setattr(limits, "PDF_BYTES", 2_000)
    answers = {f"/{size}": ok(b"%PDF-1.7\n" + b"%" * size, "application/pdf") for size in (1_500, 2_500)}
    with server(answers) as site:
        assert len(fetch_page(f"{site}/1500", allow=HOME).body) == 1_509
        with pytest.raises(PageTooLarge):
            fetch_page(f"{site}/2500", allow=HOME)


def _bomb() -> bytes:
    return gzip.compress(b"\0" * (3 * limits.FETCH_DECODED_BYTES))


REFUSED = {
    "a loop": (redirect("/a"), TooManyRedirects),
    "missing": (status(404), PageMissing),
    "gone": (status(410), PageMissing),
    "forbidden": (status(403), PageForbidden),
    "too many requests": (status(429), SiteBusy),
    "failing": (status(503), ServerFailed),
    "teapot": (status(418), StatusUnexpected),
    "a feed": (ok(b"<rss>", "application/rss+xml"), FeedRefused),
    "a feed that says XML": (ok(b"<?xml version='1.0'?><rss/>", "text/xml"), FeedRefused),
    "a feed that says html": (
        ok(b'<!-- x --><feed xmlns="http://www.w3.org/2005/Atom">', "text/html"),
        FeedRefused,
    ),
    "a feed that says nothing": (ok(b"<rss version='2.0'>", ""), FeedRefused),
    "a feed in JSON": (
        ok(b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1"}', "application/json"),
        FeedRefused,
    ),
    "JSON": (ok(b'{"version": 1}', "application/json"), NotAWebPage),
    "a PDF that is none": (ok(b"\0\1\2", "application/pdf"), NotAWebPage),
    "a picture": (ok(b"\x89PNG", "image/png"), NotAWebPage),
    "bytes": (ok(b"\0\1\2\3" * 400, ""), NotAWebPage),
    "another coding": (ok(b"<p>", "text/html", "Content-Encoding: br"), AnswerBroken),
    "broken gzip": (ok(b"<p>not gzip", "text/html", "Content-Encoding: gzip"), AnswerBroken),
    "half of gzip": (
        ok(gzip.compress(b"<p>" * 999, mtime=0)[:-9], "text/html", "Content-Encoding: gzip"),
        AnswerBroken,
    ),
    "half of it": (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99\r\n\r\n<p>",
        AnswerBroken,
    ),
    "nonsense": (b"SSH-2.0-OpenSSH_9.2\r\n", AnswerBroken),
    "nothing": (b"", AnswerBroken),
    "a bomb": (ok(_bomb(), "text/html", "Content-Encoding: gzip"), PageTooLarge),
    "no end": (
        flood(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"<p>more " * 9999),
        PageTooLarge,
    ),
    "a redirect to a file": (redirect("file:///etc/passwd"), AnswerBroken),
    "a redirect home": (redirect("http://10.0.0.1/"), PrivateAddressBehindName),
    "a redirect to another notation": (redirect("http://0x0a.1/"), PrivateAddressBehindName),
}


@pytest.mark.parametrize(("answer", "error"), REFUSED.values(), ids=REFUSED)
def test_it_tells_why_there_is_no_page(answer: bytes, error: type[FetchError]) -> None:
    with server({"/a": answer}) as site, pytest.raises(error):
        fetch_page(f"{site}/a", allow=HOME)


ENDLESS = {
    "dripped headers": drip(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"),
    "a dripped body": drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x"),
    "endless continues": drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "a flood of continues": flood(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 999),
    "a flood of headers": flood(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n" * 999),
}


@pytest.mark.parametrize("answer", ENDLESS.values(), ids=ENDLESS)
def test_it_ends_in_time_whatever_a_server_does(answer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FETCH_SECONDS", 1.0)
    with server({"/a": answer}) as site, pytest.raises((FetchTimedOut, PageTooLarge, AnswerBroken)):
        fetch_page(f"{site}/a", allow=HOME)


def test_it_does_not_wait_for_a_resolver_that_never_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    monkeypatch.setattr(limits, "FETCH_SECONDS", 0.3)
    never = threading.Event()

    def resolve(_host: str, _port: int) -> list[str]:
        never.wait(20)
        return []

    with pytest.raises(FetchTimedOut):
        fetch_page("http://slow.example/", resolve=resolve)
    never.set()


def test_it_says_that_nobody_listens() -> None:
    with server({}) as site:
        pass
    with pytest.raises(HostUnreachable):
        fetch_page(f"{site}/a", allow=HOME)


def test_it_says_that_there_is_no_such_site() -> None:
    def resolve(_host: str, _port: int) -> list[str]:
        raise OSError("Name or service not known")

    with pytest.raises(HostNotFound):
        fetch_page("http://nowhere.example/", resolve=resolve)


def test_it_does_not_follow_a_refresh_or_an_alternative_service() -> None:
    page = ok(b"<p>here", "text/html", "Refresh: 0;url=http://127.0.0.1/", 'Alt-Svc: h2="10.0.0.1:443"')
    with server({"/a": page}) as site:
        assert fetch_page(f"{site}/a", allow=HOME).body == b"<p>here"


def test_it_asks_no_proxy_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with server({"/a": ok(b"<p>here")}) as site:
        assert fetch_page(f"{site}/a", allow=HOME).body == b"<p>here"


def test_it_looks_a_name_up_once_a_hop_and_connects_to_that_answer() -> None:
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    with server({"/a": ok(b"<p>here")}) as site:
        port = site.rpartition(":")[2]
        page = fetch_page(
            f"http://two-faced.example:{port}/a", allow=("two-faced.example", "127.0.0.1"), resolve=rebinding
        )

    assert page.body == b"<p>here"
    assert asked == ["two-faced.example"]


@pytest.mark.parametrize(
    ("code", "said", "seconds"),
    [
        (429, "120", 120),
        (503, "0", 0),
        (503, formatdate(0, usegmt=True), 0),  # long ago
        (429, "soon", None),
        (429, None, None),
        (429, "9" * 400, 999_999_999),
        (429, "\u0661", None),
        (429, "Fri, 31 Dec 99999 23:59:59 GMT", None),
    ],
)
def test_it_tells_how_long_a_busy_site_asks_to_wait(code: int, said: str | None, seconds: int | None) -> None:
    with pytest.raises(SiteBusy) as busy:
        check_status(code, said)

    assert busy.value.params.get("retry_after") == seconds


def test_it_counts_the_seconds_until_the_date_that_a_site_names() -> None:
    in_an_hour = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)

    assert seconds_to_wait(in_an_hour) in range(3_500, 3_601)


def test_a_site_that_fails_without_asking_for_time_is_not_busy() -> None:
    with pytest.raises(ServerFailed):
        check_status(503)


def test_it_hands_on_what_a_server_asks_for() -> None:
    answer = b"HTTP/1.1 429 Slow down\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n"
    with server({"/": answer}) as address, pytest.raises(SiteBusy) as busy:
        fetch_page(f"{address}/", allow=["127.0.0.1"])

    assert busy.value.params == {"status": 429, "retry_after": 7}
