"""The font files that a page needs at once, by the reader's choice of a face."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flask import Flask

# bundled face → its files under static/fonts/ and the subsets that they come in (static/css/fonts.css)
BUNDLED: Mapping[str, tuple[str, frozenset[str]]] = {
    "reading": ("literata", frozenset({"latin", "cyrillic", "greek"})),
    "hyperlegible": ("atkinson-hyperlegible-next", frozenset({"latin"})),
}

# language → the subset that holds its letters. What is not here is taken for Latin, or else for a script
# that no bundled face has.
SUBSETS: Mapping[str, str] = {
    **dict.fromkeys("be bg kk ky mk mn ru sr tg tt uk".split(), "cyrillic"),
    **dict.fromkeys(
        "am ar bn dv fa gu he hi hy ja ka km kn ko lo ml mr my ne or pa ps si ta te th ur yi zh".split(), ""
    ),
    "el": "greek",
}
_WEIGHTS = ("400-normal", "700-normal")  # text and title; italics may come later


def init_app(app: Flask) -> None:
    """Let pages ask for these files before their style sheets do."""
    app.jinja_env.globals["early_fonts"] = early_fonts


def early_fonts(face: str, lang: str | None) -> Iterator[str]:
    """The files under static/ without which a text in this face would be painted in another one."""
    if face not in BUNDLED:
        return
    name, subsets = BUNDLED[face]
    subset = SUBSETS.get((lang or "").split("-")[0].lower(), "latin")
    if subset in subsets:
        yield from (f"fonts/{name}-{subset}-{weight}.woff2" for weight in _WEIGHTS)
