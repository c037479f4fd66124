"""English articles of about a number of words, the same at every run."""

from __future__ import annotations

import random

SUBJECTS = (
    "the harbour pilot",
    "a retired surveyor",
    "the city archive",
    "an early telescope",
    "the river authority",
    "the glass workshop",
    "a young botanist",
    "the railway company",
    "the night editor",
    "a flood committee",
    "the old observatory",
    "the lighthouse keeper",
    "a travelling printer",
    "the water board",
    "her grandfather",
)
VERBS = (
    "measured",
    "described",
    "rebuilt",
    "questioned",
    "catalogued",
    "abandoned",
    "surveyed",
    "financed",
    "photographed",
    "defended",
    "copied",
    "repaired",
    "inherited",
    "published",
    "mapped",
)
OBJECTS = (
    "the tidal tables",
    "a forgotten canal",
    "three wooden bridges",
    "the northern meadows",
    "a brass instrument",
    "the first timetable",
    "an unsigned letter",
    "the winter harvest",
    "a collection of seeds",
    "the narrow streets",
    "the failing embankment",
    "a set of lenses",
    "the parish records",
    "several copper plates",
    "the salt marsh",
)
ENDINGS = (
    "before the autumn storms arrived",
    "although few neighbours believed it",
    "with money from a distant cousin",
    "because the council had refused",
    "long after the war was over",
    "in a notebook that survives",
    "while engineers argued about the cost",
    "and nobody asked why",
    "during the driest summer in memory",
    "for reasons that were never explained",
    "under the eyes of the inspectors",
    "at a price that surprised everyone",
)
HEADING_WORDS = 600
PARAGRAPH_SENTENCES = 6


def write_article(title: str, words: int) -> str:
    """A whole page of HTML: paragraphs of sentences, a heading every 600 words."""
    chance = random.Random(words)
    parts, written, next_heading = [], 0, HEADING_WORDS
    while written < words:
        if written >= next_heading:
            parts.append(
                f"<h2>How {chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(OBJECTS)}</h2>"
            )
            next_heading += HEADING_WORDS
        paragraph = _paragraph(chance)
        written += len(paragraph.split())
        parts.append(f"<p>{paragraph}</p>")
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title></head>'
        f"<body><article><h1>{title}</h1>{''.join(parts)}</article></body></html>"
    )


def write_paragraphs(chance: random.Random, words: int) -> list[str]:
    """At least so many words of text, in paragraphs without headings."""
    paragraphs, written = [], 0
    while written < words:
        paragraphs.append(_paragraph(chance))
        written += len(paragraphs[-1].split())
    return paragraphs


def _paragraph(chance: random.Random) -> str:
    return " ".join(write_sentence(chance) for _ in range(PARAGRAPH_SENTENCES))


def write_sentence(chance: random.Random) -> str:
    """One sentence, with the year that it tells of now and then."""
    year = f"In {chance.randint(1700, 1990)} " if chance.random() < 0.4 else ""
    clause = f"{chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(OBJECTS)}"
    text = f"{year}{clause} {chance.choice(ENDINGS)}."
    return text[0].upper() + text[1:]
