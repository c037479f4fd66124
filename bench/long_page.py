"""A page of thousands of paragraphs, the same at every run: flat, or nested as site builders write it."""

from __future__ import annotations

import random
from collections.abc import Iterator

from bench.long_article import OBJECTS, SUBJECTS, VERBS, write_sentence

_IMAGE = "https://pictures.example/{}.jpg"
_SECTION = 25  # paragraphs; in each a heading, a link, a list and now and then an image


def write_page(paragraphs: int, *, is_nested: bool = False) -> str:
    """A whole page with so many paragraphs between its navigation and its footer."""
    chance = random.Random(paragraphs)
    title = f"How {SUBJECTS[0]} {VERBS[0]} {OBJECTS[0]}"
    pieces = _nest(_pieces(chance, paragraphs)) if is_nested else "\n".join(_pieces(chance, paragraphs))
    menu = "".join(f'<li><a href="/topic/{number}">Topic {number}</a></li>' for number in range(40))
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title></head><body><nav><ul>{menu}</ul></nav>'
        f"<main><article><h1>{title}</h1>{pieces}</article></main>"
        f"<footer><p>Copyright. All rights reserved.</p><ul>{menu}</ul></footer></body></html>"
    )


def _pieces(chance: random.Random, paragraphs: int) -> Iterator[str]:
    for number in range(paragraphs):
        place = number % _SECTION
        if place == 0 and number:
            yield f"<h2>Where {chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(OBJECTS)}</h2>"
        if place == 10:
            yield f"<ul>{''.join(f'<li>{write_sentence(chance)}</li>' for _ in range(4))}</ul>"
        if number % (2 * _SECTION) == 20:
            source = _IMAGE.format(number)
            yield f'<figure><img src="{source}" alt="A view"><figcaption>A view.</figcaption></figure>'
        sentences = [write_sentence(chance) for _ in range(chance.randint(1, 5))]
        if place == 5:
            sentences.append(f'More is <a href="/archive/{number}">in the archive</a>.')
        yield f"<p>{' '.join(sentences)}</p>"


def _nest(pieces: Iterator[str]) -> str:
    """Each piece in a row, a column and a text box of its own, each section in a box."""
    boxed = [
        f'<div class="row"><div class="column"><div class="text">{piece}</div></div></div>'
        for piece in pieces
    ]
    sections = (boxed[begin : begin + _SECTION] for begin in range(0, len(boxed), _SECTION))
    return "\n".join(f"<section><div>{''.join(section)}</div></section>" for section in sections)
