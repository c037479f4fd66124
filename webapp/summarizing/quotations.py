"""Finds the quotations and brackets of a line, within which a sentence mark ends nothing by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

# A quotation or bracket of so many characters is kept whole; two sentences with their speaker (about 45
# words) are taken in at once, more only where they are short. What is longer falls into its sentences.
_UNSPLIT: Final = 280
_SEVERAL_UNSPLIT: Final = 200
_INNER_END: Final = re.compile(r"[.!?…]\s|[。！？]")

# Begun at an opening mark of any kind, so that the search skips all else. Each scan stops at the next mark of
# its kind, so that all of them together read a line once. Straight quotes open only where no word or mark
# stands before them: an inch or a lost quote pairs with none. A single quote closes only after a mark, or
# every apostrophe would.
_WORD: Final = r"[^\W\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]"  # Korean and Japanese add their particles
_N: Final = f"{{1,{_UNSPLIT}}}"
_WHOLE: Final = re.compile(
    rf"[“„«»”\"‘「『《〈【(\[（](?:(?<=“)[^”“\n]{_N}”|(?<=„)[^“”„\"\n]{_N}[“”\"]|(?<=«)[^»«\n]{_N}»"
    rf"|(?<=»)(?=\S)[^»«\n]{_N}(?<=\S)«|(?<=”)(?<![\w.,!?…]”)[^”“\n]{_N}”"
    rf"|(?<=\")(?<![\w.,!?…%)]\")[^\"\n]{_N}\"(?!{_WORD})|(?<=‘)(?<!\w‘)(?!\d)[^‘\n]{_N}?(?<=[.,!?…])’(?!\w)"
    rf"|(?<=「)[^「」\n]{_N}」|(?<=『)[^『』\n]{_N}』|(?<=《)[^《》\n]{_N}》|(?<=〈)[^〈〉\n]{_N}〉"
    rf"|(?<=\[)[^\[\]\n]{_N}\]|(?<=【)[^【】\n]{_N}】|(?<=\()[^()\n]{_N}\)|(?<=（)[^（）\n]{_N}）)"
)


# A quotation of any length; one that its paragraph does not close goes on to the end, as in longer speeches.
_SPEECH: Final = re.compile(
    r"[“„«\"「『](?:(?<=“)[^”“\n]*+(?:”|\Z)|(?<=„)[^“”„\"\n]*+[“”\"]|(?<=«)[^»«\n]*+»"
    rf"|(?<=\")(?<![\w.,!?…%)]\")[^\"\n]*+\"(?!{_WORD})|(?<=「)[^「」\n]*+」|(?<=『)[^『』\n]*+』)"
)


def unsplit_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans in text[start:end] that no sentence ends within: quotations and brackets."""
    for match in _WHOLE.finditer(text, start, end):
        first, last = match.span()
        if last - first <= _SEVERAL_UNSPLIT or len(_INNER_END.findall(text, first, last - 2)) < 2:
            yield first, last


def lie_in_speech(text: str, start: int, end: int, pieces: Sequence[tuple[int, int]]) -> Iterator[bool]:
    """Tell of each sentence of text[start:end] whether it is but a part of a quotation, speaker elsewhere."""
    speeches = (match.span() for match in _SPEECH.finditer(text, start, end))
    speech = next(speeches, None)
    for first, last in pieces:
        while speech and speech[1] <= first:
            speech = next(speeches, None)
        yield bool(
            speech and speech[0] <= first and last <= speech[1] and last - first < speech[1] - speech[0]
        )
