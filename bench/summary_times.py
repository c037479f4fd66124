"""Turns an engine's name and a number of words into one summary's processor time and memory (MB above what
the imports take), in this process. Linux.

The text is made of invented words that are as frequent as a language's are (Zipf), the same for all.
"""

from __future__ import annotations

import gc
import importlib.util
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

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
    """sumy's TextRank with its own tokenizer and stemmer. NLTK's tables for it come with llama-index-core."""
    import nltk
    from sumy.nlp.stemmers import Stemmer
    from sumy.nlp.tokenizers import Tokenizer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.summarizers.text_rank import TextRankSummarizer

    core = importlib.util.find_spec("llama_index.core")
    if core is not None and core.origin is not None:
        nltk.data.path.append(str(Path(core.origin).parent / "_static" / "nltk_cache"))
    tokenizer, summarizer = Tokenizer("english"), TextRankSummarizer(Stemmer("english"))
    parse = PlaintextParser.from_string
    summarizer(parse("One word here. Another word there. No word.", tokenizer).document, 1)
    return lambda text: summarizer(parse(text, tokenizer).document, 5)


def main() -> None:
    engine = {"nutgraf": nutgraf, "sumy": sumy}[sys.argv[1]]()
    text = make_text(int(sys.argv[2]))
    before = forget_peak()
    start = time.process_time()
    engine(text)
    print(time.process_time() - start, (peak() - before) / 1e6)


def forget_peak() -> int:
    """Begin to look for the highest memory anew, and return what is taken now, in bytes."""
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")  # proc(5): "reset the peak resident set size"
    return peak()


def peak() -> int:
    status = Path("/proc/self/status").read_text()
    return 1024 * int(status.partition("VmHWM:")[2].split()[0])


if __name__ == "__main__":
    main()
