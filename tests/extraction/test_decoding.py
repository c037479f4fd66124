"""Bytes become text by what browsers would take them for."""

from __future__ import annotations

import pytest

from webapp.extraction.decoding import decode_page

RUSSIAN = "<p>Река поднялась на два метра, и совет решил открыть старые ворота.</p>"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"\xef\xbb\xbf" + RUSSIAN.encode(), "text/html; charset=windows-1251"),
        (b"\xff\xfe" + RUSSIAN.encode("utf-16-le"), None),
        (RUSSIAN.encode("cp1251"), "text/html; charset=windows-1251"),
        (b'<meta charset="windows-1251">' + RUSSIAN.encode("cp1251"), None),
        (b'<?xml version="1.0" encoding="koi8-r"?>' + RUSSIAN.encode("koi8-r"), None),
        (RUSSIAN.encode(), "text/html; charset=iso-8859-1"),
    ],
)
def test_it_decodes_by_bom_header_and_meta(body: bytes, content_type: str | None) -> None:
    assert RUSSIAN in decode_page(body, content_type)


def test_it_reads_labels_as_browsers_do() -> None:
    assert decode_page(b"\x93so\x94", "text/html; charset=iso-8859-1") == "“so”"


def test_it_looks_at_the_bytes_where_nothing_is_declared() -> None:
    assert "Река поднялась" in decode_page((RUSSIAN * 10).encode("cp1251"))


def test_it_leaves_out_what_no_tree_can_hold() -> None:
    assert decode_page("a\0b\x08c&#0;d&#x1f;e&#8212;f") == "abcde&#8212;f"
