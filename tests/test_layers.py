"""The structure holds: layers, and what may be imported before anybody asked for a summary."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_it_keeps_each_layer_below_the_one_that_calls_it() -> None:
    found = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert found.returncode == 0, found.stdout


def _imported(code: str) -> set[str]:
    found = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(re.findall(r"\|\s+([\w.]+)$", found.stderr, re.M))


def _heavy(imported: set[str]) -> set[str]:
    return {name for name in imported if re.match("gensim|scipy|numpy|py3langid", name)}


@pytest.mark.parametrize("module", ["webapp.web.app", "webapp.cli.read", "webapp.summarizing"])
def test_it_imports_nothing_heavy_before_the_first_summary(module: str) -> None:
    imported = _imported(f"import {module}")

    assert module in imported
    assert _heavy(imported) == set()


def test_a_server_shows_summaries_and_digests_and_imports_nothing_heavy(tmp_path: Path) -> None:
    imported = _imported(
        "from pathlib import Path; from webapp import create_app; from webapp.settings import Settings;"
        f"app = create_app(Settings(data=Path({str(tmp_path)!r})));"
        "client = app.test_client();"
        "assert 'summary-sentences' in client.get('/articles/1?summary=3').text;"
        "assert 'story-sentences' in client.get('/summaries').text;"
        "app.extensions['nutgraf'].close()"
    )

    assert "webapp.reading.digest_articles" in imported
    assert _heavy(imported) == set()
