"""Answers compressed the way that the browser asks for, and left alone where that would be wrong."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Mapping

import brotli
import pytest
import zstandard

from tests.web.conftest import Reader

UNPACKED: Mapping[str, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "zstd": lambda body: zstandard.ZstdDecompressor().decompressobj().decompress(body),
    "gzip": gzip.decompress,
}


def _sheet(reader: Reader) -> str:
    address = re.search(r'rel="stylesheet" href="([^"]+)"', reader.get("/").text)
    assert address
    return address[1]


@pytest.mark.parametrize("encoding", UNPACKED)
@pytest.mark.parametrize("address", ["/settings", "a sheet", "/no-such-page"])
def test_it_compresses_as_the_browser_asks(reader: Reader, address: str, encoding: str) -> None:
    address = _sheet(reader) if address == "a sheet" else address
    reader.get("/settings")  # so that there is a session, with its token
    plain = reader.get(address)

    answer = reader.get(address, headers={"Accept-Encoding": encoding})

    assert answer.headers["Content-Encoding"] == encoding
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert answer.content_length == len(answer.data) < len(plain.data)
    assert _tokenless(UNPACKED[encoding](answer.data)) == _tokenless(plain.data)


def _tokenless(body: bytes) -> bytes:
    """Without the token, which carries the second that it was made in."""
    return re.sub(rb'(csrf[-_]token" (?:content|value)=)"[^"]*"', rb"\1", body)


def test_it_chooses_what_the_browser_likes_best(reader: Reader) -> None:
    asked = {
        "gzip, deflate, br": "br",
        "gzip, deflate": "gzip",
        "br;q=0.5, gzip;q=0.9": "gzip",
        "br;q=0, *": "zstd",
        "deflate": None,
        "": None,
    }

    for accepted, chosen in asked.items():
        for address in ("/settings", _sheet(reader)):
            answer = reader.get(address, headers={"Accept-Encoding": accepted})
            assert answer.headers.get("Content-Encoding") == chosen, (accepted, address)


def test_it_packs_quickly_what_is_made_anew_and_tightly_what_is_kept(reader: Reader) -> None:
    asked = {"Accept-Encoding": "gzip, deflate, br, zstd"}

    chosen = [reader.get(each, headers=asked).headers["Content-Encoding"] for each in ("/", _sheet(reader))]

    assert chosen == ["zstd", "br"]


def test_it_leaves_answers_to_other_sites_uncompressed(reader: Reader) -> None:
    asked = {"Accept-Encoding": "br"}

    for site, encoding in {"cross-site": None, "same-site": None, "same-origin": "br", "none": "br"}.items():
        answer = reader.get("/articles/new?url=guess", headers={**asked, "Sec-Fetch-Site": site})
        assert answer.headers.get("Content-Encoding") == encoding, site
        assert "Accept-Encoding" in answer.headers["Vary"]


def test_it_leaves_what_is_small_as_it_is(reader: Reader) -> None:
    assert "Content-Encoding" not in reader.get("/healthz", headers={"Accept-Encoding": "br"}).headers


def test_it_answers_no_second_time_what_an_older_page_has_already(reader: Reader) -> None:
    older = re.sub("static/[0-9a-f]+", "static/0123", _sheet(reader))
    tag = reader.get(older).headers["ETag"]

    assert reader.get(older, headers={"If-None-Match": tag, "Accept-Encoding": "br"}).status_code == 304
