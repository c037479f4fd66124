"""The starter library: there on the first start, removed with one click, brought back."""

from __future__ import annotations

import re

from tests.queue import unranked
from tests.web.conftest import Reader
from webapp.reading.starter import load_starter, offer_starter


def _ids(page: str) -> set[str]:
    return set(re.findall(r'id="article-(\d+)"', page))


def test_it_is_offered_once(reader: Reader) -> None:
    offer_starter(reader.services)
    first = _ids(reader.get("/all").text)
    reader.post("/starter/remove")
    offer_starter(reader.services)

    assert len(first) == 12
    assert _ids(reader.get("/all").text) == set()


def test_it_has_its_summaries_at_once(reader: Reader) -> None:
    offer_starter(reader.services)

    assert unranked(reader.services) == []


def test_it_undoes_its_removal_and_no_more(reader: Reader) -> None:
    load_starter(reader.services, 1)
    everything = _ids(reader.get("/all").text)
    by_hand = sorted(everything)[0]
    reader.post(f"/articles/{by_hand}/delete")

    said = reader.get(reader.post("/starter/remove").location).text
    undo = re.search(r'data-notice>.*?action="([^"]+)"', said, re.S)
    assert undo
    reader.post(undo[1])
    assert _ids(reader.get("/all").text) == everything - {by_hand}

    reader.post("/starter/bring")
    assert _ids(reader.get("/all").text) == everything


def test_it_shows_its_own_images(reader: Reader) -> None:
    load_starter(reader.services, 1)
    page = next(
        page
        for number in _ids(reader.get("/all").text)
        if "/images/" in (page := reader.get(f"/articles/{number}").text)
    )
    address = re.search(r'src="(/articles/\d+/images/[0-9a-f]{64})"', page)
    assert address

    image = reader.get(address[1])

    assert image.content_type.startswith("image/svg+xml")
    assert "sandbox" in image.headers["Content-Security-Policy"]
    assert reader.get(address[1][:-4] + "0000").status_code == 404
