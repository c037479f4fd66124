"""Groups a summary's sentences into passages, which are shown, counted and copied as one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from webapp.article import Sentence
from webapp.dressing import Heading

# Chinese and Japanese put no space between sentences; the same rule stands in static/js/passages.js.
_WIDE_END = re.compile(r"[\u3000-\u9fff\uff00-\uffef][”’」』）)\]]*\Z")


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence, or two that are shown as one; in a summary by section under its heading."""

    sentences: tuple[Sentence, ...]
    heading: Heading | None = None

    @property
    def between(self) -> str:
        """What stands between its two sentences: “…” where they do not follow each other in the article."""
        first, last = self.sentences[0], self.sentences[-1]
        space = "" if _WIDE_END.search(first.text) else " "
        return space if last.position - first.position <= 1 else f"{space}…{space}"

    @property
    def text(self) -> str:
        """The passage as one piece of text."""
        return self.between.join(sentence.text for sentence in self.sentences)


def find_passages(sentences: Iterable[Sentence]) -> tuple[Passage, ...]:
    """Put the sentences that share a rank together, the earlier first; passages stand as their first does."""
    of_rank: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in sorted(sentences, key=lambda sentence: sentence.position):
        of_rank[sentence.rank].append(sentence)
    return tuple(Passage(tuple(both)) for both in of_rank.values())
