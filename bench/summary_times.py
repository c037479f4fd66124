"""Turns an engine's name and a number of words into the processor time of one summary, in this process.

The text is made of invented words that are as frequent as a language's are (Zipf), the same for all.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterable

ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl")
NUCLEI = "aeiou"
CODAS = ("", "n", "r", "s", "nd")


def make_text(words: int) -> str:
    """Write sentences of 8 to 30 words in paragraphs of five."""
    pick = random.Random(7)
    vocabulary = ["".join(_syllable(pick) for _ in range(pick.randint(1, 4))) for _ in range(20_000)]
    weights = [1 / rank for rank in range(1, len(vocabulary) + 1)]
    drawn = iter(pick.choices(vocabulary, weights, k=words))
    sentences: list[str] = []
    while piece := [word for _, word in zip(range(pick.randint(8, 30)), drawn, strict=False)]:
        sentences.append(" ".join(piece).capitalize() + ".")
    return "\n\n".join(" ".join(sentences[i : i + 5]) for i in range(0, len(sentences), 5))


def _syllable(pick: random.Random) -> str:
    return pick.choice(ONSETS) + pick.choice(NUCLEI) + pick.choice(CODAS)


def nutgraf() -> Callable[[str], object]:
    from webapp.summarizing import summarize, warm

    warm()
    return lambda text: summarize(text, lang="en", sentences=5)


def sumy() -> Callable[[str], object]:
    """sumy's TextRank with its own stemmer and NLTK's word rules; sentences are cut at full stops.

    Its own sentence rules need data that is downloaded apart; cutting at full stops is faster than they are.
    """
    from nltk.tokenize import NLTKWordTokenizer
    from sumy.nlp.stemmers import Stemmer
    from sumy.nlp.tokenizers import Tokenizer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.summarizers.text_rank import TextRankSummarizer

    class Plain(Tokenizer):  # type: ignore[misc]
        def __init__(self) -> None:
            self._language = "english"
            self._word_tokenizer = NLTKWordTokenizer()

        def to_sentences(self, paragraph: str) -> Iterable[str]:
            return tuple(piece.strip(". ") + "." for piece in paragraph.split(". ") if piece.strip(". "))

    summarizer = TextRankSummarizer(Stemmer("english"))
    parse = PlaintextParser.from_string
    summarizer(parse("One word here. Another word there. No word.", Plain()).document, 1)
    return lambda text: summarizer(parse(text, Plain()).document, 5)


def main() -> None:
    engine = {"nutgraf": nutgraf, "sumy": sumy}[sys.argv[1]]()
    text = make_text(int(sys.argv[2]))
    start = time.process_time()
    engine(text)
    print(time.process_time() - start)


if __name__ == "__main__":
    main()
