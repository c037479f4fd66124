"""Resolves a text's language, with its stemmer and stop words."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from threading import Lock
from typing import Final

# snowballstemmer's algorithms by BCP 47 language (it hands them to PyStemmer: the same stems in a twentieth
# of the time); "porter" and "dutch_porter" are older variants.
STEMMERS: Final = {
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "cs": "czech", "da": "danish",
    "nl": "dutch", "en": "english", "eo": "esperanto", "et": "estonian", "fi": "finnish", "fr": "french",
    "de": "german", "el": "greek", "hi": "hindi", "hu": "hungarian", "id": "indonesian", "ga": "irish",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "no": "norwegian", "nb": "norwegian",
    "nn": "norwegian", "fa": "persian", "pl": "polish", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sr": "serbian", "st": "sesotho", "es": "spanish", "sv": "swedish", "ta": "tamil",
    "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

# So many characters tell the language; more cost time.
_SAMPLE_CHARS: Final = 2_000
# Stems are kept from article to article, up to so many a language: some 10 MB.
_MOST_STEMS: Final = 50_000


class Stems(dict[str, str]):
    """Every word's stem, made when first asked for."""

    def __init__(self, stem: Callable[[str], str]) -> None:
        super().__init__()
        self._stem = stem
        self._lock = Lock()  # a stemmer keeps its word in itself: two threads would mix theirs

    def __missing__(self, word: str) -> str:
        with self._lock:
            if len(self) >= _MOST_STEMS:
                self.clear()
            stem = self[word] = self._stem(word)
        return stem


def find_language(text: str, lang: str | None) -> str | None:
    """Tell the language as a bare code: the given tag's, else the text's own as far as it shows."""
    given = (lang or "").strip().replace("_", "-").split("-")[0].lower()
    if (
        given.isalpha() and len(given) < 9
    ):  # a tag's longest first part; pages also say "lang=" and "{{lang}}"
        return given
    import py3langid

    return str(py3langid.classify(_without_surrogates(text[:_SAMPLE_CHARS]))[0])


def _without_surrogates(text: str) -> str:
    """Replace lone halves of surrogate pairs, which the detector cannot encode."""
    return text.encode("utf-8", "replace").decode("utf-8")


@lru_cache(maxsize=8)
def stems_of(lang: str | None) -> Stems:
    """Look up a language's stems; in a language without a stemmer every word is its own."""
    algorithm = STEMMERS.get(lang or "")
    if algorithm is None:
        return Stems(str)
    import snowballstemmer

    stemmer = snowballstemmer.stemmer(algorithm)
    stemmer.maxCacheSize = 0  # PyStemmer's own cache: every word is asked for once, and looked up there first
    return Stems(stemmer.stemWord)


@lru_cache(maxsize=64)
def stop_words_of(lang: str | None) -> frozenset[str]:
    """Look up a language's stop words; none where no list is known."""
    import stopwordsiso

    known = {"nb": "no", "nn": "no"}.get(lang or "", lang or "")
    return frozenset(stopwordsiso.stopwords(known)) if stopwordsiso.has_lang(known) else frozenset()
