"""The structure holds: layers, and what may be imported before anybody asked for a summary."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pages import article_html

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


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What a server has imported that has taken in a starter library of one page, and shown its summaries."""
    seeds = tmp_path_factory.mktemp("seeds")
    (seeds / "library.toml").write_text('[[page]]\nfile = "page.html"\nurl = "https://bay.example/ferry"\n')
    (seeds / "page.html").write_text(article_html())
    code = (
        "import webapp.summarizing, webapp.cli, webapp.web.app; from pathlib import Path; from webapp import paths;"
        "from webapp import create_app; from webapp.settings import Settings;"
        f"paths.SEEDS = Path({str(seeds)!r});"
        f"app = create_app(Settings(data=Path({str(seeds / 'data')!r})));"
        "client = app.test_client();"
        "assert 'summary-sentences' in client.get('/articles/1?summary=3').text;"
        "assert 'story-sentences' in client.get('/summaries').text;"
        "app.extensions['nutgraf'].close()"
    )
    found = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr[-2_000:]
    return set(re.findall(r"\|\s+([\w.]+)$", found.stderr, re.M))


@pytest.mark.parametrize(
    "module", ["webapp.web.app", "webapp.cli", "webapp.summarizing", "webapp.reading.digest_articles"]
)
def test_a_server_shows_summaries_and_digests_and_imports_nothing_heavy(
    imported: set[str], module: str
) -> None:
    assert module in imported
    assert {name for name in imported if re.match("gensim|scipy|numpy|py3langid", name)} == set()
