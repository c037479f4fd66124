"""Of gensim a worker imports two classes; whoever imports gensim beside gets it whole."""

from __future__ import annotations

import subprocess
import sys

HEAVY = "{'scipy.stats', 'smart_open', 'requests', 'py3langid', 'gensim.models.word2vec'}"


def _run(code: str) -> str:
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr[-2_000:]
    return found.stdout.strip()


def test_getting_ready_imports_no_more_of_it_than_ranking_uses() -> None:
    code = (
        f"import sys; from webapp.summarizing import warm; warm(); print(sorted({HEAVY} & set(sys.modules)))"
    )

    assert _run(code) == "[]"


def test_gensim_is_whole_for_whoever_imports_it_later() -> None:
    code = (
        "from webapp.summarizing.gensim_classes import Dictionary; import gensim, numpy as np; "
        "one, other = np.array([0.5, 0.5]), np.array([0.9, 0.1]); "
        "print(gensim.models.LdaModel.__name__, gensim.corpora.Dictionary is Dictionary, "
        "round(gensim.matutils.kullback_leibler(one, other), 2))"
    )

    assert _run(code) == "LdaModel True 0.51"


def test_it_takes_gensim_as_it_is_where_it_was_imported_before() -> None:
    code = (
        "import gensim; from webapp.summarizing.gensim_classes import Dictionary, OkapiBM25Model; "
        "print(gensim.corpora.Dictionary is Dictionary, gensim.models.OkapiBM25Model is OkapiBM25Model)"
    )

    assert _run(code) == "True True"
