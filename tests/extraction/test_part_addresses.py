"""Which address is an article's next part, and which is another article's: rather miss than join."""

from __future__ import annotations

import pytest

from webapp.extraction.part_addresses import is_next_part

SITE = "https://reed.example"
PARTS = [
    ("/story", "/story/2"),
    ("/story/", "/story/2/"),
    ("/story", "/story/page/2"),
    ("/story", "/story/page2"),
    ("/story", "/story?page=2"),
    ("/story", "/story?page=1"),  # counted from 0
    ("/story?utm_source=mail", "/story?page=2"),
    ("/story?id=7", "/story?page=2&id=7"),
    ("/?p=41", "/?p=41&page=2"),
    ("/story.html", "/story-2.html"),
    ("/story.html", "/story,2.html"),
    ("/story.html", "/story-seite-2.html"),
    ("/story.html", "/story.html?pagewanted=2"),
    ("/story/page/1", "/story/page/2"),
    ("/story?page=1", "/story?page=2"),
    ("/story/page/4", "/story/page/5"),
]
OTHERS = [
    ("/story", "/flood"),
    ("/story", "/story"),
    ("/story", "/story/3"),
    ("/posts/41", "/posts/42"),
    ("/posts/1", "/posts/2"),
    ("/archive/1.html", "/archive/2.html"),
    ("/?p=41", "/?p=42"),
    ("/?p=1", "/?p=2"),
    ("/novel/chapter-1.html", "/novel/chapter-2.html"),
    ("/river-part-1", "/river-part-2"),
    ("/storm", "/storm-2"),  # WordPress: another post of the same title
    ("/", "/page/2"),
    ("/", "/?page=2"),
    ("/2024/05/01/a", "/2024/05/02/b"),
    ("/story", "/story/comment-page-2"),
    ("/thread/9", "/thread/9?page=2"),
    ("/story", "https://other.example/story/2"),
]


@pytest.mark.parametrize(("first", "address"), PARTS)
def test_it_takes_an_articles_own_address_with_a_number(first: str, address: str) -> None:
    assert is_next_part(SITE + address, SITE + first, 2)


@pytest.mark.parametrize(("first", "address"), OTHERS)
def test_it_leaves_what_may_be_another_article(first: str, address: str) -> None:
    address = address if "://" in address else SITE + address
    assert not is_next_part(address, SITE + first, 2)


@pytest.mark.parametrize(
    ("address", "is_next"),
    [("/story/3", True), ("/story/2", False), ("/story/4", False), ("/story?page=3", True)],
)
def test_it_counts_on_from_the_first_part(address: str, is_next: bool) -> None:
    assert is_next_part(SITE + address, f"{SITE}/story", 3) is is_next


def test_it_goes_by_host_with_or_without_www() -> None:
    assert is_next_part("http://www.reed.example/story/2", f"{SITE}/story", 2)
