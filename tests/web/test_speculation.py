"""What browsers are told to make ready, and to forget."""

from __future__ import annotations

import json

from tests.web.conftest import Reader
from webapp import paths


def test_it_points_every_page_at_its_rules(reader: Reader) -> None:
    article = reader.kept()

    for address in ("/", f"/articles/{article.id}", "/settings"):
        pointer = reader.get(address).headers["Speculation-Rules"]
        rules = reader.get(pointer.strip('"'))
        assert rules.content_type == "application/speculationrules+json"
        assert "immutable" in rules.headers["Cache-Control"]
        assert set(rules.get_json(force=True)) == {"prefetch"}


def test_it_makes_ready_what_its_pages_have(reader: Reader) -> None:
    first, second = reader.kept("https://bay.example/one"), reader.kept("https://bay.example/two")
    rules = json.loads((paths.STATIC / "rules.speculationrules").read_text())
    named = {name for rule in rules["prefetch"] for name in rule["where"]["selector_matches"].split(", ")}

    assert named == {".neighbour", ".article-item h2 a", ".bar-back"}
    page = reader.get(f"/articles/{first.id}").text
    assert 'class="neighbour ' in page
    assert 'class="bar-back"' in page
    assert f'class="article-item" id="article-{second.id}"' in " ".join(reader.get("/").text.split())


def test_it_lets_a_browser_forget_pages_that_look_otherwise(reader: Reader) -> None:
    article = reader.kept()

    changed = reader.post("/settings", {"theme": "sepia"}, headers={"Accept": "application/json"})
    moved = reader.post(f"/articles/{article.id}/position", {"position": "0.5"})
    left = reader.post("/sign-out")

    assert changed.headers["Clear-Site-Data"] == '"prefetchCache", "prerenderCache"'
    assert "Clear-Site-Data" not in moved.headers
    assert left.headers["Clear-Site-Data"].startswith('"cache", ')
