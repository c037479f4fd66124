"""Workers read strangers' pages; whatever a page does to its worker, the reader goes on."""

from __future__ import annotations

import contextlib
import importlib
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pages import PARAGRAPHS, article_html, page_of
from webapp import limits
from webapp.article import CANDIDATES, Candidate, FetchedPage
from webapp.errors import ExtractionError, ExtractionTimedOut, PageTooComplex, PageTooLarge
from webapp.sandbox.page_messages import Request
from webapp.sandbox.page_worker import PageWorkers
from webapp.sandbox.read_page import ReadPage, read_page, read_ways

URL = "https://bay.example/ferry"


@pytest.fixture(scope="module")
def workers() -> Iterator[PageWorkers]:
    made = PageWorkers(size=1)
    yield made
    made.close()


def _read(workers: PageWorkers, page: FetchedPage, candidate: Candidate = "chosen") -> ReadPage:
    return workers.read(Request(page, (candidate,)))[0]


def test_it_reads_a_page_as_this_process_would(workers: PageWorkers) -> None:
    page = page_of(URL)

    assert _read(workers, page) == read_page(page)


@pytest.mark.parametrize("candidate", ["marked", "whole"])
def test_it_reads_another_way_where_that_is_asked_for(workers: PageWorkers, candidate: Candidate) -> None:
    read = _read(workers, page_of(URL), candidate=candidate)

    assert read == read_page(page_of(URL), candidate=candidate)
    assert read.article.candidate == candidate


def test_it_reads_all_ways_at_once(workers: PageWorkers) -> None:
    read = workers.read(Request(page_of(URL), CANDIDATES, with_furniture=True))

    assert read == read_ways(page_of(URL), CANDIDATES, with_furniture=True)
    shown = [each.article.candidate for each in read]
    assert shown == ["chosen", "chosen", "marked", "whole"]  # it is no thread


HOSTILE = {
    "too large": (b"<p>" + b"x" * (limits.PAGE_BYTES + 1), PageTooLarge),
    "too many tags": (b"<i>x</i>" * limits.PAGE_TAGS, PageTooComplex),
    "too many attributes": (b"<p " + b" ".join(b"a%d=1" % n for n in range(3000)) + b">", PageTooComplex),
    "without spaces": (b'<p b="1"' + b"".join(b'a%d="1"' % n for n in range(3000)) + b">", PageTooComplex),
    "with brackets in values": (b"<p " + b" ".join(b'a%d=">"' % n for n in range(3000)), PageTooComplex),
    "with a quote in a value": (b"<p b=it's " + b" ".join(b"a%d" % n for n in range(3000)), PageTooComplex),
    "in UTF-16": (("<p " + " ".join(f"a{n}" for n in range(3000)) + ">").encode("utf-16"), PageTooComplex),
}


@pytest.mark.parametrize(("body", "error"), HOSTILE.values(), ids=HOSTILE)
def test_it_refuses_what_parsers_are_bad_at(
    workers: PageWorkers, body: bytes, error: type[Exception]
) -> None:
    with pytest.raises(error):
        _read(workers, FetchedPage(URL, body, "text/html"))
    assert PARAGRAPHS[0] in _read(workers, page_of(URL)).article.text


def test_it_tries_once_more_where_a_worker_was_killed(workers: PageWorkers) -> None:
    _read(workers, page_of(URL))
    worker = next(iter(workers._pool._used_at))
    os.kill(worker._process.pid, signal.SIGKILL)
    worker._process.wait()

    assert PARAGRAPHS[0] in _read(workers, page_of(URL)).article.text


def test_it_ends_a_page_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WORKER_WALL_SECONDS", 0.0)
    workers = PageWorkers(size=1)
    with pytest.raises(ExtractionTimedOut):
        _read(workers, page_of(URL))
    workers.close()


def test_it_keeps_its_places_when_no_worker_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise OSError("Cannot allocate memory")

    workers = PageWorkers(size=1)
    with monkeypatch.context() as short_of_memory:
        short_of_memory.setattr("subprocess.Popen", fail)
        for _ in range(3):
            with pytest.raises(OSError, match="allocate"):
                _read(workers, page_of(URL))
    assert PARAGRAPHS[0] in _read(workers, page_of(URL)).article.text
    workers.close()


def test_it_begins_a_fresh_worker_after_so_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WORKER_ANSWERS", 1)
    workers = PageWorkers(size=1)
    _read(workers, page_of(URL))
    assert not workers._pool._used_at
    _read(workers, page_of(URL))
    workers.close()


def test_it_gives_a_worker_no_secrets(workers: PageWorkers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUTGRAF_SECRET", "open sesame")
    made = PageWorkers(size=1)
    _read(made, page_of(URL))
    pid = next(iter(made._pool._used_at))._process.pid
    environment = Path(f"/proc/{pid}/environ").read_bytes()
    files = [str(file.readlink()) for file in Path(f"/proc/{pid}/fd").iterdir()]
    made.close()

    assert b"sesame" not in environment
    assert all(file.startswith("pipe:") or file == "/dev/null" for file in files), files


def test_it_lifts_embedded_images_out_before_measuring() -> None:
    import base64

    image = b"\x89PNG" + bytes(range(256)) * 30_000
    data = base64.b64encode(image).decode()
    html = article_html().replace(
        "</article>",
        f'<figure><img alt="A ferry" width="600" height="400" src="data:image/png;base64,{data}"></figure></article>',
    )
    assert len(html) > limits.PAGE_BYTES

    read = read_page(page_of(URL, html))

    assert list(read.images.values()) == [("image/png", image)]
    assert next(iter(read.images)) in read.article.html


@pytest.mark.shared
def test_it_outlives_every_hostile_page(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(shared / "security"))
    generator = importlib.import_module("gen_hostile")
    # One of each attack, and those that hurt most; all of them take minutes.
    names = [
        "nest_div_100000", "nest_b_10000", "nest_fmt_p_5000", "nest_a_table_5000", "page_10mb", "text_1mb", "spaces_1mb", "tags_100k",
        "siblings_divs_100k", "attrs_100k", "attr_value_10mb", "attr_regex_bomb", "lt_run_1mb", "meta_open_1line_1mb",
        "punycode_meta_200k", "unicode_escape_meta", "rot13_meta", "zlib_meta", "nul_meta", "nuls_1mb", "surrogate_entities",
        "comment_unclosed_5mb", "utf16_nobom", "utf7_meta",
    ]  # fmt: skip
    workers = PageWorkers(size=1)
    for name in names:
        with contextlib.suppress(ExtractionError, PageTooLarge):  # sentences of ours; all else fails the test
            _read(workers, FetchedPage(URL, generator.make(name), "text/html"))
        assert PARAGRAPHS[0] in _read(workers, page_of(URL)).article.text, name
    workers.close()
    sys.modules.pop("gen_hostile")
