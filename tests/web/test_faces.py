"""The bundled faces: files, licences, and the style sheet that names them."""

from __future__ import annotations

import re

import pytest

from webapp import paths
from webapp.web.assets.faces import BUNDLED, SUBSETS, early_fonts

_FONTS = paths.STATIC / "fonts"
_NAMED = re.findall(r'url\("\.\./fonts/([^"]+)"\)', (paths.STATIC / "css" / "fonts.css").read_text("utf-8"))


def test_it_ships_every_font_that_it_names_and_no_other() -> None:
    assert sorted(_NAMED) == sorted(path.name for path in _FONTS.glob("*.woff2"))
    assert all((_FONTS / name).read_bytes()[:4] == b"wOF2" for name in _NAMED)


def test_it_keeps_the_fonts_small() -> None:
    assert sum(path.stat().st_size for path in _FONTS.iterdir()) < 600_000


@pytest.mark.parametrize("name", sorted(name for name, _subsets in BUNDLED.values()))
def test_it_ships_each_faces_licence_beside_it(name: str) -> None:
    licence = (_FONTS / f"LICENSE-{name}.txt").read_text("utf-8")

    assert "SIL OPEN FONT LICENSE Version 1.1" in licence.replace("Licence", "License")
    assert licence.startswith("Copyright")


@pytest.mark.parametrize(
    ("face", "lang", "first"),
    [
        ("reading", "en-GB", "fonts/literata-latin-400-normal.woff2"),
        ("reading", None, "fonts/literata-latin-400-normal.woff2"),
        ("reading", "ru", "fonts/literata-cyrillic-400-normal.woff2"),
        ("reading", "ja", None),
        ("hyperlegible", "de", "fonts/atkinson-hyperlegible-next-latin-400-normal.woff2"),
        ("hyperlegible", "ru", None),
        ("serif", "en", None),
    ],
)
def test_it_names_the_files_that_a_text_needs_at_once(face: str, lang: str | None, first: str | None) -> None:
    fonts = list(early_fonts(face, lang))

    assert next(iter(fonts), None) == first
    assert all((paths.STATIC / font).is_file() for font in fonts)


def test_it_has_a_file_for_every_subset_that_it_may_ask_for() -> None:
    assert {subset for subset in SUBSETS.values() if subset} <= BUNDLED["reading"][1]
